"""benchmarks/results.md: targets first, then the numbers they come from."""

from collections.abc import Callable, Sequence

from benchmarks.harness.crowd import Crowd, p95
from benchmarks.harness.loads import Load
from benchmarks.harness.summary import Rounds, Spread, spread
from benchmarks.harness.systems import STATIC, SYSTEMS
from benchmarks.harness.targets import Target, targets

_MET = {True: "met", False: "**not met**", None: "not measured"}


def report(found: Rounds, crowds: Sequence[Crowd], sizes: Sequence[int], machine: Sequence[str]) -> str:
    """Return the whole text as Markdown. machine: lines that say what it was measured on."""
    rounds = "one round" if len(found.rounds) == 1 else f"{len(found.rounds)} rounds"
    parts = [
        "# Results",
        f"Written by `python benchmarks/run.py` ({rounds}). What is measured and how: [README.md](README.md).",
        *machine,
        "## Targets",
        "Ratios are taken inside each round; the median over the rounds, and the smallest and largest.",
        _target_rows(list(targets(found, crowds, sizes))),
        "## The systems",
        "\n".join(f"- **{system.name}**: {system.words}" for system in SYSTEMS),
        *_numbers(found, sizes),
        "## Loading with the product's loader",
        _load_rows(found),
        "## Thirty readers on one server",
        _crowd_rows(crowds),
    ]
    return "\n\n".join(parts) + "\n"


def _numbers(found: Rounds, sizes: Sequence[int]) -> list[str]:
    seen, every = found.visits, found.changes
    tables: tuple[tuple[str, Callable[[str, int], Spread | None]], ...] = (
        ("Filter change to something new, ms until painted", found.fresh),
        (
            "Filter change back to everything, ms until painted",
            lambda name, size: spread(change.ms for one in seen(name, size) for change in one.again),
        ),
        ("Warm page load, ms", lambda name, size: spread(one.warm for one in seen(name, size))),
        ("Cold start, ms from starting the server", lambda name, size: spread(one.cold for one in seen(name, size))),
        ("KB in a change", lambda name, size: spread(change.kilobytes for change in every(name, size))),
        ("Server CPU in a change, ms", lambda name, size: spread(change.cpu_ms for change in every(name, size))),
        ("Charts mounted in a change", lambda name, size: spread(change.mounts for change in every(name, size))),
        ("Drawings in a change, all charts", lambda name, size: spread(change.draws for change in every(name, size))),
        ("Server memory at the end, MiB", lambda name, size: spread(one.memory for one in seen(name, size))),
    )
    words = (
        "Median (smallest to largest) by number of events. The rows of the dashboard show other charts than the rest."
    )
    times = _rows(["against the static page", *map("{:,}".format, sizes)], _against(found, sizes))
    parts = ["## Numbers", words, "### Filter change, for each ms of the static page", times]
    for title, value in tables:
        rows = [[system.name, *(_cell(found, value, system.name, size) for size in sizes)] for system in SYSTEMS]
        parts += [f"### {title}", _rows(["", *(f"{size:,}" for size in sizes)], rows)]
    return [*parts, *_failures(found, sizes)]


def _against(found: Rounds, sizes: Sequence[int]) -> list[list[str]]:
    rows = []
    for system in SYSTEMS:
        cells = []
        for size in sizes:
            own, limit = found.fresh(system.name, size), found.fresh(STATIC, size)
            cells.append(f"{own.median / limit.median:.2f}x" if own and limit else _missing(found, system.name, size))
        rows.append([system.name, *cells])
    return rows


def _cell(found: Rounds, value: Callable[[str, int], Spread | None], name: str, size: int) -> str:
    one = value(name, size)
    if one is None:
        return _missing(found, name, size)
    return f"{one.median:,.0f} ({one.least:,.0f} to {one.most:,.0f})"


def _missing(found: Rounds, name: str, size: int) -> str:
    return "did not finish" if found.failure(name, size) else "not measured"


def _failures(found: Rounds, sizes: Sequence[int]) -> list[str]:
    whys = [
        f"- {system.name}, {size:,} events: {_plain(found.failure(system.name, size))}"
        for system in SYSTEMS
        for size in sizes
        if found.failure(system.name, size)
    ]
    return ["### Did not finish", "\n".join(whys)] if whys else []


def _plain(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


def _target_rows(found: Sequence[Target]) -> str:
    rows = [[one.words, one.aim, _plain(one.measured), _MET[one.met]] for one in found]
    return _rows(["Target", "Aim", "Measured", ""], rows)


def _load_rows(found: Rounds) -> str:
    named = [
        ("the shipped package", found.shipped),
        *((f"{size:,} events", all_) for size, all_ in found.loads.items()),
    ]
    return _rows(
        ["Package", "Seconds", "Peak MiB", "of these before loading", "Problems"], [_load(*one) for one in named]
    )


def _load(name: str, loads: Sequence[Load | None]) -> list[str]:
    finished = [one for one in loads if one]
    if not finished:
        return [name, "did not finish", "", "", ""]
    one = sorted(finished, key=lambda load: load.seconds)[len(finished) // 2]
    return [name, f"{one.seconds:.2f}", f"{one.peak:,.0f}", f"{one.before:,.0f}", str(one.problems)]


def _crowd_rows(crowds: Sequence[Crowd]) -> str:
    heads = [
        "Page",
        "Events",
        "Changes",
        "Steady p50 / p95, ms",
        "Burst p50 / p95, ms",
        "Errors",
        "MiB a reader",
        "Growth, MiB",
    ]
    rows = [
        [
            *(crowd.system, f"{crowd.events:,}", f"{len(crowd.steady):,}"),
            *(f"{_p50(times) * 1000:,.0f} / {p95(times) * 1000:,.0f}" for times in (crowd.steady, crowd.burst)),
            *(str(len(crowd.errors)), f"{crowd.each:.2f}", f"{crowd.growth:.1f}"),
        ]
        for crowd in crowds
    ]
    return _rows(heads, rows) if rows else "Not measured."


def _p50(times: Sequence[float]) -> float:
    return sorted(times)[len(times) // 2] if times else float("nan")


def _rows(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
