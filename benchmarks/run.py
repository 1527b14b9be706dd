"""Measure the dashboard against what a reader could use instead, and write benchmarks/results.md.

python benchmarks/run.py                                    everything: about an hour
python benchmarks/run.py --sizes 100,10000 --rounds 1       a first look: about ten minutes
python benchmarks/run.py --only ours --only static --no-readers --output /tmp/look.md

Needs what benchmarks/requirements.txt names, and a Chromium. Asks nothing of any other machine.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.harness.archives import archive
from benchmarks.harness.crowd import Crowd, crowd
from benchmarks.harness.loads import load
from benchmarks.harness.machine import machine
from benchmarks.harness.report import report
from benchmarks.harness.summary import Rounds
from benchmarks.harness.systems import READERS_OF, ROOT, SYSTEM
from benchmarks.harness.visit import visit

_SIZES = "100,10000,100000,1000000"
_RESULTS = Path(__file__).parent / "results.md"


def main() -> None:
    """Read the command line, measure, and write the results after every round, so that a stop loses little."""
    asked = _asked()
    sizes = [int(size) for size in asked.sizes.split(",")]
    names = asked.only or list(SYSTEM)
    where, found, crowds = machine(), Rounds(), list[Crowd]()
    archives = {size: archive(size, asked.packages) for size in sizes}

    def write() -> None:
        asked.output.write_text(report(found, crowds, sizes, where), encoding="utf-8")

    for number in range(1, asked.rounds + 1):
        found.rounds.append([])
        for size in sizes:
            found.loads.setdefault(size, []).append(load(archives[size].folder, asked.patience))
            for name in names:
                # What has not finished once is not waited for again.
                if found.failure(name, size):
                    continue
                print(f"round {number}, {size:,} events, {name}", flush=True)
                one = archives[size]
                found.rounds[-1].append(visit(SYSTEM[name], one.folder, one.channels, asked.patience))
                if found.rounds[-1][-1].failure:
                    print(f"  did not finish: {found.rounds[-1][-1].failure}", flush=True)
        found.shipped.append(load(ROOT / "data", asked.patience))
        write()
    for name in READERS_OF if asked.readers else ():
        print(f"thirty readers, {sizes[-1]:,} events, {name}", flush=True)
        crowds.append(crowd(SYSTEM[name], archives[sizes[-1]], asked.changes))
        write()
    print(f"Written: {asked.output}")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=_SIZES, help=f"numbers of events, the largest last; default {_SIZES}")
    parser.add_argument("--rounds", type=int, default=3, help="each round visits every system at every size")
    parser.add_argument("--only", action="append", choices=list(SYSTEM), help="this system; may be given several times")
    parser.add_argument("--patience", type=float, default=120, help="seconds for one step of a system; default 120")
    parser.add_argument("--changes", type=int, default=1_000, help="changes of the thirty readers together")
    parser.add_argument("--no-readers", dest="readers", action="store_false", help="leave the thirty readers out")
    parser.add_argument(
        "--packages", type=Path, help="where the invented packages are kept; default: a temporary folder"
    )
    parser.add_argument("--output", type=Path, default=_RESULTS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
