"""The worksheet "Who says so?": chosen events against the separate origins of what is said of them."""

import string
from collections.abc import Mapping, Sequence

from components.dataset import Dataset
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.sources.claims import ADDS, CONTRADICTS, INFERRED
from components.dataset.sources.corroboration import Cell, Grid, Origin, Row
from components.dataset.sources.locators import locator
from components.exports.base.html_page import escape
from components.exports.base.paper import box, lines, paper

_TASKS = (
    "Read what each source is. Which of them go back to the same origin? Write their letters under the origin at the "
    "head of the grid. A source that only repeats another is no second witness.",
    "Read what the sources say. For each event, tick what each origin does: it agrees, it differs, or it is silent. "
    "An origin may agree in one point and differ in another: tick both.",
    "For which event do most origins agree? Is it the one you would believe first? Say why, or why not.",
    "Which source has an interest in what it says? Whom does it put in a good light?",
    "For which event does everything rest on one origin? What would you need to see to be surer?",
)
_OPEN = 2  # tasks before this number are done in the tables, the others have lines to write on
_AS_PRINTED = ("original", "not-applicable")  # values of sources.translation: nothing to say
_TO_TICK = f'<ul class="ticks">{"".join(f"<li>{box(state)}</li>" for state in ("agrees", "differs", "silent"))}</ul>'
_DOES = {ADDS: " adds", CONTRADICTS: " differs", INFERRED: " inferred only"}  # beside where it stands
_SILENT = '<span class="small">silent</span>'
_BLANK = 'Sources: <span class="blank"></span>'
_MEANING = (
    "Agrees: it says so, or adds to it. Differs: it says otherwise. Silent: nothing is recorded from it about this "
    "event, which does not mean that it denies it. What the curator only infers from a source is not counted."
)


def worksheet_html(dataset: Dataset, grid: Grid, *, title: str, origin: str, edition: str, key: bool = False) -> bytes:
    """Return `grid` as a sheet to print: boxes to tick, and the sources described; with `key`, filled in.

    dataset: the package that `grid` is of. title, origin, edition: as `paper` takes them. Without `key` the file does
    not hold what goes back to what, nor who agrees.
    """
    letters = dict(zip(grid.sources, string.ascii_uppercase, strict=False))
    tasks = "".join(
        f'<li class="whole">{escape(task)}{lines(2) if place >= _OPEN and not key else ""}</li>\n'
        for place, task in enumerate(_TASKS)
    )
    body = [
        "<p><b>Key for the teacher.</b></p>" if key else "",
        f"<ol>\n{tasks}</ol>",
        f"<h2>The sources</h2>\n{_sources(dataset, letters)}",
        f"<h2>What the sources say</h2>\n{_statements(grid.rows, letters)}",
        f'<section class="page"><h2>The grid</h2>\n{_grid(grid, letters, key)}\n{_left(grid)}</section>',
    ]
    return paper(title, "\n".join(body), origin=origin, edition=edition)


def _sources(dataset: Dataset, letters: Mapping[str, str]) -> str:
    rows = {row[c.SOURCE]: row for row in rows_of(dataset.sources)}
    kinds, translations = (dataset.dictionary.labels("sources", one) for one in (c.KIND, c.TRANSLATION))
    body = ""
    for one, letter in letters.items():
        row = rows[one]
        translated = "" if row[c.TRANSLATION] in _AS_PRINTED else translations.get(row[c.TRANSLATION], "")
        what = _sentences(kinds.get(row[c.KIND], row[c.KIND]), row[c.CITATION], translated)
        cells = (f"<b>{letter}</b>", f"<b>{escape(row[c.SHORT])}</b>", escape(what))
        body += _cells(*cells, escape(_sentences(row[c.INTEREST], row[c.RELIABILITY])) or "Not recorded.")
    return _table("sources-told", ("Letter", "Source", "What it is", "Who speaks, and what limits its use"), body)


def _sentences(*parts: str) -> str:
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def _statements(rows: Sequence[Row], letters: Mapping[str, str]) -> str:
    """Return what each source says of each event, in the curator's words, without what it does to the event."""
    body = ""
    for number, row in enumerate(rows, start=1):
        lines_ = "".join(
            f"<li><b>{letters[one.source]}</b> {escape(one.summary)} "
            f'<span class="small">({escape(one.where)}; {escape(one.voice)})</span></li>'
            for one in row.statements
        )
        said = f"<ul>{lines_}</ul>" if lines_ else "None of the sources above."
        body += _cells(f"<b>{number}</b>", f"<b>{escape(row.title)}</b><br>{escape(row.when)}", said)
    return _table("told", ("No.", "Event, as recorded", "Source, and what it says in our words"), body)


def _grid(grid: Grid, letters: Mapping[str, str], key: bool) -> str:
    heads = [f"<b>{escape(one.title)}</b><br>{_back(one, letters) if key else _BLANK}" for one in grid.origins]
    body = ""
    for number, row in enumerate(grid.rows, start=1):
        event = f"<b>{number}</b> {escape(row.title)}<br>{escape(row.when)}"
        if row.beyond:
            event += f'<br><span class="small">Not in the grid: {_others(row, key)}</span>'
        body += _cells(event, *(_filled(cell, letters) if key else _TO_TICK for cell in row.cells))
    return _table("grid", ("Event", *heads), body)


def _others(row: Row, key: bool) -> str:
    count = len(row.beyond)
    return escape("; ".join(row.beyond)) if key else f"{count} more {'origin' if count == 1 else 'origins'}"


def _back(origin: Origin, letters: Mapping[str, str]) -> str:
    return f"Sources: {', '.join(letters[one] for one in origin.sources)}"


def _filled(cell: Cell, letters: Mapping[str, str]) -> str:
    """Return the cell of the key: what the origin does, and where it stands, the sources by their letters."""
    done = {"agrees": cell.agrees, "differs": cell.differs}
    state = " and ".join(f"<b>{word}</b>" for word, is_so in done.items() if is_so) or _SILENT
    where = (
        f"{locator(letters[one.source], one.paragraphs)}{_DOES.get(one.heading, '')}"
        for one in cell.places
        if one.source in letters
    )
    return f'{state}<br><span class="small">{escape("; ".join(where))}</span>'


def _left(grid: Grid) -> str:
    """Return what the sheet has no room for, and what its words mean."""
    left = {
        "of the chosen events": grid.left_events,
        "of the origins that speak of these events": grid.left_origins,
        "of the sources in which they were read": grid.left_sources,
    }
    words = "; ".join(f"{count:,} {what}" for what, count in left.items() if count)
    out = f" Left out, for want of room: {words}. The sheet keeps the origins that can be compared." if words else ""
    return f'<p class="small">{_MEANING}{out}</p>'


def _table(name: str, heads: Sequence[str], body: str) -> str:
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return f'<table class="{name}">\n<thead><tr>{cells}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>'


def _cells(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"
