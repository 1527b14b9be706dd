"""What a page asks for of the record."""

from dataclasses import replace

from components.dataset.model.dataset import Dataset
from components.dataset.query.filter_words import asked_words
from components.dataset.query.page import Page
from components.dataset.query.selection import filter_mask, perhaps_outside_mask, subset
from components.dataset.sources.excluded_sources import unsupported_mask

MOST_ROWS = 2_000  # events whose rows a view gets; of more it counts, or shows the first


def run_query(dataset: Dataset, page: Page) -> Dataset:
    """Return the events of `dataset` that `page` chooses, the first MOST_ROWS of them, with all that hangs on them.

    It says in words what was asked for, which of all events were chosen (`mask`), which the source lamp has put out
    (`unsupported`), and which may lie outside the dates asked for (`perhaps_outside`).
    """
    return replace(
        subset(dataset, filter_mask(dataset, page.selection), MOST_ROWS),
        filters=asked_words(dataset, page),
        unsupported=unsupported_mask(dataset, page.excluded) if page.excluded else None,
        perhaps_outside=perhaps_outside_mask(dataset, page.selection),
    )
