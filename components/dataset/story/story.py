"""The messages between the sides in the order of time, and three counts that say how much of it is known."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from components.dataset.exchange.messages import Message, messages_in, messages_of
from components.dataset.model import columns as c
from components.dataset.model.actor import side_places
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import since_brief
from components.dataset.model.index import Mask
from components.dataset.model.vocabulary import NONE_RECORDED, NOT_DONE
from components.dataset.query.order import selected_mask, subset_of
from components.dataset.replies.answers import ASKS
from components.dataset.replies.silences import silences
from components.dataset.sources.excluded_sources import ExcludedSources, excluded_claims, single_origin_mask
from components.dataset.sources.origins import claim_paths, supporting_mask

MOST_PASSAGES = 20  # messages that fit the first screen
_SECRET = ("secret", "internal", "offered-either")


class Lane(NamedTuple):
    """One side that words pass: its id and its name."""

    side: str
    name: str


class Passage(NamedTuple):
    """One message from side to side.

    label: the title in few words; dated: the date in few words. way: the sides that the words pass, in order, each once
    in a row. writers: sides that write it together, the first of `way` among them. actors: ids of the first and the
    last hand; ends: their names. silence: the days without a message before it, and between whom, in words; empty if
    there are none to tell of.
    """

    event: str
    title: str
    label: str
    dated: str
    day_known: bool
    done: bool
    status: str
    way: tuple[str, ...]
    writers: tuple[str, ...]
    actors: tuple[str, ...]
    ends: tuple[str, ...]
    silence: str


class Count(NamedTuple):
    """What is counted: the event of each unit, whether it is one of those told of, and its words."""

    events: Sequence[str]
    told: Sequence[bool]
    words: Sequence[str]

    @property
    def told_events(self) -> list[str]:
        """The event of each that is told of."""
        return [event for event, told in zip(self.events, self.told, strict=True) if told]

    @property
    def of(self) -> tuple[int, int]:
        """How many are told of, and of how many."""
        return sum(self.told), len(self.told)


class Story(NamedTuple):
    """The messages that are drawn, the first of `messages`; the sides they pass; what is counted.

    lanes: from one end of the picture to the other. unanswered: asks and offers, told: with no answer on record.
    relayed: messages, told: through more than two hands. alone: secret events (all events if the package calls none
    secret: then `secret` is false), told: those that rest on one origin; origin: that of most of these, and how many.
    """

    lanes: Sequence[Lane]
    passages: Sequence[Passage]
    messages: int
    unanswered: Count
    relayed: Count
    alone: Count
    secret: bool
    origin: tuple[str, int]


def story(dataset: Dataset, shown: Dataset, excluded: ExcludedSources) -> Story:
    """Return the story of the events `shown`, a part of `dataset`. excluded: what the reader has switched off."""
    mask = selected_mask(dataset, shown)
    near = subset_of(dataset, shown, messages_in(dataset, mask))
    messages = messages_of(near)
    silent = {one.before: f"{one.days} days: no dated message between {one.pair}" for one in silences(dataset, near)}
    secret = mask & dataset.index.codes("events", c.SECRECY).any_of(_SECRET)
    single = single_origin_mask(dataset, excluded)
    counted = secret if secret.any() else mask
    labels = dict(zip(near.events[c.EVENT].tolist(), near.events[c.LABEL].tolist(), strict=True))
    passages = [
        _passage(message, labels[message.event], silent.get(message.event, "")) for message in messages[:MOST_PASSAGES]
    ]
    return Story(
        lanes=_lanes(dataset, passages),
        passages=passages,
        messages=len(messages),
        unanswered=_unanswered(dataset, mask),
        relayed=Count(
            [message.event for message in messages],
            [len(message.holders) > 2 for message in messages],
            [message.title for message in messages],
        ),
        alone=Count(
            dataset.events[c.EVENT][counted].tolist(),
            single[counted].tolist(),
            dataset.events[c.TITLE][counted].tolist(),
        ),
        secret=bool(secret.any()),
        origin=_origin(dataset, counted & single, excluded),
    )


def _passage(message: Message, label: str, silence: str) -> Passage:
    holders = message.holders
    first, *_, last = holders
    groups = [list(dict.fromkeys(hand.actor.side for hand in holders[number])) for number in holders]
    way = [groups[0][0]]
    for sides in groups[1:]:
        way += [side for side in sides[:1] if side != way[-1]]
    return Passage(
        event=message.event,
        title=message.title,
        label=label or message.title,
        dated=since_brief(message.bounds),
        day_known=message.bounds.earliest is not None and message.bounds.earliest == message.bounds.latest,
        done=message.status not in NOT_DONE,
        status=message.status_label,
        way=tuple(way),
        writers=tuple(groups[0]),
        actors=tuple(hand.actor.id for number in (first, last) for hand in holders[number]),
        ends=tuple(" and ".join(hand.actor.name for hand in holders[number]) for number in (first, last)),
        silence=silence,
    )


def _lanes(dataset: Dataset, passages: Sequence[Passage]) -> list[Lane]:
    passed = {side for one in passages for side in (*one.way, *one.writers)}
    labels, places = dataset.dictionary.labels("actors", c.SIDE), side_places(dataset.dictionary)
    return [Lane(side, labels[side]) for side in sorted(places, key=places.__getitem__) if side in passed]


def _unanswered(dataset: Dataset, mask: Mask) -> Count:
    rows = dataset.proposals[dataset.index.of_rows(mask, "proposals") & dataset.proposals[c.KIND].isin(ASKS).to_numpy()]
    told = rows[c.ANSWER].eq(NONE_RECORDED).tolist()
    return Count(rows[c.EVENT].tolist(), told, rows[c.CONTENT].tolist())


def _origin(dataset: Dataset, events: Mask, excluded: ExcludedSources) -> tuple[str, int]:
    """Return the name of the origin that most of `events` rest on, each of which rests on one, and how many do."""
    lit = ~excluded_claims(dataset, excluded) if excluded else None
    rows = supporting_mask(dataset, lit) & dataset.index.of_rows(events, "claims")
    origins = claim_paths(dataset).origins()
    places = dataset.index.places("claims")[rows]
    of = np.unique(np.stack([origins.of[rows], places], axis=1), axis=0)[:, 0]
    if not len(of):
        return "", 0
    most = int(np.bincount(of).argmax())
    return dataset.names_of[c.SOURCE].get(origins.values[most], ""), int((of == most).sum())
