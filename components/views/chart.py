"""The frame of every chart: what it says in words, the drawing, its records by keyboard, its pictures to keep.

The only place that knows which element draws a figure; it gives back the id that was clicked by opening its evidence.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from components.dataset import Dataset
from components.dataset import columns as c
from components.dataset.words import event_dates
from components.exports.drawing import Drawing, lit
from components.exports.image import stamp
from components.exports.stamp import begins, told_of
from components.figures import Figure
from components.views.address import current, go, held, href, shown_by
from components.views.look import is_phone, page_look
from components.views.plot import plot, usable
from components.views.records import plain_table
from components.views.verbatim import verbatim

ELEMENT = "BACKCHANNEL_CHARTS"  # set to "native", it has Streamlit's own element draw the charts
_PICTURES = st.components.v2.component(
    "backchannel_pictures",
    html='<div role="group" aria-label="Download this chart"></div>',
    css=(Path(__file__).parent / "pictures.css").read_text(encoding="utf-8"),
    js=(Path(__file__).parent / "pictures.js").read_text(encoding="utf-8"),
)
_CONFIG = {
    "displaylogo": False,
    "showSendToCloud": False,
    "modeBarButtonsToRemove": ["toImage", "select2d", "lasso2d", "autoScale2d"],
    "scrollZoom": False,
}
MOST_LISTED = 500


def chart(
    drawing: Drawing,
    *,
    framed: bool = True,
    small: bool = False,
    on_zoom: Callable[[Any], None] | None = None,
    on_brush: Callable[[Any], None] | None = None,
) -> None:
    """Show `drawing` in its frame; a click on a mark, or a choice in its list, opens the evidence of that event.

    framed: with its records and downloads around it. small: with its sentence in small print below it.
    on_zoom, on_brush: as `plot` takes them, for a chart of dates.
    """
    drawing = lit(drawing)
    figure, key = drawing.figure, drawing.key
    if not small:
        st.text(drawing.sentence)
    alt = f"{drawing.sentence} {drawing.drawn}"
    if os.environ.get(ELEMENT) == "native" or not usable():
        _native(figure, key, alt)
    else:
        plot(figure, key=key, alt=alt, current=current("event"), on_pick=_opened, on_zoom=on_zoom, on_brush=on_brush)
    if small:
        st.caption(verbatim(drawing.sentence))
    if framed:
        events = list(dict.fromkeys(drawing.events))
        if drawing.listed:
            _list(key, events, drawing.shown)
        _pictures(drawing)
        if drawing.listed:
            _table(key, events, drawing.shown)


def _opened(event: str) -> None:
    go(event=[event])


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
    points = shown_by(key)["selection"]["points"]  # type: ignore[index]
    ids = [point["customdata"][0] for point in points if point.get("customdata")]
    if ids:
        go(event=[ids[-1].split(";")[0]])


def _list(key: str, events: list[str], shown: Dataset) -> None:
    """Offer the records of the chart by name, for a keyboard and for a thumb; too many to choose from are searched."""
    if len(events) > MOST_LISTED:
        return
    rows = shown.events[shown.events[c.EVENT].isin(events)]
    titles, dates = dict(zip(rows[c.EVENT], rows[c.TITLE], strict=True)), event_dates(shown)
    name = f"{key}-list"
    st.selectbox(
        f"Open a record of this chart ({len(events)})",
        events,
        index=None,
        format_func=lambda event: f"{dates[event]}: {titles[event]}",
        key=held(name, current("event") if current("event") in events else None),
        on_change=lambda: go(event=[str(shown_by(name) or "")]),
        placeholder="Choose or type",
    )


def _pictures(drawing: Drawing) -> None:
    origin = f"{told_of(drawing.shown)} Link: {href()}"
    _PICTURES(
        key=f"{drawing.key}-pictures",
        on_theme_change=lambda: None,  # it is enough that the page runs again
        data={
            "key": drawing.key,
            "name": f"{begins(drawing.shown)}-{drawing.key}",
            "stamp": stamp(drawing.figure, sentence=drawing.sentence, origin=origin, look=page_look()),
        },
    )


def _table(key: str, events: list[str], shown: Dataset) -> None:
    table = st.expander("The same records as a table", key=f"{key}-table", on_change="rerun")
    if table.open:
        with table:
            plain_table(shown, events)
