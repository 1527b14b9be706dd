"""Which of a view's charts is shown where there is room for one."""

from components.dataset import Dataset, Page
from components.exports.drawing import Drawing
from components.views import VIEWS
from components.views.look import Stage


def drawing_of(dataset: Dataset, shown: Dataset, page: Page, stage: Stage) -> Drawing | None:
    """Return the chart of its view that `page` names, else the first; None if the view draws none of these events."""
    found = VIEWS[page.view].drawings(dataset, shown, page, stage) if len(shown.events) else []
    return next((one for one in found if one.key == page.chart), next(iter(found), None))
