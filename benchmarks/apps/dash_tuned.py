"""Dash with the product's own store and bounded charts: python dash_tuned.py FOLDER PORT."""

# ruff: noqa: TID251
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import plotly
from dash import Dash, Input, Output, dcc, html
from flask import send_file

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.apps.figures import HEIGHTS, board
from benchmarks.apps.store import store_of, view
from components.dataset import Dataset, Selection, filter_mask, load_dataset

_LIBRARY = "/plotly.min.js"  # the same plotly.js as in the static page, instead of the one Dash brings
_PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def app_of(dataset: Dataset) -> Dash:
    """Return the page: eight filters beside four charts, all drawn by one callback."""
    store = store_of(dataset)
    channels = sorted(store.lanes)

    def draw(asked: Sequence[str]) -> Sequence[Any]:
        # To ask for nothing means to ask for everything; so "all eight" is no filter.
        kept = filter_mask(dataset, Selection(channels=tuple(asked) if len(asked) < len(channels) else ()))
        return list(board(store, view(store, kept)).values())

    app = Dash(__name__, external_scripts=[_LIBRARY])
    app.server.add_url_rule(_LIBRARY, view_func=lambda: send_file(_PLOTLY_JS, max_age=3600))
    options = [{"label": f"Channel: {one}", "value": one} for one in channels]
    charts = html.Div([dcc.Graph(id=name) for name in HEIGHTS], style={"flex": 1, "minWidth": 0})
    app.layout = html.Div([dcc.Checklist(options, channels, id="channels"), charts], style={"display": "flex"})
    app.callback([Output(name, "figure") for name in HEIGHTS], Input("channels", "value"))(draw)
    return app


if __name__ == "__main__":
    app_of(load_dataset(Path(sys.argv[1]))).run(host="127.0.0.1", port=int(sys.argv[2]), debug=False)
