"""What is recorded between each two sides in each month, and where an answer was due."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from components.dataset.exchange.ties import MOST_EVENT_IDS
from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask, Numbers
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.replies.answers_due import Due, due
from components.dataset.replies.message_sides import message_sides
from components.dataset.replies.waits import NO_MESSAGE
from components.dataset.timeline.months import Days, MonthColumns, counts, month_columns, reported

# What a cell may be.
SENT, DUE, OTHER, PERHAPS, NOT_SENT = "sent", "due", "other", "perhaps", "not sent"
HIDDEN, QUIET = "hidden", "quiet"
_ORDER = (SENT, OTHER, DUE, PERHAPS, NOT_SENT)  # of several, the first is shown
FORTH, BACK, BOTH = "forth", "back", "both"  # ways of a line: BOTH is for meetings and the like


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something to show.

    column: `len(columns)` for what is dated too vaguely (see MonthColumns.undated). count: events of that state; 0 if
    hidden or quiet. events: these, then others that may lie there or were not sent; the first twelve at most.
    """

    column: int
    state: str
    count: int
    events: list[str]


class Line(NamedTuple):
    """What is recorded from one side to the other, or between both."""

    sender: str
    receiver: str
    sender_name: str
    receiver_name: str
    way: str
    cells: Sequence[Cell] = ()


@dataclass(frozen=True, eq=False)
class Grid:
    """What is recorded, by line and column: three lines for each two sides, one for each way.

    messages: the chosen messages between two sides, of which each has a line.
    """

    lines: list[Line]
    columns: MonthColumns
    messages: Mask

    @property
    def cells(self) -> list[Cell]:
        """The cells of all lines."""
        return [cell for line in self.lines for cell in line.cells]


def silence_grid(dataset: Dataset, mask: Mask, most: int, lost: Mask | None = None, days: Days | None = None) -> Grid:
    """Return what is recorded between each two sides that a message of `mask` went between, in `most` columns at most.

    A cell is `sent` if a message surely lies in it; `due` if an answer was due in it (see due) and no message
    from the side asked surely lies in it; `other` if both sides met or signed; `perhaps` if something may lie in it or
    in others, and then in each of these; `not sent` if a message is not reported as done (see NOT_DONE); `hidden` if
    what is recorded there is not among `mask`; `quiet` if nothing is, though the sources of the exchange surely
    report something else of that time. Any other time has no cell.
    Whether an answer was due is read from the whole package: no filter makes a silence. lost: events that count there
    as not recorded; none by default. days: first and last, which the columns cover; the period by default.
    """
    columns = month_columns(dataset, most, days)
    messages = mask & message_sides(dataset).apart
    lines = _lines(dataset, messages)
    report, dues = reported(dataset, columns), due(dataset, columns, lost)
    present = _present(dataset) if lines else {}
    filled = []
    for line in lines:
        cells = _cells(dataset, columns, mask, _events(dataset, present, line), _due(dues, line, mask), report)
        filled.append(line._replace(cells=list(cells)))
    return Grid(filled, columns, messages)


def _lines(dataset: Dataset, messages: Mask) -> list[Line]:
    """Return three lines, still empty, for each two sides between which one of `messages` went, in dictionary order."""
    ends, labels = message_sides(dataset), dataset.dictionary.labels("actors", c.SIDE)
    rank = {side: place for place, side in enumerate(dict.fromkeys([*labels, *ends.sides]))}
    went = np.unique(np.stack([ends.author[messages], ends.addressee[messages]]), axis=1).T.tolist()
    pairs = {tuple(sorted((ends.sides[one], ends.sides[other]), key=rank.__getitem__)) for one, other in went}
    return [
        Line(one, other, labels.get(one, one), labels.get(other, other), way)
        for first, second in sorted(pairs, key=lambda pair: [rank[side] for side in pair])
        for way, one, other in ((FORTH, first, second), (BACK, second, first), (BOTH, first, second))
    ]


def _present(dataset: Dataset) -> dict[str, Mask]:
    """Return side -> in which events it is present, not only spoken of; messages with hands left out."""
    index, ends = dataset.index, message_sides(dataset)
    roles, sides = index.codes("participants", c.ROLE), index.codes("participants", c.SIDE)
    there = roles.any_of(dataset.dictionary.roles.that(lambda role: role.side_present))
    status = index.codes("events", c.STATUS)
    done = ~status.any_of(NO_MESSAGE) & ~ends.apart
    return {
        side: done & index.of_events(there & (sides.of == place), "participants")
        for place, side in enumerate(sides.values)
    }


def _events(dataset: Dataset, present: Mapping[str, Mask], line: Line) -> dict[str, Mask]:
    """Return SENT, NOT_SENT or OTHER -> the events of `line`."""
    if line.way == BOTH:
        return {OTHER: present[line.sender] & present[line.receiver]}
    ends, status = message_sides(dataset), dataset.index.codes("events", c.STATUS)
    own = (ends.author == ends.sides.index(line.sender)) & (ends.addressee == ends.sides.index(line.receiver))
    doubted = status.any_of(NOT_DONE)
    return {SENT: own & ~doubted, NOT_SENT: own & doubted}


def _due(dues: list[Due], line: Line, mask: Mask) -> dict[int, list[int]]:
    """Return column -> the chosen questions that await an answer on `line` there."""
    found: dict[int, list[int]] = {}
    for one in dues if line.way != BOTH else []:
        if (one.asked, one.asker) == (line.sender, line.receiver) and mask[one.question]:
            for column in range(one.first, one.last + 1):
                found.setdefault(column, []).append(one.question)
    return found


def _cells(
    dataset: Dataset,
    columns: MonthColumns,
    mask: Mask,
    events: Mapping[str, Mask],
    dues: Mapping[int, list[int]],
    report: Mask,
) -> Iterator[Cell]:
    """Return the cells of one line, each with the first of its states. report: columns of which anything is told."""
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
    sent = counts(columns, events[SENT] & columns.sure) > 0 if SENT in events else report & False
    many = {state: counts(columns, places) for state, places in states.items()}
    for column in range(len(columns)):
        there = {state: _at(columns, places, column) for state, places in states.items() if many[state][column]}
        if column in dues and not sent[column]:
            there[DUE] = np.array(dues[column])
        if there:
            ordered = [there[state] for state in _ORDER if state in there]
            first = next(state for state in _ORDER if state in there)
            yield Cell(column, first, len(ordered[0]), _ids(dataset, np.concatenate(ordered)))
        elif anything[column]:
            yield Cell(column, HIDDEN, 0, [])
        elif report[column] and OTHER not in events:
            yield Cell(column, QUIET, 0, [])
    undated = np.flatnonzero(every & mask & columns.undated)
    if len(undated):
        planned = events.get(NOT_SENT, every & False)[undated].all()
        yield Cell(len(columns), NOT_SENT if planned else PERHAPS, len(undated), _ids(dataset, undated))


def _at(columns: MonthColumns, places: Numbers, column: int) -> Numbers:
    return places[(columns.first[places] <= column) & (columns.last[places] >= column)]


def _ids(dataset: Dataset, places: Numbers) -> list[str]:
    ids: list[str] = dataset.events[c.EVENT].iloc[places[:MOST_EVENT_IDS]].tolist()
    return ids
