"""Texts and rows of a package as whole numbers, made once, so that a choice among a million events is quick."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.lookup import Mask, Numbers, positions

__all__ = ["EVENT_TABLES", "NO_DAY", "Codes", "Index", "Lanes", "Mask", "Numbers", "Repeats", "RowsByEvent"]

T = TypeVar("T")

NO_DAY = int(np.iinfo(np.int32).min)  # of a bound that is open
EVENT_TABLES = ("participants", "claims", "proposals")  # tables whose rows hang on one event


class Codes(NamedTuple):
    """A column as whole numbers: `of[row]` is the place of its text in `values`."""

    values: tuple[str, ...]
    of: Numbers

    def among(self, wanted: Mapping[str, bool]) -> Mask:
        """Return in which rows the text is wanted. wanted: for each of `values`, whether it is."""
        held: Mask = np.array([wanted[value] for value in self.values], dtype=bool)[self.of]
        return held

    def any_of(self, wanted: Collection[str]) -> Mask:
        """Return in which rows the text is one of `wanted`."""
        return self.among({value: value in wanted for value in self.values})


class Lanes(NamedTuple):
    """Which events have which value: the event at `places[i]` has `values[of[i]]`; each pair once."""

    values: tuple[str, ...]
    places: Numbers
    of: Numbers


class Repeats(NamedTuple):
    """The rows that say of an event what another row says of it too: those of one event and value side by side.

    pairs: for each of `rows`, a number that stands for its event and its value.
    """

    rows: Numbers
    pairs: Numbers


class RowsByEvent(NamedTuple):
    """Which rows of a table hang on which event: those of the event at place p are rows[starts[p]:starts[p + 1]]."""

    rows: Numbers
    starts: Numbers

    def of(self, places: Numbers) -> Numbers:
        """Return the rows that hang on the events at `places`, in the order of the table."""
        first, after = self.starts[places], self.starts[places + 1]
        counts = after - first
        begins = np.cumsum(counts) - counts
        found: Numbers = self.rows[np.repeat(first - begins, counts) + np.arange(counts.sum())]
        found.sort()
        return found


@dataclass(frozen=True, eq=False)
class Index:
    """The tables of a package by whole numbers; each part is made when it is first asked for, and kept.

    A place is the number of an event's row in `events`, from 0. tables: by name, one row an event in `events`.
    """

    tables: Mapping[str, pd.DataFrame]
    _made: dict[tuple[Hashable, ...], Any] = field(default_factory=dict, repr=False)

    def once(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """Return what is kept under `key`; what `make` returns if nothing is yet."""
        # Two readers may both make it at first; they make the same.
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    def codes(self, table: str, column: str) -> Codes:
        """Return a column of few different texts as numbers; all that occur are among the values, in no order."""
        return self.once(("codes", table, column), lambda: _codes(self.tables[table][column]))

    def places(self, table: str, column: str = c.EVENT) -> Numbers:
        """Return for each row of `table` the place of the event that `column` names; -1 where it names none."""
        return self.once(("places", table, column), lambda: self._places(self.tables[table][column]))

    def hanging(self, table: str, column: str = c.EVENT) -> RowsByEvent:
        """Return which rows of `table` name which event in `column`."""
        return self.once(("hanging", table, column), lambda: self._hanging(self.places(table, column)))

    def repeats(self, table: str, column: str) -> Repeats:
        """Return the rows of `table` whose event has the same text in `column` in another row too."""
        return self.once(("repeats", table, column), lambda: self._repeats(table, column))

    def of_rows(self, mask: Mask, table: str, column: str = c.EVENT) -> Mask:
        """Return which rows of `table` name in `column` an event in `mask`."""
        return np.append(mask, False)[self.places(table, column)]  # the last is for a row that names none, -1

    def of_events(self, rows: Mask, table: str) -> Mask:
        """Return which events have one of these `rows` of `table`."""
        mask = np.zeros(len(self.tables["events"]) + 1, dtype=bool)
        mask[self.places(table)[rows]] = True
        return mask[:-1]

    def place(self, event: str) -> int:
        """Return the place of the event with the id `event`; -1 if there is none."""
        ids, order = self.tables["events"][c.EVENT].array, self.once(("order",), self._order)
        at = bisect_left(range(len(ids)), event, key=lambda rank: ids[order[rank]])
        return int(order[at]) if at < len(ids) and ids[order[at]] == event else -1

    def days(self, column: str) -> Numbers:
        """Return `earliest` or `latest` of each event as a number of days since 1970; NO_DAY if it is open."""
        return self.once(("days", column), lambda: _days(self.tables["events"][column]))

    def lanes(self, column: str) -> Lanes:
        """Return which events have which value of `column` (of events; actor_id is that of participants)."""
        return self.once(("lanes", column), lambda: self._lanes(column))

    def _repeats(self, table: str, column: str) -> Repeats:
        values, of = self.codes(table, column)
        pairs = self.places(table).astype(np.int64) * len(values) + of
        rows = np.argsort(pairs, kind="stable")
        pairs = pairs[rows]
        again = np.zeros(len(rows), dtype=bool)
        again[1:] = pairs[1:] == pairs[:-1]
        again[:-1] |= again[1:]
        return Repeats(_small(rows[again], len(rows)), pairs[again])

    def _lanes(self, column: str) -> Lanes:
        if column == c.ACTOR:
            values, of = self.codes("participants", column)
            again, pairs = self.repeats("participants", column)
            once = self.places("participants") >= 0
            once[again[1:][pairs[1:] == pairs[:-1]]] = False
            return Lanes(values, self.places("participants")[once], of[once])
        values, of = self.codes("events", column)
        if column != c.TOPICS:
            return Lanes(values, _small(np.arange(len(of)), len(of)), of)
        listed = [sorted(set(cell.split(";"))) for cell in values]
        topics, flat = pd.factorize(pd.Series([topic for cell in listed for topic in cell], dtype="str"))
        lengths = np.array([len(cell) for cell in listed], dtype=np.int64)
        cells = RowsByEvent(topics, np.append(0, np.cumsum(lengths)))
        places = np.repeat(np.arange(len(of)), lengths[of])
        begins = np.cumsum(lengths[of]) - lengths[of]
        found = topics[np.repeat(cells.starts[of] - begins, lengths[of]) + np.arange(len(places))]
        return Lanes(tuple(flat), _small(places, len(of)), _small(found, len(flat)))

    def _order(self) -> Numbers:
        ids = self.tables["events"][c.EVENT].astype("str")  # a categorical would stand in the order of its values
        return _small(ids.argsort().to_numpy(), len(ids))

    def _places(self, named: pd.Series) -> Numbers:
        ids = self.tables["events"][c.EVENT]
        return _small(positions(named, ids), len(ids))

    def _hanging(self, places: Numbers) -> RowsByEvent:
        count = len(self.tables["events"])
        sorted_already = bool(np.all(places[1:] >= places[:-1]))
        rows = np.arange(len(places)) if sorted_already else np.argsort(places, kind="stable")
        starts = np.searchsorted(places if sorted_already else places[rows], np.arange(count + 1))
        return RowsByEvent(_small(rows, len(places)), _small(starts, len(places)))


def _days(cells: pd.Series) -> Numbers:
    days = cells.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), NO_DAY, days.astype(np.int64)).astype(np.int32)


def _codes(cells: pd.Series) -> Codes:
    if isinstance(cells.dtype, pd.CategoricalDtype):
        return Codes(tuple(cells.cat.categories), _small(cells.cat.codes.to_numpy(), len(cells.cat.categories)))
    numbers, values = pd.factorize(cells)
    return Codes(tuple(values), _small(numbers, len(values)))


def _small(numbers: np.ndarray[Any, Any], most: int) -> Numbers:
    """Return `numbers`, from -1 to `most`, in as few bytes as hold them."""
    return numbers.astype(np.min_scalar_type(-most - 1))
