"""The frame of every chart: what it says in words, the drawing, its records by keyboard, its pictures to keep.

The only place that knows which element draws a figure; it gives back the id that was clicked by opening its evidence.
"""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from components.dataset import Dataset
from components.dataset import columns as c
from components.dataset.words import event_dates
from components.exports.image import WIDTH, stamped
from components.figures import Figure
from components.views.address import current, go, held, href, shown_by
from components.views.look import is_phone, page_look
from components.views.records import plain_table

_PICTURES = st.components.v2.component(
    "backchannel_pictures",
    html='<div role="group" aria-label="Download this chart"></div>',
    css=(Path(__file__).parent / "chart.css").read_text(encoding="utf-8"),
    js=(Path(__file__).parent / "chart.js").read_text(encoding="utf-8"),
)
_CONFIG = {
    "displaylogo": False,
    "showSendToCloud": False,
    "modeBarButtonsToRemove": ["toImage", "select2d", "lasso2d", "autoScale2d"],
    "scrollZoom": False,
}


def chart(
    figure: Figure,
    *,
    key: str,
    sentence: str,
    drawn: str,
    events: Sequence[str],
    shown: Dataset,
    framed: bool = True,
    listed: bool = True,
) -> None:
    """Show `figure` in its frame; a click on a mark, or a choice in its list, opens the evidence of that event.

    key: the same for the same chart on every run. sentence: what the chart shows, with n of N. drawn: how it is drawn,
    for those who cannot see it. events: the event_ids in the figure, in its order. framed: with its records
    and downloads around it. listed: among them the records; not for a second drawing of the same ones.
    """
    st.text(sentence)
    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        on_select=lambda: _clicked(key),
        selection_mode="points",
        config=_CONFIG | ({"displayModeBar": False} if is_phone() else {}),
        alt=f"{sentence} {drawn}",
    )
    if framed:
        events = list(dict.fromkeys(events))
        if listed:
            _list(key, events, shown)
        _pictures(figure, key, sentence, shown)
        if listed:
            _table(key, events, shown)


def _clicked(key: str) -> None:
    points = shown_by(key)["selection"]["points"]  # type: ignore[index]
    ids = [point["customdata"][0] for point in points if point.get("customdata")]
    if ids:
        go(event=[ids[-1]])


def _list(key: str, events: list[str], shown: Dataset) -> None:
    """Offer the records of the chart to the keyboard."""
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


def _pictures(figure: Figure, key: str, sentence: str, shown: Dataset) -> None:
    stamp = f"{shown.title}, version {shown.version}, {shown.licence}. Asked for: {shown.filters}. Link: {href()}"
    picture = stamped(figure, sentence=sentence, stamp=stamp, look=page_look())
    _PICTURES(
        key=f"{key}-pictures",
        on_theme_change=lambda: None,  # it is enough that the page runs again
        data={"figure": picture.to_json(), "name": f"backchannel-{shown.version}-{key}", "width": WIDTH},
    )


def _table(key: str, events: list[str], shown: Dataset) -> None:
    table = st.expander("The same records as a table", key=f"{key}-table", on_change="rerun")
    if table.open:
        with table:
            plain_table(shown, events)
