"""Dash, naive or tuned: python dash_board.py FOLDER PORT naive|tuned."""

# ruff: noqa: TID251
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import plotly
from dash import Dash, Input, Output, dcc, html
from flask import send_file

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.board.figures import HEIGHTS, board
from benchmarks.board.naive import naive_board, read_events, read_pairs
from benchmarks.board.store import store_of, view
from components.dataset import Selection, filter_mask, load_dataset

_LIBRARY = "/plotly.min.js"  # the same plotly.js as in the static page, instead of the one Dash brings
Draw = Callable[[Sequence[str]], Sequence[Any]]


def naive(folder: Path) -> tuple[list[str], Draw]:
    """Return the channels, and what draws the charts of some of them."""
    events, pairs = read_events(folder), read_pairs(folder)

    def draw(channels: Sequence[str]) -> Sequence[Any]:
        return list(naive_board(events[events["channel"].isin(channels)], pairs).values())

    return sorted(events["channel"].unique()), draw


def tuned(folder: Path) -> tuple[list[str], Draw]:
    """Return the same of the store and the bounded charts that the product's board has."""
    dataset = load_dataset(folder)
    store = store_of(dataset)

    def draw(channels: Sequence[str]) -> Sequence[Any]:
        asked = tuple(channels) if len(channels) < len(store.lanes) else ()
        return list(board(store, view(store, filter_mask(dataset, Selection(channels=asked)))).values())

    return sorted(store.lanes), draw


def app_of(channels: list[str], draw: Draw) -> Dash:
    """Return the page: eight filters beside four charts, all drawn by one callback."""
    app = Dash(__name__, external_scripts=[_LIBRARY])
    app.server.add_url_rule(_LIBRARY, view_func=lambda: send_file(_plotly_js(), max_age=3600))
    options = [{"label": f"Channel: {one}", "value": one} for one in channels]
    charts = html.Div([dcc.Graph(id=name) for name in HEIGHTS], style={"flex": 1, "minWidth": 0})
    app.layout = html.Div([dcc.Checklist(options, channels, id="channels"), charts], style={"display": "flex"})
    app.callback([Output(name, "figure") for name in HEIGHTS], Input("channels", "value"))(draw)
    return app


def _plotly_js() -> Path:
    return Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


if __name__ == "__main__":
    made = {"naive": naive, "tuned": tuned}[sys.argv[3]](Path(sys.argv[1]))
    app_of(*made).run(host="127.0.0.1", port=int(sys.argv[2]), debug=False)
