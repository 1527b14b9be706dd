"""The chart element: draws a figure and keeps its place. `chart` puts the frame around it.

A component of our own on Streamlit's public component API, because st.plotly_chart builds a chart anew whenever its
figure changes: zoom is lost, it is drawn twice, and clicks on heatmaps and arrows never arrive (docs/decisions.md).
"""

import gzip
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from components.exports.base.browser_code import browser_code
from components.figures import Figure
from components.views.base.address import widget_value


@cache
def plotly_js() -> str:
    """Return where the server keeps the plotly.js that Streamlit brings for its own chart; empty if not found."""
    folder = Path(st.__file__).parent / "static" / "static" / "js"
    found = sorted(file.name for file in folder.glob("PlotlyChart.*.js"))
    return f"static/js/{found[0]}" if found else ""


_ELEMENT = st.components.v2.component(
    "backchannel_plot",
    html="""
    <div class="backchannel-plot">
      <div class="drawing" role="figure"></div>
      <svg class="overlay" aria-hidden="true"></svg>
      <div class="walk" role="listbox" tabindex="0" aria-label="Records of this chart">
        <div role="option" aria-selected="false">The chart is being drawn</div>
      </div>
    </div>
    """,
    css=browser_code("chart/plot.css"),
    # Every message carries this text, so the code itself is a static file, which the browser keeps; plotly.js, a large
    # one, is asked for at the same time.
    js=f"""
    const fetched = import(new URL("{plotly_js()}", document.baseURI)).catch(() => null);
    const {{ Plot }} = await import(new URL("app/static/chart/plot.js", document.baseURI));
    export default function ({{ data, parentElement, setTriggerValue }}) {{
      const root = parentElement.querySelector(".backchannel-plot");
      root.plot ??= new Plot(root);
      root.plot.tell = setTriggerValue;
      root.plot.show(data, fetched);
      return () => setTimeout(() => root.isConnected || root.plot.leave());
    }}
    """,
    isolate_styles=False,  # plotly.js writes its own style sheet into the page
)
Told = Callable[[Any], None]


def plot(
    figure: Figure | Mapping[str, Any],
    *,
    key: str,
    alt: str,
    current: str = "",
    on_pick: Told | None = None,
    on_zoom: Told | None = None,
    on_brush: Told | None = None,
) -> None:
    """Draw `figure` (or a dict of data and layout) in the element `key`; zoom and pan survive when it changes.

    alt: what the drawing shows. current: id of the record that is open.
    on_pick gets the id of the record the reader chose, an empty text for none. on_zoom gets the new range of the x axis
    (two texts; none for the whole), which the caller then keeps; without it the browser does. on_brush gets the first
    and the last day dragged over the density strip. What figures tell the element is in docs/design.md.
    """
    drawn = json.dumps(figure) if isinstance(figure, Mapping) else figure.to_json()
    rest = {"key": key, "alt": alt, "current": current, "held": "xaxis" if on_zoom else ""}
    told = {"pick": on_pick, "zoom": on_zoom, "brush": on_brush}
    callbacks: dict[str, Any] = {
        f"on_{name}_change": (lambda name=name, tell=tell: tell and tell(_told(key, name)))
        for name, tell in told.items()
    }
    _ELEMENT(key=key, data=pack_message(drawn, rest), **callbacks)


def element_is_usable() -> bool:
    """Return whether the server gives the browser what the element needs: its own code, and plotly.js."""
    return bool(st.get_option("server.enableStaticServing") and plotly_js())


def pack_message(figure: str, rest: Mapping[str, str]) -> bytes:
    """Return what the browser is sent: gzipped JSON of `rest` and, as "figure", the JSON text `figure`."""
    text = f'{json.dumps(rest)[:-1]}, "figure": {figure}}}'
    return gzip.compress(text.encode(), compresslevel=1, mtime=0)


def _told(key: str, name: str) -> Any:
    return getattr(widget_value(key), name)
