"""The frame of every chart: what it says in words, the drawing, its records by keyboard, its pictures to keep.

The only place that knows which element draws a figure; it gives back the id that was clicked by opening its evidence.
"""

import os
from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from components.dataset import Dataset
from components.dataset.model import columns as c
from components.dataset.query.filter_words import event_dates
from components.dataset.sources.excluded_sources import unsupported_ids
from components.exports.base.browser_code import browser_code
from components.exports.base.drawing import Drawing, merged_legend, style_doubts
from components.exports.base.stamp import data_note, file_prefix
from components.exports.charts.png_svg import stamp
from components.figures import Figure
from components.views.base.address import bind_widget, current, href, printed_link, update_link, widget_value
from components.views.base.escape import escape_markdown
from components.views.base.legend import HOW_TO_READ, show_legend
from components.views.base.plain_table import plain_table
from components.views.base.plot import element_is_usable, plot
from components.views.base.render_context import is_phone, page_theme

ELEMENT = "BACKCHANNEL_CHARTS"  # set to "native", it has Streamlit's own element draw the charts
_PICTURES = st.components.v2.component(
    "backchannel_pictures",
    html="""
    <div class="pictures">
      <div role="group" aria-label="Download this chart"></div>
      <details><summary>With words of your own</summary><div class="own"></div></details>
    </div>
    """,
    css=browser_code("buttons/save_picture.css"),
    js=browser_code("buttons/save_picture.js"),
)
_CONFIG = {
    "displaylogo": False,
    "showSendToCloud": False,
    "modeBarButtonsToRemove": ["toImage", "select2d", "lasso2d", "autoScale2d"],
    "scrollZoom": False,
}
MOST_LISTED = 500
# What the browser puts the reader's own words in the place of, and how the picture marks them as theirs.
OWN_HEADLINE, OWN_NOTE = "{headline}", "{note}"
_BY = "Headline and note are by whoever saved this picture."


def chart(
    drawing: Drawing,
    *,
    framed: bool = True,
    bare: bool = False,
    on_zoom: Callable[[Any], None] | None = None,
    on_brush: Callable[[Any], None] | None = None,
) -> None:
    """Show `drawing` in its frame; a click on a mark, or a choice in its list, opens the evidence of that event.

    framed: with its finding as a heading, what is counted, its records and downloads around it, and on a phone its
    legend; else with one sentence above it. bare: with nothing around it, since the drawing says all of it.
    on_zoom, on_brush: as `plot` takes them, for a chart of dates.
    """
    drawing = style_doubts(drawing)
    figure, key = drawing.figure, drawing.key
    if framed and drawing.finding:
        st.header(escape_markdown(drawing.finding), anchor=False)
    elif not bare:
        st.text(drawing.in_short)
    if drawing.doubts and not bare:  # what the marks of this page alone mean is not to be looked for
        st.caption(escape_markdown(drawing.doubts))
    alt = f"{drawing.in_words} {drawing.drawn}"
    if os.environ.get(ELEMENT) == "native" or not element_is_usable():
        _native(figure, key, alt)
    else:
        plot(figure, key=key, alt=alt, current=current("event"), on_pick=_opened, on_zoom=on_zoom, on_brush=on_brush)
    if framed:
        _below(drawing)
        events = list(dict.fromkeys(drawing.events))
        if drawing.listed:
            _list(key, events, drawing.shown)
        _pictures(drawing)
        if drawing.listed:
            _table(key, events, drawing.shown)


def _below(drawing: Drawing) -> None:
    """Show the legend, where no pane beside the chart has it, and what is counted, where a finding stands above."""
    if is_phone() and (legend := merged_legend([drawing])):
        with st.expander(HOW_TO_READ, key=f"{drawing.key}-legend"):
            show_legend(legend)
    if drawing.finding:
        with st.expander("What is counted here, and what is not drawn", key=f"{drawing.key}-counted"):
            st.text(drawing.sentence)


def _opened(event: str) -> None:
    update_link(event=[event])


def _native(figure: Figure, key: str, alt: str) -> None:
    """Draw with Streamlit's own element, should ours fail with a later Streamlit: zoom is then lost at every change."""
    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        on_select=lambda: _clicked(key),
        selection_mode="points",
        config=_CONFIG | ({"displayModeBar": False} if is_phone() else {}),
        alt=alt,
    )


def _clicked(key: str) -> None:
    points = widget_value(key)["selection"]["points"]  # type: ignore[index]
    ids = [point["customdata"][0] for point in points if point.get("customdata")]
    if ids:
        update_link(event=[ids[-1].split(";")[0]])


def _list(key: str, events: list[str], shown: Dataset) -> None:
    """Offer the records of the chart by name, for a keyboard and for a thumb; too many to choose from are searched."""
    if len(events) > MOST_LISTED:
        return
    rows = shown.events[shown.events[c.EVENT].isin(events)]
    titles, dates = dict(zip(rows[c.EVENT], rows[c.TITLE], strict=True)), event_dates(shown)
    name = f"{key}-list"
    lost = len(set(unsupported_ids(shown)).intersection(events))
    st.selectbox(
        f"Open a record of this chart ({len(events) - lost}{f', and {lost} that lost their support' if lost else ''})",
        events,
        index=None,
        format_func=lambda event: f"{dates[event]}: {titles[event]}",
        key=bind_widget(name, current("event") if current("event") in events else None),
        on_change=lambda: update_link(event=[str(widget_value(name) or "")]),
        placeholder="Choose or type",
        filter_mode="contains",
    )


def _pictures(drawing: Drawing) -> None:
    link = printed_link(href())
    note, where = data_note(drawing.shown), f" Link: {link}" if link else ""
    stamped = partial(stamp, drawing.figure, theme=page_theme())
    own = stamped(headline=OWN_HEADLINE, sentence=OWN_NOTE, origin=f"{note} {_BY}{where}")
    _PICTURES(
        key=f"{drawing.key}-pictures",
        on_theme_change=lambda: None,  # it is enough that the page runs again
        data={
            "key": drawing.key,
            "name": f"{file_prefix(drawing.shown)}-{drawing.key}",
            "stamp": stamped(headline=drawing.finding, sentence=drawing.counted, origin=f"{note}{where}"),
            "own": own["layout"],
        },
    )


def _table(key: str, events: list[str], shown: Dataset) -> None:
    table = st.expander("The same records as a table", key=f"{key}-table", on_change="rerun")
    if table.open:
        with table:
            plain_table(shown, events)
