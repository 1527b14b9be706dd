"""Message by message: a row each, its hands from left to right."""

import pandas as pd
import plotly.graph_objects as go

from components.dataset import columns as c
from components.dataset.exchange import DATED, LEAST_DAYS, MOST_DAYS, NUMBER, STATUS_LABEL, hops
from components.dataset.status import NOT_DONE
from components.figures.canvas import Canvas
from components.figures.legend import add_legend, legend_height
from components.figures.relay import X, Y, add_hands, add_hops, days_mark, ends_of, relay_legend
from components.figures.theme import LIGHT, Look, blank, wrapped

_LINE = 1.25  # height of a line, in text sizes
_LETTER = 0.5  # mean width of a letter, in text sizes
_NARROW = 560  # px; in a narrower figure the title stands above the hands instead of beside them
_LEAST_ROW = 62 / 13  # height of a row, in text sizes
_TITLE_SHARE = 0.3
HEADING = "heading"


def strip(held: pd.DataFrame, *, look: Look = LIGHT, selected: str = "", width: int = 800) -> go.Figure:
    """Draw each message as a row: a mark for each hand, who it is, and the days from hand to hand.

    held: as dataset.exchange.hands returns it; may be empty. selected: the event drawn in full colour, others pale.
    width: px that the figure is expected to have at least. A click on a mark gives its event_id (customdata).
    """
    beside = width >= _NARROW
    left = int(max(width * _TITLE_SHARE, look.size * 13)) if beside else look.mark
    cells = int(held[c.HAND].max()) if len(held) else 1
    letters = int((width - left) / cells / (_LETTER * (look.size - 1))) - 1
    rows = _rows(held, look, beside, int((left if beside else width) / (_LETTER * look.size)) - 1, letters)
    legend = relay_legend(held, look, width - left, titled=beside)
    bottom = legend_height(len(legend), look) + 8
    depth = rows["bottom"].max() if len(rows) else look.size * 3
    canvas = blank(look, height=int(depth) + bottom + 4)
    canvas.update_layout(margin={"l": left, "r": 8, "t": 4, "b": bottom}, dragmode=False)
    # Fixed axes leave the finger on a phone free to scroll the page.
    canvas.update_xaxes(range=[0, cells], visible=False, fixedrange=True)
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True)
    placed = held.assign(**{X: held[c.HAND].astype(float) - 1 + _aside(held), Y: held[NUMBER].map(rows["line"])})
    steps = ends_of(hops(held), placed)
    _headings(canvas, rows, look, left if beside else look.mark // 2)
    for row in rows[rows[c.EVENT].eq(selected)].to_dict("records"):
        band = {"y0": row["top"], "y1": row["bottom"], "fillcolor": look.grid, "opacity": 0.4}
        _across(canvas, left, type="rect", line_width=0, **band)
    add_hops(canvas, steps, look, selected)
    _names(canvas, placed, letters, look)
    _times(canvas, steps, look)
    add_hands(canvas, placed, look, selected)
    add_legend(canvas, legend, look)
    return canvas.finished()


def _rows(held: pd.DataFrame, look: Look, beside: bool, wide: int, letters: int) -> pd.DataFrame:
    """Return for each message its heading and, in px down, where its row begins and ends and where its hands stand."""
    rows, top = {}, 0.0
    for number, message in held.groupby(NUMBER):
        first = message.iloc[0]
        status = f" ({first[STATUS_LABEL].lower()})" if first[c.STATUS] in NOT_DONE else ""
        dated, title = wrapped(f"{first[DATED]}{status}", wide - 4), wrapped(first[c.TITLE], wide)
        heading = f'<b>{number}</b>\u2002<span style="color:{look.faint}">{dated}</span><br>{title}'
        above = look.size * (_LINE * (heading.count("<br>") + 1) + 0.5)
        line = top + look.size * 1.9 + (0 if beside else above)
        lines = max(name.count("<br>") + 1 for name in _held_by(message, letters))
        under = line + look.mark / 2 + look.size * (_LINE * lines + 0.8)
        bottom = max(under, top + above + look.size * 0.5, top + look.size * _LEAST_ROW)
        rows[number] = {c.EVENT: first[c.EVENT], HEADING: heading, "top": top, "line": line, "bottom": bottom}
        top = bottom
    return pd.DataFrame.from_dict(rows, orient="index", columns=[c.EVENT, HEADING, "top", "line", "bottom"])


def _held_by(message: pd.DataFrame, letters: int) -> list[str]:
    """Return the names under the marks, one for each hand; those who hold the words together share one."""
    return [
        wrapped(" ".join(_parted(word, letters) for word in " and ".join(names).split()), letters)
        for _, names in message.groupby(c.HAND)[c.NAME]
    ]


def _parted(word: str, letters: int) -> str:
    """Part a word that is too long for a line behind its hyphens."""
    return word if len(word) <= letters else word.replace("-", "- ").strip()


def _aside(held: pd.DataFrame) -> pd.Series:
    """Return how far right of the first mark those stand who hold the words together with another."""
    return held.groupby([c.EVENT, c.HAND]).cumcount() * 0.16


def _headings(canvas: Canvas, rows: pd.DataFrame, look: Look, shift: int) -> None:
    for row in rows.to_dict("records"):
        canvas.add_annotation(
            text=row[HEADING], x=0, xref="paper", xshift=-shift, xanchor="left", align="left", showarrow=False,
            y=row["top"] + look.size * 0.4, yref="y", yanchor="top", font={"size": look.size, "color": look.text},
        )  # fmt: skip
        if row["top"]:
            line = {"color": look.grid, "width": 1}
            _across(canvas, shift, type="line", y0=row["top"], y1=row["top"], line=line)


def _across(canvas: Canvas, left: int, **shape: object) -> None:
    """Draw a shape over the whole width: the margin, `left` px wide, is measured in px, the plot is not."""
    shape |= {"xref": "paper", "yref": "y", "layer": "below"}
    canvas.add_shape(x0=0, x1=1, **shape)
    canvas.add_shape(xsizemode="pixel", xanchor=0, x0=-left, x1=0, **shape)


def _names(canvas: Canvas, placed: pd.DataFrame, letters: int, look: Look) -> None:
    hands = placed.drop_duplicates([c.EVENT, c.HAND])
    words = [name for _, message in placed.groupby(NUMBER) for name in _held_by(message, letters)]
    for x, y, name in zip(hands[X], hands[Y], words, strict=True):
        # Flush with the left edge of the mark.
        _print(
            canvas, name, x, y, look, xanchor="left", xshift=-look.mark / 2 - 2, yanchor="top", yshift=-look.mark / 2
        )


def _times(canvas: Canvas, steps: pd.DataFrame, look: Look) -> None:
    for step in steps.drop_duplicates([c.EVENT, c.HAND]).to_dict("records"):
        middle = (step[X] + step[f"{X}_to"]) / 2
        mark = days_mark(step[LEAST_DAYS], step[MOST_DAYS])
        _print(canvas, mark, middle, step[Y], look, xanchor="center", yanchor="bottom")


def _print(canvas: Canvas, text: str, x: float, y: float, look: Look, **place: object) -> None:
    canvas.add_annotation(
        text=text, x=x, y=y, showarrow=False, align="left", font={"size": look.size - 1, "color": look.text}, **place
    )
