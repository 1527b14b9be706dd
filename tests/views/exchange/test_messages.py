"""The exchange of an archive with hundreds of letters."""

import re
from itertools import pairwise

import pytest

from components.dataset import Dataset, Page, Selection
from components.dataset.exchange.messages import PART
from components.dataset.query.run_query import run_query
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


def in_lanes(dataset: Dataset, page: Page = PLAIN, context: RenderContext = ALONE) -> Drawing:
    (found,) = [drawing for drawing in drawn(dataset, page, context) if drawing.key == "exchange"]
    return found


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
    for x, y, size, event in dots(in_lanes(hundreds, Page(first=first), RenderContext(theme, place))):
        lanes.setdefault(y, []).append((x, size, event))
    for lane in lanes.values():
        assert all(after[0] - one[0] >= one[1] for one, after in pairwise(sorted(lane)))


def test_dots_do_not_touch_where_every_letter_is_of_another_year(tmp_path):
    rare = letters(tmp_path, count=30, people=2, years=300)
    lanes: dict[float, list[tuple[float, float]]] = {}
    for x, y, size, _ in dots(in_lanes(rare, context=RenderContext(enlarged(LIGHT), "beside"))):
        lanes.setdefault(y, []).append((x, size))
    assert len(lanes) == 2
    for lane in lanes.values():
        assert all(after[0] - one[0] >= one[1] for one, after in pairwise(sorted(lane)))


@PLACES
def test_where_nothing_is_known_of_any_step_the_sentence_says_so(hundreds, place):
    for drawing in drawn(hundreds, context=RenderContext(LIGHT, place)):
        assert "How long any step took is not recorded." in drawing.sentence


@pytest.mark.parametrize("link", [{}, {"kinds": ("meeting", "message")}, {"text": "Clinton"}, {"text": "pipeline"}])
def test_the_finding_counts_the_messages_with_more_hands_than_two(real, link):
    shown = run_query(real, Page(Selection(**link)))
    (rows, *_) = messages_drawings(real, shown, PLAIN, ALONE)
    hands = shown.participants.groupby("event_id")["hand"].nunique()
    long, count = int((hands > 2).sum()), int((hands > 0).sum())
    share = {0: f"None of {count} messages goes", count: "The only message goes"}.get(long)
    assert rows.finding.startswith(share or f"{long} of {count} messages go")


def test_the_finding_counts_all_chosen_messages_where_a_part_is_drawn(hundreds):
    assert "300 messages" in drawn(hundreds)[0].finding


@PLACES
def test_the_sentence_says_which_of_how_many_messages_are_drawn(hundreds, place):
    drawing = drawn(hundreds, Page(first=31), RenderContext(LIGHT, place))[0]
    assert drawing.sentence.startswith("300 of 300 messages whose hands are recorded")
    assert "Drawn are 31 to 60 of 300" in drawing.sentence
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
        axis = in_lanes(hundreds, Page(first=first), RenderContext(LIGHT, place)).figure.layout.xaxis
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
