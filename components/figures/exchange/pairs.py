"""Who to whom: a row for each pair, with a circle for each time that words passed from the one to the other."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.dataset.exchange.ties import Tie
from components.dataset.model.date_words import day_words
from components.figures.base.legend import Row, Sample, day_legend
from components.figures.base.mark_data import actor_label, mark_customdata
from components.figures.base.marks import Dot, add_across, add_dots
from components.figures.base.numbers import short_number
from components.figures.base.text_width import lines_width, text_width, wrap_to_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, widest_rows, wrap_html
from components.figures.exchange.name_flow import LINE, add_rings, ringed_size
from components.figures.exchange.relay import PALE

_NAMES = 0.28  # share of the width that the names of the one end take at most
_ARROW = 1.9  # px between the two names, in text sizes
_APART = 3, 6  # px between two circles: at least, and where there is room
_HEAD = 1.7  # height of the line over the first row, in text sizes
_PADDING = 0.7  # of a row, in text sizes


def pairs(ties: Sequence[Tie], *, theme: Theme = LIGHT, selected: str = "", width: int = 560) -> go.Figure:
    """Draw a row for each of `ties`, in their order: who, to whom, a circle for each time, and how often.

    ties: may be empty. selected: event whose circles stand out, all others pale. width: px that the figure is expected
    to have; where there are more circles than fit, the number says it all.
    A circle has the colour of the sender, is filled if the day is known, and has a dotted ring if it is not done or not
    certain. Each tells its event, both actors, and what its hover says (see figures.mark).
    """
    size = theme.size
    senders, addressees = (
        [wrap_to_width(actor.label, width * _NAMES, size) for actor in actors]
        for actors in ([tie.sender for tie in ties], [tie.addressee for tie in ties])
    )
    first, second = (max((lines_width(name, size) for name in names), default=0.0) for names in (senders, addressees))
    left = int(first + second + (_ARROW + 0.8) * size)
    tops = _tops(senders, addressees, theme)
    canvas = blank_canvas(theme, height=int(tops[-1]) + 12)
    canvas.update_layout(margin={"l": left, "r": 8, "t": 4, "b": 8}, dragmode=False)
    canvas.update_layout(meta={"widest": widest_rows(theme, width)})
    canvas.update_xaxes(range=[0, width - left - 8], visible=False, fixedrange=True)
    canvas.update_yaxes(range=[tops[-1], 0], visible=False, fixedrange=True, automargin=False)
    pale = any(selected in tie.events.ids for tie in ties)
    dots, strength, sizes, rings = [], [], [], []
    number = max((text_width(_number(tie), size) for tie in ties), default=0.0) + size
    room, most = width - left - 8 - number, max((len(tie.passages) for tie in ties), default=1)
    least, wide = (theme.mark + apart for apart in _APART)
    step = min(max(room / most, least), wide)
    fits = max(int(room / step + 0.01), 1)
    place = {"xref": "paper", "xanchor": "left", "align": "left", "yanchor": "middle"}
    dark, faint = ({"size": size, "color": colour} for colour in (theme.text, theme.faint))
    for words, shift in (("From", -left), ("To", -left + first + _ARROW * size), ("How often", 0)):
        if ties:
            canvas.add_annotation(text=words, x=0, y=0.6 * size, xshift=shift, font=faint, **place)
    for row, tie in enumerate(ties):
        y = round((tops[row] + tops[row + 1]) / 2, 1)
        if row:
            rule = {"y0": tops[row], "y1": tops[row], "line": {"color": theme.grid, "width": 1}}
            add_across(canvas, (left, 8), type="line", **rule)
        named = ((senders[row], -left, tie.sender), (addressees[row], -left + first + _ARROW * size, tie.addressee))
        for name, shift, actor in named:
            canvas.add_annotation(text=name, x=0, y=y, xshift=shift, font=dark, **place, **actor_label(actor.id))
        canvas.add_annotation(text="→", x=0, y=y, xshift=-left + first + 0.45 * size, font=faint, **place)
        passages = tie.passages[:fits]
        for at, passage in enumerate(passages):
            x = round((at + 0.5) * step, 1)
            data = _customdata(tie, passage.event, passage.title)
            dots.append(Dot(x, y, "circle", theme.side(tie.sender.side), passage.day_known, data))
            strength.append(PALE if pale and passage.event != selected else 1.0)
            sizes.append(theme.mark if passage.certain else ringed_size(theme))
            if not passage.certain:
                rings.append((x, y, passage.event, strength[-1]))
        end = len(passages) * step + size / 3
        canvas.add_annotation(text=_number(tie), x=end, y=y, font=dark, **{**place, "xref": "x"})
    add_dots(canvas, dots, theme, opacity=strength, size=sizes)
    add_rings(canvas, rings, theme)
    canvas.legend = _legend(ties, theme)
    return canvas.finished()


def _tops(senders: Sequence[str], addressees: Sequence[str], theme: Theme) -> list[float]:
    """Return where each row begins, in px down, and where the last ends."""
    tops = [_HEAD * theme.size]
    for one, other in zip(senders, addressees, strict=True):
        lines = max(one.count("<br>"), other.count("<br>")) + 1
        tops.append(round(tops[-1] + theme.size * (LINE * lines + _PADDING), 1))
    return tops


def _customdata(tie: Tie, event: str, title: str) -> list[str]:
    events, first, last = tie.events, tie.first, tie.last
    days = "of some, the date is open"
    if first and last:
        days = day_words(first) if first == last else f"between {day_words(first)} and {day_words(last)}"
    lines = [
        f"<b>{escape_html(tie.sender.name)} → {escape_html(tie.addressee.name)}</b>",
        wrap_html(title, 48),
        f"{events.all} in all, {events.done} reported as done, {events.inferred} with an inferred hand",
        days,
    ]
    return mark_customdata([event], lines, (tie.sender.id, tie.addressee.id))


def _legend(ties: Sequence[Tie], theme: Theme) -> list[Row]:
    """Name only what is drawn."""
    senders = sorted((tie.sender for tie in ties), key=lambda actor: actor.place)
    sides = {actor.side: actor.side_name for actor in senders}
    passages = [passage for tie in ties for passage in tie.passages]
    doubtful = not all(passage.certain for passage in passages)
    rows = [
        ("Side", [Sample(words, theme.side(side), "circle") for side, words in sides.items()]),
        ("Circle", day_legend((passage.day_known for passage in passages), theme.text, ringed=doubtful)),
    ]
    return [row for row in rows if row[1]]


def _number(tie: Tie) -> str:
    """Return how often, or from the certain ones to all."""
    most, least = short_number(tie.events.all), short_number(tie.events.certain)
    return most if least == most else f"{least}–{most}"
