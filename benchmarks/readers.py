"""Thirty readers on one server, all changing filters: how long they wait, and what they cost.

python benchmarks/readers.py                               the board and the dashboard, 10,000 invented events
python benchmarks/readers.py --events 1000000 --only ours
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.harness.archives import archive
from benchmarks.harness.crowd import crowd, p95
from benchmarks.harness.systems import READERS_OF, SYSTEM


def main() -> None:
    """Measure and print; benchmarks/run.py does the same and writes it down."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--changes", type=int, default=1_000)
    parser.add_argument("--only", choices=sorted(READERS_OF))
    parser.add_argument("--packages", type=Path, help="where the invented packages are kept")
    asked = parser.parse_args()
    for name in [asked.only] if asked.only else READERS_OF:
        one = crowd(SYSTEM[name], archive(asked.events, asked.packages), asked.changes)
        print(
            f"{name}: steady p95 {p95(one.steady) * 1000:.0f} ms, burst p95 {p95(one.burst) * 1000:.0f} ms, "
            f"errors {len(one.errors)} {one.errors[:1]}, {one.each:.2f} MiB a reader, "
            f"growth {one.growth:.1f} MiB over {len(one.steady)} changes"
        )


if __name__ == "__main__":
    main()
