"""What could not be read of the data package, all at once, in a curator's words."""

import streamlit as st

from components.dataset import Dataset

_MOST = 200


def problems(dataset: Dataset) -> None:
    """Say how many cells could not be read and which; show nothing if all could."""
    found = dataset.problems
    if not found:
        return
    lost = len({(problem.file, problem.row) for problem in found if problem.row_lost and problem.row})
    st.warning(
        f"{len(found)} cells of this data package could not be read; {lost} rows are left out. The rest is shown."
    )
    with st.expander("What to mend"):
        st.text("\n".join(str(problem) for problem in found[:_MOST]))
        if len(found) > _MOST:
            st.text(f"and {len(found) - _MOST} more")
