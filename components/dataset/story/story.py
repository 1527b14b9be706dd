"""The messages between the sides in the order of time, and three counts that say how much of it is known."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from components.dataset.exchange.messages import Message, messages_in, messages_of, relayed_mask
from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import since_brief
from components.dataset.model.index import Mask
from components.dataset.model.vocabulary import NONE_RECORDED, NOT_DONE, SECRET
from components.dataset.query.order import selected_mask, subset_of
from components.dataset.replies.offers import asked
from components.dataset.replies.silences import silences
from components.dataset.sources.excluded_sources import ExcludedSources, excluded_claims, single_origin_mask
from components.dataset.sources.origins import claim_paths, supporting_mask

MOST_PASSAGES = 20  # messages that fit the first screen
_MOST_READ = 120  # messages of which the first in time are drawn; the order of rows is not quite that of time
MOST_ACTORS = 4  # who have a lane of their own, beside one for all others


class Lane(NamedTuple):
    """One side that words pass, or one actor: its id, its name, and the side."""

    id: str
    name: str
    side: str


_OTHERS = Lane("others", "Others", "others")


class Passage(NamedTuple):
    """One message from lane to lane.

    label: the title in few words; dated: the date in few words. way: ids of the lanes that the words pass, in order,
    each once in a row. writers: lanes that write it together, the first of `way` among them. actors: ids of the first
    and the last hand; ends: their names. silence: the days without a message before it, and between whom, in words;
    empty if there are none to tell of.
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
    among = messages_in(dataset, mask)
    # A package may hold a million messages: only those that may be drawn are read one by one.
    near = subset_of(dataset, shown, among, _MOST_READ)
    messages = messages_of(near)[:MOST_PASSAGES]
    silent = {one.before: f"{one.days} days: no dated message between {one.pair}" for one in silences(dataset, near)}
    secret = mask & dataset.index.codes("events", c.SECRECY).any_of(SECRET)
    single = single_origin_mask(dataset, excluded)
    counted = secret if secret.any() else mask
    labels = dict(zip(near.events[c.EVENT].tolist(), near.events[c.LABEL].tolist(), strict=True))
    lane_of = _lanes_of(messages)
    passages = [
        _passage(message, labels[message.event], silent.get(message.event, ""), lane_of) for message in messages
    ]
    passed = {lane for one in passages for lane in (*one.way, *one.writers)}
    return Story(
        lanes=[lane for lane in dict.fromkeys(lane_of.values()) if lane.id in passed],
        passages=passages,
        messages=int(among.sum()),
        unanswered=_unanswered(dataset, mask, excluded),
        relayed=_count(dataset, among, relayed_mask(dataset)),
        alone=_count(dataset, counted, single),
        secret=bool(secret.any()),
        origin=_origin(dataset, counted & single, excluded),
    )


def _lanes_of(messages: Sequence[Message]) -> dict[str, Lane]:
    """Return actor_id -> its lane, of all who hold one of `messages`, in the order of the lanes.

    A lane for each side. Where most messages stay within a side, a lane for each of the actors who most often write or
    are written to, and one for all others.
    """
    hands = [hand for message in messages for hand in message.hands]
    actors = sorted({hand.actor for hand in hands}, key=lambda actor: (actor.place, actor.name, actor.id))
    apart = [
        len({hand.actor.side for hand in message.hands if hand.is_author or hand.is_addressee}) for message in messages
    ]
    if 2 * sum(sides > 1 for sides in apart) >= len(messages):
        return {actor.id: Lane(actor.side, actor.side_name, actor.side) for actor in actors}
    ends = Counter(hand.actor for hand in hands if hand.is_author or hand.is_addressee)
    named = {actor for actor, _ in ends.most_common(MOST_ACTORS)}
    own = {actor.id: Lane(actor.id, actor.name, actor.side) for actor in actors if actor in named}
    return own | {actor.id: _OTHERS for actor in actors if actor not in named}


def _passage(message: Message, label: str, silence: str, lane_of: Mapping[str, Lane]) -> Passage:
    holders = message.holders
    numbers = list(holders)
    ends = list(dict.fromkeys((numbers[0], numbers[-1])))  # one, where nobody says for whom it was
    groups = [list(dict.fromkeys(lane_of[hand.actor.id].id for hand in holders[number])) for number in holders]
    way = [groups[0][0]]
    for lanes in groups[1:]:
        way += [lane for lane in lanes[:1] if lane != way[-1]]
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
        actors=tuple(hand.actor.id for number in ends for hand in holders[number]),
        ends=tuple(" and ".join(hand.actor.name for hand in holders[number]) for number in ends),
        silence=silence,
    )


def _count(dataset: Dataset, among: Mask, told: Mask) -> Count:
    ids, titles = (dataset.events[column][among].tolist() for column in (c.EVENT, c.TITLE))
    return Count(ids, told[among].tolist(), titles)


def _unanswered(dataset: Dataset, mask: Mask, excluded: ExcludedSources) -> Count:
    found = asked(dataset, mask, excluded)
    told = found[c.ANSWER].eq(NONE_RECORDED).tolist()
    return Count(found[c.EVENT].tolist(), told, dataset.proposals[c.CONTENT].iloc[found.index].tolist())


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
