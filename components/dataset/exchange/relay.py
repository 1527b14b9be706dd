"""How a message is relayed: its steps from hand to hand, and the lanes of those who hold it."""

from collections.abc import Sequence
from typing import NamedTuple

from components.dataset.exchange.messages import Hand, Message
from components.dataset.model.actor import Actor


class Hop(NamedTuple):
    """One step of a message from one hand to the next."""

    message: Message
    giver: Hand
    taker: Hand

    @property
    def inferred(self) -> bool:
        """Whether no source names the giver or the taker."""
        return self.giver.inferred or self.taker.inferred


def hops(messages: Sequence[Message]) -> list[Hop]:
    """Return every step of every message: each giver with each taker, if several hold the words together."""
    return [
        Hop(message, giver, taker)
        for message in messages
        for holders in [message.holders]
        for taker in message.hands
        for giver in holders.get(taker.number - 1, ())
    ]


def lanes(messages: Sequence[Message]) -> list[Actor]:
    """Return the actors that hold a message, in the order that makes relays read as staircases.

    Sides stand where the data dictionary has them; within a side those who write or are written to stand at the
    outside, those who carry towards the other sides.
    """
    inside: dict[Actor, list[int]] = {}  # how far inside each of its messages an actor stands
    for message in messages:
        last = message.hands[-1].number
        for hand in message.hands:
            inside.setdefault(hand.actor, []).append(min(hand.number - 1, last - hand.number))

    outermost = min((actor.place for actor in inside), default=0)

    def place(actor: Actor) -> tuple[float, float, float, str, str]:
        inward, times = sum(inside[actor]) / len(inside[actor]), len(inside[actor])
        sign = 1 if actor.place == outermost else -1
        return actor.place, sign * inward, -sign * times, actor.name, actor.id

    return sorted(inside, key=place)
