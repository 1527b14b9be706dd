"""What the pictures of messages draw."""

import copy
import datetime as dt
from dataclasses import replace
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from components.dataset import Dataset, Selection, select
from components.dataset.exchange.messages import Hand, Message, messages_of
from components.dataset.model.dates import Span
from components.figures.base.legend import legend_of
from components.figures.base.text_width import lines_width
from components.figures.base.theme import DARK, LIGHT, enlarged
from components.figures.exchange.lifelines import lifelines
from components.figures.exchange.message_rows import message_rows
from components.figures.exchange.relay import PALE

FIGURES = pytest.mark.parametrize("draw", [lifelines, message_rows])


@pytest.fixture
def messages(archive: Dataset) -> list[Message]:
    return messages_of(archive)


def every_hand(messages: list[Message]) -> list[tuple[Message, Hand]]:
    return [(message, hand) for message in messages for hand in message.hands]


def actors(messages: list[Message]) -> list[str]:
    return [hand.actor.id for _, hand in every_hand(messages)]


def with_hands(messages: list[Message], change) -> list[Message]:
    return [replace(message, hands=tuple(change(hand) for hand in message.hands)) for message in messages]


def marks(figure: go.Figure) -> go.Scatter:
    hands = (t for t in figure.data if t.mode == "markers" and t.name is None and t.marker.opacity != 0)
    return next(hands)


def arrows(figure: go.Figure) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.mode == "lines+markers"]


def handles(figure: go.Figure) -> go.Scatter:
    """Return the unseen marks in the middle of the arrows: there one can point at them."""
    return next(trace for trace in figure.data if trace.mode == "markers" and trace.marker.opacity == 0)


def sizes(figure: go.Figure) -> list[float]:
    legends = [figure.layout[name] for name in figure.layout if str(name).startswith("legend")]
    found = [one.font.size for one in [*figure.layout.annotations, *legends]] + [figure.layout.xaxis.tickfont.size]
    return [size for size in found if size is not None]


def words(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


@FIGURES
def test_every_hand_has_a_mark_that_gives_its_event(messages: list[Message], draw) -> None:
    assert [row[0] for row in marks(draw(messages)).customdata] == [
        message.event for message, _ in every_hand(messages)
    ]


@FIGURES
def test_every_hop_has_an_arrow_that_gives_its_event(messages: list[Message], draw) -> None:
    figure = draw(messages)
    assert sum(trace.x.count(None) for trace in arrows(figure)) == len(handles(figure).x)
    assert [row[0] for row in handles(figure).customdata] == ["E1"] * 3 + ["E2"] * 3 + ["E3"]
    assert all(trace.marker.opacity == 1 and trace.marker.angleref == "previous" for trace in arrows(draw(messages)))


@FIGURES
def test_an_arrow_tells_who_hands_to_whom_in_its_middle(messages: list[Message], draw) -> None:
    figure = draw(messages)
    last, hands_of_last = handles(figure).customdata[-1], messages[-1].hands
    assert messages[-1].event == "E3"
    assert last[1].startswith(f"<b>{' → '.join(hand.actor.name for hand in hands_of_last)}</b><br>")
    assert last[2] == ";".join(hand.actor.id for hand in hands_of_last)
    line = next(trace for trace in arrows(figure) if "E3" in trace.meta["events"])
    at = 3 * list(line.meta["events"]).index("E3")
    for axis in ("x", "y"):
        assert handles(figure)[axis][-1] == pytest.approx(sum(line[axis][at : at + 2]) / 2, abs=0.01)
        assert line[axis][at + 1] == marks(figure)[axis][-1]


@FIGURES
def test_author_and_addressee_are_larger_than_who_carries(messages: list[Message], draw) -> None:
    size = list(marks(draw(messages)).marker.size)
    assert [one == max(size) for one in size] == [True, False, False, True, True, False, False, True, True, True]


@FIGURES
def test_marks_are_filled_if_the_day_of_their_message_is_known(messages: list[Message], draw) -> None:
    def filled(drawn: list[Message]) -> set[str]:
        found = marks(draw(drawn))
        return {
            row[0] for row, colour in zip(found.customdata, found.marker.color, strict=True) if colour != LIGHT.ground
        }

    day = dt.date(1901, 3, 4)
    dated = [replace(message, bounds=Span(day, day)) for message in messages]
    assert filled(dated) == {"E1", "E2", "E3"}
    assert filled([*dated[:-1], replace(dated[-1], bounds=Span(None, day))]) == {"E1", "E2"}


@FIGURES
def test_colour_is_the_side_of_who_holds_the_words(messages: list[Message], draw) -> None:
    assert list(marks(draw(messages)).marker.line.color) == [
        LIGHT.side(hand.actor.side) for _, hand in every_hand(messages)
    ]
    assert list(marks(draw(messages, theme=DARK)).marker.line.color) == [
        DARK.side(hand.actor.side) for _, hand in every_hand(messages)
    ]


@FIGURES
def test_what_is_inferred_or_not_done_is_dashed(messages: list[Message], draw) -> None:
    def dashed(figure: go.Figure) -> list[str]:
        return sorted(event for trace in arrows(figure) if trace.line.dash != "solid" for event in trace.meta["events"])

    assert dashed(draw(messages)) == ["E1"]
    planned = [*messages[:-1], replace(messages[-1], status="planned")]
    assert dashed(draw(planned)) == ["E1", "E3"]


@FIGURES
def test_selected_message_keeps_its_colour_and_the_others_turn_pale(messages: list[Message], draw) -> None:
    opacity = list(marks(draw(messages, selected="E2")).marker.opacity)
    assert opacity == [1 if message.event == "E2" else PALE for message, _ in every_hand(messages)]
    assert set(marks(draw(messages, selected="E9")).marker.opacity) == {1}


@pytest.mark.parametrize(
    ("draw", "long", "none"), [(lifelines, "1–15 d", "0 d"), (message_rows, "1–15 days", "same day")]
)
def test_days_between_hands_are_written_where_they_are_known(
    messages: list[Message], draw, long: str, none: str
) -> None:
    written = [text.strip() for text in words(draw(messages, width=1200))]
    assert (written.count(long), written.count(none)) == (1, 1)
    assert not [text for text in written if "?" in text or text.startswith("None")]


@FIGURES
@pytest.mark.parametrize("width", [340, 520])
def test_an_open_record_moves_nothing(messages: list[Message], draw, width: int) -> None:
    closed, opened = draw(messages, width=width), draw(messages, selected="E2", width=width)
    for name in ("height", "margin", "xaxis", "yaxis"):
        assert closed.layout[name] == opened.layout[name]
    assert (marks(closed).x, marks(closed).y) == (marks(opened).x, marks(opened).y)


@FIGURES
def test_marks_of_a_filtered_exchange_keep_their_colours(archive: Dataset, messages: list[Message], draw) -> None:
    alone = messages_of(select(archive, Selection(text="thanks")))
    colours = dict(zip(actors(messages), marks(draw(messages)).marker.line.color, strict=True))
    assert list(marks(draw(alone)).marker.line.color) == [colours[actor] for actor in actors(alone)]


@FIGURES
def test_nothing_chosen_draws_an_empty_figure(messages: list[Message], draw) -> None:
    figure = draw([])
    assert figure.layout.height > 0
    assert not len(marks(figure).x)


@FIGURES
def test_drawing_leaves_the_table_as_it_was(messages: list[Message], draw) -> None:
    before = copy.deepcopy(messages)
    draw(messages, selected="E1")
    assert messages == before


@FIGURES
@pytest.mark.parametrize("theme", [LIGHT, enlarged(LIGHT)])
@pytest.mark.parametrize("width", [340, 530, 920])
def test_no_text_is_smaller_than_one_below_the_look(messages: list[Message], draw, theme, width: int) -> None:
    assert min(sizes(draw(messages, theme=theme, width=width))) >= theme.size - 1


@FIGURES
def test_names_are_shown_letter_by_letter(messages: list[Message], draw) -> None:
    titled = [replace(message, title="<i>x</i> & y") for message in messages]
    named = with_hands(
        titled, lambda hand: replace(hand, actor=hand.actor._replace(name="<b>Q</b>"), office="<a href='x'>o</a>")
    )
    figure = draw(named)
    shown = " ".join([*words(figure), *(str(row) for row in marks(figure).customdata)])
    assert "&lt;b&gt;Q&lt;/b&gt;" in shown
    assert not any(tag in shown for tag in ("<b>Q", "<i>", "<a "))


@FIGURES
def test_legend_names_the_sides_that_are_drawn_and_no_other(messages: list[Message], draw) -> None:
    entries = {sample.meaning for _, samples in legend_of(draw(messages)) for sample in samples}
    assert {"Iraq", "Syria", "large: author or addressee", "small: carries it"} <= entries
    assert "United States" not in entries


@FIGURES
def test_legend_names_what_is_not_certain_only_where_it_is_drawn(messages: list[Message], draw) -> None:
    def entries(drawn: list[Message]) -> set[str]:
        return {sample.meaning for _, samples in legend_of(draw(drawn)) for sample in samples}

    assert "not done, or not certain" in entries(messages)
    assert "not done, or not certain" not in entries(messages[1:])
    assert "small: carries it" not in entries(messages[-1:])


def test_relay_between_principals_is_a_staircase(messages: list[Message]) -> None:
    figure = marks(lifelines(messages))
    down, up = list(figure.y[:4]), list(figure.y[4:8])
    assert down == sorted(down)
    assert up == sorted(up, reverse=True)
    assert list(figure.x) == sorted(figure.x)


def test_neighbouring_messages_do_not_touch(real: Dataset) -> None:
    messages = messages_of(real)
    for width in (620, 920):
        spots: dict[int, list[float]] = {}
        for (message, _), x in zip(every_hand(messages), marks(lifelines(messages, width=width)).x, strict=True):
            spots.setdefault(message.number, []).append(x)
        assert all(min(after) - max(one) >= LIGHT.mark + 1 for one, after in pairwise(spots.values()))


def test_the_messages_of_the_shipped_package_are_seen_on_two_screens_at_most(real: Dataset) -> None:
    messages = messages_of(real)
    assert message_rows(messages, width=520).layout.height / len(messages) <= 52


@pytest.mark.parametrize(
    ("width", "theme"), [*((width, LIGHT) for width in (340, 440, 520, 680)), (520, enlarged(LIGHT))]
)
def test_no_name_of_a_row_reaches_the_next_mark_or_the_edge(real: Dataset, width: int, theme) -> None:
    messages = messages_of(real)
    figure = message_rows(messages, theme=theme, width=width)
    begins = {(y, x) for trace in arrows(figure) for x, y in zip(trace.x[::3], trace.y[::3], strict=True)}
    begins |= set(zip(marks(figure).y, marks(figure).x, strict=True))
    names = [note for note in figure.layout.annotations if note.yanchor == "middle"]
    assert len(names) >= len(marks(figure).x)
    for note in names:
        left = note.x + note.xshift
        right = left + lines_width(note.text.strip(), theme.size)
        assert right <= figure.layout.xaxis.range[1] + theme.size
        assert not [x for y, x in begins if abs(y - note.y) < theme.size / 2 and left < x < right]


def test_several_who_give_together_have_an_arrow_each(messages: list[Message]) -> None:
    first, *_ = messages
    taker = first.hands[1]
    both = replace(first, hands=(replace(taker, number=1, is_author=True), first.hands[0], *first.hands[1:]))
    ys = [y for trace in arrows(message_rows([both])) for y in trace.y[::3]]
    assert len(ys) == len(set(ys)) + len(first.hands) - 2


def test_crowded_messages_are_numbered_where_there_is_room_and_the_selected_one_always(real: Dataset) -> None:
    messages = messages_of(real)
    chosen = messages[7].event
    ticks = lifelines(messages, selected=chosen, width=460).layout.xaxis.ticktext
    numbered = [place for place, text in enumerate(ticks, start=1) if f"<b>{place}</b>" in text]
    assert 8 in numbered
    assert 1 < len(numbered) < len(ticks)
    assert all(
        f"<b>{place}</b>" in text for place, text in enumerate(lifelines(messages).layout.xaxis.ticktext, start=1)
    )
