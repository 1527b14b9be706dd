"""The stemma of a disagreement: a tree of sources, and before each passage the account it speaks for."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.dataset.sources.disagreements import Account
from components.dataset.sources.stemma import Stemma, StemmaMark, StemmaRow
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.marks import add_ring
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, wrap_html
from components.figures.sources.stemma_layout import StemmaLayout, stemma_layout

_PALE, _OUTSIDE = 0.22, 0.5  # opacity of what is not the selected event, and of what the filters leave out
_MOST_LINES = 4  # claims named in one hover


def stemma(tree: Stemma, *, theme: Theme = LIGHT, selected: str = "", width: int = 800) -> go.Figure:
    """Draw through which sources the accounts of a disagreement came down, and before each which account it gives.

    tree: may be empty. selected: event whose marks stand out, all others pale. width: px that the figure is expected to
    have.
    A source read in part or not seen has a dotted ring; what comes from one not seen hangs on a dotted line. A letter
    is an account: pale in a dotted ring if what speaks for it is inferred or switched off, faint if it lies outside the
    filters. It tells its events and what is said of them (see figures.base.mark_data).
    """
    plan = stemma_layout(tree, theme, width)
    canvas = blank_canvas(theme, height=int(plan.height + 12))
    canvas.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 8}, dragmode=False, meta={"walk": "rows"})
    # Fixed axes leave the finger on a phone free to scroll the page.
    canvas.update_xaxes(range=[0, width], visible=False, fixedrange=True)
    canvas.update_yaxes(range=[plan.height, 0], visible=False, fixedrange=True)
    if tree.rows:
        _add_key(canvas, plan, tree.accounts, theme)
        _add_leaders(canvas, plan, tree.marks, theme)
        _add_tree(canvas, plan, tree.rows, theme)
        _add_marks(canvas, plan, tree, theme, selected)
        canvas.legend = _legend(tree.marks, theme)
    return canvas.finished()


def _add_key(canvas: Canvas, plan: StemmaLayout, accounts: Sequence[Account], theme: Theme) -> None:
    """Print what each letter stands for, the letter at the head of its column."""
    heads = [y for _, y in plan.key]
    for x, (words, y) in zip(plan.columns, plan.key, strict=True):
        _line(canvas, [x, x], [y, plan.height], theme.grid)
        _line(canvas, [x, plan.words - 0.4 * theme.size], [y, y], theme.grid)
        _print(canvas, words, plan.words, y, theme)
    canvas.add_scatter(
        x=plan.columns, y=heads, mode="markers+text", text=[one.letter for one in accounts], hoverinfo="skip",
        textposition="middle center", textfont={"size": theme.size, "color": theme.ground},
        marker={"symbol": "circle", "size": _size(theme), "color": theme.text,
                "line": {"color": theme.text, "width": 2}},
    )  # fmt: skip


def _add_leaders(canvas: Canvas, plan: StemmaLayout, marks: Sequence[StemmaMark], theme: Theme) -> None:
    """Lead the eye from each letter to its row."""
    for mark in marks:
        seat = plan.seats[mark.row]
        _line(canvas, [plan.columns[mark.account], seat.x], [seat.y, seat.y], theme.grid)


def _add_tree(canvas: Canvas, plan: StemmaLayout, rows: Sequence[StemmaRow], theme: Theme) -> None:
    """Hang each row on the source it comes from; dotted from a source that was not seen."""
    last = {row.parent: place for place, row in enumerate(rows)}
    for dash in ("solid", "dot"):
        xs: list[float | None] = []
        ys: list[float | None] = []
        for seat, row in zip(plan.seats, rows, strict=True):
            if row.parent >= 0 and rows[row.parent].seen == (dash == "solid"):
                above = plan.seats[row.parent]
                if plan.seats[last[row.parent]] is seat:
                    xs += [above.x, above.x, None]
                    ys += [above.y, seat.y, None]
                xs += [above.x, seat.x, None]
                ys += [seat.y, seat.y, None]
        stroke = {"color": theme.faint, "width": 1.6, "dash": dash}
        canvas.add_scatter(x=xs, y=ys, mode="lines", line=stroke, hoverinfo="skip")
    sources = [(seat, row) for seat, row in zip(plan.seats, rows, strict=True) if row.is_source]
    canvas.add_scatter(
        x=[seat.x for seat, _ in sources], y=[seat.y for seat, _ in sources], mode="markers", hoverinfo="skip",
        marker={
            "symbol": "circle", "size": theme.mark, "opacity": 1, "color": theme.faint,
        },
    )  # fmt: skip
    for seat, row in sources:
        if not row.whole:
            _dotted(canvas, seat.x, seat.y, theme.mark / 2 + 3, theme)
    for seat in plan.seats:
        _print(canvas, seat.label, seat.x + theme.size, seat.y, theme)


def _add_marks(canvas: Canvas, plan: StemmaLayout, tree: Stemma, theme: Theme, selected: str) -> None:
    marks = tree.marks
    dimmed = any(selected in mark.events for mark in marks)
    canvas.add_scatter(
        x=[plan.columns[mark.account] for mark in marks], y=[plan.seats[mark.row].y for mark in marks],
        mode="markers+text", text=[mark.letter for mark in marks], textposition="middle center",
        textfont={"size": theme.size, "color": [theme.ground if mark.counted else theme.text for mark in marks]},
        marker={
            "symbol": "circle", "size": _size(theme), "color": theme.text,
            "opacity": [_opacity(mark, selected, dimmed=dimmed) for mark in marks],
        },
        customdata=[_customdata(mark, tree.accounts[mark.account].heading) for mark in marks],
        hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip
    for mark in marks:
        x, y = plan.columns[mark.account], plan.seats[mark.row].y
        if selected in mark.events:
            add_ring(canvas, x, y, _size(theme) / 2 + 2.5, {"color": theme.text, "width": 1.5})
        elif not mark.counted:
            _dotted(canvas, x, y, _size(theme) / 2 + 1, theme)


def _dotted(canvas: Canvas, x: float, y: float, radius: float, theme: Theme) -> None:
    add_ring(canvas, x, y, radius, {"color": theme.text, "width": 1.2, "dash": "dot"})


def _opacity(mark: StemmaMark, selected: str, *, dimmed: bool) -> float:
    if dimmed and selected not in mark.events:
        return _PALE
    if not mark.counted:
        return _PALE
    return 1.0 if mark.in_filters else _OUTSIDE


def _customdata(mark: StemmaMark, heading: str) -> list[str]:
    lines = [wrap_html(line, 56) for line in mark.lines[:_MOST_LINES]]
    more = len(mark.lines) - len(lines)
    head = f"<b>{escape_html(mark.letter)}: {wrap_html(heading, 48)}</b>"
    return mark_customdata(mark.events, [head, *lines, f"and {more} more" if more > 0 else ""])


def _legend(marks: Sequence[StemmaMark], theme: Theme) -> list[Row]:
    sources = [
        Sample("read whole", theme.faint, "circle"),
        Sample("read in part, or not seen", theme.faint, "circle", dash="dot"),
        Sample("from a source not seen", theme.faint, dash="dot"),
    ]
    letters = [
        Sample("inferred or switched off: not counted", theme.text, "circle", dash="dot", opacity=_PALE),
        Sample("outside the filters", theme.text, "circle", opacity=_OUTSIDE),
    ]
    used = (not all(one.counted for one in marks), not all(one.in_filters for one in marks))
    return [("Source", sources), ("Letter", [one for one, is_used in zip(letters, used, strict=True) if is_used])]


def _size(theme: Theme) -> float:
    return theme.mark + 0.7 * theme.size


def _line(canvas: Canvas, x: Sequence[float], y: Sequence[float], colour: str) -> None:
    ends = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1]}
    canvas.add_shape(type="line", **ends, line={"color": colour, "width": 1}, layer="below")


def _print(canvas: Canvas, text: str, x: float, y: float, theme: Theme) -> None:
    canvas.add_annotation(
        text=text, x=x, y=y, xanchor="left", yanchor="middle", align="left",
        font={"size": theme.size, "color": theme.text},
    )  # fmt: skip
