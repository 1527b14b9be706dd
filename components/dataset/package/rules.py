"""Which values of a column the data dictionary does not allow, and what to write instead."""

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator
from functools import cache

import pandas as pd

from components.dataset.model.dates import span
from components.dataset.model.dictionary import Field
from components.dataset.package.id_forms import ID, IDS, OWN_ID, OWN_IDS, QUICK, nearest_id
from components.dataset.package.reference_rules import first_known, nearest, reference_rule
from components.dataset.package.rule import Known, Rule, Values, each
from components.dataset.package.spreadsheet_damage import FAR_OFF, date_damage, day_damage, id_damage, is_rewritten_id

# Form of a cell -> what is said of one that has not this form, and one that has.
_FORMS = {
    ID: ("is not an id: a capital letter A to Z first, then only letters A to Z, digits and hyphens", ""),
    OWN_ID: ("is not an id: a letter or a digit first, then only letters, digits and . _ - /", ""),
    **dict.fromkeys((IDS, OWN_IDS), ("is not ids with a semicolon between them and no blanks", "T-PEACE;T-TRADE")),
    "[0-9]+(;[0-9]+)*": ("is not numbers with a semicolon between them and no blanks", "4;5"),
    "https?://[^ ]+": (
        "is not a web address, which begins with https:// and has no blanks",
        "https://example.org/page",
    ),
    "[a-z]{2}": ("is not the code of a language in two small letters", "en"),
    "[A-Z]{2}": ("is not the code of a country in two capital letters", "GB"),
}
EDTF, _DAYS = "edtf", "date"  # the first a `format` of our own beside Frictionless' types
_A_MONTH = "1996-02"  # which a column of days does not take
_SHORT = 40  # letters of an example
# Stricter than int(), float() and fromisoformat(), which also read 1_000, ٣, inf and 19960204.
_WHOLE, _NUMBER = re.compile(r"-?[0-9]{1,9}"), re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
_FAR_OFF = re.compile(FAR_OFF)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Patterns that mean the same to pandas, which reads a million values at once, as to Python.
_SIMPLE = re.compile(r"([A-Za-z0-9;()+*-]|\[[A-Za-z0-9;-]+\]|\{[0-9]+,?[0-9]*\})+")


def rules(field: Field, table_key: tuple[str, ...], cells: pd.Series, values: Values, known: Known) -> Iterator[Rule]:
    """Yield each rule that the dictionary sets for a column. cells: the column. values: as `values_of` gives them."""
    if field.required:
        bad = each(lambda v: not v, lambda many: many == "")
        yield Rule(bad, "is empty but must be filled", lambda _: _sample(field, values, known))
    if field.labels:
        allowed = nearest(lambda: field.labels)
        yield Rule(each(lambda v: bool(v) and v not in field.labels), "is not an allowed value", allowed)
    if field.refers_to and field.refers_to in known:
        yield reference_rule(field, field.refers_to, known, values)
    elif field.pattern and field.name not in EDTF_COLUMNS:  # of a cell one thing is said, not two
        yield _form(field, values)
    yield from _lengths(field)
    if reader := _READERS.get(kind := _kind(field)):
        test, says, sample = reader
        form = re.compile(field.pattern).fullmatch if field.name in EDTF_COLUMNS and field.pattern else bool
        cause = {EDTF: date_damage, _DAYS: day_damage}.get(kind, lambda _: None)
        yield Rule(each(lambda v: bool(v) and not (form(v) and test(v))), says, lambda _: sample, cause)
    if (least := field.least) is not None:
        yield Rule(each(lambda v: _number(v) < least), f"is less than {least}", lambda _: str(least))
    if (most := field.most) is not None:
        yield Rule(each(lambda v: _number(v) > most), f"is more than {most}", lambda _: str(most))
    if field.unique and table_key != (field.name,):
        doubled = set(cells[cells.duplicated() & (cells != "")])
        yield Rule(each(lambda v: v in doubled), "occurs more than once but must be unique", lambda _: "")


def _lengths(field: Field) -> Iterator[Rule]:
    if (shortest := field.shortest) > 1:
        bad = each(lambda v: 0 < len(v) < shortest, lambda many: many.str.len().between(1, shortest - 1))
        yield Rule(bad, f"is shorter than {shortest} characters", lambda _: "")
    if (longest := field.longest) is not None:
        bad = each(lambda v: len(v) > longest, lambda many: many.str.len() > longest)
        yield Rule(bad, f"is longer than {longest} characters", lambda v: f"“{v[: longest - 1]}…”")


def _form(field: Field, values: Values) -> Rule:
    """Return the rule that a text must have the form `field.pattern`."""
    form, is_id = field.pattern, field.pattern in (ID, OWN_ID)
    read, taken = re.compile(form), cache(lambda: set(values))

    def is_bad(value: str) -> bool:
        return bool(value) and (not read.fullmatch(value) or (is_id and is_rewritten_id(value)))

    quick = QUICK if form == OWN_ID else form if _SIMPLE.fullmatch(form) else ""
    bad = each(is_bad, (lambda many: ~many.str.fullmatch(quick) & (many != "")) if quick else None)
    says, _ = _FORMS.get(form, (f"is not of the form {form}", ""))
    if is_id:
        return Rule(bad, says, lambda v: nearest_id(v, form, taken()), id_damage)
    return Rule(bad, says, lambda _: _of_the_form(field, values))


def _of_the_form(field: Field, values: Values) -> str:
    """Return what another row has in a column with a pattern; if nothing right, what is of that form."""
    there = () if field.unique else values
    return next((v for v in there if v and re.fullmatch(field.pattern, v)), _FORMS.get(field.pattern, ("", ""))[1])


def _sample(field: Field, values: Values, known: Known) -> str:
    """Return a value that the column may have where none is: an allowed one, one of that form, or what a row has."""
    if found := next(iter(field.labels), "") or first_known(field, known):
        return found
    if reader := _READERS.get(_kind(field)):
        return reader[2]
    if field.pattern in (ID, OWN_ID):
        return nearest_id("", field.pattern, set(values))
    if field.pattern:
        return _of_the_form(field, values)
    fits = (v for v in values if v and field.shortest <= len(v) <= (field.longest or len(v)))
    found = "" if field.unique else next(fits, "")
    return found if len(found) <= _SHORT else f"“{found[:_SHORT]}…”"


def _kind(field: Field) -> str:
    """Return what a column holds: EDTF, days alone, or what Frictionless calls it."""
    if field.name not in EDTF_COLUMNS:
        return field.type
    return EDTF if not field.pattern or re.fullmatch(field.pattern, _A_MONTH) else _DAYS


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
    _DAYS: (is_day, "is not a day", "1996-02-04"),
    EDTF: (
        _is_edtf,
        "is not an EDTF date",
        "1996-02-04 or 1995-08-XX or 1996~ or ../1996-02-04 or ../.. (nothing is known)",
    ),
}
