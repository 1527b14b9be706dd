"""Measure a change of filters in the dashboard beside what a reader could use instead, and print it as Markdown.

python benchmarks/run.py > LOOK.md                          everything: about an hour
python benchmarks/run.py --sizes 100,10000 --rounds 1       a first look: some minutes
python benchmarks/run.py --only ours --only static          these systems
python benchmarks/run.py --smoke                            does everything still run? The numbers mean nothing

Runs in the environment of `python3 run.py check`, with a Chromium. Asks nothing of any other machine.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.harness.browser import SMOKE, Effort, Visit, visit
from benchmarks.harness.loads import Load, load
from benchmarks.harness.report import report
from benchmarks.harness.systems import ROOT, SYSTEM
from benchmarks.packages import channel_counts, write_package


def main() -> int:
    """Read the command line, measure, and print; with --smoke the exit status is 1 if anything did not finish."""
    asked = _asked()
    effort = SMOKE if asked.smoke else Effort(asked.patience)
    rounds: list[list[Visit]] = []
    loads: dict[str, list[Load | None]] = {}
    with TemporaryDirectory() as home:
        folders = {size: Path(home) / str(size) for size in asked.sizes}
        for size, folder in folders.items():
            write_package(folder, size)
        packages = {f"{size:,} events": folder for size, folder in folders.items()}
        packages |= {} if asked.smoke else {"as shipped": ROOT / "data"}
        try:
            for _ in range(asked.rounds):
                for words, folder in packages.items():
                    loads.setdefault(words, []).append(load(folder, effort.patience))
                rounds.append([])
                for size, folder in folders.items():
                    # What has not finished once is not waited for again.
                    names = [name for name in asked.only or SYSTEM if (name, size) not in _failed(rounds)]
                    rounds[-1] += _visits(names, folder, effort)
        finally:  # a stop loses only the visit it falls in
            print(report(rounds, loads))
    unread = [words for words, every in loads.items() if None in every]
    return 1 if asked.smoke and (_failed(rounds) or unread) else 0


def _visits(names: Iterable[str], folder: Path, effort: Effort) -> Iterator[Visit]:
    channels = channel_counts(folder)
    for name in names:
        print(f"{folder.name} events, {name}", file=sys.stderr, flush=True)
        yield visit(SYSTEM[name], folder, channels, effort)


def _failed(rounds: Iterable[Iterable[Visit]]) -> set[tuple[str, int]]:
    return {(one.system, one.events) for visits in rounds for one in visits if one.failure}


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=_sizes, default="100,10000,100000,1000000", help="numbers of events")
    parser.add_argument("--rounds", type=int, default=3, help="each round visits every system at every size")
    parser.add_argument("--only", action="append", choices=list(SYSTEM), help="this system; may be given several times")
    parser.add_argument("--patience", type=float, default=120, help="seconds for one step of a system; default 120")
    parser.add_argument("--smoke", action="store_true", help="100 events, one round, one change")
    asked = parser.parse_args()
    return argparse.Namespace(**{**vars(asked), "sizes": [100], "rounds": 1}) if asked.smoke else asked


def _sizes(words: str) -> list[int]:
    return [int(size) for size in words.split(",")]


if __name__ == "__main__":
    sys.exit(main())
