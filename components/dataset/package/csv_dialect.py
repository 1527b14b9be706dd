"""What divides the cells of a CSV file: a comma, or what Excel writes in other countries."""

import csv
import io
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

_DIVIDERS = (",", ";", "\t", "|")
_TOLD = re.compile(r"sep=(.)[ ,;\t]*(\r\n|\r|\n)", re.IGNORECASE)  # a first line by which Excel is told the divider


class DelimitedText(NamedTuple):
    """A text whose first line names the columns, and the sign that divides its cells."""

    text: str
    divider: str


def detect_delimiter(text: str, names: Collection[str]) -> DelimitedText:
    r"""Return `text` with its divider: the one that makes most of `names`, the columns we know, of the first line.

    A first line `sep=;`, which Excel reads and does not show, is taken away.

    >>> detect_delimiter("sep=;\nevent_id;title\nE1;War, again", ["event_id", "title"])
    DelimitedText(text='event_id;title\nE1;War, again', divider=';')
    """
    if told := _TOLD.match(text):
        return DelimitedText(text[told.end() :], told[1])
    counts = {divider: _known(text, divider, names) for divider in _DIVIDERS}
    return DelimitedText(text, max(_DIVIDERS, key=lambda divider: counts[divider]))


def split_records(text: str, divider: str) -> Iterator[list[str] | csv.Error]:
    """Yield the cells of each row; what is wrong with it if it cannot be read, and go on with the next."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=divider)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as cause:
            yield cause


def _known(text: str, divider: str, names: Collection[str]) -> int:
    """Return how many of `names` the first line has, if `divider` divides it."""
    first = next(split_records(text, divider), [])
    return 0 if isinstance(first, csv.Error) else len({name.strip() for name in first} & set(names))
