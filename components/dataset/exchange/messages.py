"""Messages from hand to hand: who held the words, in what order, and how long they were on the way."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.actor import Actor, actor_lookup
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words, days_words
from components.dataset.model.dates import Days, Span, days_between, span
from components.dataset.model.index import Mask, Numbers
from components.dataset.query.certainty import share_words

PART = 30  # messages that can be told apart side by side
DEDUCED = "inferred"  # basis of a hand that no source names
_DIRECT = 2  # hands of a message that nobody carries
_OPEN = Span(None, None)


@dataclass(frozen=True, slots=True)
class Hand:
    """One who holds the words of a message.

    number: from 1; those with the same number hold the words together. inferred: no source names the hand. received:
    the days between which the words reached it; reached: the same in words. days: the least and the most since the
    hand before (see `days_between`; None also for the first hand, and where the hand before is missing).
    is_author: of the first hand; is_addressee: of the last.
    """

    number: int
    actor: Actor
    office: str
    role: str
    inferred: bool
    received: Span
    reached: str
    days: tuple[Days, Days]
    is_author: bool
    is_addressee: bool


@dataclass(frozen=True, slots=True)
class Message:
    """One message and its hands, in their order.

    number: 1 for the first of all chosen messages. status_label and dated: in words. bounds: of its date. at: where it
    stands, the middle of its bounds, or the only one that is known.
    """

    number: int
    event: str
    title: str
    status: str
    status_label: str
    dated: str
    bounds: Span
    at: dt.datetime | None
    hands: tuple[Hand, ...]

    @property
    def holders(self) -> Mapping[int, Sequence[Hand]]:
        """Number -> those who hold the words together, in order."""
        return _by_number(self.hands)

    @property
    def steps(self) -> list[Hand]:
        """One taker of each step from hand to hand."""
        return [hands[0] for number, hands in self.holders.items() if number > 1]

    @property
    def chain(self) -> str:
        """Who held the words, with the days from hand to hand, in words."""
        parts: list[str] = []
        for hands in self.holders.values():
            words = days_words(*hands[0].days)
            time = f"→ ({'?' if words == 'not known' else words}) " if parts else ""
            parts.append(time + " and ".join(hand.actor.name for hand in hands))
        return " ".join(parts)

    @property
    def transit_days(self) -> tuple[Days, Days]:
        """The least and the most days from the first hand to the last."""
        author, addressee = ([h for h in self.hands if getattr(h, end)] for end in ("is_author", "is_addressee"))
        return days_between(_span(author), _span(addressee))

    @property
    def inferred(self) -> bool:
        """Whether any hand is inferred."""
        return any(hand.inferred for hand in self.hands)


def messages_of(shown: Dataset, first: int = 1) -> list[Message]:
    """Return the messages with recorded hands, in the order of time, numbered from `first`.

    On the same day, "on or before" comes before that day, "on or after" behind it.
    """
    recorded = shown.participants[shown.participants[c.HAND].notna().to_numpy()]
    known = dict(zip(shown.actors[c.ACTOR].tolist(), shown.actors[c.OFFICE].tolist(), strict=True))
    rows: dict[str, list[dict[Any, Any]]] = {}
    for row in rows_of(recorded, [c.EVENT, c.HAND, c.ACTOR, c.ROLE, c.BASIS, c.RECEIVED]):
        if row[c.ACTOR] in known:
            rows.setdefault(row[c.EVENT], []).append(row | {c.OFFICE: known[row[c.ACTOR]]})
    actor, label = actor_lookup(shown), shown.dictionary.label

    def hands(event: str) -> tuple[Hand, ...]:
        received: dict[int, Span] = {}
        held = sorted(rows[event], key=lambda row: (row[c.HAND], row[c.ACTOR]))
        for row in held:
            own = _received(row)
            received[row[c.HAND]] = _together(received.get(row[c.HAND], own), own)
        return tuple(
            Hand(
                number=row[c.HAND],
                actor=actor(row[c.ACTOR]),
                office=row[c.OFFICE],
                role=label("participants", c.ROLE, row[c.ROLE]),
                inferred=row[c.BASIS] == DEDUCED,
                received=_received(row),
                reached=date_words(row[c.RECEIVED], *_received(row), "within") if row[c.RECEIVED] else "not known",
                # Those who hold the words together: each may have had them first, so the next counts from all.
                days=days_between(received.get(row[c.HAND] - 1, _OPEN), _received(row)),
                is_author=row[c.HAND] == 1,
                is_addressee=1 < row[c.HAND] == held[-1][c.HAND],
            )
            for row in held
        )

    found = []
    events, at = _in_order(shown.events[shown.events[c.EVENT].isin(rows).to_numpy()])
    for number, (row, moment) in enumerate(zip(rows_of(events), at, strict=True), start=first):
        bounds = Span(*(None if pd.isna(day) else day.date() for day in (row[c.EARLIEST], row[c.LATEST])))
        found.append(
            Message(
                number=number,
                event=row[c.EVENT],
                title=row[c.TITLE],
                status=row[c.STATUS],
                status_label=label("events", c.STATUS, row[c.STATUS]),
                dated=date_words(row[c.DATE], *bounds, row[c.DATE_MEANING]),
                bounds=bounds,
                at=moment,
                hands=hands(row[c.EVENT]),
            )
        )
    return found


def messages_in(dataset: Dataset, mask: Mask) -> Mask:
    """Return which of the events `mask` are messages with recorded hands."""
    are: Mask = mask & dataset.index.of_events(dataset.participants[c.HAND].notna().to_numpy(), "participants")
    return are


def hand_counts(dataset: Dataset) -> Numbers:
    """Return how many hands, one behind the other, each event passes through; those with one number are one."""
    hand, places = dataset.participants[c.HAND], dataset.index.places("participants")
    known = hand.notna().to_numpy() & (places >= 0)
    steps = np.stack([places[known].astype(np.int64), hand[known].to_numpy(dtype=np.int64)], axis=1)
    counts: Numbers = np.bincount(np.unique(steps, axis=0)[:, 0], minlength=len(dataset.events))
    return counts


def relayed_mask(dataset: Dataset) -> Mask:
    """Return which events pass through more than two hands."""
    relayed: Mask = hand_counts(dataset) > _DIRECT
    return relayed


def relayed_words(part: str, whole: int) -> str:
    """Say how many of `whole` messages go through more than two hands: not "went", some were only planned.

    part: the number of these, as `count_words` says it.
    """
    return f"{share_words(part, whole, 'message', 'messages', ('goes', 'go'))} through more than two hands."


def _in_order(events: pd.DataFrame) -> tuple[pd.DataFrame, list[dt.datetime | None]]:
    """Return `events` in the order of where each stands, and where that is."""
    earliest, latest = (events[bound].to_numpy("datetime64[us]") for bound in (c.EARLIEST, c.LATEST))
    middle = earliest + (latest - earliest) // 2
    at = np.where(np.isnat(middle), np.where(np.isnat(latest), earliest, latest), middle)
    last = np.iinfo(np.int64).max
    keys = [np.where(np.isnat(days), missing, days.astype(np.int64)) for days, missing in ((latest, last), (at, last))]
    order = np.lexsort((events[c.EVENT].to_numpy(dtype=np.str_), keys[0], earliest.astype(np.int64), keys[1]))
    return events.iloc[order], at[order].tolist()


def _received(row: Mapping[Any, Any]) -> Span:
    return span(row[c.RECEIVED]) if row[c.RECEIVED] else _OPEN


def _together(one: Span, other: Span) -> Span:
    first = min(one.earliest, other.earliest) if one.earliest and other.earliest else None
    return Span(first, max(one.latest, other.latest) if one.latest and other.latest else None)


def _span(hands: Sequence[Hand]) -> Span:
    """Return when the words reached those who hold them together."""
    received = [hand.received for hand in hands]
    whole = received[0] if received else _OPEN
    for one in received:
        whole = _together(whole, one)
    return whole


def _by_number(hands: Sequence[Hand]) -> Mapping[int, Sequence[Hand]]:
    found: dict[int, list[Hand]] = {}
    for hand in hands:
        found.setdefault(hand.number, []).append(hand)
    return found
