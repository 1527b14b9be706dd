"""What was measured, as Markdown."""

import os
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median

import psutil

from benchmarks.harness.browser import Visit
from benchmarks.harness.loads import Load
from benchmarks.harness.systems import NAIVE, OURS, STATIC, SYSTEMS

_PACKAGES = ("streamlit", "plotly", "pandas", "numpy", "pyarrow", "dash")
# Column -> the numbers of one visit.
_MEASURED: Mapping[str, Callable[[Visit], Iterable[float]]] = {
    "To something new, ms": lambda one: [change.ms for change in one.fresh],
    "Back to everything, ms": lambda one: [change.ms for change in one.again],
    "Warm load, ms": lambda one: [] if one.warm is None else [one.warm],
    "Cold start, ms": lambda one: [one.cold],
    "KB a change": lambda one: [change.kilobytes for change in one.changes],
    "Server CPU a change, ms": lambda one: [change.cpu_ms for change in one.changes],
    "Charts made": lambda one: [change.mounts for change in one.changes],
    "Drawings": lambda one: [change.draws for change in one.changes],
    "Server, MiB": lambda one: [one.memory],
}
# Column -> whose change is the measure of all others.
_RATIOS = {"of static": STATIC, "of naive": NAIVE, "of ours": OURS}
Rounds = Sequence[Sequence[Visit]]


def report(rounds: Rounds, loads: Mapping[str, Sequence[Load | None]]) -> str:
    """Return all that was measured. rounds: the visits of each. loads: name of a package -> its loadings."""
    sizes = sorted({one.events for visits in rounds for one in visits})
    parts = [
        f"Rounds: {len(rounds)}. What is measured and how: [README.md](README.md).",
        *machine(),
        "\n".join(f"- **{system.name}**: {system.words}" for system in SYSTEMS),
        "Median (smallest to largest). Ratios are of changes to something new, taken inside each round.",
    ]
    for size in sizes:
        parts += [f"## {size:,} events", table(["", *_MEASURED, *_RATIOS], _rows(rounds, size))]
    names = ["Package", "Seconds", "Peak MiB", "of these before loading", "Problems"]
    return "\n\n".join([*parts, "## Loading", table(names, [_loaded(*one) for one in loads.items()])])


def machine() -> list[str]:
    """Return lines that say what was measured on: no names, only what matters for the numbers."""
    busy = f", load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    memory = psutil.virtual_memory().total / 2**30
    return [
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB memory, {platform.system()}{busy}.",
        f"Python {platform.python_version()}, {', '.join(f'{name} {version(name)}' for name in _PACKAGES)}.",
    ]


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ["---"] * len(heads), *rows))


def _rows(rounds: Rounds, size: int) -> Iterator[list[str]]:
    """Yield a row for each system that was visited at this size."""
    for system in SYSTEMS:
        found = [one for visits in rounds for one in visits if (one.system, one.events) == (system.name, size)]
        failure = next((one.failure for one in found if one.failure), "")
        if failure:
            words = " ".join(failure.replace("|", "/").split())
            yield [system.name, f"did not finish: {words}", *[""] * (len(_MEASURED) + len(_RATIOS) - 1)]
        elif found:
            measured = (spread([n for one in found for n in numbers(one)], "{:,.0f}") for numbers in _MEASURED.values())
            yield [system.name, *measured, *(_ratio(rounds, size, system.name, other) for other in _RATIOS.values())]


def _ratio(rounds: Rounds, size: int, upper: str, lower: str) -> str:
    ratios = []
    for visits in rounds:
        found = {
            one.system: median(change.ms for change in one.fresh) for one in visits if one.events == size and one.fresh
        }
        if upper in found and lower in found:
            ratios.append(found[upper] / found[lower])
    return spread(ratios, "{:.2f}x")


def spread(numbers: Sequence[float], form: str) -> str:
    """Return the median of some numbers, and the smallest and largest of them; an empty text for none."""
    if not numbers:
        return ""
    middle, least, most = (form.format(number) for number in (median(numbers), min(numbers), max(numbers)))
    return middle if len(numbers) == 1 else f"{middle} ({least} to {most})"


def _loaded(name: str, loads: Sequence[Load | None]) -> list[str]:
    finished = sorted((one for one in loads if one), key=lambda one: one.seconds)
    if not finished:
        return [name, "did not finish", "", "", ""]
    one = finished[len(finished) // 2]
    return [name, f"{one.seconds:.2f}", f"{one.peak:,.0f}", f"{one.before:,.0f}", str(one.problems)]
