"""The charts on the screen and their records, with where each is said, as a sheet to print."""

from collections.abc import Sequence
from typing import NamedTuple

from plotly.offline import get_plotlyjs

from components.exports.base.browser_code import browser_code
from components.exports.base.drawing import Drawing
from components.exports.base.html_page import escape
from components.exports.base.paper import paper, picture
from components.exports.sources.sourced_rows import MOST, SourcedRow, sourced_rows, where_said

WIDTH = 680  # px: the 180 mm that both A4 and Letter have between their margins
_SMALL = 1300  # px; a chart so high is printed at half its size, and its words can hardly be read
_SHRUNK = "Printed much smaller than it was drawn, to fit on a page; fewer events are printed larger."
_DRAW = browser_code("print/sheet.js")


class Section(NamedTuple):
    """One chart of a sheet, or only words. All but the headline may be left out.

    drawing: as `with_legend` leaves it, in the light theme, for paper 680 px wide. records: events to print as a table
    with their sources.
    """

    headline: str
    note: str = ""
    drawing: Drawing | None = None
    records: Sequence[SourcedRow] = ()


class Sheet(NamedTuple):
    """What is printed. origin: where it is from, in words. edition: for the foot of each page, as "version 1.1.0"."""

    title: str
    origin: str
    sections: Sequence[Section]
    edition: str = ""


def section_of(headline: str, drawing: Drawing) -> Section:
    """Return `drawing` as a section with its records, if they belong to it, and where each is said."""
    return Section(
        headline, drawing=drawing, records=sourced_rows(drawing.shown, drawing.events) if drawing.listed else ()
    )


def handout_html(sheet: Sheet) -> bytes:
    """Return `sheet` as one HTML file that opens from the disk, asks for nothing from the network, and prints."""
    body = [_section(number, one) for number, one in enumerate(sheet.sections, start=1)]
    scripts = [get_plotlyjs(), _DRAW] if any(one.drawing for one in sheet.sections) else []
    return paper(sheet.title, "\n".join(body), origin=sheet.origin, edition=sheet.edition, scripts=scripts)


def _section(number: int, section: Section) -> str:
    parts = [f"<h2>{number}. {escape(section.headline)}</h2>"]
    parts += [f"<p>{escape(section.note)}</p>"] if section.note else []
    parts += [_chart(f"figure-{number}", section.drawing)] if section.drawing else []
    records = [_records(section)] if section.records else []
    return "\n".join(['<section>\n<div class="step">', *parts, "</div>", *records, "</section>"])


def _chart(name: str, drawing: Drawing) -> str:
    small = f'<p class="small">{_SHRUNK}</p>\n' if (drawing.figure.layout.height or 0) > _SMALL else ""
    return (
        f"<figure>\n<figcaption>{escape(drawing.in_words)}</figcaption>\n"
        f"{picture(name, drawing.figure, WIDTH, drawing.drawn)}\n{small}</figure>"
    )


def _records(section: Section) -> str:
    count = len(dict.fromkeys(section.drawing.events)) if section.drawing else len(section.records)
    first = f"The first {MOST} of {count:,} records" if count > MOST else f"The records ({count})"
    rows = "".join(
        f"<tr><td>{escape(row.when)}</td><td><b>{escape(row.what)}</b><br>{escape(row.summary)}"
        f'<br><span class="small">{escape(row.status)}</span></td><td>{where_said(row)}</td></tr>\n'
        for row in section.records
    )
    heads = "".join(f'<th scope="col">{one}</th>' for one in ("When", "What happened, as recorded", "Where it is said"))
    return (
        f"<h3>{first}</h3>\n<table class='records'>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"
    )
