"""The files in a zip that somebody brings: read only as far as it is safe and bounded."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Collection, Mapping
from pathlib import PurePosixPath

from components.dataset.model.dataset import TABLES, DatasetError
from components.dataset.model.lesson import FOLDER as LESSONS
from components.dataset.model.lesson import MOST_LESSONS
from components.dataset.model.package import DESCRIPTOR

MOST_BROUGHT = 20 << 20  # bytes of all files as they come
MOST_UNPACKED = 100 << 20  # bytes of all files that are read, unpacked
MOST_EVENTS, MOST_ROWS = 50_000, 200_000  # rows of events.csv, and of any other table
MOST_NAMES = 1_000  # files in a zip
EVENTS, ACTORS = "events.csv", "actors.csv"
FILES = (*(f"{name}.csv" for name in TABLES), DESCRIPTOR)
SMALLER = "Bring fewer events, or open the folder on your own machine with --data."
OTHER_KINDS = (".xml", ".xlsx", ".xlsm", ".ods", ".csv")  # of files that may become tables
_BLOCK = 1 << 20
_ZIP = b"PK\x03\x04"
_LINK, _KIND = 0o120000, 0o170000  # of the mode that Unix zips keep of a file
_ENCRYPTED = 1
# Of other ways to pack, a few bytes may unpack to gigabytes at once, before anything can be counted.
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LESSON = re.compile(r"[\w-]{1,60}\.csv", re.ASCII)


def is_zip(content: bytes) -> bool:
    """Return whether `content` begins as a zip does; a workbook does too."""
    return content.startswith(_ZIP)


def unzip(data: bytes) -> dict[str, bytes]:
    """Return the files of a package in a zip, by the names they have in its folder.

    They are the tables, datapackage.json and lessons/*.csv, at the top of the zip or in one folder of it. In a zip
    without events.csv they are the files that may become tables (OTHER_KINDS), wherever they stand.
    Raises DatasetError, in words for the reader, if the zip is damaged, locked, too large, or would write outside its
    folder.
    """
    if len(data) > MOST_BROUGHT:
        raise DatasetError(f"The zip is larger than {size_words(MOST_BROUGHT)}. {SMALLER}")
    return _opened(data, "zip", _wanted)


def unzip_parts(data: bytes, parts: re.Pattern[str]) -> dict[str, bytes]:
    """Return what a workbook, which is a zip, holds under the names that `parts` matches. Raises as `unzip` does."""
    return _opened(
        data, "workbook", lambda infos: {one.filename: one for one in infos if parts.fullmatch(one.filename)}
    )


def _opened(
    data: bytes, what: str, wanted: Callable[[list[zipfile.ZipInfo]], dict[str, zipfile.ZipInfo]]
) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return _content(opened, wanted(opened.infolist()), what)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError) as cause:
        if isinstance(cause, DatasetError):
            raise
        raise DatasetError(f"The file is not a {what} that can be read: it is damaged, or of another kind.") from cause


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
    if not {EVENTS, ACTORS} <= found.keys():
        others = {str(path): info for path, info in paths if path.suffix.casefold() in OTHER_KINDS}
        if not others or EVENTS in found or ACTORS in found:
            raise DatasetError(needed_words(found, [str(path) for path, _ in paths]))
        return found | others
    lessons = {f"{LESSONS}/{path.name}": info for path, info in inside.items() if _is_lesson(path)}
    return found | dict(sorted(lessons.items())[:MOST_LESSONS])


def _is_lesson(path: PurePosixPath) -> bool:
    return path.parts[:-1] == (LESSONS,) and _LESSON.fullmatch(path.name) is not None


def _content(opened: zipfile.ZipFile, wanted: Mapping[str, zipfile.ZipInfo], what: str) -> dict[str, bytes]:
    """Return name -> what is in it. Refused before reading if too large as declared, and while reading if it is."""
    if sum(info.file_size for info in wanted.values()) > MOST_UNPACKED:
        raise DatasetError(f"The {what} unpacks to more than {size_words(MOST_UNPACKED)}. {SMALLER}")
    found, left = {}, MOST_UNPACKED
    for name, info in wanted.items():
        if info.flag_bits & _ENCRYPTED:
            raise DatasetError(f"The {what} is locked with a password ({info.filename}). Make one without.")
        if info.compress_type not in _BOUNDED:
            raise DatasetError(f"The {what} is packed in an unusual way ({info.filename}). Make an ordinary one.")
        parts = []
        with opened.open(info) as file:
            while part := file.read(min(_BLOCK, left + 1)):
                left -= len(part)
                if left < 0:
                    raise DatasetError(f"The {what} unpacks to more than {size_words(MOST_UNPACKED)}. {SMALLER}")
                parts.append(part)
        found[name] = b"".join(parts)
    return found


def needed_words(found: Collection[str], there: Collection[str]) -> str:
    """Say what a package needs and which of it is not among `found`. there: the names of all files that came."""
    missing = " and ".join(name for name in (EVENTS, ACTORS) if name not in found)
    names = ", ".join(f"“{name}”" for name in list(there)[:8]) or "nothing"
    return f"A package needs {EVENTS} and {ACTORS}; {missing} is missing. There is {names}."


def size_words(count: int) -> str:
    """Return a number of bytes in words."""
    return f"{count >> 20} MB"
