"""Which values of a column the data dictionary does not allow, and what to write instead."""

import datetime as dt
import difflib
import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import pandas as pd

from components.dataset.model.dates import span
from components.dataset.model.dictionary import Field
from components.dataset.model.lookup import is_among
from components.dataset.package.spreadsheet_damage import FAR_OFF, Damage, date_damage, id_damage

ID = "[A-Z][A-Za-z0-9-]*"  # the form of an id
# Form of a cell -> what is said of one that has not this form, and one that has.
_FORMS = {
    ID: ("is not an id: a capital letter A to Z first, then only letters A to Z, digits and hyphens", "E1"),
    "[A-Za-z0-9-]+(;[A-Za-z0-9-]+)*": ("is not ids with a semicolon between them and no blanks", "T-PEACE;T-TRADE"),
    "[0-9]+(;[0-9]+)*": ("is not numbers with a semicolon between them and no blanks", "4;5"),
    "https?://[^ ]+": (
        "is not a web address, which begins with https:// and has no blanks",
        "https://example.org/page",
    ),
    "[a-z]{2}": ("is not the code of a language in two small letters", "en"),
    "[A-Z]{2}": ("is not the code of a country in two capital letters", "GB"),
}
EDTF = "edtf"  # a `format` of our own beside Frictionless' types
_SHORT = 40  # letters of an example
_AT_A_TIME = 50_000  # values
# Stricter than int(), float() and fromisoformat(), which also read 1_000, ٣, inf and 19960204.
_WHOLE, _NUMBER = re.compile(r"-?[0-9]{1,9}"), re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
_FAR_OFF = re.compile(FAR_OFF)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Patterns that mean the same to pandas, which reads a million values at once, as to Python.
_SIMPLE = re.compile(r"([A-Za-z0-9;()+*-]|\[[A-Za-z0-9;-]+\]|\{[0-9]+,?[0-9]*\})+")

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
        return self.cause(value) or Damage(self.says, self.example(value))


def values_of(cells: pd.Series) -> Values:
    """Return the different values of a column, perhaps some more; a long one that has many is returned as it is."""
    if isinstance(cells.dtype, pd.CategoricalDtype):
        return list(cells.cat.categories)
    return cells if len(cells) > _AT_A_TIME else list(dict.fromkeys(cells.tolist()))


def rules(field: Field, table_key: tuple[str, ...], cells: pd.Series, values: Values, known: Known) -> Iterator[Rule]:
    """Yield each rule that the dictionary sets for a column. cells: the column. values: as `values_of` gives them."""
    if field.required:
        bad = _each(lambda v: not v, lambda many: many == "")
        yield Rule(bad, "is empty but must be filled", lambda _: _sample(field, values))
    if field.labels:
        yield Rule(_each(lambda v: bool(v) and v not in field.labels), "is not an allowed value", _near(field.labels))
    if field.refers_to and field.refers_to in known:
        yield _reference(field, field.refers_to, known, values)
    yield from _texts(field, values)
    is_date = field.name in EDTF_COLUMNS
    if reader := _READERS.get(field.type if not is_date else EDTF):
        test, says, sample = reader
        form = re.compile(field.pattern).fullmatch if is_date and field.pattern else bool
        cause = date_damage if is_date or field.type == "date" else lambda _: None
        yield Rule(_each(lambda v: bool(v) and not (form(v) and test(v))), says, lambda _: sample, cause)
    if (least := field.least) is not None:
        yield Rule(_each(lambda v: _number(v) < least), f"is less than {least}", lambda _: str(least))
    if (most := field.most) is not None:
        yield Rule(_each(lambda v: _number(v) > most), f"is more than {most}", lambda _: str(most))
    if field.unique and table_key != (field.name,):
        doubled = set(cells[cells.duplicated() & (cells != "")])
        yield Rule(_each(lambda v: v in doubled), "occurs more than once but must be unique", lambda _: "")


def _texts(field: Field, values: Values) -> Iterator[Rule]:
    """Yield the rules on the letters of a text."""
    if field.pattern and field.name not in EDTF_COLUMNS:  # of a date one thing is said, not two
        read = re.compile(field.pattern)
        at_once = _SIMPLE.fullmatch(field.pattern) is not None
        bad = _each(
            lambda v: bool(v) and not read.fullmatch(v),
            (lambda many: ~many.str.fullmatch(field.pattern) & (many != "")) if at_once else None,
        )
        right = next(
            (value for value in values if value and read.fullmatch(value)), _FORMS.get(field.pattern, ("", ""))[1]
        )
        says = _FORMS.get(field.pattern, (f"is not of the form {field.pattern}", ""))[0]
        yield Rule(bad, says, lambda _: right, id_damage if field.pattern == ID else lambda _: None)
    if (shortest := field.shortest) > 1:
        bad = _each(lambda v: 0 < len(v) < shortest, lambda many: many.str.len().between(1, shortest - 1))
        yield Rule(bad, f"is shorter than {shortest} characters", lambda _: "")
    if (longest := field.longest) is not None:
        bad = _each(lambda v: len(v) > longest, lambda many: many.str.len() > longest)
        yield Rule(bad, f"is longer than {longest} characters", lambda v: f"“{v[: longest - 1]}…”")


def _each(
    is_bad: Callable[[str], bool], many_bad: Callable[[pd.Series], pd.Series] | None = None
) -> Callable[[Values], Iterable[str]]:
    """Return a search for bad values. many_bad: the same test for many values at once, which is quicker for them."""

    def bad(values: Values) -> Iterable[str]:
        if isinstance(values, list):
            return [value for value in values if is_bad(value)]
        if many_bad is not None:
            return list(values[many_bad(values)])
        # Not all of a million cells are made Python texts at the same time.
        parts = (values.iloc[start : start + _AT_A_TIME].tolist() for start in range(0, len(values), _AT_A_TIME))
        return [value for part in parts for value in part if is_bad(value)]

    return bad


def _reference(field: Field, target: tuple[str, str], known: Known, values: Values) -> Rule:
    """Return the rule that a value, or each item of a list, must be `there`, among the values of another column."""
    column = pd.Series(known[target])
    table, name = target
    near = _near(column, ordered=False)
    if not field.separator:
        return Rule(lambda found: _missing(found, column), f"is not in {table}, column {name}", near)
    listed = {item for cell in values if cell for item in cell.split(field.separator)}
    unknown = {"", *_missing(list(listed), column)}
    return Rule(
        _each(lambda v: bool(v) and not unknown.isdisjoint(v.split(field.separator))),
        f"lists something that is not in {table}, column {name}",
        lambda v: near(next(item for item in v.split(field.separator) if item in unknown)),
    )


def _missing(values: Values, there: pd.Series) -> Iterable[str]:
    """Return those of `values` that are filled and not `there`."""
    if isinstance(values, list) and len(there) <= _AT_A_TIME:
        known = set(there)
        return [value for value in values if value and value not in known]
    named = pd.Series(values, dtype="str")
    return list(named[~is_among(named, there) & (named != "")])


def _near(values: Iterable[str], ordered: bool = True) -> Callable[[str], str]:
    """Return what finds the value nearest to another. ordered: whether the order of the values means something."""

    @cache
    def candidates() -> list[str]:
        # Sorted, so that a message names the same examples each time.
        return list(values) if ordered else sorted(set(values) - {""})

    def example(value: str) -> str:
        near = difflib.get_close_matches(value, candidates()[:5000], n=1, cutoff=0.5)
        return near[0] if near else " or ".join(candidates()[:3])

    return example


def _sample(field: Field, values: Values) -> str:
    """Return an allowed value, or what another row has."""
    found = next(iter(field.labels), "") or next((value for value in values if value), "")
    return found if len(found) <= _SHORT else f"“{found[:_SHORT]}…”"


def is_day(text: str) -> bool:
    """Return whether `text` is a day in the form 1996-02-04."""
    try:
        return bool(_DAY.fullmatch(text) and dt.date.fromisoformat(text))
    except ValueError:
        return False


def _is_edtf(text: str) -> bool:
    try:
        span(text)
    except ValueError:
        return False
    return not _FAR_OFF.fullmatch(text)


def _number(text: str) -> float:
    return float(text) if _NUMBER.fullmatch(text) else math.nan


EDTF_COLUMNS = {"date", "received", "published"}
_READERS: dict[str, tuple[Callable[[str], bool], str, str]] = {
    "integer": (lambda v: bool(_WHOLE.fullmatch(v)), "is not a whole number", "3"),
    "number": (lambda v: bool(_NUMBER.fullmatch(v)), "is not a number", "33.51"),
    "date": (is_day, "is not a day", "1996-02-04"),
    EDTF: (
        _is_edtf,
        "is not an EDTF date",
        "1996-02-04, 1995-08-XX, 1996~, ../1996-02-04, or ../.. if nothing is known",
    ),
}
