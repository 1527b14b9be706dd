"""What the pictures of messages draw."""

import copy
from dataclasses import replace
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from components.dataset import Dataset, Selection, select
from components.dataset.exchange.messages import Hand, Message, messages_of
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
    for axis in ("x", "y"):
        ends = marks(figure)[axis][-len(hands_of_last) :]
        assert handles(figure)[axis][-1] == pytest.approx(sum(ends) / 2)


@FIGURES
def test_author_and_addressee_are_filled_and_carriers_hollow(messages: list[Message], draw) -> None:
    filled = [colour != LIGHT.ground for colour in marks(draw(messages)).marker.color]
    assert filled == [True, False, False, True, True, False, False, True, True, True]


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
        dashes = {x: t.line.dash for t in arrows(figure) for x in middles(t)}
        told = zip(handles(figure).x, handles(figure).y, handles(figure).customdata, strict=True)
        return sorted(row[0] for x, y, row in told if dashes[x, y] == "dash")

    def middles(trace: go.Scatter) -> list[tuple[float, float]]:
        return [
            tuple(round((trace[axis][at] + trace[axis][at + 1]) / 2, 3) for axis in ("x", "y"))
            for at in range(0, len(trace.x), 3)
        ]

    assert dashed(draw(messages)) == ["E1"]
    planned = [*messages[:-1], replace(messages[-1], status="planned")]
    assert dashed(draw(planned)) == ["E1", "E3"]


@FIGURES
def test_selected_message_keeps_its_colour_and_the_others_turn_pale(messages: list[Message], draw) -> None:
    opacity = list(marks(draw(messages, selected="E2")).marker.opacity)
    assert opacity == [1 if message.event == "E2" else PALE for message, _ in every_hand(messages)]
    assert set(marks(draw(messages, selected="E9")).marker.opacity) == {1}


@FIGURES
def test_days_between_hands_are_written_or_said_to_be_unknown(messages: list[Message], draw) -> None:
    written = words(draw(messages, width=1200))
    assert (written.count("1–15 d"), written.count("0 d"), written.count("?")) == (1, 1, 5)


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
    entries = {str(trace.name).strip() for trace in draw(messages).data if trace.name}
    assert {"Iraq", "Syria", "author or addressee", "carries it", "inferred or not done", "? not known"} <= {
        " ".join(entry.split()) for entry in entries
    }
    assert "United States" not in entries


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


def test_strip_grows_with_its_messages(archive: Dataset, messages: list[Message]) -> None:
    alone = messages_of(select(archive, Selection(text="thanks")))
    assert message_rows(alone).layout.height + 62 <= message_rows(messages).layout.height


def test_names_under_the_hands_do_not_reach_the_next_hand(real: Dataset) -> None:
    messages = messages_of(real)
    for width in (320, 640):
        layout = message_rows(messages, width=width).layout
        room = (width - layout.margin.l) / max(hand.number for _, hand in every_hand(messages))
        names = [note.text for note in layout.annotations if note.yanchor == "top" and note.xref != "paper"]
        assert max(lines_width(name, LIGHT.size - 1) for name in names) <= room


def test_unknown_days_are_never_drawn_as_a_number(messages: list[Message]) -> None:
    unknown = with_hands(messages, lambda hand: replace(hand, days=(None, None)))
    assert [text for text in words(message_rows(unknown)) if text.endswith(" d")] == []


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
