"""What every file that is taken away says of itself: which data, how much of it, what was asked for, and the link."""

import re
from typing import NamedTuple

from components.dataset import Dataset
from components.dataset.sources.corrections import corrections_of, records_of
from components.dataset.sources.excluded_sources import unsupported_ids

# Columns of every row of a CSV file, so that a file cut or pasted together still says what it is.
DATA_VERSION, FILTERS = "data_version", "filters"
_FILE_NAME = re.compile(r"[^A-Za-z0-9._]+")


class Stamp(NamedTuple):
    """Title, version and licence of the data; what was asked for; how many events of how many; the link; who made it.

    author: empty if the package does not say. corrections: ids of those that concern the events inside. lost: how many
    of the events have lost their only support to what the reader switched off.
    """

    title: str
    version: str
    licence: str
    filters: str
    events: int
    total: int
    link: str
    author: str = ""
    corrections: tuple[str, ...] = ()
    lost: int = 0

    @property
    def data(self) -> str:
        """Name the data: title, version, licence."""
        return f"{self.title}, version {self.version}, {self.licence}"

    @property
    def share(self) -> str:
        """Say how many events of how many are inside.

        >>> Stamp("A", "1", "CC0-1.0", "no filter", 1, 1118, "").share
        '1 of 1,118 events'
        >>> Stamp("A", "1", "CC0-1.0", "no filter", 117, 117, "", lost=39).share
        '78 of 117 events, and 39 more that have lost their only support'
        """
        more = f", and {self.lost:,} more that {'has' if self.lost == 1 else 'have'} lost their only support"
        return f"{self.events - self.lost:,} of {self.total:,} events{more if self.lost else ''}"

    @property
    def lines(self) -> list[str]:
        """Say all of it, one thing a line; without the link if there is none."""
        mended = f"Corrected in these records, see corrections.csv of the data: {', '.join(self.corrections)}"
        lines = [self.data, f"{self.share}. Asked for: {self.filters}", f"Link: {self.link}" if self.link else ""]
        return [line for line in [*lines, mended if self.corrections else ""] if line]


def stamp_of(dataset: Dataset, shown: Dataset, link: str) -> Stamp:
    """Return what a file with the events of `shown`, some of those of `dataset`, says of itself."""
    count, total = len(shown.events), len(dataset.events)
    about = Stamp(shown.title, shown.version, shown.licence, shown.filters, count, total, link, shown.author)
    mended = corrections_of(dataset, records_of(shown)) if len(dataset.corrections) else []
    names = tuple(one.correction for one in reversed(mended))
    return about._replace(corrections=names, lost=len(unsupported_ids(shown)))


def data_note(shown: Dataset) -> str:
    """Say of which data something is, and what was asked for, in a line for small print."""
    count = len(corrections_of(shown, records_of(shown))) if len(shown.corrections) else 0
    mended = f" Corrections of these records: {count}, see About." if count else ""
    return f"{shown.title}, version {shown.version}, {shown.licence}. Asked for: {shown.filters}.{mended}"


def file_name(shown: Dataset, name: str) -> str:
    """Return `name`, as "network.gexf", with the version of the data and how many events are inside."""
    stem, _, ending = name.rpartition(".")
    return f"{file_prefix(shown)}-{stem}-of-{len(shown.events)}-events.{ending}"


def file_prefix(shown: Dataset) -> str:
    """Return what the name of every file begins with: the version of the data, which may be any text."""
    return f"backchannel-{_FILE_NAME.sub('-', shown.version).strip('.-') or 'x'}"
