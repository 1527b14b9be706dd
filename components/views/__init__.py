"""What the reader sees. The only package that knows streamlit."""

from collections.abc import Callable

from components.dataset import Dataset, Page
from components.views.about import about_view
from components.views.exchange import exchange_view
from components.views.table import table_view
from components.views.timeline import timeline_view
from components.views.who import who_view

View = Callable[[Dataset, Dataset, Page], None]

# Name in the link -> words on the switch, and what draws it from the whole data set and the chosen part of it.
VIEWS: dict[str, tuple[str, View]] = {
    "timeline": ("Timeline", timeline_view),
    "exchange": ("Exchange", exchange_view),
    "who": ("Who to whom", who_view),
    "table": ("Table", table_view),
    "about": ("About", about_view),
}

__all__ = ["VIEWS"]
