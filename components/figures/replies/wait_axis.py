"""How long a wait is drawn: days to px, with a break where few waits are much longer than the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from components.figures.base.canvas import Canvas
from components.figures.base.theme import Theme

_STEPS = (1, 2, 5, 10, 20, 30, 60, 100, 200, 365, 730, 1_825, 3_650)
_MOST_TICKS = 4
_STUB = 2.2  # length of a wait of which no days are known, in text sizes
_BEYOND = 3.2  # how far behind the last day a wait beyond the break ends, in text sizes


@dataclass(frozen=True)
class Days:
    """A scale of days from 0, px 0, to `most` days, px `long`; what is longer ends at px `beyond`."""

    most: int
    long: float
    beyond: float
    stub: float

    def px(self, days: float | None) -> float:
        """Return where so many days end; None is a short stub."""
        if days is None:
            return self.stub
        return round(days / self.most * self.long, 1) if days <= self.most else self.beyond


def scale(
    answered: Sequence[int],
    waiting: Sequence[int],
    labels: Iterable[tuple[int | None, float]],
    room: float,
    theme: Theme,
) -> Days:
    """Return a scale to the longest wait that ends with an answer (`answered`, days), else to the longest of all.

    waiting: days of those without an answer. labels: of each wait the day its label stands behind and the label's px:
    all must fit into `room` px.
    """
    most = max(answered, default=max(waiting, default=0)) or 1
    stub = _STUB * theme.size
    gap = _BEYOND * theme.size if any(days > most for days in waiting) else 0.0
    long = room - gap
    for days, width in labels:
        if days is None:
            continue
        share = days / most
        left = room - width - (gap if share > 1 else 0)
        long = min(long, left / min(share, 1)) if share else long
    long = max(long, room * 0.25)
    return Days(most, round(long, 1), round(long + gap, 1), round(stub, 1))


def add_days(canvas: Canvas, days: Days, spans: Sequence[tuple[float, float]], theme: Theme) -> None:
    """Rule the days over `spans` (px down) and print them on top; behind a break, that what ends there is longer."""
    step = next((step for step in _STEPS if days.most / step <= _MOST_TICKS), _STEPS[-1])
    ticks = list(range(0, days.most + 1, step))
    for tick in ticks:
        for top, bottom in spans:
            canvas.add_shape(
                type="line", x0=days.px(tick), x1=days.px(tick), y0=top, y1=bottom, layer="below",
                line={"color": theme.grid, "width": 1},
            )  # fmt: skip
    marks, words = [days.px(tick) for tick in ticks], [*(f"{tick:,}" for tick in ticks)]
    if days.beyond > days.long:
        marks, words = [*marks, days.beyond], [*words, "longer"]
    canvas.update_xaxes(
        side="top", tickvals=marks, ticktext=words, showgrid=False, ticks="", fixedrange=True, automargin=False,
        tickfont={"size": theme.size, "color": theme.faint},
    )  # fmt: skip
