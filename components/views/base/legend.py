"""The legend of charts as words and small drawings beside or below them, where the page has room for it."""

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

import streamlit as st

from components.exports.base.drawing import Drawing, style_doubts
from components.figures.base.legend import BOX, RADIUS, Row, Sample, is_filled, legend_of, outline_of

HOW_TO_READ = "How to read this"
_LONG = 28  # px of the drawing of a line
_DASHES = {"": "", "solid": "", "dot": "2 3", "dash": "7 4"}


def merged_legend(drawings: Iterable[Drawing]) -> list[Row]:
    """Return the legends of charts of one page as one, each meaning once."""
    rows: dict[str, dict[str, Sample]] = {}
    for drawing in drawings:
        for title, samples in legend_of(style_doubts(drawing).figure):
            for sample in samples:
                rows.setdefault(title, {}).setdefault(sample.meaning, sample)
    return [(title, list(samples.values())) for title, samples in rows.items()]


def show_legend(rows: Sequence[Row]) -> None:
    """Show a legend, a row of samples under its title each."""
    st.html("".join(_row(title, samples) for title, samples in rows))


def _row(title: str, samples: Sequence[Sample]) -> str:
    head = f'<p style="margin:0.75rem 0 0.125rem;font-weight:600">{escape(title)}</p>' if title else ""
    lines = "".join(
        '<li style="display:flex;gap:0.5rem;align-items:flex-start;margin:0.125rem 0;list-style:none">'
        f"{_drawn(sample)}<span>{escape(sample.meaning)}</span></li>"
        for sample in samples
    )
    return f'{head}<ul style="margin:0;padding:0">{lines}</ul>'


def _drawn(sample: Sample) -> str:
    """Return the drawing of a sample; what is named by words alone has an empty one."""
    if sample.symbol:
        inner, width = _mark(sample), BOX
    else:
        dash = _DASHES.get(sample.dash, sample.dash.replace("px", "").replace(",", " "))
        inner = (
            f'<path d="M0 8h{_LONG}" stroke="{sample.colour}" stroke-width="{min(sample.width, BOX - 4)}" '
            f'stroke-dasharray="{dash}" fill="none"/>'
        )
        width = _LONG
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {BOX}">{inner}</svg>'
    # Streamlit takes drawings out of HTML, but not pictures.
    return (
        f'<img alt="" width="{width}" height="{BOX}" src="data:image/svg+xml,{quote(drawn)}" '
        f'style="flex:none;margin-top:0.25rem;opacity:{1 if sample.symbol and sample.dash else sample.opacity}">'
    )


def _mark(sample: Sample) -> str:
    outline = _outline(sample.symbol)
    if sample.dash:  # a smaller mark in a dotted ring
        return (
            f'<{outline} fill="none" stroke="{sample.colour}" stroke-width="1.2" stroke-dasharray="2 2"/>'
            f'<{outline} fill="{sample.colour}" fill-opacity="{sample.opacity}" '
            'transform="translate(3.2 3.2) scale(0.6)"/>'
        )
    if is_filled(sample.symbol):
        return f'<{outline} fill="{sample.colour}"/>'
    return f'<{outline} fill="none" stroke="{sample.colour}" stroke-width="2"/>'


def _outline(symbol: str) -> str:
    """Return the outline of a symbol as the beginning of a tag."""
    corners = " ".join(f"{x},{y}" for x, y in outline_of(symbol))
    return f'polygon points="{corners}"' if corners else f'circle cx="{BOX / 2}" cy="{BOX / 2}" r="{RADIUS}"'
