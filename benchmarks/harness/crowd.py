"""Thirty readers on one server: how long they wait for their changes, and what they cost."""

import asyncio
import random
from dataclasses import dataclass

from benchmarks.harness.archives import Archive
from benchmarks.harness.reader import Reader, ReaderError, arrived
from benchmarks.harness.server import DidNotFinishError, Server, serving
from benchmarks.harness.systems import System

READERS = 30
_PAUSE = (2.0, 4.0)  # seconds in which a reader looks before the next change
_BURSTS = 5
_WARM = 5  # changes of each reader before anything is counted
_REST = 3.0  # seconds
_PATIENCE = 120.0  # seconds for a start, and for one change


@dataclass
class Crowd:
    """What was measured. steady, burst: seconds of each change. each: MiB a reader. growth: MiB over all changes."""

    system: str
    events: int
    steady: list[float]
    burst: list[float]
    errors: list[str]
    each: float = 0
    growth: float = 0


def crowd(system: System, found: Archive, changes: int) -> Crowd:
    """Send thirty readers to `system`: `changes` changes at their own pace, then all at once, five times."""
    result = Crowd(system.name, found.events, [], [], [])
    try:
        with serving(system, found.folder, _PATIENCE) as server:
            asyncio.run(_visit(result, system, server, found, changes))
    except (DidNotFinishError, OSError) as cause:
        result.errors.append(str(cause))
    return result


async def _visit(result: Crowd, system: System, server: Server, found: Archive, changes: int) -> None:
    channels = sorted(found.channels)
    first = await arrived(server.address, system, channels, seed=0)
    for _ in range(_WARM):
        await first.change()
    before = await _at_rest(server)
    readers = [first]
    for seed in range(1, READERS):
        readers.append(await arrived(server.address, system, channels, seed))
    warm = Crowd(result.system, result.events, [], [], result.errors)
    await asyncio.gather(*(_steady(reader, _WARM, warm, seed) for seed, reader in enumerate(readers)))
    full = await _at_rest(server)
    result.each = (full - before) / (READERS - 1)
    each = -(-changes // READERS)
    await asyncio.gather(*(_steady(reader, each, result, seed) for seed, reader in enumerate(readers)))
    result.growth = await _at_rest(server) - full
    for _ in range(_BURSTS):
        await asyncio.gather(*(_timed(reader, result.burst, result.errors) for reader in readers))
    await asyncio.gather(*(reader.leave() for reader in readers))


async def _at_rest(server: Server) -> float:
    """Return the memory of the server once it has had a moment without readers' changes."""
    await asyncio.sleep(_REST)
    return server.memory()


async def _steady(reader: Reader, changes: int, result: Crowd, seed: int) -> None:
    dice = random.Random(seed)
    await asyncio.sleep(dice.uniform(0, _PAUSE[1]))  # they do not all begin at once
    for _ in range(changes):
        await _timed(reader, result.steady, result.errors)
        await asyncio.sleep(dice.uniform(*_PAUSE))


async def _timed(reader: Reader, times: list[float], errors: list[str]) -> None:
    try:
        times.append(await asyncio.wait_for(reader.change(), _PATIENCE))
    except (ReaderError, TimeoutError, OSError) as cause:
        errors.append(str(cause) or type(cause).__name__)


def p95(times: list[float]) -> float:
    """Return what 95 of 100 changes stay within; not a number if there was none."""
    return sorted(times)[int(0.95 * (len(times) - 1))] if times else float("nan")
