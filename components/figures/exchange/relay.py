"""How a hand and a hop of a message are drawn, the same in every picture of messages."""

from collections.abc import Sequence
from typing import NamedTuple

from components.dataset.exchange.messages import Hand, Message
from components.dataset.exchange.relay import Hop, hops
from components.dataset.model.date_words import days_words
from components.dataset.model.dates import Days
from components.dataset.model.vocabulary import NOT_DONE
from components.figures.base.canvas import Canvas
from components.figures.base.legend import NOT_SURE, UNSEEN, Row, Sample, day_legend
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.theme import Theme, escape_html, wrap_html

PALE = 0.22  # opacity of the messages that are not the selected one
_DASHES = "5px,3px"  # short enough that a short arrow has two
_CARRIES = 0.62  # of the size of author and addressee: the mark of who carries


class PlacedHand(NamedTuple):
    """A hand of a message, and where it stands in the picture."""

    message: Message
    hand: Hand
    x: float
    y: float


class Arrow(NamedTuple):
    """A step from hand to hand, and where it begins and ends in the picture."""

    hop: Hop
    x: float
    y: float
    x_to: float
    y_to: float


def days_mark(least: Days, most: Days) -> str:
    """Return the days from hand to hand as short as they can be written; empty where nothing is known of them.

    >>> days_mark(0, 0), days_mark(0, 8), days_mark(3, None), days_mark(None, None)
    ('0 d', '0–8 d', '≥ 3 d', '')
    """
    if most is None:
        return "" if least is None else f"≥ {least} d"
    return f"{most} d" if least == most else f"{least}–{most} d"


def arrows_between(placed: Sequence[PlacedHand]) -> list[Arrow]:
    """Return an arrow for each step between the hands `placed`, which are all hands of their messages."""
    spots = {(one.message.event, one.hand.actor.id, one.hand.number): (one.x, one.y) for one in placed}

    def spot(hop: Hop, hand: Hand) -> tuple[float, float]:
        return spots[hop.message.event, hand.actor.id, hand.number]

    messages = {one.message.number: one.message for one in placed}
    return [Arrow(hop, *spot(hop, hop.giver), *spot(hop, hop.taker)) for hop in hops(list(messages.values()))]


def day_known(message: Message) -> bool:
    """Return whether the day of a message is known."""
    first, last = message.bounds
    return first is not None and first == last


def doubtful_hop(hop: Hop) -> bool:
    """Return whether a step is inferred, or its message not reported as done."""
    return hop.inferred or hop.message.status in NOT_DONE


def add_hops(canvas: Canvas, arrows: Sequence[Arrow], theme: Theme, selected: str) -> None:
    """Draw each arrow in the colour of who gives; dashed if it is inferred or not reported as done.

    An arrow tells its event and its hands (see figures.mark) in its middle: its ends lie on the marks of the hands.
    """
    pale = any(arrow.hop.message.event == selected for arrow in arrows)
    alike: dict[tuple[str, str, float], list[Arrow]] = {}
    for arrow in arrows:
        hop = arrow.hop
        dash = _DASHES if doubtful_hop(hop) else "solid"
        opacity = PALE if pale and hop.message.event != selected else 1.0
        alike.setdefault((theme.side(hop.giver.actor.side), dash, opacity), []).append(arrow)
    head, gap = theme.mark - 1, theme.mark / 2 + 2
    for (colour, dash, opacity), drawn in sorted(alike.items(), key=lambda one: one[0]):
        canvas.add_scatter(
            x=[x for arrow in drawn for x in (arrow.x, arrow.x_to, None)],
            y=[y for arrow in drawn for y in (arrow.y, arrow.y_to, None)],
            mode="lines+markers", opacity=opacity, cliponaxis=False, hoverinfo="skip",
            line={"color": colour, "width": 1.8, "dash": dash},
            meta={"events": [arrow.hop.message.event for arrow in drawn]},
            # The first point of a hop has no direction to point to; only its head is drawn.
            marker={"symbol": "arrow", "angleref": "previous", "size": [0, head, 0] * len(drawn), "opacity": 1,
                    "standoff": [0, gap, 0] * len(drawn), "color": colour, "line": {"width": 0}},
        )  # fmt: skip
    if arrows:
        canvas.add_scatter(
            x=[round((arrow.x + arrow.x_to) / 2, 3) for arrow in arrows],
            y=[round((arrow.y + arrow.y_to) / 2, 3) for arrow in arrows],
            mode="markers", cliponaxis=False,
            marker={"size": head, "color": [theme.side(arrow.hop.giver.actor.side) for arrow in arrows], "opacity": 0},
            customdata=[_hop_customdata(arrow.hop) for arrow in arrows], hovertemplate=HOVER_TEMPLATE,
        )  # fmt: skip


def _hop_customdata(hop: Hop) -> list[str]:
    giver, taker = hop.giver.actor, hop.taker.actor
    lines = [
        f"<b>{escape_html(giver.name)} → {escape_html(taker.name)}</b>",
        wrap_html(hop.message.title, 48),
        f"Time since the hand before: {escape_html(days_words(*hop.taker.days))}",
    ]
    return mark_customdata([hop.message.event], lines, [giver.id, taker.id])


def add_hands(canvas: Canvas, placed: Sequence[PlacedHand], theme: Theme, selected: str) -> None:
    """Draw a mark for each hand, smaller for who carries, filled if the day of the message is known.

    A mark tells its event and its actor (see figures.mark).
    """
    ends = [one.hand.is_author or one.hand.is_addressee for one in placed]
    colours = [theme.side(one.hand.actor.side) for one in placed]
    pale = any(one.message.event == selected for one in placed)
    canvas.add_scatter(
        x=[one.x for one in placed], y=[one.y for one in placed], mode="markers", cliponaxis=False,
        marker={
            "symbol": "circle",
            "size": [theme.mark + 1 if end else round(_CARRIES * (theme.mark + 1)) for end in ends],
            "color": [
                colour if day_known(one.message) else theme.ground for colour, one in zip(colours, placed, strict=True)
            ],
            "opacity": [PALE if pale and one.message.event != selected else 1.0 for one in placed],
            "line": {"color": colours, "width": 2},
        },
        customdata=[_hand_customdata(one.message, one.hand) for one in placed], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip


def _hand_customdata(message: Message, hand: Hand) -> list[str]:
    arrived = "Dated" if hand.is_author else "Reached this hand"
    lines = [
        f"<b>{escape_html(hand.actor.name)}</b>",
        wrap_html(hand.office, 48),
        escape_html(f"{hand.role} · {hand.actor.side_name}"),
        escape_html(f"{arrived}: {hand.reached}"),
        wrap_html(f"Message {message.number}: {message.title}", 48),
        escape_html(f"{message.dated} · {message.status_label}"),
    ]
    return mark_customdata([message.event], lines, [hand.actor.id])


def relay_legend(messages: Sequence[Message], theme: Theme, *, named: bool) -> list[Row]:
    """Return the legend of `messages`, only what is drawn.

    named: whether days stand behind the names, else they stand at the arrows.
    """
    sides = {hand.actor.side: hand.actor.side_name for message in messages for hand in message.hands}
    if not sides:
        return []
    colours = [Sample(words, theme.side(side), "circle") for side, words in sides.items()]
    steps = hops(list(messages))
    doubtful = {doubtful_hop(hop) for hop in steps}
    lines = [
        (False, Sample("as reported", theme.text, dash="solid")),
        (True, Sample(NOT_SURE, theme.text, dash="dash")),
    ]
    hands = [Sample("large: author or addressee", UNSEEN, "circle")]
    carried = any(len(message.holders) > 2 for message in messages)
    hands += [Sample("small: carries it", UNSEEN, "circle")] if carried else []
    timed = any(step.days != (None, None) for message in messages for step in message.steps)
    rows: list[Row] = [
        ("Side", colours),
        ("Message", day_legend((day_known(message) for message in messages), theme.text)),
        ("Hand", hands),
        ("Step", [sample for one, sample in lines if one in doubtful]),
    ]
    times = [Sample(f"{'0–8 days' if named else '0–8 d'}: since the hand before", UNSEEN, "circle")] if timed else []
    return [row for row in [*rows, ("Time", times)] if row[1]]
