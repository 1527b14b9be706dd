"""The accounts that a step sets side by side, in words."""

from components.dataset import Dataset, Page
from components.dataset.sources.disagreements import Account, disagreement

_IN_WORDS = "readings"  # the view of which the words are shown, unless its chart is asked for


def accounts_of(dataset: Dataset, page: Page) -> tuple[Account, ...]:
    """Return the accounts that `page` sets side by side; none if it asks for another view, or for their chart."""
    return (
        disagreement(dataset, page.issue).accounts if page.view == _IN_WORDS and page.issue and not page.chart else ()
    )
