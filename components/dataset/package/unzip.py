"""A package that a reader brings as files: opened only as far as it is safe and bounded."""

import csv
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from components.dataset.model.dataset import TABLES, DatasetError
from components.dataset.model.lesson import FOLDER as LESSONS
from components.dataset.model.lesson import MOST_LESSONS
from components.dataset.model.package import DESCRIPTOR
from components.dataset.package.csv_dialect import detect_delimiter, split_records
from components.dataset.package.encoding import UnreadableError, decode

MOST_BROUGHT = 20 << 20  # bytes of all files as they come
MOST_UNPACKED = 100 << 20  # bytes of all files that are read, unpacked
MOST_EVENTS, MOST_ROWS = 50_000, 200_000  # rows of events.csv, and of any other table
MOST_NAMES = 1_000  # files in a zip
EVENTS, ACTORS = "events.csv", "actors.csv"
FILES = (*(f"{name}.csv" for name in TABLES), DESCRIPTOR)
_BLOCK = 1 << 20
_ZIP = b"PK\x03\x04"
_LINK, _KIND = 0o120000, 0o170000  # of the mode that Unix zips keep of a file
_ENCRYPTED = 1
# Of other ways to pack, a few bytes may unpack to gigabytes at once, before anything can be counted.
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_COPY = re.compile(r"( \([0-9]+\)| - copy| copy)+(?=\.[a-z]+$)")  # what browsers and Windows add to a name
_LESSON = re.compile(r"[\w-]{1,60}\.csv", re.ASCII)


def collect_files(files: Mapping[str, bytes], into: Path) -> Path:
    """Write a package that came as `files` (name -> content) into the folder `into`, which is returned.

    files: one zip, or the CSV files themselves with or without datapackage.json; other files are passed over.
    Raises DatasetError, in words for the reader, if they are too large, not safe, or have no events and actors.
    """
    if sum(map(len, files.values())) > MOST_BROUGHT:
        raise DatasetError(f"The files are larger than {_size(MOST_BROUGHT)} together. {_SMALLER}")
    zips = [content for name, content in files.items() if name.casefold().endswith(".zip") or _is_zip(name, content)]
    if zips:
        if len(files) > 1:
            raise DatasetError("Choose one zip, or the CSV files themselves, but not both.")
        return unpack(zips[0], into)
    named = {_plain(name): content for name, content in files.items()}
    _needed([name for name in named if name in FILES], list(files))
    return _written({name: content for name, content in named.items() if name in FILES}, into)


def unpack(data: bytes, into: Path) -> Path:
    """Write the package in a zip into the folder `into`, which is returned.

    Only the tables, datapackage.json and lessons/*.csv are read, at the top of the zip or in one folder of it. Raises
    DatasetError, in words for the reader, if the zip is damaged, locked, too large, or would write outside `into`.
    """
    if len(data) > MOST_BROUGHT:
        raise DatasetError(f"The zip is larger than {_size(MOST_BROUGHT)}. {_SMALLER}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            content = _content(opened, _wanted(opened.infolist()))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError) as cause:
        if isinstance(cause, DatasetError):
            raise
        raise DatasetError("The file is not a zip that can be read: it is damaged, or of another kind.") from cause
    return _written(content, into)


def fingerprint(folder: Path) -> str:
    """Return twelve signs that are the same for packages with the same files, and only for them."""
    found = hashlib.sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        content = file.read_bytes()
        found.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()[:12]


def _wanted(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the files of a zip that are read, by the name they get. Raises DatasetError if the zip is not safe."""
    if len(infos) > MOST_NAMES:
        raise DatasetError(f"The zip holds more than {MOST_NAMES:,} files; a package has {len(FILES)} and its lessons.")
    named = [(PurePosixPath(info.filename.replace("\\", "/")), info) for info in infos if not info.is_dir()]
    paths = [(path, info) for path, info in named if path.name]
    for path, info in paths:
        if path.is_absolute() or ".." in path.parts or path.parts[0].endswith(":"):
            raise DatasetError(f"The zip holds “{path}”, which leads out of its folder; nothing of it is opened.")
        if (info.external_attr >> 16) & _KIND == _LINK:
            raise DatasetError(f"The zip holds “{path}”, which is a link and not a file; nothing of it is opened.")
    paths = [(path, info) for path, info in paths if "__MACOSX" not in path.parts and path.name[:1] != "."]
    tops = sorted({path.parent for path, _ in paths if path.name.casefold() == EVENTS and len(path.parts) <= 2})
    if len(tops) > 1:
        folders = ", ".join(f"“{top}”" for top in tops)
        raise DatasetError(f"The zip holds {EVENTS} more than once, in {folders}; put one package into a zip.")
    top = tops[0] if tops else PurePosixPath()
    inside = {path.relative_to(top): info for path, info in paths if path.is_relative_to(top)}
    found = {
        path.name.casefold(): info
        for path, info in inside.items()
        if path.name.casefold() in FILES and len(path.parts) == 1
    }
    _needed(list(found), [str(path) for path, _ in paths])
    lessons = {f"{LESSONS}/{path.name}": info for path, info in inside.items() if _is_lesson(path)}
    return found | dict(sorted(lessons.items())[:MOST_LESSONS])


def _is_lesson(path: PurePosixPath) -> bool:
    return path.parts[:-1] == (LESSONS,) and _LESSON.fullmatch(path.name) is not None


def _content(opened: zipfile.ZipFile, wanted: Mapping[str, zipfile.ZipInfo]) -> dict[str, bytes]:
    """Return name -> what is in it. Refused before reading if too large as declared, and while reading if it is."""
    if sum(info.file_size for info in wanted.values()) > MOST_UNPACKED:
        raise DatasetError(f"The zip unpacks to more than {_size(MOST_UNPACKED)}. {_SMALLER}")
    found, left = {}, MOST_UNPACKED
    for name, info in wanted.items():
        if info.flag_bits & _ENCRYPTED:
            raise DatasetError(f"The zip is locked with a password ({info.filename}). Make one without.")
        if info.compress_type not in _BOUNDED:
            raise DatasetError(f"The zip is packed in an unusual way ({info.filename}). Make an ordinary one.")
        parts = []
        with opened.open(info) as file:
            while part := file.read(min(_BLOCK, left + 1)):
                left -= len(part)
                if left < 0:
                    raise DatasetError(f"The zip unpacks to more than {_size(MOST_UNPACKED)}. {_SMALLER}")
                parts.append(part)
        found[name] = b"".join(parts)
    return found


def _written(files: Mapping[str, bytes], into: Path) -> Path:
    for name, content in files.items():
        most = MOST_EVENTS if name == EVENTS else MOST_ROWS
        if name.endswith(".csv") and _rows(content, most) > most:
            raise DatasetError(f"{name} has more than {most:,} rows. {_SMALLER}")
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


def _needed(found: list[str], all_: list[str]) -> None:
    if missing := [name for name in (EVENTS, ACTORS) if name not in found]:
        there = ", ".join(f"“{name}”" for name in all_[:8]) or "nothing"
        raise DatasetError(
            f"A package needs {EVENTS} and {ACTORS}; {' and '.join(missing)} is missing. There is {there}."
        )


def _plain(name: str) -> str:
    """Return the name of a file without its folders and without what a browser adds to a second copy."""
    return _COPY.sub("", PurePosixPath(name.replace("\\", "/")).name.casefold())


def _is_zip(name: str, content: bytes) -> bool:
    return content.startswith(_ZIP) and not name.casefold().endswith((".csv", ".json"))


def _size(count: int) -> str:
    return f"{count >> 20} MB"


_SMALLER = "Bring fewer events, or open the folder on your own machine with --data."
