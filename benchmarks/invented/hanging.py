"""The tables that hang on the events: who took part, who says so, and what leads to what."""

from collections.abc import Mapping

import numpy as np

from benchmarks.invented import words as w
from benchmarks.invented.draw import DAY, Draw, is_message
from benchmarks.invented.events import dated, event_ids
from benchmarks.invented.text import Column, joined, numbers, pick, quoted, where

_MOST_LINKS, _MOST_PROPOSALS = 5_000, 99  # an id of a proposal has two digits


def participant_rows(drawn: Draw, rows: slice) -> Mapping[str, Column | str]:
    """Return about two rows for each event. In a message hand 1 writes, the last is written to, one may carry."""
    kind, message = drawn.kind[rows], is_message(drawn)[rows]
    many, digit = len(kind), (drawn.chance[rows] * 1000) % 1
    often = np.array(w.OFTEN)[kind]
    present = np.column_stack([np.ones(many, dtype=bool), digit < often[:, 0], digit < often[:, 1]])
    present[message, 2] = drawn.hands[rows][message] == 3
    carried = message & present[:, 2]
    # The third of a message carries it: hand 2 of 3; the addressee is the last hand.
    hand = np.column_stack([np.ones(many), np.where(carried, 3, 2), np.full(many, 2)]).astype("int8")
    event, which = np.nonzero(present)
    roles = [role or "mentioned" for row in w.ROLES for role in row]
    date, _, _ = dated(drawn, rows)
    told = message[event] & (which == 1) & (drawn.shape[rows] == DAY)[event] & (digit[event] < 0.5)
    return {
        "event_id": event_ids(event + rows.start),
        "actor_id": pick(w.ACTORS, drawn.actors[rows][event, which]),
        "role": pick(roles, kind[event].astype("int64") * 3 + which),
        "hand": where(message[event], numbers(hand[event, which])),
        "received": where(told, date.take(event)),
        "basis": where(digit[event] < 0.9, "named", "inferred"),
        "source_id": pick(w.SOURCES, drawn.source[rows][event]),
        "paragraphs": numbers(1 + (digit[event] * 29).astype("int64")),
    }


def claim_rows(drawn: Draw, rows: slice) -> Mapping[str, Column | str]:
    """Return one row for each event: the claim it rests on."""
    places = np.arange(len(drawn))[rows]
    digit = (drawn.chance[rows] * 10_000) % 1
    codes = {name: (digit * 10**turn % 1) for turn, name in enumerate(("voice", "kind", "stance"))}
    paragraph = numbers(1 + (digit * 29).astype("int64"))
    return {
        "claim_id": joined("CL", numbers(places + 1, 7)),
        "event_id": event_ids(places),
        "source_id": pick(w.SOURCES, drawn.source[rows]),
        "paragraphs": where(digit < 0.2, joined(paragraph, ";31"), paragraph),
        "voice": pick(w.VOICES, (codes["voice"] * len(w.VOICES)).astype("int8")),
        "kind": pick(w.CLAIM_KINDS, (codes["kind"] * len(w.CLAIM_KINDS)).astype("int8")),
        "stance": pick(w.STANCES, (codes["stance"] * len(w.STANCES)).astype("int8")),
        "summary": quoted(joined("As invented, ", pick(w.TOPIC_NAMES, drawn.topic[rows]), " was what they spoke of")),
        "quote": where(digit < 0.1, "a few invented words"),
    }


def link_rows(drawn: Draw, seed: int) -> Mapping[str, Column | str]:
    """Return links from an event to one shortly before it: one for ten events, some thousands at most."""
    many = min(len(drawn) // 10, _MOST_LINKS)
    dice = np.random.default_rng([seed, 1])
    later = np.sort(dice.choice(np.arange(1, max(len(drawn), 2)), many, replace=False)) if many else np.zeros(0, int)
    earlier = np.maximum(0, later - dice.integers(1, 30, many))
    return {
        "from_event": event_ids(later),
        "relation": pick(w.RELATIONS, dice.integers(0, len(w.RELATIONS), many)),
        "to_event": event_ids(earlier),
        "basis": pick(("stated", "inferred"), dice.integers(0, 2, many)),
        "certainty": pick(w.CERTAINTIES, dice.integers(0, len(w.CERTAINTIES), many)),
    }


def proposal_rows(drawn: Draw) -> Mapping[str, Column | str]:
    """Return an ask for each of the first messages."""
    asks = np.flatnonzero(is_message(drawn))[:_MOST_PROPOSALS]
    return {
        "proposal_id": joined("PR", numbers(np.arange(1, len(asks) + 1), 2)),
        "event_id": event_ids(asks),
        "item": where(np.ones(len(asks), dtype=bool), "1"),
        "proposer": pick(w.ACTORS, drawn.actors[asks, 0]),
        "addressee": pick(w.ACTORS, drawn.actors[asks, 1]),
        "kind": pick(("offer", "ask"), asks % 2),
        "topic": pick(w.TOPICS, drawn.topic[asks]),
        "content": joined("An answer on ", pick(w.TOPIC_NAMES, drawn.topic[asks])),
        "source_id": pick(w.SOURCES, drawn.source[asks]),
        "answer": pick(("none-recorded", "deferred"), asks % 2),
        "reading": pick(("reported", "quoted"), asks % 2),
    }
