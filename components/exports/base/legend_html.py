"""A legend in HTML: what is named beside a small drawing of its mark or line, on a page as on paper."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from components.figures.base.legend import BOX, RADIUS, UNSEEN, Row, Sample, is_filled, outline_of

_LONG = 28  # px of the drawing of a line
_DASHES = {"": "", "solid": "", "dot": "2 3", "dash": "7 4"}


def legend_line(rows: Iterable[Row]) -> str:
    """Return a legend as one paragraph, each meaning once for each shape of its mark; empty for none."""
    samples: dict[tuple[str, str, str], Sample] = {}
    for one in (sample for _, row in rows for sample in row):
        samples.setdefault((one.meaning, one.symbol, one.dash), one)
    told = [f'<span class="sample">{_beside(one)}{escape(one.meaning)}</span>' for one in samples.values()]
    return f'<p class="legend">{" ".join(told)}</p>' if told else ""


def _beside(sample: Sample) -> str:
    return "" if sample.colour == UNSEEN else f"{sample_picture(sample)} "


def sample_picture(sample: Sample, style: str = "") -> str:
    """Return the drawing of a sample as a picture; what is named by words alone has an empty one. style: CSS."""
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
        f'style="{style}opacity:{1 if sample.symbol and sample.dash else sample.opacity}">'
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
