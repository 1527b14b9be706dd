"""Thirty readers on one server, all changing filters: how long they wait, and what they cost; prints Markdown.

python benchmarks/readers.py                               the dashboard and the product's parts, 10,000 events
python benchmarks/readers.py --events 1000000 --only dashboard
python benchmarks/readers.py --smoke                       does it still run? The numbers mean nothing

Websocket sessions without a browser (harness/client.py). Runs in the environment of `python3 run.py check`.
"""

import argparse
import asyncio
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.harness.client import Reader, ReaderError, arrived
from benchmarks.harness.report import machine, table
from benchmarks.harness.server import DidNotFinishError, Server, serving
from benchmarks.harness.systems import DASHBOARD, OURS, SYSTEM, System
from benchmarks.packages import channel_counts, write_package

_PAUSE = (2.0, 4.0)  # seconds in which a reader looks before the next change
_REST = 3.0  # seconds without changes before the memory is read
_BURSTS = 5
_WARM = 5  # changes of each reader before anything is counted
_PATIENCE = 120.0  # seconds for a start, and for one change
_SMOKE = {"events": 100, "readers": 2, "changes": 2, "warm": 1, "bursts": 1, "pause": (0.0, 0.1), "rest": 0.0}
_HEADS = ["Page", "Changes", "Steady p50 / p95, ms", "Burst p50 / p95, ms", "Errors", "MiB a reader", "Growth, MiB"]


@dataclass
class Crowd:
    """What was measured. steady, burst: seconds of each change. each: MiB a reader. growth: MiB over all changes."""

    steady: list[float] = field(default_factory=list)
    burst: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    each: float = 0
    growth: float = 0


def main() -> int:
    """Read the command line, measure, and print; the exit status is 1 if a reader met an error."""
    asked = _asked()
    errors = []
    print("\n\n".join(machine()))
    print(f"\n{asked.readers} readers, {asked.events:,} events.\n\n{table(_HEADS, [])}", flush=True)
    with TemporaryDirectory() as home:
        folder = Path(home) / str(asked.events)
        write_package(folder, asked.events)
        for name in asked.only or (DASHBOARD, OURS):
            found = crowd(SYSTEM[name], folder, asked)
            errors += found.errors
            print(_row(name, found), flush=True)
    print("".join(f"\n- {error}" for error in dict.fromkeys(errors)))
    return 1 if errors else 0


def crowd(system: System, folder: Path, asked: argparse.Namespace) -> Crowd:
    """Send readers to `system` with the package in `folder`: at their own pace, then all at once, several times."""
    found = Crowd()
    try:
        with serving(system, folder, _PATIENCE) as server:
            asyncio.run(_visit(found, system, server, channel_counts(folder), asked))
    except (DidNotFinishError, OSError) as cause:
        found.errors.append(str(cause))
    return found


async def _visit(
    found: Crowd, system: System, server: Server, channels: Mapping[str, int], asked: argparse.Namespace
) -> None:
    first = await arrived(server.address, system, channels, seed=0)
    for _ in range(asked.warm):
        await first.change()
    before = await _memory(server, asked)
    readers = [first, *[await arrived(server.address, system, channels, seed) for seed in range(1, asked.readers)]]
    warm = Crowd(errors=found.errors)
    await asyncio.gather(*(_steady(reader, asked.warm, warm, asked) for reader in readers))
    full = await _memory(server, asked)
    found.each = (full - before) / (len(readers) - 1)
    each = -(-asked.changes // len(readers))
    await asyncio.gather(*(_steady(reader, each, found, asked) for reader in readers))
    found.growth = await _memory(server, asked) - full
    for _ in range(asked.bursts):
        await asyncio.gather(*(_timed(reader, found.burst, found.errors) for reader in readers))
    await asyncio.gather(*(reader.leave() for reader in readers))


async def _memory(server: Server, asked: argparse.Namespace) -> float:
    """Return the MiB of the server once it has had a moment without readers' changes."""
    await asyncio.sleep(asked.rest)
    return server.memory()


async def _steady(reader: Reader, changes: int, found: Crowd, asked: argparse.Namespace) -> None:
    await asyncio.sleep(reader.dice.uniform(0, asked.pause[1]))  # they do not all begin at once
    for _ in range(changes):
        await _timed(reader, found.steady, found.errors)
        await asyncio.sleep(reader.dice.uniform(*asked.pause))


async def _timed(reader: Reader, times: list[float], errors: list[str]) -> None:
    try:
        times.append(await asyncio.wait_for(reader.change(), _PATIENCE))
    except (ReaderError, TimeoutError, OSError) as cause:
        errors.append(str(cause) or type(cause).__name__)


def _row(name: str, found: Crowd) -> str:
    times = (f"{_ms(one, 0.5)} / {_ms(one, 0.95)}" for one in (found.steady, found.burst))
    cells = [name, f"{len(found.steady):,}", *times, str(len(found.errors)), f"{found.each:.2f}", f"{found.growth:.1f}"]
    return f"| {' | '.join(cells)} |"


def _ms(times: Sequence[float], share: float) -> str:
    """Return the ms that this share of the changes stay within; a dash if there was none."""
    return f"{sorted(times)[int(share * (len(times) - 1))] * 1000:,.0f}" if times else "-"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--readers", type=int, default=30, help="at least two")
    parser.add_argument("--changes", type=int, default=1_000, help="of all readers together, at their own pace")
    parser.add_argument("--only", action="append", choices=(DASHBOARD, OURS))
    parser.add_argument("--smoke", action="store_true", help="100 events, two readers, a few changes")
    parser.set_defaults(warm=_WARM, bursts=_BURSTS, pause=_PAUSE, rest=_REST)
    asked = parser.parse_args()
    if asked.smoke:
        vars(asked).update(_SMOKE)
    return asked


if __name__ == "__main__":
    sys.exit(main())
