"""When very many things happened: how many in each lane and stretch of time, under a strip of them all."""

import pandas as pd
import plotly.graph_objects as go

from components.dataset.timeline.density import BEGIN, END, EXPECTED
from components.dataset.timeline.timeline import LANE_LABEL
from components.figures.base.canvas import Canvas, axis_values
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, wrap_html
from components.figures.timeline.axes import BARS, DATES, MARGIN
from components.figures.timeline.zoom import TICKS, Days, zoomed_axis

_LANE, _GAP = 34 / 13, 3  # height of a lane, in text sizes; px between two lanes
_NAMED, _ROOM = 46 / 13, 26  # likewise where the name of a lane stands above its squares
_LETTERS = 24  # in a line of a lane's name
_DAY = pd.Timedelta(days=1)


def binned_timeline(
    counts: pd.DataFrame,
    *,
    zoom: Days | None = None,
    width: int = 800,
    inside: bool = False,
    theme: Theme = LIGHT,
) -> go.Figure:
    """Draw a square for each lane and stretch of time, the darker the more events, and above it a bar for all lanes.

    counts: as `binned_counts` gives them; may be empty. zoom: first and last day of the time axis, both included.
    width: px that the figure is expected to have. inside: no room for a margin: the lanes' names stand in the plot.
    A click on a square gives no event_id, but its first and last day (customdata[3], [4]), to look at them closely.
    """
    labels = list(dict.fromkeys(counts[LANE_LABEL]))
    starts, ends = list(dict.fromkeys(counts[BEGIN])), list(dict.fromkeys(counts[END]))
    lanes = int(len(labels) * (_NAMED if inside else _LANE) * theme.size) or theme.size * 4
    left = MARGIN if inside else int(theme.size * 12.4)
    above, bottom = BARS + DATES, int(theme.size * 2.4)
    canvas = blank_canvas(theme, height=above + lanes + bottom + 16)
    canvas.update_layout(
        margin={"l": left, "r": MARGIN, "t": 16, "b": bottom}, meta={"brush": {"y": "y2", "axes": ["x"]}}
    )
    top = lanes / (above + lanes)
    named = labels if not inside else []
    canvas.layout.xaxis = _days(starts[0], ends[-1], zoom, theme) if starts else {"visible": False}
    canvas.layout.yaxis = {
        "domain": [0, top], "range": [max(len(labels), 1) - 0.5, -0.5], "fixedrange": True, "showgrid": False,
        "zeroline": False, "automargin": False, "ticklabelstandoff": 6, "ticks": "",
        "tickvals": list(range(len(named))), "ticktext": [wrap_html(name, _LETTERS) for name in named],
    }  # fmt: skip
    canvas.layout.yaxis2 = {
        "domain": [top + DATES / (BARS + DATES) * (1 - top), 1], "visible": False, "fixedrange": True,
        "rangemode": "tozero",
    }  # fmt: skip
    for row, name in enumerate(labels if inside else ()):
        canvas.add_annotation(
            x=0, xref="paper", xanchor="left", y=row - 0.5, yref="y", yanchor="top", showarrow=False,
            text=escape_html(name), font={"size": theme.size - 1, "color": theme.text},
        )  # fmt: skip
    if labels:
        _explain(canvas, counts, top, theme, inside=inside)
    figure = canvas.finished()
    if labels:
        figure.add_traces(
            [_squares(counts, labels, starts, ends, theme, _ROOM if inside else _GAP), _strip(counts, theme)]
        )
    return figure


def _explain(canvas: Canvas, counts: pd.DataFrame, top: float, theme: Theme, *, inside: bool) -> None:
    """Print what the bars above and the darkness of the squares mean."""
    words = {
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "font": {"size": theme.size - 1, "color": theme.faint},
    }
    fullest = counts.iloc[int(counts[EXPECTED].to_numpy().argmax())]
    one = bin_words(fullest[BEGIN], fullest[END] - _DAY)
    canvas.add_annotation(
        text=f"The darker, the more events: a square holds up to {about_words(fullest[EXPECTED])} ({one}).",
        x=0, xanchor="left", y=0, yanchor="top", yshift=-6, **words,
    )  # fmt: skip
    if not inside:
        text = "all lanes together:<br>drag here to set dates"
        canvas.add_annotation(text=text, x=0, xanchor="right", xshift=-6, y=1, yanchor="top", align="right", **words)


def _days(first: pd.Timestamp, end: pd.Timestamp, zoom: Days | None, theme: Theme) -> dict[str, object]:
    span = zoomed_axis(zoom) if zoom else {"range": axis_values([first, end]), **TICKS}
    return {
        "type": "date", **span, "side": "top", "anchor": "y", "showgrid": False, "zeroline": False,
        "tickfont": {"size": theme.size - 1, "color": theme.text}, "tickangle": 0, "automargin": False,
        "ticklabelposition": "outside top", "ticks": "",
    }  # fmt: skip


def _squares(
    counts: pd.DataFrame,
    labels: list[str],
    starts: list[pd.Timestamp],
    ends: list[pd.Timestamp],
    theme: Theme,
    gap: int,
) -> go.Heatmap:
    """Draw the squares; the darkness grows with the root of the number, so that the few are seen beside the many."""
    shape = len(labels), len(starts)
    expected = counts[EXPECTED].to_numpy().reshape(shape)
    said = [
        [_record(label, start, end, number) for start, end, number in zip(starts, ends, row, strict=True)]
        for label, row in zip(labels, expected, strict=True)
    ]
    return go.Heatmap(
        x=[*starts, ends[-1]], y=list(range(len(labels))), z=expected.round(2) ** 0.5, customdata=said, showscale=False,
        colorscale=[[0, theme.ground], [0.001, theme.grid], [1, theme.text]], zmin=0, ygap=gap, xgap=1,
        hovertemplate="%{customdata[1]}<extra></extra>",
    )  # fmt: skip


def _record(label: str, start: pd.Timestamp, end: pd.Timestamp, number: float) -> list[str] | None:
    """Return what the chart element reads of a square: no id, its sentence, no actor, its first and last day."""
    if not number:
        return None
    last = end - _DAY
    sentence = f"{escape_html(label)}, {bin_words(start, last)}: {about_words(number)}"
    return ["", sentence, "", f"{start:%Y-%m-%d}", f"{last:%Y-%m-%d}"]


def bin_words(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Return whole days, months or years in words: "3 Mar 1996", "Mar 1996", "Jan to Mar 1996", "1990 to 1994"."""
    if first == last:
        return f"{first.day} {first:%b %Y}"
    if first.day_of_year == 1 and (last + _DAY).day_of_year == 1:
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.month == last.month:
        return f"{first:%b %Y}"
    return f"{first:%b} to {last:%b %Y}"


def about_words(number: float) -> str:
    """Return an expected number of events in words.

    >>> about_words(0.2), about_words(1.4), about_words(1234.5)
    ('less than 1 event expected', 'about 1 event', 'about 1,234 events')
    """
    if number < 0.5:
        return "less than 1 event expected"
    return f"about {number:,.0f} event{'' if round(number) == 1 else 's'}"


def _strip(counts: pd.DataFrame, theme: Theme) -> go.Bar:
    """Draw the sum of all lanes; an event in several lanes stands in it as often."""
    sums = counts.groupby([BEGIN, END], sort=False)[EXPECTED].sum().reset_index()
    length = (sums[END] - sums[BEGIN]).dt.total_seconds() * 1000  # ms, plotly's unit on a date axis
    return go.Bar(
        x=sums[BEGIN] + (sums[END] - sums[BEGIN]) / 2, y=sums[EXPECTED].round(2), width=length * 0.86, yaxis="y2",
        marker={"color": theme.faint, "opacity": 0.75, "line": {"width": 0}}, showlegend=False, hoverinfo="skip",
    )  # fmt: skip
