"""Charts, questions and their sources as a sheet to print: of a lesson, or of what is on the screen."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plotly.offline import get_plotlyjs

from components.exports.base.browser_code import browser_code
from components.exports.base.drawing import Drawing
from components.exports.base.html_page import escape, figure_json, json_element
from components.exports.base.paper import box, lines, paper
from components.exports.sources.sourced_rows import MOST, SourcedRow, sourced_rows, where_said

WIDTH = 680  # px: the 180 mm that both A4 and Letter have between their margins
_SMALL = 1300  # px; a chart so high is printed at half its size, and its words can hardly be read
_SHRUNK = "Printed much smaller than it was drawn, to fit on a page; fewer events are printed larger."
_DRAW = browser_code("print/sheet.js")
_LINES = {"open": 4, "choice": 2}  # to write on, under a question


class Section(NamedTuple):
    """One step of a sheet. All but the headline may be left out.

    drawing: as `with_legend` leaves it, in the light theme, for paper 680 px wide. locators: where in the sources
    headline and note rest. question: choices are possible answers; without them it is open. answer, reveal and
    reveal_locators are for the key only. records: events to print as a table with their sources.
    """

    headline: str
    note: str = ""
    drawing: Drawing | None = None
    locators: Sequence[str] = ()
    question: str = ""
    choices: Sequence[str] = ()
    answer: str = ""
    reveal: str = ""
    reveal_locators: Sequence[str] = ()
    records: Sequence[SourcedRow] = ()


class Sheet(NamedTuple):
    """What is printed. origin: where it is from, in words. edition: for the foot of each page, as "version 1.1.0".

    key: with the answers and what the documents say, on pages of their own at the end; without it the file does not
    hold them at all.
    """

    title: str
    origin: str
    sections: Sequence[Section]
    edition: str = ""
    key: bool = False


def section_of(headline: str, drawing: Drawing) -> Section:
    """Return `drawing` as a section with its records, if they belong to it, and where each is said."""
    return Section(
        headline, drawing=drawing, records=sourced_rows(drawing.shown, drawing.events) if drawing.listed else ()
    )


def handout_html(sheet: Sheet) -> bytes:
    """Return `sheet` as one HTML file that opens from the disk, asks for nothing from the network, and prints."""
    body = [_section(number, one) for number, one in enumerate(sheet.sections, start=1)]
    body += [_key(sheet.sections)] if sheet.key else []
    scripts = [get_plotlyjs(), _DRAW] if any(one.drawing for one in sheet.sections) else []
    return paper(sheet.title, "\n".join(body), origin=sheet.origin, edition=sheet.edition, scripts=scripts)


def _section(number: int, section: Section) -> str:
    parts = [f"<h2>{number}. {escape(section.headline)}</h2>"]
    parts += [f"<p>{escape(section.note)}</p>"] if section.note else []
    parts += [_sources(section.locators)] if section.locators else []
    parts += [_chart(f"figure-{number}", section.drawing)] if section.drawing else []
    parts += [_question(number, section)] if section.question else []
    records = [_records(section)] if section.records else []
    return "\n".join(['<section>\n<div class="step">', *parts, "</div>", *records, "</section>"])


def _sources(locators: Sequence[str]) -> str:
    return f'<p class="sources">Sources: {escape("; ".join(locators))}</p>'


def _chart(name: str, drawing: Drawing) -> str:
    height = int(drawing.figure.layout.height or 450)
    small = f'<p class="small">{_SHRUNK}</p>\n' if height > _SMALL else ""
    return (
        f"<figure>\n<figcaption>{escape(drawing.in_words)}</figcaption>\n"
        f'<img data-figure="{name}" width="{WIDTH}" height="{height}" alt="{escape(drawing.drawn)}">\n'
        f"{small}</figure>\n"
        f"{json_element(name, figure_json(drawing.figure))}"
    )


def _question(number: int, section: Section) -> str:
    """Return the question with room for an answer, and nothing that tells it."""
    choices = "".join(f"<li>{box(choice)}</li>" for choice in section.choices)
    answers = f'<ul class="choices">{choices}</ul>' if choices else ""
    why = '<p class="small">What makes you think so?</p>' if choices else ""
    room = lines(_LINES["choice" if choices else "open"])
    return f'<div class="question">\n<p>Question {number}. {escape(section.question)}</p>\n{answers}{why}{room}\n</div>'


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


def _key(sections: Sequence[Section]) -> str:
    answers = "\n".join(_answers(sections)) or "<p>No question of this sheet has a recorded answer.</p>"
    return f'<section class="page">\n<h2>For the teacher: answers</h2>\n{answers}\n</section>'


def _answers(sections: Sequence[Section]) -> Iterator[str]:
    for number, section in enumerate(sections, start=1):
        if section.question or section.reveal:
            parts = [f"<h3>{number}. {escape(section.headline)}</h3>"]
            parts += [f"<p>{escape(section.question)}</p>"] if section.question else []
            parts += [f"<p>Answer: <b>{escape(section.answer)}</b></p>"] if section.answer else []
            parts += ["<p>The question is open.</p>"] if section.question and not section.answer else []
            parts += [f"<p>What the documents say: {escape(section.reveal)}</p>"] if section.reveal else []
            parts += [_sources(section.reveal_locators)] if section.reveal_locators else []
            yield "\n".join(['<div class="whole">', *parts, "</div>"])
