"""Who wrote to whom, in the order of time: a column for each side or actor, a row for each message."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from components.dataset.story.story import Lane, Passage
from components.figures.base.canvas import Canvas
from components.figures.base.legend import DAY_KNOWN, DAY_NOT_KNOWN, NOT_SURE, Row, Sample
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.marks import add_across
from components.figures.base.text_width import text_width, wrap_to_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, wrap_html

_NARROW = 560  # px; in a narrower figure the words of a message stand above its arrow
_LINE = 1.35  # height of a line, in text sizes
_LANE = 6.6  # width of a column beside words, in text sizes
_SEVERAL = "several"


class _Row(NamedTuple):
    """A message, its words in lines, and in px down where its words begin, its arrow stands, and it ends."""

    passage: Passage
    words: str
    top: float
    line: float
    bottom: float


def sequence(
    lanes: Sequence[Lane], passages: Sequence[Passage], *, theme: Theme = LIGHT, selected: str = "", width: int = 800
) -> go.Figure:
    """Draw each of `passages` as an arrow from the column of who writes to the column of whom it is for.

    An arrow has the colour of the side that writes; what stays in one column has only its foot. The foot is filled
    where the day is known, the arrow dashed where the message is not reported as sent. A dot on the way is a column
    that carries. selected: the event whose row is marked. width: px that the figure is expected to have at least. Foot
    and middle of an arrow tell its event.
    """
    beside = width >= _NARROW
    dates = max((text_width(one.dated, theme.size) for one in passages), default=0) + theme.size
    words = [word for lane in lanes for word in lane.name.split()]
    widest = max((text_width(word, theme.size, bold=True) for word in words), default=0) + theme.size
    step = max(_LANE * theme.size, widest) if beside else (width - theme.mark * 2) / max(len(lanes), 1)
    first = (dates if beside else theme.mark) + step / 2
    x = {lane.id: round(first + step * place, 1) for place, lane in enumerate(lanes)}
    words_at = first + step * (len(lanes) - 0.5) + theme.size if beside else 0
    heads = {lane.id: wrap_to_width(lane.name, step - theme.size / 2, theme.size, bold=True) for lane in lanes}
    head = theme.size * _LINE * max((words.count("<br>") + 1 for words in heads.values()), default=1) + theme.size * 0.6
    rows = _rows(passages, theme, head, width - words_at, dates if not beside else 0)
    depth = rows[-1].bottom if rows else head
    canvas = blank_canvas(theme, height=int(depth) + 8)
    canvas.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 4}, dragmode=False)
    canvas.update_xaxes(range=[0, width], visible=False, fixedrange=True)
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True)
    sides = {lane.id: lane.side for lane in lanes}
    _columns(
        canvas,
        lanes,
        heads,
        x,
        [(head, depth)] if beside else [(row.line - theme.mark / 2, row.line + theme.mark / 2) for row in rows],
        theme,
    )
    for row in rows:
        if row.passage.event == selected:
            band = {"y0": row.top, "y1": row.bottom, "fillcolor": theme.grid, "opacity": 0.5, "line": {"width": 0}}
            add_across(canvas, (0, 0), type="rect", **band)
        between = [x[lane] for lane in (*row.passage.writers, *row.passage.way)]
        _silence(canvas, row, theme, (min(between) - step / 2, max(between) + step / 2), width)
        _words(canvas, row, theme, words_at if beside else None)
    _arrows(canvas, rows, x, sides, theme)
    canvas.legend = _legend(passages, theme)
    return canvas.finished()


def _legend(passages: Sequence[Passage], theme: Theme) -> list[Row]:
    """Name only what is drawn; the sides are named above their columns."""
    there = {
        Sample(DAY_KNOWN, theme.text, "circle"): any(one.day_known for one in passages),
        Sample(DAY_NOT_KNOWN, theme.text, "circle-open"): not all(one.day_known for one in passages),
        Sample(NOT_SURE, theme.text, dash="dash"): not all(one.done for one in passages),
    }
    return [("", [sample for sample, is_drawn in there.items() if is_drawn])]


def _rows(passages: Sequence[Passage], theme: Theme, head: float, wide: float, dated: float) -> list[_Row]:
    """Place the messages one under the other. wide: px for words; dated: of these, those that the date takes."""
    rows: list[_Row] = []
    top = head
    line = theme.size * _LINE
    for passage in passages:
        status = "" if passage.done else f" ({passage.status.lower()})"
        words = wrap_to_width(f"{passage.label}{status}", wide - dated, theme.size)
        lines = words.count("<br>") + 1
        gap = line if passage.silence else 0
        top += gap
        height = lines * line + (line * 1.1 if dated else line * 0.25)
        at = top + lines * line + line * 0.5 if dated else top + height / 2
        rows.append(_Row(passage, words, round(top, 1), round(at, 1), round(top + height, 1)))
        top += height
    return rows


def _columns(
    canvas: Canvas,
    lanes: Sequence[Lane],
    heads: Mapping[str, str],
    x: Mapping[str, float],
    spans: Sequence[tuple[float, float]],
    theme: Theme,
) -> None:
    """Write the names above their columns, and draw a line down each over `spans` (px), in the colour of its side."""
    for lane in lanes:
        colour = theme.side(lane.side)
        at = x[lane.id]
        canvas.add_annotation(
            text=f"<b>{heads[lane.id]}</b>", x=at, y=0, xanchor="center", yanchor="top",
            font={"size": theme.size, "color": theme.text},
        )  # fmt: skip
        line = {"color": colour, "width": 2}
        for y0, y1 in spans:
            canvas.add_shape(type="line", x0=at, x1=at, y0=y0, y1=y1, line=line, layer="below", opacity=0.45)


def _silence(canvas: Canvas, row: _Row, theme: Theme, edges: tuple[float, float], width: float) -> None:
    """Draw a band between the columns that were silent, as wide as its words need. edges, width: px."""
    if not row.passage.silence:
        return
    y0, y1 = round(row.top - theme.size * _LINE, 1), row.top
    half = text_width(row.passage.silence, theme.size - 1) / 2
    middle = min(max(sum(edges) / 2, half), width - half)
    shape = {"type": "rect", "y0": y0, "y1": y1, "fillcolor": theme.grid, "line": {"width": 0}, "layer": "below"}
    canvas.add_shape(x0=min(edges[0], middle - half), x1=max(edges[1], middle + half), **shape)
    canvas.add_annotation(
        text=escape_html(row.passage.silence), x=middle, y=(y0 + y1) / 2, xanchor="center", yanchor="middle",
        font={"size": theme.size - 1, "color": theme.text},
    )  # fmt: skip


def _words(canvas: Canvas, row: _Row, theme: Theme, beside: float | None) -> None:
    """Write date and title: at both ends of the row, or above the arrow."""
    font = {"size": theme.size, "color": theme.text}
    dated, words = f'<span style="color:{theme.faint}">{escape_html(row.passage.dated)}</span>', row.words
    if beside is None:
        canvas.add_annotation(
            text=f"{dated}\u2002{words}", x=0, y=row.top, xanchor="left", yanchor="top", align="left", font=font
        )
        return
    canvas.add_annotation(text=dated, x=0, y=row.line, xanchor="left", yanchor="middle", font=font)
    place = {"xanchor": "left", "yanchor": "middle", "align": "left"}
    canvas.add_annotation(text=words, x=beside, y=row.line, font=font, **place)


def _arrows(
    canvas: Canvas, rows: Sequence[_Row], x: Mapping[str, float], sides: Mapping[str, str], theme: Theme
) -> None:
    alike: dict[tuple[str, str], list[_Row]] = {}
    for row in rows:
        if row.passage.way[-1] in row.passage.writers:
            continue  # it stays in its lane: a mark says so, an arrow would lead nowhere
        writers = {sides[lane] for lane in row.passage.writers}
        colour = theme.side(_SEVERAL if len(writers) > 1 else next(iter(writers)))
        alike.setdefault((colour, "solid" if row.passage.done else "dash"), []).append(row)
    size = theme.mark
    for (colour, dash), drawn in sorted(alike.items()):
        ends = [(_foot(row.passage, x), x[row.passage.way[-1]], row.line) for row in drawn]
        canvas.add_scatter(
            x=[at for foot, head, _ in ends for at in (foot, head, None)],
            y=[at for *_, line in ends for at in (line, line, None)],
            mode="lines+markers", cliponaxis=False, hoverinfo="skip",
            line={"color": colour, "width": 2, "dash": dash}, meta={"events": [row.passage.event for row in drawn]},
            marker={"symbol": "arrow", "angleref": "previous", "size": [0, size, 0] * len(drawn), "opacity": 1,
                    "standoff": [0, 2, 0] * len(drawn), "color": colour, "line": {"width": 0}},
        )  # fmt: skip
    spots = [(row, lane) for row in rows for lane in dict.fromkeys((*row.passage.writers, *row.passage.way[:-1]))]
    colours = [theme.side(sides[lane]) for _, lane in spots]
    canvas.add_scatter(
        x=[x[lane] for _, lane in spots], y=[row.line for row, _ in spots], mode="markers", cliponaxis=False,
        marker={
            "symbol": "circle", "opacity": 1,
            "size": [size if lane in row.passage.writers else size - 5 for row, lane in spots],
            "color": [
                colour if row.passage.day_known or lane not in row.passage.writers else theme.ground
                for (row, lane), colour in zip(spots, colours, strict=True)
            ],
            "line": {"color": colours, "width": 2},
        },
        customdata=[_told(row.passage) for row, _ in spots], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip
    canvas.add_scatter(
        x=[round((_foot(row.passage, x) + x[row.passage.way[-1]]) / 2, 1) for row in rows],
        y=[row.line for row in rows], mode="markers", cliponaxis=False,
        marker={"size": size + 4, "color": theme.text, "opacity": 0},
        customdata=[_told(row.passage) for row in rows], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip


def _foot(passage: Passage, x: Mapping[str, float]) -> float:
    """Return where the arrow begins: at the writer that is farthest from whom it is for."""
    end = x[passage.way[-1]]
    return max((x[lane] for lane in passage.writers), key=lambda at: abs(at - end))


def _told(passage: Passage) -> list[str]:
    lines = [
        f"<b>{escape_html(' → '.join(passage.ends))}</b>",
        wrap_html(passage.title, 48),
        escape_html(f"{passage.dated} · {passage.status}"),
    ]
    return mark_customdata([passage.event], lines, passage.actors)
