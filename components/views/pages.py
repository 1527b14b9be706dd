"""What shows each view."""

from components.views.chart_views import CHART_VIEWS
from components.views.lessons.lessons import lessons_view
from components.views.package.own_page import own_view
from components.views.sources.about import about_view
from components.views.sources.table import table_view

# Name in the link (dataset/query/views.py) -> what shows the view, from the whole data set, the chosen part of it, and
# the page.
PAGES = {
    **{name: view.show for name, view in CHART_VIEWS.items()},
    "table": table_view,
    "about": about_view,
    "lessons": lessons_view,
    "own": own_view,
}
