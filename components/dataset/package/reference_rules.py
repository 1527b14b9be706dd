"""Which values name a row of another table that is not there, and the nearest one that is."""

import difflib
import re
from collections.abc import Callable, Iterable
from functools import cache

import pandas as pd

from components.dataset.model.dictionary import Field
from components.dataset.model.lookup import is_among
from components.dataset.package.rule import AT_A_TIME, Known, Rule, Values, each

_MOST_SEARCHED = 5000


def reference_rule(field: Field, target: tuple[str, str], known: Known, values: Values) -> Rule:
    """Return the rule that a value, or each item of a list, must be among the values of the column `target`."""
    column, (table, name) = pd.Series(known[target]), target
    if not field.separator:
        near = nearest(lambda: _usable(field, column))
        return Rule(lambda found: _missing(found, column), f"is not in {table}, column {name}", near)
    listed = {item for cell in values if cell for item in cell.split(field.separator)}
    unknown, near = set(_missing(list(listed), column)), nearest(lambda: _usable(field, column), most=1)

    def mended(cell: str) -> str:
        items = [item for item in cell.split(field.separator) if item] or [""]
        return field.separator.join(dict.fromkeys(item if item not in {"", *unknown} else near(item) for item in items))

    return Rule(
        each(lambda v: bool(v) and not unknown.union([""]).isdisjoint(v.split(field.separator))),
        f"lists something that is not in {table}, column {name}",
        mended,
    )


def nearest(candidates: Callable[[], Iterable[str]], most: int = 3) -> Callable[[str], str]:
    """Return what finds the value nearest to another; with none near, the first ones, at most so many.

    candidates: the values, in the order to show; asked only if they are needed.
    """
    values = cache(lambda: list(candidates()))

    def example(value: str) -> str:
        near = difflib.get_close_matches(value, values()[:_MOST_SEARCHED], n=1, cutoff=0.5)
        return near[0] if near else " or ".join(values()[:most])

    return example


def first_known(field: Field, known: Known) -> str:
    """Return some values that the column may have, since another table has them; none if it refers to none."""
    column = known.get(field.refers_to) if field.refers_to else None
    return "" if column is None else nearest(lambda: _usable(field, pd.Series(column)))("")


def _usable(field: Field, column: pd.Series) -> list[str]:
    """Return the different values of a column that have the form of an id, sorted: the same examples each time."""
    form = re.compile(field.pattern) if field.pattern else None
    return sorted(value for value in set(column) if value and (form is None or form.fullmatch(value)))


def _missing(values: Values, there: pd.Series) -> Iterable[str]:
    """Return those of `values` that are filled and not `there`."""
    if isinstance(values, list) and len(there) <= AT_A_TIME:
        known = set(there)
        return [value for value in values if value and value not in known]
    named = pd.Series(values, dtype="str")
    return list(named[~is_among(named, there) & (named != "")])
