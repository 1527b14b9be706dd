"""Streamlit as in its tutorials: the files are cached, all else is done again on each run, every event is a mark."""

# ruff: noqa: TID251
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.apps.figures import HEIGHTS, circle, most_frequent, title


@st.cache_data
def read(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the events, and sender and addressee of each that has both; each run gets a copy.

    An event has the day it begins on, and the side of the first who is in it.
    """
    events = pd.read_csv(folder / "events.csv", parse_dates=["earliest", "latest"])
    people, actors = pd.read_csv(folder / "participants.csv"), pd.read_csv(folder / "actors.csv")
    events["day"] = events["earliest"].fillna(events["latest"])
    first = people.drop_duplicates("event_id").merge(actors[["actor_id", "side"]], on="actor_id")
    senders = people[people["role"] == "author"][["event_id", "actor_id"]]
    addressees = people[people["role"] == "addressee"][["event_id", "actor_id"]]
    pairs = senders.merge(addressees, on="event_id", suffixes=("_from", "_to"))
    return events.merge(first[["event_id", "side"]], on="event_id"), pairs


def figures(events: pd.DataFrame, pairs: pd.DataFrame) -> dict[str, go.Figure]:
    """Return name -> figure of these events; pairs: those of all events."""
    pairs = pairs[pairs["event_id"].isin(events["event_id"])]
    found = {
        "Timeline": px.scatter(events, x="day", y="channel", color="side", hover_name="title"),
        "Histogram": px.histogram(events, x="day", color="side", nbins=60),
        "Heatmap": px.imshow(pd.crosstab(pairs["actor_id_from"], pairs["actor_id_to"])),
        "Network": network(pairs),
    }
    for name, figure in found.items():
        figure.update_layout(title=title(name, len(events)), height=HEIGHTS[name])
    return found


def network(pairs: pd.DataFrame) -> go.Figure:
    """Return a circle of actors with an arrow for each of the most frequent pairs."""
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


st.set_page_config(layout="wide")
events, pairs = read(Path(sys.argv[1]))
channels = [one for one in sorted(events["channel"].unique()) if st.sidebar.checkbox(f"Channel: {one}", value=True)]
for figure in figures(events[events["channel"].isin(channels)], pairs).values():
    st.plotly_chart(figure)
