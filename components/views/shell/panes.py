"""Where a chart and what belongs to it stand on the page."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.dataset import Dataset, Page
from components.dataset.query.views import LANDING, VIEWS
from components.exports.base.browser_code import STATIC
from components.exports.base.drawing import Drawing, merged_legend
from components.views.base.legend import HOW_TO_READ, show_legend
from components.views.base.render_context import is_phone
from components.views.chart_views import CHART_VIEWS
from components.views.sources.evidence import evidence_dialog, evidence_panel
from components.views.story.story import where_to_start

_SHARES = (0.64, 0.36)  # of the width: chart, what belongs to it
_WORDS = 920  # px: wider than this, lines of words are lost on the way from one to the next


def panes(page: Page) -> tuple[DeltaGenerator, DeltaGenerator | None]:
    """Return where the view goes, and beside it a pane that stays in sight.

    Beside a chart the pane is there whether a record is open or not: a chart that gave way to it would move under the
    hand. None for the pane where nothing stands in it, and on a phone.
    """
    if not page.event and not VIEWS[page.view].lists_events:
        return st.container(width=_WORDS), None
    if is_phone() or not (page.event or page.view in CHART_VIEWS):
        return st.columns(1)[0], None
    main, side = st.columns(_SHARES, gap="medium")
    st.html(STATIC / "pane" / "pane.css")
    return main, side.container(key="pane")


def fill_pane(
    side: DeltaGenerator | None, dataset: Dataset, shown: Dataset, page: Page, drawn: Sequence[Drawing]
) -> None:
    """Show the record that is open, and how the charts that were drawn are read; without a pane the record alone."""
    if side is None:
        if page.event:
            evidence_dialog(dataset, shown, page)
        return
    with side:
        if page.event:
            evidence_panel(dataset, shown, page)
        elif page.view == LANDING:
            where_to_start(dataset)
        if legend := merged_legend(drawn):
            with st.container(border=True, gap=None, key="how-to-read"):
                st.markdown(f"**{HOW_TO_READ}**")  # no heading: of what level depends on what stands before it
                show_legend(legend)
