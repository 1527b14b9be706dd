"""A package that somebody brings as files of any kind that can be opened: written into a folder, as CSV tables."""

import csv
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from components.dataset.model.dataset import DatasetError
from components.dataset.model.package import DESCRIPTOR
from components.dataset.model.problem import Problem
from components.dataset.package.csv_dialect import detect_delimiter, split_records
from components.dataset.package.encoding import UnreadableError, decode
from components.dataset.package.formats.convert import convert
from components.dataset.package.formats.workbook import is_workbook
from components.dataset.package.unzip import (
    ACTORS,
    EVENTS,
    FILES,
    MOST_BROUGHT,
    MOST_EVENTS,
    MOST_ROWS,
    OTHER_KINDS,
    SMALLER,
    is_zip,
    needed_words,
    size_words,
    unzip,
)

_COPY = re.compile(r"( \([0-9]+\)| - copy| copy)+(?=\.[a-z]+$)")  # what browsers and Windows add to a name


class Collected(NamedTuple):
    """The folder of a package, and what was wrong with the file that it was made from.

    names: file of the folder -> what the reader knows it as.
    """

    folder: Path
    problems: tuple[Problem, ...] = ()
    names: Mapping[str, str] = {}

    def told(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Return all that is wrong, with `problems` of the tables told of the file that the reader knows."""
        return (*self.problems, *(replace(one, file=self.names.get(one.file, one.file)) for one in problems))


def collect_files(files: Mapping[str, bytes], into: Path) -> Collected:
    """Write a package that came as `files` (name -> content) into the folder `into`.

    files: one zip; or the CSV files themselves with or without datapackage.json; or what `convert` makes tables of.
    Other files are passed over. Raises DatasetError, in words for the reader, if they are too large, not safe, or
    nothing that can be opened.
    """
    if sum(map(len, files.values())) > MOST_BROUGHT:
        raise DatasetError(f"The files are larger than {size_words(MOST_BROUGHT)} together. {SMALLER}")
    zips = [content for name, content in files.items() if _is_zip(name, content)]
    if zips and len(files) > 1:
        raise DatasetError("Choose one zip, or the CSV files themselves, but not both.")
    found = unzip(zips[0]) if zips else {_plain(name): content for name, content in files.items()}
    tables = {name: content for name, content in found.items() if zips or name in FILES}
    if not {EVENTS, ACTORS}.isdisjoint(tables):
        if not {EVENTS, ACTORS} <= tables.keys():
            raise DatasetError(needed_words(tables, files if not zips else found))
        return Collected(_written(tables, into), _left_aside(found.keys() - tables.keys()))
    converted = convert(found)
    if converted is None:
        raise DatasetError(needed_words(tables, found))
    stated = {DESCRIPTOR: found[DESCRIPTOR]} if DESCRIPTOR in found else {}
    return Collected(_written({**converted.files, **stated}, into), converted.problems, converted.names)


def fingerprint(folder: Path) -> str:
    """Return twelve signs that are the same for packages with the same files, and only for them."""
    found = hashlib.sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        content = file.read_bytes()
        found.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()[:12]


def _left_aside(names: Iterable[str]) -> tuple[Problem, ...]:
    """Return a problem for each file that could be opened by itself, but came with tables."""
    says = f"is not read, since {EVENTS} and {ACTORS} came with it. Bring it by itself to open it"
    wanted = sorted(name for name in names if name.endswith(OTHER_KINDS))
    return tuple(Problem(name, 0, "", "", says, "", row_lost=False) for name in wanted)


def _written(files: Mapping[str, bytes], into: Path) -> Path:
    for name, content in files.items():
        most = MOST_EVENTS if name == EVENTS else MOST_ROWS
        if name.endswith(".csv") and _rows(content, most) > most:
            raise DatasetError(f"{name} has more than {most:,} rows. {SMALLER}")
    for name, content in files.items():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        (into / name).write_bytes(content)
    return into


def _rows(content: bytes, most: int) -> int:
    """Return how many rows a CSV file has below its header; counted only if it may have more than `most`."""
    if content.count(b"\n") + content.count(b"\r") <= most:
        return 0
    try:
        text = detect_delimiter(decode(content).text, ())
    except UnreadableError:
        return 0  # it is reported when the package is read
    return sum(1 for record in split_records(*text) if isinstance(record, csv.Error) or any(record)) - 1


def _plain(name: str) -> str:
    """Return the name of a file without its folders and without what a browser adds to a second copy."""
    return _COPY.sub("", PurePosixPath(name.replace("\\", "/")).name.casefold())


def _is_zip(name: str, content: bytes) -> bool:
    """Return whether a file is a zip of a package, and not a workbook, which is one of its own kind."""
    if name.casefold().endswith((".csv", ".json")) or is_workbook(name, content):
        return False
    return name.casefold().endswith(".zip") or is_zip(content)
