"""What is recorded. Knows pandas; knows nothing of charts or pages."""

from components.dataset.model.dataset import Dataset, DatasetError
from components.dataset.package.load import load_dataset
from components.dataset.query.facet_counts import counts_without_each, facet_counts, facet_values
from components.dataset.query.facets import FACETS
from components.dataset.query.link import from_query, to_query
from components.dataset.query.page import Page
from components.dataset.query.selection import Selection, active_filters, filter_mask, select, subset, without_filter

__all__ = [
    "FACETS",
    "Dataset",
    "DatasetError",
    "Page",
    "Selection",
    "active_filters",
    "counts_without_each",
    "facet_counts",
    "facet_values",
    "filter_mask",
    "from_query",
    "load_dataset",
    "select",
    "subset",
    "to_query",
    "without_filter",
]
