"""The same four charts as a tutorial would make them: pandas, plotly express, every event a mark."""

# ruff: noqa: TID251
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go

from benchmarks.board.figures import HEIGHTS, circle, most_frequent, title


def read_events(folder: Path) -> pd.DataFrame:
    """Return the events with the day they begin on and the side of the first who is in them."""
    events = pd.read_csv(folder / "events.csv", parse_dates=["earliest", "latest"])
    people, actors = pd.read_csv(folder / "participants.csv"), pd.read_csv(folder / "actors.csv")
    events["day"] = events["earliest"].fillna(events["latest"])
    first = people.drop_duplicates("event_id").merge(actors[["actor_id", "side"]], on="actor_id")
    return events.merge(first[["event_id", "side"]], on="event_id")


def read_pairs(folder: Path) -> pd.DataFrame:
    """Return sender and addressee of each event that has both."""
    people = pd.read_csv(folder / "participants.csv")
    senders = people[people["role"] == "author"][["event_id", "actor_id"]]
    addressees = people[people["role"] == "addressee"][["event_id", "actor_id"]]
    return senders.merge(addressees, on="event_id", suffixes=("_from", "_to"))


def naive_board(events: pd.DataFrame, pairs: pd.DataFrame) -> dict[str, go.Figure]:
    """Return name -> figure of these events; pairs: as `read_pairs` returns them, of all events."""
    n = len(events)
    pairs = pairs[pairs["event_id"].isin(events["event_id"])]
    figures = {
        "Timeline": px.scatter(events, x="day", y="channel", color="side", hover_name="title"),
        "Histogram": px.histogram(events, x="day", color="side", nbins=60),
        "Heatmap": px.imshow(pd.crosstab(pairs["actor_id_from"], pairs["actor_id_to"])),
        "Network": _network(pairs),
    }
    for name, figure in figures.items():
        figure.update_layout(title=title(name, n), height=HEIGHTS[name])
    return figures


def _network(pairs: pd.DataFrame) -> go.Figure:
    names = sorted({*pairs["actor_id_from"], *pairs["actor_id_to"]})
    x, y = circle(max(len(names), 1))
    table = pd.crosstab(pairs["actor_id_from"], pairs["actor_id_to"]).reindex(index=names, columns=names, fill_value=0)
    giver, taker = np.divmod(most_frequent(table.to_numpy()), max(len(names), 1))
    gap = np.full(len(giver), np.nan)
    figure = go.Figure()
    figure.add_scatter(
        x=np.column_stack([x[giver], x[taker], gap]).ravel(),
        y=np.column_stack([y[giver], y[taker], gap]).ravel(),
        mode="lines+markers",
        line={"width": 1, "color": "rgba(120,120,120,.5)"},
        marker={"symbol": "arrow", "angleref": "previous", "size": np.tile([0, 10, 0], len(giver))},
        hoverinfo="skip",
    )
    figure.add_scatter(x=x[: len(names)], y=y[: len(names)], mode="markers+text", text=names, textposition="top center")
    return figure.update_layout(showlegend=False)
