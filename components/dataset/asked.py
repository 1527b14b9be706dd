"""What a page asks for of the record."""

from dataclasses import replace

from components.dataset.lamp import unlit
from components.dataset.load import Dataset
from components.dataset.page import Page
from components.dataset.selection import chosen, taken
from components.dataset.words import asked_words

MOST_ROWS = 2_000  # events whose rows a view gets; of more it counts, or shows the first


def asked_for(dataset: Dataset, page: Page) -> Dataset:
    """Return the events of `dataset` that `page` chooses, the first MOST_ROWS of them, with all that hangs on them.

    It says in words what was asked for, which of all events were chosen (`kept`), and which the source lamp has put
    out (`unlit`).
    """
    return replace(
        taken(dataset, chosen(dataset, page.selection), MOST_ROWS),
        filters=asked_words(dataset, page),
        unlit=unlit(dataset, page.lamp) if page.lamp else None,
    )
