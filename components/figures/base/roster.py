"""The roster: actors down the left side of a figure, under the names of their sides."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from components.dataset.model.actor import Actor
from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import actor_label
from components.figures.base.text_width import lines_width, text_width
from components.figures.base.theme import Theme, escape_html, wrap_html

LINE = 1.3  # height of a line, in text sizes
_LONGEST, _SHORTEST = 22, 14  # letters in a line of a name: as a rule, and in a narrow figure
_NARROW = 480  # px: a figure on a phone
_BAR, _INDENT = 4, 12  # px: the side's bar; how far names stand right of it


class Seat(NamedTuple):
    """One actor's row or lane: its name in lines, its middle and its ends in px down from the top, its number if any.

    Numbers count from 1.
    """

    actor: str
    name: str
    side: str
    y: float
    top: float
    bottom: float
    number: int = 0


@dataclass(frozen=True)
class Group:
    """The seats of one side, next to each other."""

    side: str
    words: str
    seats: tuple[Seat, ...]

    @property
    def top(self) -> float:
        """Where its first row begins."""
        return self.seats[0].top

    @property
    def bottom(self) -> float:
        """Where its last row ends."""
        return self.seats[-1].bottom


def head_height(theme: Theme) -> float:
    """Return the px that the name of a side takes above its first row."""
    return 2 * theme.size


def roster_of(actors: Iterable[Actor], theme: Theme, width: int, least: float = 0) -> tuple[Group, ...]:
    """Give every actor a row: sides in the order of the legend, actors in the order given.

    width: px that the whole figure is expected to have. least: px that a row has at least.
    """
    letters = _LONGEST if width >= _NARROW else _SHORTEST
    rank = {side: place for place, side in enumerate(theme.sides)}
    sides: dict[str, list[Actor]] = {}
    for actor in actors:
        sides.setdefault(actor.side, []).append(actor)
    groups: list[Group] = []
    y, number = 0.0, 0
    for side, members in sorted(sides.items(), key=lambda one: rank.get(one[0], len(rank))):
        y += head_height(theme)
        seats = []
        for actor in members:
            lines = wrap_html(actor.name, letters)
            height = max((lines.count("<br>") + 1) * theme.size * LINE + 0.65 * theme.size, least)
            number += 1
            seats.append(Seat(actor.id, lines, side, y + height / 2, y, y + height, number))
            y += height
        groups.append(Group(side, members[0].side_name, tuple(seats)))
    return tuple(groups)


def roster_width(groups: tuple[Group, ...], theme: Theme) -> int:
    """Return the px that the roster takes left of the plot."""
    names = max((lines_width(seat.name, theme.size) for group in groups for seat in group.seats), default=0)
    # The first side stands beside the heads of the columns; the others may run into the plot, which is empty there.
    side = text_width(groups[0].words, theme.size, bold=True) if groups else 0
    return int(max(names + theme.size // 2, side) + _INDENT + theme.size)


def add_roster(canvas: Canvas, groups: tuple[Group, ...], theme: Theme) -> None:
    """Print the actors, left aligned, in the left margin of `canvas`, whose y axis counts px as `roster_of` does."""
    left = -roster_width(groups, theme)
    for group in groups:
        canvas.add_shape(
            type="rect", xref="paper", yref="y", xsizemode="pixel", xanchor=0, x0=left, x1=left + _BAR,
            y0=group.top - head_height(theme) * 0.72, y1=group.bottom, fillcolor=theme.side(group.side),
            line={"width": 0},
        )  # fmt: skip
        head = group.top - head_height(theme) * 0.42
        _print(canvas, f"<b>{escape_html(group.words)}</b>", left + _INDENT, head, theme.size - 1, theme.faint)
        for seat in group.seats:
            _print(canvas, seat.name, left + _INDENT, seat.y, theme.size, theme.text, **actor_label(seat.actor))


def _print(canvas: Canvas, text: str, x: float, y: float, size: int, colour: str, **more: object) -> None:
    canvas.add_annotation(
        text=text, x=0, xref="paper", xshift=x, xanchor="left", y=y, yref="y", yanchor="middle", align="left",
        font={"size": size, "color": colour}, **more,
    )  # fmt: skip
