"""A spreadsheet for TimelineJS as events: a row a slide, as its template and our own export write it."""

import csv
import re
from collections import Counter
from collections.abc import Mapping

from components.dataset.model import columns as c
from components.dataset.model.dataset import DatasetError
from components.dataset.model.problem import Problem
from components.dataset.package.bulk import cell_text
from components.dataset.package.csv_dialect import detect_delimiter, split_records
from components.dataset.package.csv_rows import QUOTES, guessed_encoding, why_unreadable
from components.dataset.package.encoding import UnreadableError, decode
from components.dataset.package.formats.converted import Converted, Row, descriptor, not_taken_over, table_csv
from components.dataset.package.formats.html_text import html_text, paragraphs
from components.dataset.package.formats.timelinejs_dates import BEGIN, END, dated
from components.dataset.package.id_forms import OWN_ID
from components.dataset.package.own_vocabulary import menu_word

_NEEDED = {"year", "headline"}  # by which such a spreadsheet is known
_HEADLINE, _TEXT, _SAID, _GROUP, _KIND = "Headline", "Text", "Display Date", "Group", "Type"
_CITED = ("Media Credit", "Media Caption", "Media")
_READ = (*BEGIN, *END, _HEADLINE, _TEXT, _SAID, _GROUP, _KIND, *_CITED)
_SPELT = tuple(spelt(name) for spelt in (str, str.lower, str.upper) for name in _READ)
_COLUMNS = (c.EVENT, c.TITLE, c.DATE, c.DATE_MEANING, c.DATE_STATED, c.SUMMARY, c.CHAPTER, c.CITATION)
_TITLE, _ERA = "title", "era"
_RECORD = re.compile(rf"Record ({OWN_ID})")  # the last paragraph of a slide of our own export
_LONGEST = 90  # letters of a title; what is longer stands whole in the summary


def is_timelinejs(content: bytes) -> bool:
    """Return whether `content` is a CSV file with the columns of a spreadsheet for TimelineJS."""
    try:
        text = detect_delimiter(decode(content).text, _SPELT)
    except UnreadableError:
        return False
    header = next(split_records(*text), [])
    return not isinstance(header, csv.Error) and {name.strip().casefold() for name in header} >= _NEEDED


def timelinejs_tables(file: str, content: bytes) -> Converted:
    """Return the events of a spreadsheet for TimelineJS; row n of the file is row n of events.csv.

    The group of a slide is the chapter, HTML becomes text, media and their credit are the citation, and the title slide
    gives the title of the package. An event without a year that can be read is kept without a date. Eras, times of day
    and columns that have no place in a package are counted.
    Raises DatasetError if the file is no text.
    """
    try:
        text = decode(content)
    except UnreadableError as cause:
        raise DatasetError(f"{file}: cannot be read ({cause}).") from cause
    header, *records = split_records(*detect_delimiter(text.text, _SPELT))
    names = [] if isinstance(header, csv.Error) else _columns(header)
    events, problems = list[Row](), guessed_encoding(text, file)
    title, left, ids = "", Counter[str](), set[str]()
    for number, record in enumerate(records, start=2):
        rule = why_unreadable(record, len(names))
        if rule or isinstance(record, csv.Error):
            problems.append(Problem(file, number, "", "", rule, QUOTES))
            events.append({})
            continue
        cells = {name: told for name, cell in zip(names, record, strict=False) if (told := cell_text(cell))}
        kind = cells.get(_KIND, "").casefold()
        if kind == _TITLE and not title:
            title = html_text(cells.get(_HEADLINE, ""))
            left["the text of the title slide"] += _TEXT in cells
        if not cells or kind in (_TITLE, _ERA):
            left["eras, the stretches behind a timeline"] += kind == _ERA
            events.append({})
            continue
        left.update(f"the column {name}" for name in cells if name not in _READ)
        left["signs of a group that a menu cannot show"] += (
            menu_word(group := html_text(cells.get(_GROUP, ""))) != group
        )
        events.append(_event(file, number, cells, ids, problems))
    files = {
        "events.csv": table_csv(_COLUMNS, events),
        "actors.csv": table_csv((c.ACTOR, c.NAME), ()),
        **descriptor(title),
    }
    return Converted(files, (*not_taken_over(file, left), *problems), {"events.csv": file})


def _columns(header: list[str]) -> list[str]:
    """Return the names of the columns as the template writes them."""
    known = {name.casefold(): name for name in _READ}
    return [known.get(cell_text(name).casefold(), cell_text(name) or "without a name") for name in header]


def _event(file: str, number: int, cells: Mapping[str, str], ids: set[str], problems: list[Problem]) -> Row:
    text, said = paragraphs(cells.get(_TEXT, "")), html_text(cells.get(_SAID, ""))
    record = _RECORD.fullmatch(text[-1]) if text else None
    key = record[1] if record and record[1] not in ids else f"ROW-{number}"
    if record and key == record[1]:
        text.pop()
    ids.add(key)
    title = html_text(cells.get(_HEADLINE, "")) or next(iter(text), "")
    if len(title) > _LONGEST:
        text = list(dict.fromkeys([title, *text]))
        title = f"{title[: _LONGEST - 1]}…"
    when = dated(cells, said)
    problems += [
        Problem(file, number, column, cells.get(column, ""), rule, example, row_lost=False)
        for column, (rule, example) in when.slips.items()
    ]
    return {
        c.EVENT: key,
        c.TITLE: title,
        c.DATE: when.edtf,
        c.DATE_MEANING: when.meaning,
        c.DATE_STATED: said,
        c.SUMMARY: " ".join(text),
        c.CHAPTER: menu_word(html_text(cells.get(_GROUP, ""))),
        c.CITATION: ". ".join(html_text(cells[name]).rstrip(".") for name in _CITED if name in cells),
    }
