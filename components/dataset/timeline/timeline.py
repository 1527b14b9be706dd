"""Events in lanes over time: where each mark stands, and what is written beside it."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.acting_side import SEVERAL
from components.dataset.model.dataset import Dataset
from components.dataset.model.dating import DATINGS, AskedDays, dating, standing
from components.dataset.model.vocabulary import PUBLIC, SECRET

# Worked-out columns.
LANE = "lane"
LANE_LABEL = "lane_label"
AT = "at"
PANEL = "panel"
EXACT = "exact"
OPEN = "open"
ACTORS = "actors"

# Panels of the calendar: the period the package is about at full scale, the rest pressed together, and no date.
BEFORE, PERIOD, AFTER, UNDATED = "before", "period", "after", "undated"
STEPS = "steps"  # the panel of equal steps instead of the calendar
ALL = "all"  # every event in one lane without a name
MOST_LANES = 12
_REST, NONE = "…rest", "not stated"
STRIP = "…strip"  # the lane, one strip, of what is not secret
_STRIP_LABEL = "The public record and the rest"
_MOST_LETTERS = 30  # of a label
_LEAST_WORDS, _SHORT, _STOPS = 3, 3, ",:;"  # of a label that is cut: words, letters of its last, ends of a clause


def marks(
    dataset: Dataset, shown: Dataset, lanes: str, days: AskedDays = (None, None), *, folded: bool = False
) -> pd.DataFrame:
    """Return one row for each event and lane it belongs to, in the order of lanes, then time.

    lanes: channel, side, layer, actor, topic or all. An event with several actors or topics stands in several lanes,
    one without any in the lane "not stated"; beyond twelve actors or topics the less frequent share one last lane.
    days: only these are drawn, None for an open end (see dating.standing). folded: only the lanes of secret events
    are kept, and of what else they hold all that is not public; the rest stands once in the lane STRIP, the last.
    Columns: those of events (earliest and latest as they are drawn; label, which a secret event without one has from
    its title, and one of STRIP has not), and lane, lane_label, at (day where the mark
    stands: the middle of its bounds, or the only one it has; NaT if none), open (on which side it is open, see
    dating.standing), panel (before, period, after, undated), exact (dated to the day), actors (ids of those who take
    part or are spoken of, each once, joined by ";").
    """
    events = shown.events
    stand = standing(events[c.EARLIEST], events[c.LATEST], days)
    pairs = _lanes_of(shown, lanes)
    labels = lane_labels(dataset, lanes)
    strip: list[tuple[int, str]] = []
    if folded and can_fold(shown):
        pairs, strip = _folded(pairs, events[c.SECRECY].tolist())
    if lanes in ("actor", "topic"):
        pairs, labels = _most_frequent(pairs, labels)
    pairs, labels = [*pairs, *strip], {**labels, STRIP: _STRIP_LABEL}
    order = {name: place for place, name in enumerate(labels)}
    moments = stand.at.to_numpy().astype("datetime64[s]")
    at = np.where(np.isnat(moments), np.iinfo(np.int64).max, moments.astype(np.int64)).tolist()
    ids = events[c.EVENT].tolist()
    pairs.sort(key=lambda pair: (order.get(pair[1], len(order)), at[pair[0]], ids[pair[0]]))
    names = [lane for _, lane in pairs]
    added: dict[str, Any] = {
        **{AT: stand.at, c.EARLIEST: stand.first, c.LATEST: stand.last, OPEN: stand.open},
        **{PANEL: _panel(stand.at, dataset.period), EXACT: _exact(events)},
    }
    placed = events.assign(**added, **{ACTORS: [";".join(actors) for actors in _actors(shown)]}).iloc[
        [place for place, _ in pairs]
    ]
    words = _mark_words(events)
    lane_columns: dict[str, Any] = {
        LANE: names,
        LANE_LABEL: [labels.get(name, NONE) for name in names],
        c.LABEL: ["" if lane == STRIP else words[place] for place, lane in pairs],
    }
    typed = {column: pd.Series(values, dtype="str") for column, values in lane_columns.items()}
    return placed.reset_index(drop=True).assign(**typed)


def can_fold(shown: Dataset) -> bool:
    """Return whether some events are secret and some public, so that one can stand back behind the other."""
    secrecy = shown.events[c.SECRECY]
    return bool(secrecy.isin(SECRET).any() and secrecy.eq(PUBLIC).any())


def _folded(pairs: list[tuple[int, str]], secrecy: list[str]) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Return the pairs that stay in lanes, and a pair for each event that stands in none.

    secrecy: of each event, by its place.
    """
    secret = {lane for place, lane in pairs if secrecy[place] in SECRET}
    kept = [(place, lane) for place, lane in pairs if lane in secret and secrecy[place] != PUBLIC]
    placed = {place for place, _ in kept}
    return kept, [(place, STRIP) for place in range(len(secrecy)) if place not in placed]


def _mark_words(events: pd.DataFrame) -> list[str]:
    """Return the label of each event; of a secret one that has none, its title in few words."""
    cells = (events[column].tolist() for column in (c.LABEL, c.TITLE, c.SECRECY))
    return [label or (few_words(title) if kept in SECRET else "") for label, title, kept in zip(*cells, strict=True)]


def few_words(title: str) -> str:
    """Return `title` up to a bracket, and of this no more than some thirty letters, as `first_words` cuts it.

    >>> few_words("A letter (inferred)"), few_words("Bakour passes the request to Damascus")
    ('A letter', 'Bakour passes the request…')
    """
    return first_words(title.split(" (")[0], lambda words: len(words) <= _MOST_LETTERS)


def first_words(title: str, fits: Callable[[str], bool]) -> str:
    """Return `title`, or else as many of its first words as fit, with an ellipsis; empty if that would say little.

    Little are fewer than three words. A cut is made at the end of a clause rather than later, and not behind a short
    word (a, of, the, to), which begins something.

    >>> first_words("Damascus sets its aim: stop the overthrow", lambda words: len(words) < 30)
    'Damascus sets its aim…'
    >>> first_words("Bakour passes the request to Damascus", lambda words: len(words) < 20)
    ''
    """
    if fits(title):
        return title
    words = title.removesuffix("…").split()
    cuts = [count for count in range(len(words) - 1, _LEAST_WORDS - 1, -1) if len(words[count - 1]) > _SHORT]
    found = next((count for count in cuts if fits(f"{' '.join(words[:count]).rstrip(_STOPS)}…")), 0)
    clause = next((count for count in range(_LEAST_WORDS, found) if words[count - 1][-1] in _STOPS), found)
    return f"{' '.join(words[:clause]).rstrip(_STOPS)}…" if found else ""


def _most_frequent(
    pairs: list[tuple[int, str]], labels: Mapping[str, str]
) -> tuple[list[tuple[int, str]], Mapping[str, str]]:
    """Let all lanes but the most frequent share one, the last."""
    counts = Counter(lane for _, lane in pairs).most_common()
    if len(counts) <= MOST_LANES:
        return pairs, labels
    frequent = [lane for lane, _ in counts[:MOST_LANES]]
    others = len(counts) - MOST_LANES
    shared = dict.fromkeys((place, lane if lane in frequent else _REST) for place, lane in pairs)
    names = {lane: labels.get(lane, NONE) for lane in frequent}
    return list(shared), names | {_REST: others_label(others)}


def _actors(shown: Dataset) -> list[list[str]]:
    """Return for each event its actors, each once."""
    found: dict[str, dict[str, None]] = {event: {} for event in shown.events[c.EVENT].tolist()}
    parts = zip(shown.participants[c.EVENT].tolist(), shown.participants[c.ACTOR].tolist(), strict=True)
    for event, actor in parts:
        if event in found:
            found[event][actor] = None
    return [list(actors) for actors in found.values()]


def _exact(events: pd.DataFrame) -> pd.Series:
    return events[c.EARLIEST].notna() & events[c.EARLIEST].eq(events[c.LATEST])


def _panel(at: pd.Series, period: tuple[pd.Timestamp, pd.Timestamp]) -> np.ndarray:
    return np.select([at.isna(), at < period[0], at > period[1]], [UNDATED, BEFORE, AFTER], PERIOD)


def _lanes_of(shown: Dataset, lanes: str) -> list[tuple[int, str]]:
    """Return pairs of an event's place in `shown.events` and a lane, each once."""
    if lanes == "actor":
        return [(number, actor) for number, actors in enumerate(_actors(shown)) for actor in actors or ("",)]
    if lanes == ALL:
        return [(number, ALL) for number in range(len(shown.events))]
    if lanes == "topic":
        cells = [dict.fromkeys(cell.split(";")) for cell in shown.events[c.TOPICS].tolist()]
        return [(number, topic) for number, topics in enumerate(cells) for topic in topics]
    column = {"channel": c.CHANNEL, "side": c.SIDE, "layer": c.LAYER}[lanes]
    return list(enumerate(shown.events[column].tolist()))


def others_label(count: int) -> str:
    """Return the words of the lane that `count` less frequent ones share."""
    return "1 other" if count == 1 else f"{count} others"


def lane_labels(dataset: Dataset, lanes: str) -> Mapping[str, str]:
    """Return lane -> words on screen, in the order of the lanes from top to bottom."""
    if lanes == ALL:
        return {ALL: ""}
    if lanes == "actor":
        return dict(zip(dataset.actors[c.ACTOR], dataset.actors[c.NAME], strict=True))
    if lanes == "topic":
        return dict(zip(dataset.topics[c.TOPIC], dataset.topics[c.LABEL], strict=True))
    if lanes == "side":
        return {**dataset.dictionary.labels("actors", c.SIDE), SEVERAL: "Several sides together"}
    return dataset.dictionary.labels("events", {"channel": c.CHANNEL, "layer": c.LAYER}[lanes])


def mark_labels(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Return "side", "kind" and "relation" (of a link) -> value -> words on screen."""
    labels = dataset.dictionary.labels
    return {
        "side": {**labels("actors", c.SIDE), SEVERAL: "Several sides"},
        "kind": dict(labels("events", c.KIND)),
        "relation": dict(labels("links", c.RELATION)),
    }


def how_dated(shown: Dataset) -> dict[str, list[str]]:
    """Return each way of DATINGS -> the ids of the events dated so."""
    ways, ids = dating(shown.events), shown.events[c.EVENT]
    return {way: ids[ways == way].tolist() for way in DATINGS}


def links_of(shown: Dataset, event: str) -> pd.DataFrame:
    """Return the links that begin or end at `event`, both ends shown. Columns: those of links."""
    links = shown.links
    return links[links[c.FROM_EVENT].eq(event) | links[c.TO_EVENT].eq(event)]
