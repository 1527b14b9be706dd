"""What a reader of another kind of file gives: the files of a package, and what was not taken over."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from components.dataset.model.package import DESCRIPTOR
from components.dataset.model.problem import Problem

Row = Mapping[str, str]
_MOST_NAMED = 12  # kinds of things that are not taken over; a file may name any number


class Converted(NamedTuple):
    """The files of a package (name -> content), and what is wrong with, or not taken over of, the file they are from.

    names: file of the package -> what the reader knows it as, where a row of one is the same row of the other.
    """

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    names: Mapping[str, str] = {}


def table_csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a table as CSV, UTF-8; a cell that a row does not name is empty."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def descriptor(title: str, *, licence: str = "", authors: Sequence[str] = ()) -> dict[str, bytes]:
    """Return the descriptor of a package, as a file, with what is known of it; no file if nothing is."""
    stated = {
        "title": title,
        "licenses": [{"name": licence}] if licence else [],
        "contributors": [{"title": author, "role": "author"} for author in authors],
    }
    found = {name: value for name, value in stated.items() if value}
    return {DESCRIPTOR: json.dumps(found, ensure_ascii=False).encode()} if found else {}


def not_taken_over(file: str, counts: Mapping[str, int]) -> tuple[Problem, ...]:
    """Return one problem that names what of a file has no place in a package. counts: what, in words -> how many."""
    found = [f"{what} ({count:,})" for what, count in counts.items() if count]
    more = [f"and {len(found) - _MOST_NAMED:,} other kinds of things"] if len(found) > _MOST_NAMED else []
    listed = "; ".join([*found[:_MOST_NAMED], *more])
    return (Problem(file, 0, "", "", f"is read, except for: {listed}", "", row_lost=False),) if listed else ()
