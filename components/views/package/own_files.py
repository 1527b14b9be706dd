"""What the files hold that a reader brings: read, checked and counted, with nothing of them left on the disk."""

import json
import os
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from components.dataset import Dataset, DatasetError
from components.dataset.model import columns as c
from components.dataset.model.dataset import TABLES
from components.dataset.model.package import DESCRIPTOR
from components.dataset.model.problem import Problem
from components.dataset.model.vocabulary import NOT_STATED
from components.dataset.package.collect import collect_files, fingerprint
from components.dataset.package.csv_dialect import detect_delimiter, split_records
from components.dataset.package.encoding import UnreadableError, decode
from components.dataset.package.fetch import fetch
from components.views.package.open_package import read_package_folder

_LONGEST = 200  # letters of a title, a version or a licence


@dataclass(frozen=True)
class Rows:
    """How many rows a file has below its header, blank ones not counted, and how many of them are left out."""

    file: str
    count: int
    left_out: int


@dataclass(frozen=True)
class Inspection:
    """What files hold. refusal: why they cannot be opened; empty if they can, and only then there is a `package`.

    fingerprint: the same for the same files. rows: of each table that came as a file, in the order of the dictionary.
    problems: all that is to be mended.
    """

    refusal: str = ""
    package: Dataset | None = None
    fingerprint: str = ""
    rows: tuple[Rows, ...] = ()
    problems: tuple[Problem, ...] = ()


def inspect_files(files: Sequence[tuple[str, bytes]]) -> Inspection:
    """Read `files` (name, content), of any kind that `collect_files` opens. What cannot be opened is refused in words.

    They stand in a folder of their own while they are read, which is deleted before this returns.
    """
    try:
        named = _named(files)
        with tempfile.TemporaryDirectory() as place:
            found = collect_files(named, Path(place))
            mark = fingerprint(found.folder)
            unread = _without_bad_descriptor(found.folder)
            package = read_package_folder(found.folder)
            rows = tuple(replace(one, file=found.names.get(one.file, one.file)) for one in _rows(found.folder, package))
    except DatasetError as error:
        return Inspection(refusal=str(error))
    problems = found.told((*unread, *package.problems))
    if package.events.empty:
        return Inspection(refusal="No event of this package can be shown.", rows=rows, problems=problems)
    title, version, licence = (_one_line(text) for text in (package.title, package.version, package.licence))
    package = replace(package, title=title, version=version, licence=licence, problems=problems)
    return Inspection(package=package, fingerprint=mark, rows=rows, problems=problems)


def inspect_address(address: str) -> Inspection:
    """Fetch the file at a web address, and read it as `inspect_files` does."""
    try:
        return inspect_files([fetch(address)])
    except DatasetError as error:
        return Inspection(refusal=str(error))


def may_fetch() -> bool:
    """Return whether this server fetches files for its readers: unless the variable BACKCHANNEL_FETCH is off."""
    return os.environ.get("BACKCHANNEL_FETCH", "").strip().casefold() not in ("off", "no", "false", "0")


def _without_bad_descriptor(folder: Path) -> list[Problem]:
    """Delete a descriptor that is no JSON, nested without end, or holds halves of letters; say so if there is one."""
    file = folder / DESCRIPTOR
    try:
        if file.exists():
            json.dumps(json.loads(file.read_text(encoding="utf-8-sig")), ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        file.unlink()
        rule = "cannot be read as JSON, so title, version, licence, period and words of one’s own are not taken from it"
        return [Problem(DESCRIPTOR, 0, "", "", rule, "")]
    return []


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _named(files: Sequence[tuple[str, bytes]]) -> Mapping[str, bytes]:
    """Return the files by name. Raises DatasetError for two of one name."""
    named = dict(files)
    if len(named) < len(files):
        names = [name for name, _ in files]
        twice = next(name for name in names if names.count(name) > 1)
        raise DatasetError(f"There are two files with the name “{twice}”; bring each table once.")
    return named


def _rows(folder: Path, package: Dataset) -> list[Rows]:
    tables = [package.dictionary.tables[name] for name in TABLES if (folder / f"{name}.csv").exists()]
    counts = {table.name: _count(folder / table.path, table.fields) for table in tables}
    return [Rows(f"{name}.csv", count, _left_out(name, count, package)) for name, count in counts.items()]


def _left_out(name: str, count: int, package: Dataset) -> int:
    """Return how many of the `count` rows of a file are not shown."""
    named = {one.row for one in package.problems if one.file == f"{name}.csv" and one.row > 1 and one.row_lost}
    table = getattr(package, name)
    # The reader adds a topic for what names none, and participants that stand in columns of events.csv. So of the
    # participants, those that hang on an event that is left out are counted only if it adds none.
    added = int((table[c.TOPIC] == NOT_STATED).sum()) if name == "topics" else 0
    return max(len(named), count - (len(table) - added))


def _count(file: Path, columns: Collection[str]) -> int:
    try:
        text = detect_delimiter(decode(file.read_bytes()).text, columns)
    except UnreadableError:
        return 0
    found = (isinstance(record, Exception) or any(map(str.strip, record)) for record in split_records(*text))
    return max(sum(found) - 1, 0)
