"""The legend of charts as words and small drawings beside or below them, where the page has room for it."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from components.exports.base.legend_html import sample_picture
from components.figures.base.legend import Row, Sample

HOW_TO_READ = "How to read this"


def show_legend(rows: Sequence[Row]) -> None:
    """Show a legend, a row of samples under its title each."""
    st.html("".join(_row(title, samples) for title, samples in rows))


def _row(title: str, samples: Sequence[Sample]) -> str:
    head = f'<p style="margin:0.75rem 0 0.125rem;font-weight:600">{escape(title)}</p>' if title else ""
    lines = "".join(
        '<li style="display:flex;gap:0.5rem;align-items:flex-start;margin:0.125rem 0;list-style:none">'
        f"{sample_picture(sample, 'flex:none;margin-top:0.25rem;')}<span>{escape(sample.meaning)}</span></li>"
        for sample in samples
    )
    return f'{head}<ul style="margin:0;padding:0">{lines}</ul>'
