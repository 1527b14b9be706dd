"""What was aimed at, what was measured, and whether it was met."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.harness.crowd import Crowd, p95
from benchmarks.harness.summary import Rounds, Spread, change_ms
from benchmarks.harness.systems import NAIVE, OURS, STATIC

_CHARTS = 4
_SHORT, _LONG = 100, 1_000_000  # the sizes whose times are compared
_FASTER = {100: 2.5, 10_000: 6.0}


@dataclass(frozen=True)
class Target:
    """One row: `met` is None if it was not measured."""

    words: str
    aim: str
    measured: str
    met: bool | None


def targets(found: Rounds, crowds: Sequence[Crowd], sizes: Sequence[int]) -> Iterator[Target]:
    """Yield every target; those of sizes that were not measured say so."""
    for size in sizes:
        ratio = found.ratio((OURS, size), (STATIC, size), change_ms)
        words = f"Filter change against the static page, {size:,} events"
        yield _at_most(words, ratio, 2.0, "{:.2f}x", "at most 2.0x (wanted: 1.3x)")
    for size, times in _FASTER.items():
        ratio = found.ratio((NAIVE, size), (OURS, size), change_ms)
        yield _at_least(f"Filter change against naive Streamlit, {size:,} events", ratio, times)
    flat = found.ratio((OURS, _LONG), (OURS, _SHORT), change_ms)
    yield _at_most(f"Filter change, {_LONG:,} events against {_SHORT:,}", flat, 1.25, "{:.2f}x")
    yield from _counted(found, sizes)
    yield from _loaded(found)
    for size in sizes:
        ratio = found.ratio((OURS, size), (NAIVE, size), lambda visit: visit.warm)
        yield _at_most(f"Warm page load against naive Streamlit, {size:,} events", ratio, 0.7, "{:.2f}x")
    for crowd in crowds:
        yield from _crowded(crowd)


def _at_most(words: str, value: Spread | None, limit: float, form: str, aim: str = "") -> Target:
    aim = aim or f"at most {form.format(limit)}"
    if value is None:
        return Target(words, aim, "not measured", None)
    return Target(words, aim, _spread_words(value, form), value.median <= limit)


def _at_least(words: str, value: Spread | None, limit: float) -> Target:
    aim = f"at least {limit:.1f}x faster"
    if value is None:
        return Target(words, aim, "not measured", None)
    return Target(words, aim, _spread_words(value, "{:.2f}x"), value.median >= limit)


def _spread_words(value: Spread, form: str) -> str:
    return f"{form.format(value.median)} ({form.format(value.least)} to {form.format(value.most)})"


def _counted(found: Rounds, sizes: Sequence[int]) -> Iterator[Target]:
    changes = [change for size in sizes for change in found.changes(OURS, size)]
    for words, aim, numbers in (
        ("Charts mounted anew in a change, most", 0.0, [change.mounts for change in changes]),
        ("Drawings of a chart in a change, most", 1.0, [change.draws / _CHARTS for change in changes]),
        ("KB sent and received in a change, most", 80.0, [change.kilobytes for change in changes]),
    ):
        most = max(numbers, default=None)
        met = None if most is None else most <= aim
        yield Target(words, f"at most {aim:g}", "not measured" if most is None else f"{most:g}"[:6], met)


def _loaded(found: Rounds) -> Iterator[Target]:
    shipped = [one.seconds for one in found.shipped if one]
    yield _one("Loading the shipped package", shipped, 0.3, "s")
    finished = [one for one in found.loads.get(_LONG, []) if one]
    yield _one(f"Loading {_LONG:,} events", [one.seconds for one in finished], 15, "s")
    yield _one(f"Peak memory of loading {_LONG:,} events", [one.peak / 1024 for one in finished], 1.5, "GiB")


def _one(words: str, numbers: Sequence[float], limit: float, unit: str) -> Target:
    aim = f"at most {limit:g} {unit}"
    if not numbers:
        return Target(words, aim, "not measured", None)
    value = sorted(numbers)[len(numbers) // 2]
    return Target(words, aim, f"{value:.2f} {unit}", value <= limit)


def _crowded(crowd: Crowd) -> Iterator[Target]:
    who = f"Thirty readers, {crowd.system}, {crowd.events:,} events"
    yield _one(f"{who}: steady, 95 of 100 within", [p95(crowd.steady) * 1000] if crowd.steady else [], 100, "ms")
    yield _one(f"{who}: all at once, 95 of 100 within", [p95(crowd.burst)] if crowd.burst else [], 1, "s")
    first = f": {crowd.errors[0][:60]}" if crowd.errors else ""
    yield Target(f"{who}: errors", "none", f"{len(crowd.errors)}{first}", not crowd.errors)
    if crowd.steady:
        yield _one(f"{who}: memory of each", [crowd.each], 0.5, "MiB")
        # What Python's allocator takes and gives back in the meantime is not growth.
        yield _one(f"{who}: growth over {len(crowd.steady):,} changes", [crowd.growth], 5, "MiB")
