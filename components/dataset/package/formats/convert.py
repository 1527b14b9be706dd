"""Which kind of file it is that somebody brings, known by what is in it; and its tables."""

from collections.abc import Mapping

from components.dataset.model.dataset import DatasetError
from components.dataset.package.formats.cmif import cmif_tables
from components.dataset.package.formats.converted import Converted
from components.dataset.package.formats.timelinejs import is_timelinejs, timelinejs_tables
from components.dataset.package.formats.workbook import is_workbook, workbook_tables

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_BEGINS = 1_000  # bytes that are looked at
_CMIF, _SLIDES, _WORKBOOK = "CMIF", "TimelineJS", "workbook"


def convert(files: Mapping[str, bytes]) -> Converted | None:
    """Return the tables of those of `files` (name -> content) that tables can be made of; None if there are none.

    Several XML files belong together; of all else there may be one. Raises DatasetError, in words for the reader, if
    there are more, or if it cannot be read after all.
    """
    found = {name: kind for name, content in files.items() if (kind := _kind(name, content))}
    if not found:
        return None
    if set(found.values()) == {_CMIF}:
        return cmif_tables({name: files[name] for name in found})
    if len(found) > 1:
        names = ", ".join(f"“{name}”" for name in list(found)[:8])
        raise DatasetError(f"There are {len(found)} files that can be opened, each by itself: {names}. Bring one.")
    ((name, kind),) = found.items()
    return (workbook_tables if kind == _WORKBOOK else timelinejs_tables)(name, files[name])


def _kind(name: str, content: bytes) -> str:
    """Return which kind of file `content` is; an empty text if it is none that tables can be made of."""
    if is_workbook(name, content):
        return _WORKBOOK
    if _is_xml(content):
        return _CMIF
    return _SLIDES if is_timelinejs(content) else ""


def _is_xml(content: bytes) -> bool:
    head = content[:_BEGINS].replace(b"\0", b"")  # of UTF-16 every other byte is 0
    for mark in _MARKS:
        head = head.removeprefix(mark)
    head = head.lstrip().lower()
    return head.startswith(b"<") and not head.startswith((b"<!doctype html", b"<html"))
