"""What the map says of a place and of a leg, in words."""

from collections.abc import Mapping
from typing import Any

from components.dataset.map.place_map import COUNT, INFERRED, KNOWN, LEAST, UNSTATED
from components.dataset.model import columns as c

PARTS = {"area": "An area: the mark stands near its middle.", "stand-in": "Stand-in for a place that is not named."}
_BASES = {KNOWN: "a source states {}", INFERRED: "the curator inferred {}", UNSTATED: "no source states {}"}
_THEN = ("the place", "it", "it")
Row = Mapping[Any, Any]


def count_words(place: Row) -> str:
    """Return how many events a place has, apart those whose place no source states: "8 + 19 inferred"."""
    counts = ((place[KNOWN], ""), (place[INFERRED], " inferred"), (place[UNSTATED], " not stated"))
    return " + ".join(f"{count:,}{words}" for count, words in counts if count)


def basis_words(place: Row) -> str:
    """Return how many events a place has, and for how many of them who says that it is the place."""
    count, found = place[COUNT], [(place[basis], words) for basis, words in _BASES.items() if place[basis]]
    if not count:
        return "No event is recorded here; a leg ends here."
    events = "1 event" if count == 1 else f"{count:,} events"
    events += f", {place[LEAST]:,} of them certain" if place[LEAST] < count else ""
    if len(found) == 1:
        return f"{events}; {found[0][1].format('the place')}."
    return f"{events}: {', '.join(f'for {number:,} {words}' for number, words in found).format(*_THEN)}."


def leg_words(leg: Row) -> str:
    """Return how sure a leg is, in words; an empty text if it is reported as done between stated places."""
    doubts = [leg[c.STATUS]] if leg[c.STATUS] not in ("done", "standing") else []
    doubts += ["both places inferred"] if leg[INFERRED] else ["no source states the places"] if leg[UNSTATED] else []
    return ", ".join(doubts)
