"""Which kind of file it is that somebody brings, known by what is in it; and its tables."""

from collections.abc import Mapping

from components.dataset.model.dataset import DatasetError
from components.dataset.package.formats.converted import Converted
from components.dataset.package.formats.timelinejs import is_timelinejs, timelinejs_tables


def convert(files: Mapping[str, bytes]) -> Converted | None:
    """Return the tables of the one of `files` (name -> content) that tables can be made of; None if there is none.

    Raises DatasetError, in words for the reader, if there are several, or if it cannot be read after all.
    """
    found = [name for name, content in files.items() if is_timelinejs(content)]
    if len(found) > 1:
        names = ", ".join(f"“{name}”" for name in found[:8])
        raise DatasetError(f"There are {len(found)} files that can be opened, each by itself: {names}. Bring one.")
    return timelinejs_tables(found[0], files[found[0]]) if found else None
