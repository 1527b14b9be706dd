"""What the map says of a place and of a leg, in words."""

from components.dataset.map.place_map import Leg, Place
from components.dataset.model.vocabulary import NOT_STATED

PARTS = {"area": "An area: the mark stands near its middle.", "stand-in": "Stand-in for a place that is not named."}
_BASES = ("a source states {}", "the curator inferred {}", "no source states {}")
_THEN = ("the place", "it", "it")


def count_words(place: Place) -> str:
    """Return how many events a place has, apart those whose place no source states: "8 + 19 inferred".

    Where not all of them are certain, or some have lost their support, how many are: "8 + 19 inferred, 12 certain".
    """
    counts = ((place.known, ""), (place.inferred, " inferred"), (place.unstated, " not stated"))
    sure = f", {place.least:,} certain" if place.least < place.count else ""
    return " + ".join(f"{count:,}{words}" for count, words in counts if count) + sure


def basis_words(place: Place) -> str:
    """Return how many events a place has, and for how many of them who says that it is the place."""
    count, counts = place.count, (place.known, place.inferred, place.unstated)
    bases = [(number, words) for number, words in zip(counts, _BASES, strict=True) if number]
    if not count:
        return "No event is recorded here; a leg ends here."
    events = "1 event" if count == 1 else f"{count:,} events"
    events += f", {place.least:,} of them certain" if place.least < count else ""
    if len(bases) == 1:
        return f"{events}; {bases[0][1].format('the place')}."
    return f"{events}: {', '.join(f'for {number:,} {words}' for number, words in bases).format(*_THEN)}."


def leg_words(leg: Leg) -> str:
    """Return how sure a leg is, in words; an empty text if nothing speaks against it."""
    doubts = [leg.status] if leg.status not in ("done", "standing", NOT_STATED) else []
    doubts += ["both places inferred"] if leg.inferred else ["no source states the places"] if leg.unstated else []
    return ", ".join(doubts)
