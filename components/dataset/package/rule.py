"""A rule that the data dictionary sets for a column: which values break it, and what to write instead."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from components.dataset.package.spreadsheet_damage import Damage

AT_A_TIME = 50_000  # values

Known = Mapping[tuple[str, str], Collection[str]]
Values = list[str] | pd.Series  # the different values of a column, or all its cells if there are very many


class Rule(NamedTuple):
    """bad: finds the values that break the rule. says: what is the matter. example: what to write for such a value.

    cause: what has likely happened to such a value, which says more; None if nobody can tell.
    """

    bad: Callable[[Values], Iterable[str]]
    says: str
    example: Callable[[str], str]
    cause: Callable[[str], Damage | None] = lambda _: None

    def about(self, value: str) -> Damage:
        """Return what is to be said of a value that breaks the rule, and what to write instead."""
        says, example = self.cause(value) or (self.says, "")
        return Damage(says, example or self.example(value))


def values_of(cells: pd.Series) -> Values:
    """Return the different values of a column, perhaps some more; a long one that has many is returned as it is."""
    if isinstance(cells.dtype, pd.CategoricalDtype):
        return list(cells.cat.categories)
    return cells if len(cells) > AT_A_TIME else list(dict.fromkeys(cells.tolist()))


def each(
    is_bad: Callable[[str], bool], can_be_bad: Callable[[pd.Series], pd.Series] | None = None
) -> Callable[[Values], Iterable[str]]:
    """Return a search for bad values. can_be_bad: a test for many values at once, so that few are looked at alone."""

    def bad(values: Values) -> Iterable[str]:
        if isinstance(values, list):
            return [value for value in values if is_bad(value)]
        if can_be_bad is not None:
            return [value for value in values[can_be_bad(values)] if is_bad(value)]
        # Not all of a million cells are made Python texts at the same time.
        parts = (values.iloc[start : start + AT_A_TIME].tolist() for start in range(0, len(values), AT_A_TIME))
        return [value for part in parts for value in part if is_bad(value)]

    return bad
