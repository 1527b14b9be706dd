"""The chosen events as a spreadsheet for TimelineJS, which makes a slide show of them for a web page."""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.dataset import Dataset
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.query.filter_words import event_dates
from components.dataset.sources.claims import statements_by_event
from components.exports.base.csv_text import as_csv
from components.exports.base.stamp import Stamp, stamp_of
from components.exports.sources.source_list import origins_by_event

# As the template of TimelineJS names them, in its order.
COLUMNS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date"),
    *("Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background"),
)
_BEGINS = (("Year", "Month", "Day"), ("End Year", "End Month", "End Day"))
_ADDRESS = re.compile(r"https?://\S+")
Row = Mapping[Any, Any]


def timelinejs_csv(dataset: Dataset, shown: Dataset, link: str) -> bytes:
    """Return the events of `shown`, a part of `dataset`, as CSV for TimelineJS, the first row its title slide.

    A day is a mark. Where the day is not known, the band goes from the first to the last possible day, both included,
    and the date that is read ("Display Date") says what it means, as everywhere in the dashboard. An event of which one
    bound is open is left out; the title slide counts them. TimelineJS reads its cells as HTML: texts are escaped, and
    no cell is a formula.
    """
    stamp = stamp_of(dataset, shown, link)
    closed = shown.events[(shown.events[c.EARLIEST].notna() & shown.events[c.LATEST].notna()).to_numpy()]
    words, said, origins = event_dates(shown), statements_by_event(shown), origins_by_event(shown)
    slides = [_title(stamp, len(shown.events) - len(closed))]
    for event in rows_of(closed):
        key = event[c.EVENT]
        slides.append(_slide(shown, event, words[key], said.get(key, {}), origins.get(key, ())))
    cells = {name: pd.Series([slide.get(name, "") for slide in slides], dtype="str") for name in COLUMNS}
    return as_csv(pd.DataFrame(cells))


def _title(stamp: Stamp, undated: int) -> dict[str, str]:
    lines = [stamp.data, f"{stamp.share}. Asked for: {stamp.filters}"]
    if undated:
        lines.append(
            f"Not on this timeline, since no first or no last possible day is known: {undated:,} of these events."
        )
    text = [f"<p>{plain(line)}</p>" for line in lines]
    if _ADDRESS.fullmatch(stamp.link):
        text.append(f'<p><a href="{plain(stamp.link)}">{plain(stamp.link)}</a></p>')
    return {"Headline": plain(stamp.title), "Text": "".join(text), "Type": "title"}


def _slide(
    shown: Dataset, event: Row, dated: str, said: Mapping[str, Sequence[str]], origins: Sequence[str]
) -> dict[str, str]:
    label = shown.dictionary.label
    lines = [event[c.SUMMARY]]
    if event[c.STATUS] in NOT_DONE:
        lines.append(f"Status: {label('events', c.STATUS, event[c.STATUS])}")
    lines += [f"{heading}: {'; '.join(where)}" for heading, where in said.items()]
    if origins:
        lines.append(f"{'Origin' if len(origins) == 1 else 'Origins'}: {'; '.join(origins)}")
    lines.append(f"Record {event[c.EVENT]}")
    return {
        **_days(event),
        "Display Date": plain(dated),
        "Headline": plain(event[c.TITLE]),
        "Text": "".join(f"<p>{plain(line)}</p>" for line in lines),
        "Group": plain(label("events", c.CHANNEL, event[c.CHANNEL])),
    }


def _days(event: Row) -> dict[str, str]:
    ends = [event[bound].date() for bound in (c.EARLIEST, c.LATEST)]
    ends = ends[:1] if ends[0] == ends[1] else ends  # one day has no end
    numbers = [(str(day.year), str(day.month), str(day.day)) for day in ends]
    return {
        name: part for names, day in zip(_BEGINS, numbers, strict=False) for name, part in zip(names, day, strict=True)
    }


def plain(text: str) -> str:
    """Return `text` as HTML shows it letter by letter; a sign that would begin a formula is written by its number.

    >>> plain("<b>1 & 2</b>"), plain("=1+1")
    ('&lt;b&gt;1 &amp; 2&lt;/b&gt;', '&#61;1+1')
    """
    written = html.escape(text.strip())
    return f"&#{ord(written[0])};{written[1:]}" if written[:1] in "=+-@＝＋－＠" and written else written
