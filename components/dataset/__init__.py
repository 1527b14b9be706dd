"""What is recorded. Knows pandas; knows nothing of charts or pages."""

from components.dataset.facets import facet_counts, facet_values, loosened
from components.dataset.link import from_query, to_query
from components.dataset.load import Dataset, DatasetError, load_dataset
from components.dataset.page import Page
from components.dataset.selection import FACETS, Selection, active, chosen, select, taken, without

__all__ = [
    "FACETS",
    "Dataset",
    "DatasetError",
    "Page",
    "Selection",
    "active",
    "chosen",
    "facet_counts",
    "facet_values",
    "from_query",
    "load_dataset",
    "loosened",
    "select",
    "taken",
    "to_query",
    "without",
]
