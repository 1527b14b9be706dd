"""What is recorded between each two sides in each month, and where an answer was due."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.dataset.exchange.ties import MOST_EVENT_IDS
from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask, Numbers
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.replies.due import due
from components.dataset.replies.message_sides import message_sides
from components.dataset.replies.waits import NO_MESSAGE
from components.dataset.timeline.months import MonthColumns, counts, month_columns, reported

# The columns of cells, and what a cell may be.
LINE, COLUMN, STATE, COUNT, EVENT_IDS = "line", "column", "state", "count", "event_ids"
SENT, DUE, OTHER, PERHAPS, NOT_SENT = "sent", "due", "other", "perhaps", "not sent"
HIDDEN, QUIET = "hidden", "quiet"
_ORDER = (SENT, OTHER, DUE, PERHAPS, NOT_SENT)  # of several, the first is shown
# The columns of lines.
FROM, TO, FROM_NAME, TO_NAME, WAY = "from_side", "to_side", "from_name", "to_name", "way"
FORTH, BACK, BOTH = "forth", "back", "both"

Cell = tuple[int, str, int, list[str]]  # column, state, count, event_ids


@dataclass(frozen=True, eq=False)
class Grid:
    """What is recorded, by line and column.

    cells: one row a cell with something to show: line, column, state, count (events of that state; 0 if hidden or
    quiet), event_ids (these, then others that may lie there or were not sent; the first twelve at most). The column
    `len(columns)` holds what is dated too vaguely (see Columns.undated).
    lines: three for each two sides: from_side, to_side, their words, way (forth, back, or both: meetings and the like).
    messages: the chosen messages between two sides, of which each has a line.
    """

    cells: pd.DataFrame
    lines: pd.DataFrame
    columns: MonthColumns
    messages: Mask


def silence_grid(dataset: Dataset, mask: Mask, most: int) -> Grid:
    """Return what is recorded between each two sides that a message of `mask` went between, in `most` columns at most.

    A cell is `sent` if a message surely lies in it; `due` if an answer was due in it (see dataset.due) and no message
    from the side asked surely lies in it; `other` if both sides met or signed; `perhaps` if something may lie in it or
    in others, and then in each of these; `not sent` if a message is not reported as done (see dataset.status); `hidden`
    if what is recorded there is not among `mask`; `quiet` if nothing is, though the sources of the exchange surely
    report something else of that time. Any other time has no row.
    Whether an answer was due is read from the whole package: no filter makes a silence.
    """
    columns = month_columns(dataset, most)
    messages = mask & message_sides(dataset).apart
    lines = _lines(dataset, messages)
    told, dues = reported(dataset, columns), due(dataset, columns)
    there = _there(dataset) if len(lines) else {}
    found = [
        (number, *cell)
        for number, line in enumerate(lines.itertuples(index=False, name=None))
        for cell in _cells(
            dataset, columns, mask, _events(dataset, there, line), _due(dues, line, mask), told, line[-1]
        )
    ]
    return Grid(pd.DataFrame(found, columns=[LINE, COLUMN, STATE, COUNT, EVENT_IDS]), lines, columns, messages)


Line = tuple[str, ...]  # a row of lines


def _lines(dataset: Dataset, messages: Mask) -> pd.DataFrame:
    """Return three lines for each two sides between which one of `messages` went, in the order of the dictionary."""
    ends, labels = message_sides(dataset), dataset.dictionary.labels("actors", c.SIDE)
    rank = {side: place for place, side in enumerate(dict.fromkeys([*labels, *ends.sides]))}
    went = np.unique(np.stack([ends.author[messages], ends.addressee[messages]]), axis=1).T.tolist()
    pairs = {tuple(sorted((ends.sides[one], ends.sides[other]), key=rank.__getitem__)) for one, other in went}
    rows = [
        (one, other, labels.get(one, one), labels.get(other, other), way)
        for first, second in sorted(pairs, key=lambda pair: [rank[side] for side in pair])
        for way, one, other in ((FORTH, first, second), (BACK, second, first), (BOTH, first, second))
    ]
    return pd.DataFrame(rows, columns=[FROM, TO, FROM_NAME, TO_NAME, WAY], dtype="str")


def _there(dataset: Dataset) -> dict[str, Mask]:
    """Return side -> in which events it is present, not only spoken of; messages with hands left out."""
    index, ends = dataset.index, message_sides(dataset)
    roles, sides = index.codes("participants", c.ROLE), index.codes("participants", c.SIDE)
    present = roles.any_of(dataset.dictionary.roles.that(lambda role: role.side_present))
    status = index.codes("events", c.STATUS)
    done = ~status.any_of(NO_MESSAGE) & ~ends.apart
    return {
        side: done & index.of_events(present & (sides.of == place), "participants")
        for place, side in enumerate(sides.values)
    }


def _events(dataset: Dataset, there: Mapping[str, Mask], line: Line) -> dict[str, Mask]:
    """Return SENT, NOT_SENT or OTHER -> the events of `line`."""
    one, other, *_, way = line
    if way == BOTH:
        return {OTHER: there[one] & there[other]}
    ends, status = message_sides(dataset), dataset.index.codes("events", c.STATUS)
    own = (ends.author == ends.sides.index(one)) & (ends.addressee == ends.sides.index(other))
    doubted = status.any_of(NOT_DONE)
    return {SENT: own & ~doubted, NOT_SENT: own & doubted}


def _due(dues: list[tuple[str, str, int, int, int]], line: Line, mask: Mask) -> dict[int, list[int]]:
    """Return column -> the chosen questions that await an answer on `line` there."""
    found: dict[int, list[int]] = {}
    for asked, asker, first, last, question in dues if line[-1] != BOTH else []:
        if (asked, asker) == line[:2] and mask[question]:
            for column in range(first, last + 1):
                found.setdefault(column, []).append(question)
    return found


def _cells(
    dataset: Dataset,
    columns: MonthColumns,
    mask: Mask,
    events: Mapping[str, Mask],
    dues: Mapping[int, list[int]],
    told: Mask,
    way: str,
) -> Iterator[Cell]:
    """Return the cells of one line, each with the first of its states."""
    inside = ~columns.undated & ~columns.outside
    states: dict[str, Numbers] = {}
    for state, own in events.items():
        if state == NOT_SENT:
            states[NOT_SENT] = np.flatnonzero(own & mask & inside)
        else:
            states[state] = np.flatnonzero(own & mask & columns.sure)
            states[PERHAPS] = np.flatnonzero(own & mask & inside & ~columns.sure)
    every = np.logical_or.reduce(list(events.values()))
    anything = counts(columns, every & inside) > 0
    # Of all events, not only of the chosen ones: a hidden answer is no silence.
    sent = counts(columns, events[SENT] & columns.sure) > 0 if SENT in events else told & False
    many = {state: counts(columns, places) for state, places in states.items()}
    for column in range(len(columns)):
        there = {state: _at(columns, places, column) for state, places in states.items() if many[state][column]}
        if column in dues and not sent[column]:
            there[DUE] = np.array(dues[column])
        if there:
            ordered = [there[state] for state in _ORDER if state in there]
            first = next(state for state in _ORDER if state in there)
            yield column, first, len(ordered[0]), _ids(dataset, np.concatenate(ordered))
        elif anything[column]:
            yield column, HIDDEN, 0, []
        elif told[column] and way != BOTH:
            yield column, QUIET, 0, []
    undated = np.flatnonzero(every & mask & columns.undated)
    if len(undated):
        planned = events.get(NOT_SENT, every & False)[undated].all()
        yield len(columns), NOT_SENT if planned else PERHAPS, len(undated), _ids(dataset, undated)


def _at(columns: MonthColumns, places: Numbers, column: int) -> Numbers:
    return places[(columns.first[places] <= column) & (columns.last[places] >= column)]


def _ids(dataset: Dataset, places: Numbers) -> list[str]:
    ids: list[str] = dataset.events[c.EVENT].iloc[places[:MOST_EVENT_IDS]].tolist()
    return ids
