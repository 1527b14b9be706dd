"""Message by message: a row each, its hands from left to right."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.dataset.exchange.messages import Hand, Message
from components.dataset.exchange.relay import hops
from components.dataset.model.date_words import since_brief
from components.dataset.model.vocabulary import NOT_DONE
from components.figures.base.text_width import text_width
from components.figures.base.theme import LIGHT, Theme
from components.figures.exchange.name_flow import FlowRow, Name, Spot, flow_canvas, flow_rows, heading_words
from components.figures.exchange.relay import Arrow, PlacedHand, add_hands, add_hops, days_mark, relay_legend

_BESIDE = 4  # px between the arrows of two who give together


def message_rows(
    messages: Sequence[Message], *, theme: Theme = LIGHT, selected: str = "", width: int = 800
) -> go.Figure:
    """Draw each message as a row: who wrote, through whose hands it went, whom it was for, with the days if known.

    messages: may be empty. selected: the event drawn in full colour, others pale. width: px that the figure is expected
    to have at least. A mark, or the middle of an arrow, tells its event (see figures.mark).
    """
    wide = width - theme.mark
    rows = flow_rows([(one.event, _heading(one, theme, wide), _names(one)) for one in messages], theme, wide)
    canvas = flow_canvas(rows, theme, width, selected)
    placed = [
        PlacedHand(message, hand, spot.x, spot.y)
        for message, row in zip(messages, rows, strict=True)
        for hand, spot in zip(message.hands, row.spots, strict=True)
    ]
    add_hops(canvas, _arrows(messages, rows, theme), theme, selected)
    add_hands(canvas, placed, theme, selected)
    canvas.legend = relay_legend(messages, theme, named=True)
    return canvas.finished()


def _heading(message: Message, theme: Theme, width: float) -> str:
    status = message.status_label if message.status in NOT_DONE else ""
    number = f"{message.number}\u2002"
    room = width - text_width(number, theme.size, bold=True) - theme.size / 2
    return f"<b>{number}</b>{heading_words(since_brief(message.bounds), message.title, status, theme, room)}"


def _names(message: Message) -> list[Name]:
    """Return the hands in their order; an arrow leads to the first of those who hold the words together."""
    names = []
    for hands in message.holders.values():
        for place, hand in enumerate(hands, start=1):
            last = place == len(hands)
            after = _later(hand) if last else "\u2002and"
            names.append(Name(hand.actor, hand.is_author or hand.is_addressee, after, place == 1 < hand.number))
    return names


def _later(hand: Hand) -> str:
    """Return how many days after the hand before the words came, if that is known."""
    mark = days_mark(*hand.days).removesuffix(" d")
    words = "same day" if mark == "0" else f"{mark} day{'' if mark == '1' else 's'}"
    return f"\u2002{words}" if mark else ""


def _arrows(messages: Sequence[Message], rows: Sequence[FlowRow], theme: Theme) -> list[Arrow]:
    """Return the steps: each ends at the first of those who take, side by side if several give."""
    spots = {
        (message.event, hand.number, hand.actor.id): spot
        for message, row in zip(messages, rows, strict=True)
        for hand, spot in zip(message.hands, row.spots, strict=True)
    }
    first: dict[tuple[str, int], Spot] = {}
    for (event, number, _), spot in spots.items():
        first.setdefault((event, number), spot)
    arrows, before, beside = [], None, 0
    for hop in hops(list(messages)):
        spot = first[hop.message.event, hop.taker.number]
        here = (hop.message.event, hop.taker.number, hop.taker.actor.id)
        beside = beside + 1 if here == before else 0
        before = here
        y = round(spot.y + beside * _BESIDE, 1)
        arrows.append(Arrow(hop, spot.begin, y, spot.x, y))
    return arrows
