"""Limited to some days: nothing beyond them is shown unless it may lie in them, and then it is marked so."""

import re
from urllib.parse import parse_qs

import pytest

from components.dataset import from_query
from components.dataset.query.run_query import run_query
from components.exports.base.drawing import style_doubts
from components.exports.charts.png_svg import stamp
from components.figures.base.theme import LIGHT
from components.views.base.render_context import RenderContext
from components.views.chart_views import drawings_of

LINK = "from=1998-01-01&to=1998-12-31"
DATED = ["timeline", "exchange", "waits", "knew", "offers", "lamp", "agenda", "actor", "map", "who"]
STARRED = re.compile(r"may lie outside the dates asked for")


def drawn(real, view, link=LINK):
    page, ignored = from_query(parse_qs(f"view={view}&focus=A-HAFEZ&{link}"), real)
    assert not ignored
    return page, [
        style_doubts(one) for one in drawings_of(real, run_query(real, page), page, RenderContext(LIGHT, "alone"))
    ]


def perhaps(real):
    """Return the events that are not certainly in 1998."""
    days = real.events.set_index("event_id")[["earliest", "latest"]]
    return {event for event, first, last in days.itertuples() if not (first.year == 1998 == last.year)}


def records(figure):
    return [row for trace in figure.data if trace.customdata is not None for row in trace.customdata if row is not None]


@pytest.mark.parametrize("view", DATED)
def test_what_may_lie_outside_is_marked_in_the_chart_and_nothing_else_is(real, view):
    outside = perhaps(real)
    for drawing in drawn(real, view)[1]:
        for row in records(drawing.figure):
            ids = set(filter(None, row[0].split(";")))
            assert bool(ids and ids <= outside) == bool(STARRED.search(row[1])), row


@pytest.mark.parametrize("view", DATED)
def test_the_caption_of_a_picture_says_how_many_may_lie_outside(real, view):
    outside = perhaps(real)
    for drawing in drawn(real, view)[1]:
        count = len(outside.intersection(drawing.events))
        layout = stamp(drawing.figure, sentence=drawing.counted, origin="", theme=LIGHT)["layout"]
        words = layout["title"]["text"].replace("<br>", " ")
        assert (f"{count} of these may lie outside the dates asked for" in words) == bool(count)
        alone = any(STARRED.search(row[1]) for row in records(drawing.figure))
        assert any(trace.text == "*" for trace in drawing.figure.data) == alone


def test_the_timeline_draws_no_day_outside(real):
    (_, (drawing,)) = drawn(real, "timeline")
    marks = [trace for trace in drawing.figure.data if trace.type == "scatter" and trace.xaxis]
    days = {str(x)[:10] for trace in marks for x in trace.x if x is not None}
    assert "1998-01-01" in days  # where what may be earlier is cut off
    assert all("1998-01-01" <= day <= "1998-12-31" for day in days if day[:2].isdigit())
    (_, (long,)) = drawn(real, "timeline", "from=1996-01-01&to=1998-12-31&public=lanes")  # enough events for bars
    bars = [str(x)[:4] for trace in long.figure.data if trace.type == "bar" for x in trace.x]
    assert set(bars) == {"1996", "1997", "1998"}


@pytest.mark.parametrize("view", ["timeline", "actor"])
def test_the_calendar_begins_too_late_for_the_name_of_an_earlier_month(real, view):
    drawing = drawn(real, view)[1][0]
    first, last = (str(end)[:10] for end in drawing.figure.layout.xaxis.range)
    assert "1997-12-01" < first < "1998-01-01"
    assert last < "1999-02-01"


def test_the_head_of_a_message_that_may_be_of_another_year_has_a_star(real):
    _, (_, drawing) = drawn(real, "exchange")
    heads = [text for text in drawing.figure.layout.xaxis.ticktext if text.strip()]
    assert [bool("*" in head) for head in heads] == [True, True, True, False, False, False]
    assert heads[0].startswith("1996<br>≥ Feb<br><b>1*")


def test_the_strips_of_messages_name_no_year_outside(real):
    _, drawings = drawn(real, "waits")
    (grid,) = [one for one in drawings if one.key == "silences"]
    assert {year for note in grid.figure.layout.annotations for year in re.findall(r"\b\d{4}\b", note.text)} <= {"1998"}


def test_the_topics_have_no_column_before_or_after(real):
    _, (drawing,) = drawn(real, "agenda")
    heads = {note.text for note in drawing.figure.layout.annotations}
    assert not {"before", "after"} & heads


def test_the_table_says_the_same_of_a_record(real):
    from components.dataset.sources.records import WHEN
    from components.dataset.sources.records import records as rows_of

    page, _ = drawn(real, "table")
    when = rows_of(run_query(real, page))[WHEN]
    marked = set(when.index[when.str.contains("may lie, or reach, outside the dates asked for")])
    assert marked == perhaps(real).intersection(when.index)


@pytest.mark.parametrize("link", ["", f"{LINK}&range=certain"])
def test_without_dates_or_with_certain_ones_nothing_has_a_star(real, link):
    for view in ("timeline", "exchange"):
        for drawing in drawn(real, view, link)[1]:
            assert "outside the dates" not in drawing.sentence
            assert not [trace for trace in drawing.figure.data if trace.text == "*"]
