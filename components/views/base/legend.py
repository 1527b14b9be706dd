"""The legend of charts as words and small drawings beside or below them, where the page has room for it."""

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

import streamlit as st

from components.exports.base.drawing import Drawing, style_doubts
from components.figures.base.legend import Row, Sample, legend_of

HOW_TO_READ = "How to read this"
_SIDE = 16  # px of the drawing of a mark
_LONG = 28  # px of the drawing of a line
# Plotly's name of a symbol -> its outline in a square of 16 px.
_OUTLINES = {
    "circle": "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z",
    "square": "M3 3h10v10h-10z",
    "diamond": "M8 1.5l6.5 6.5l-6.5 6.5l-6.5-6.5z",
    "hexagon2": "M2 8l3-5.2h6l3 5.2l-3 5.2h-6z",
    "triangle-up": "M8 2l6.5 11h-13z",
    "triangle-left": "M2.5 8l10-6v12z",
    "triangle-right": "M13.5 8l-10-6v12z",
    "pentagon": "M8 1.8l6.2 4.5l-2.4 7.4h-7.6l-2.4-7.4z",
    "star": "M8 1l1.7 4.9h5.2l-4.2 3.1l1.6 5l-4.3-3l-4.3 3l1.6-5l-4.2-3.1h5.2z",
    "x": "M3 5.2l2.2-2.2l2.8 2.8l2.8-2.8l2.2 2.2l-2.8 2.8l2.8 2.8l-2.2 2.2l-2.8-2.8l-2.8 2.8l-2.2-2.2l2.8-2.8z",
    "cross": "M6.3 2h3.4v4.3h4.3v3.4h-4.3v4.3h-3.4v-4.3h-4.3v-3.4h4.3z",
    "cross-thin": "M8 2v12M2 8h12",
    "asterisk": "M8 2.5v11M3.2 5.2l9.6 5.6M12.8 5.2l-9.6 5.6",
    "line-ew": "M2 8h12",
}
_INSIDE = {"dot": "M8 6.4a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 1 0 0-3.2z", "x": "M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6"}
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
        inner, width = _mark(sample), _SIDE
    else:
        dash = _DASHES.get(sample.dash, sample.dash.replace("px", "").replace(",", " "))
        inner = (
            f'<path d="M0 8h{_LONG}" stroke="{sample.colour}" stroke-width="{min(sample.width, _SIDE - 4)}" '
            f'stroke-dasharray="{dash}" fill="none"/>'
        )
        width = _LONG
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_SIDE}">{inner}</svg>'
    # Streamlit takes drawings out of HTML, but not pictures.
    return (
        f'<img alt="" width="{width}" height="{_SIDE}" src="data:image/svg+xml,{quote(drawn)}" '
        f'style="flex:none;margin-top:0.25rem;opacity:{1 if sample.symbol and sample.dash else sample.opacity}">'
    )


def _mark(sample: Sample) -> str:
    name, *more = sample.symbol.split("-open")
    inside = "".join(more).strip("-")
    if name not in _OUTLINES:
        base = next((one for one in _OUTLINES if name.startswith(one)), "circle")
        name, inside = base, name.removeprefix(base).strip("-")
    inside = inside if inside in _INSIDE else ""
    line = "thin" in name or name.startswith("line")
    fill = "none" if "open" in sample.symbol or line else sample.colour
    stroke = f'stroke="{sample.colour}" stroke-width="2"' if fill == "none" else ""
    if sample.dash:  # a smaller mark in a dashed outline
        return (
            f'<path d="{_OUTLINES[name]}" fill="none" stroke="{sample.colour}" stroke-width="1.2" '
            f'stroke-dasharray="2 2"/><path d="{_OUTLINES[name]}" fill="{sample.colour}" '
            f'fill-opacity="{sample.opacity}" transform="translate(3.2 3.2) scale(0.6)"/>'
        )
    within = (
        f'<path d="{_INSIDE[inside]}" stroke="{sample.colour}" fill="{sample.colour}"/>' if inside in _INSIDE else ""
    )
    return f'<path d="{_OUTLINES[name]}" fill="{fill}" {stroke}/>{within}'
