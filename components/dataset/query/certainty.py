"""How much of a number is certain."""

from collections.abc import Callable, Iterable

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.query.order import selected_mask, supported_part
from components.dataset.query.page import Page
from components.dataset.query.selection import Selection, filter_mask
from components.dataset.sources.excluded_sources import ExcludedSources, unsupported_mask

_DOUBTFUL = {
    c.STATUS: NOT_DONE,
    c.CERTAINTY: ("low",),
    c.CORROBORATION: ("contested", "one-origin-disputed", "none"),
}
Say = Callable[[Iterable[str] | Mask], str]
_OF_ONE = {"1": "The only", "0": "No"}


def certain_mask(dataset: Dataset, selection: Selection, excluded: ExcludedSources) -> Mask:
    """Return which events count even for a reader who grants nothing that is doubtful.

    Reported as done, held more than little certain, stated by a source and disputed by none, certainly inside the dates
    of `selection`, and not left without support by `excluded`. What else `selection` asks for is not looked at.
    Worked example: of the two summaries and the proposal of 5 September 1995 (S10, S42, S18) none is; the message of
    the same day (S17) is.
    """
    found: Mask = np.ones(len(dataset.events), dtype=bool)
    for column, doubtful in _DOUBTFUL.items():
        codes = dataset.index.codes("events", column)
        found &= ~codes.any_of(doubtful)
    if selection.start or selection.end:
        found &= filter_mask(dataset, Selection(start=selection.start, end=selection.end, certainly=True))
    return found & ~unsupported_mask(dataset, excluded) if excluded else found


def lower_bound_mask(dataset: Dataset, page: Page) -> Mask | None:
    """Return which events the first of two numbers in a mark counts: the certain ones, or those that are lit.

    None where one number is enough: the reader asked for no ranges, and nothing is switched off.
    """
    if page.ranges:
        return certain_mask(dataset, page.selection, page.excluded)
    return ~unsupported_mask(dataset, page.excluded) if page.excluded else None


def count_words(dataset: Dataset, page: Page) -> Say:
    """Return how `page` says a number of events, given as a mask or as ids, which count as often as they occur.

    "18", or "11 to 18" if the reader asked for ranges: the certain ones only, to these and the possible ones.
    """
    if not page.ranges:
        return lambda events: f"{_count(events):,}"
    sure = certain_mask(dataset, page.selection, page.excluded)

    def say(events: Iterable[str] | Mask) -> str:
        if isinstance(events, np.ndarray):
            return range_words(int((events & sure).sum()), int(events.sum()))
        ids: list[str] = list(events)
        places = {event: dataset.index.place(event) for event in dict.fromkeys(ids)}
        return range_words(sum(places[event] >= 0 and bool(sure[places[event]]) for event in ids), len(ids))

    return say


def chosen_words(dataset: Dataset, shown: Dataset, page: Page) -> str:
    """Say how many of all events `page` chose and the source lamp leaves: "78 of 117 events"."""
    left = selected_mask(dataset, supported_part(dataset, shown))
    return f"{count_words(dataset, page)(left)} of {len(dataset.events):,} events"


def lost_words(dataset: Dataset, shown: Dataset) -> str:
    """Say how many more were chosen and have lost their support: "39 more have lost ..."; empty if none has."""
    lost = shown.total - supported_part(dataset, shown).total
    return f"{lost:,} more {'has lost its' if lost == 1 else 'have lost their'} only support" if lost else ""


def range_words(least: int, most: int) -> str:
    """Return a number with what of it is certain.

    >>> range_words(11, 18), range_words(4, 4)
    ('11 to 18', '4')
    """
    return f"{most:,}" if least == most else f"{least:,} to {most:,}"


def share_words(part: str, whole: int, one: str, many: str, does: tuple[str, str]) -> str:
    """Return a part of a whole as the subject of a sentence, with its verb. does: the verb for one, and for several.

    part: a number as `count_words` says it. The whole is a plain number: all that was chosen, certain or not, so that a
    range stands before one number and not before another range.

    >>> words = "event", "events", ("is", "are")
    >>> [share_words(part, 9, *words) for part in ("5", "1", "0", "9", "3 to 5")]
    ['5 of 9 events are', '1 of 9 events is', 'None of 9 events is', 'All 9 events are', '3 to 5 of 9 events are']
    >>> share_words("2", 2, *words), share_words("0", 2, *words)
    ('Both events are', 'Neither event is')
    >>> share_words("1", 1, *words), share_words("0", 1, *words), share_words("0 to 1", 1, *words)
    ('The only event is', 'No event is', 'Perhaps the only event is')
    """
    single, plural = does
    if whole == 1:
        return f"{_OF_ONE.get(part, 'Perhaps the only')} {one} {single}"
    if part == "0":
        return f"Neither {one} {single}" if whole == 2 else f"None of {whole:,} {many} {single}"
    if part == f"{whole:,}":
        return f"{'Both' if whole == 2 else f'All {whole:,}'} {many} {plural}"
    return f"{part} of {whole:,} {many} {single if part == '1' else plural}"


def _count(events: Iterable[str] | Mask) -> int:
    return int(events.sum()) if isinstance(events, np.ndarray) else len(list(events))
