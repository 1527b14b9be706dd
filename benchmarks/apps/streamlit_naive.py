"""Streamlit as in its tutorials: the files are cached, all else is done again on each run."""

# ruff: noqa: TID251
import sys
from pathlib import Path

import pandas as pd
import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.board.naive import naive_board, read_events, read_pairs

st.set_page_config(layout="wide")


@st.cache_data
def read(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read the package; each run gets a copy."""
    return read_events(folder), read_pairs(folder)


events, pairs = read(Path(sys.argv[1]))
channels = [one for one in sorted(events["channel"].unique()) if st.sidebar.checkbox(f"Channel: {one}", value=True)]
for figure in naive_board(events[events["channel"].isin(channels)], pairs).values():
    st.plotly_chart(figure)
