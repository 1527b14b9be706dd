"""What could not be read of a data package, all at once, in a curator's words."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from components.dataset import Dataset
from components.dataset.model.problem import Problem
from components.dataset.package.problems import summary

_MOST = 200  # lines on the page; the file has all
_LONGEST = 120  # letters told of a cell: it may hold a whole letter


def problems(dataset: Dataset, *, own: bool = False) -> None:
    """Say how much could not be read and what; show nothing if all could.

    own: whether the reader has brought the package and been told before; then a line is enough.
    """
    if not dataset.problems:
        return
    said = summary(dataset.problems)
    if not own:
        st.warning(f"Some of this data package could not be read as it stands. {said}")
    with st.expander(said if own else "What to mend", icon=":material/warning:" if own else None):
        problem_list(dataset.problems, "problems")


def problem_list(found: Sequence[Problem], key: str) -> None:
    """Show the first of these problems, each with its place and what to write instead, and offer all as a file."""
    short = (replace(one, value=_short(one.value), example=_short(one.example)) for one in found[:_MOST])
    st.text("\n".join(f"• {_line(one)}" for one in short))
    if len(found) > _MOST:
        st.text(f"and {len(found) - _MOST:,} more, which are in the file")
    st.download_button(
        "The whole list (text)",
        data=lambda: problems_text(found),
        file_name="to-mend.txt",
        mime="text/plain",
        key=f"to-mend-{key}",
        on_click="ignore",
        icon=":material/download:",
    )


def problems_text(found: Sequence[Problem]) -> bytes:
    """Return all these problems, a line each, as any text editor opens them."""
    return ("\r\n".join([summary(found), "", *map(_line, found)]) + "\r\n").encode("utf-8-sig")


def _line(problem: Problem) -> str:
    return " ".join(str(problem).split())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
