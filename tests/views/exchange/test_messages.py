"""The exchange of an archive with hundreds of letters."""

import re
from itertools import pairwise

import pytest

from components.dataset import Dataset, Page
from components.dataset.exchange.messages import PART
from components.exports.base.drawing import Drawing
from components.figures.base.text_width import text_width
from components.figures.base.theme import LIGHT, enlarged
from components.views.base.render_context import RenderContext
from components.views.exchange.messages import messages_drawings
from tests.hundreds import letters

PLACES = pytest.mark.parametrize("place", ["alone", "beside", "phone", "paper"])
ALONE, PLAIN = RenderContext(LIGHT, "alone"), Page()


@pytest.fixture(scope="module")
def hundreds(tmp_path_factory) -> Dataset:
    return letters(tmp_path_factory.mktemp("letters"))


def drawn(dataset: Dataset, page: Page = PLAIN, context: RenderContext = ALONE) -> list[Drawing]:
    return messages_drawings(dataset, dataset, page, context)


def dots(drawing: Drawing) -> list[tuple[float, float, float, str]]:
    """Return x, y, size and event of each dot that is seen."""
    traces = [trace for trace in drawing.figure.data if trace.mode == "markers" and trace.customdata is not None]
    (hands,) = [trace for trace in traces if trace.marker.opacity != 0]
    size = hands.marker.size
    sizes = list(size) if isinstance(size, list | tuple) else [size] * len(hands.x)
    rows = [row[0] for row in hands.customdata]
    return list(zip(hands.x, hands.y, sizes, rows, strict=True))


@pytest.mark.parametrize("theme", [LIGHT, enlarged(LIGHT)])
@pytest.mark.parametrize("place", ["alone", "beside"])
@pytest.mark.parametrize("first", [1, 151, 271])
def test_no_two_dots_of_a_lane_touch(hundreds, theme, place, first):
    lanes: dict[float, list[tuple[float, float, str]]] = {}
    for x, y, size, event in dots(drawn(hundreds, Page(first=first), RenderContext(theme, place))[0]):
        lanes.setdefault(y, []).append((x, size, event))
    for lane in lanes.values():
        assert all(after[0] - one[0] >= one[1] for one, after in pairwise(sorted(lane)))


def test_dots_do_not_touch_where_every_letter_is_of_another_year(tmp_path):
    rare = letters(tmp_path, count=30, people=2, years=300)
    lanes: dict[float, list[tuple[float, float]]] = {}
    for x, y, size, _ in dots(drawn(rare, context=RenderContext(enlarged(LIGHT), "beside"))[0]):
        lanes.setdefault(y, []).append((x, size))
    assert len(lanes) == 2
    for lane in lanes.values():
        assert all(after[0] - one[0] >= one[1] for one, after in pairwise(sorted(lane)))


@PLACES
def test_where_nothing_is_known_of_any_step_no_question_mark_is_written_and_the_sentence_says_so(hundreds, place):
    for drawing in drawn(hundreds, context=RenderContext(LIGHT, place)):
        assert "?" not in [note.text for note in drawing.figure.layout.annotations]
        assert not [trace.name for trace in drawing.figure.data if "not known" in str(trace.name)]
        assert "question mark" not in drawing.drawn
    assert "How long any step took is not recorded." in drawn(hundreds, context=RenderContext(LIGHT, place))[0].sentence


@PLACES
def test_the_sentence_says_which_of_how_many_messages_are_drawn(hundreds, place):
    drawing = drawn(hundreds, Page(first=31), RenderContext(LIGHT, place))[0]
    assert drawing.sentence.startswith("300 of 300 messages whose hands are recorded. Drawn are 31 to 60 of 300")
    assert "Not drawn" not in drawing.sentence


def test_the_parts_together_draw_every_message_once_and_in_order_of_time(hundreds):
    parts = [drawn(hundreds, Page(first=start))[0].events for start in range(1, 301, PART)]
    together = [event for part in parts for event in part]
    assert sorted(together) == sorted(hundreds.events["event_id"])
    days = dict(zip(hundreds.events["event_id"], hundreds.events["earliest"], strict=True))
    assert [days[event] for event in together] == sorted(days.values())


def test_an_open_event_brings_the_part_that_it_is_in(hundreds):
    last = hundreds.events.sort_values("earliest")["event_id"].iloc[-1]
    for drawing in drawn(hundreds, Page(event=last, first=31)):
        assert last in drawing.events
        assert {event for *_, event in dots(drawing)} == set(drawing.events)


@pytest.mark.parametrize("first", [301, 999_999])
def test_a_number_beyond_the_last_message_shows_the_last_part(hundreds, first):
    assert "Drawn are 271 to 300 of 300" in drawn(hundreds, Page(first=first))[0].sentence


@pytest.mark.parametrize("place", ["alone", "beside"])
def test_years_over_the_messages_do_not_run_together(hundreds, place):
    for first in (1, 151, 271):
        axis = drawn(hundreds, Page(first=first), RenderContext(LIGHT, place))[0].figure.layout.xaxis
        years = [
            (x, found[0]) for x, text in zip(axis.tickvals, axis.ticktext, strict=True)
            if (found := re.findall(r"^(\d{4}|\?)", text))
        ]  # fmt: skip
        assert years
        for (x, year), (after, other) in pairwise(years):
            assert after - x >= (text_width(year, 12) + text_width(other, 12)) / 2


def test_the_shipped_package_is_drawn_whole(real):
    drawing = drawn(real)[0]
    assert "Drawn are" not in drawing.sentence
    assert {event for *_, event in dots(drawing)} == set(drawing.events)
    assert "?" in [note.text for note in drawing.figure.layout.annotations]
