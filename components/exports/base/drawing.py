"""One chart with all that it says: what a page shows, and what an export takes away."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from components.dataset import Dataset
from components.dataset.query.order import supported_part
from components.dataset.sources.excluded_sources import unsupported_ids
from components.figures import Figure
from components.figures.base.ghost_marks import ghost_marks
from components.figures.base.printed_legend import print_legend
from components.figures.base.star_marks import star_marks
from components.figures.base.theme import Theme

_LOST = "lost their only support to what is switched off: not counted here, their marks are pale, in a dashed outline."
_OUTSIDE = "may lie outside the dates asked for, or reach beyond them: marks of only such events have a star (*)."
_NOTHING_LEFT = "Nothing that could be counted here is left."


class Drawing(NamedTuple):
    """One chart with all that it says.

    key: its name, the same on every run, unique in its view. sentence: what is counted in it, with n of N. drawn: how
    it is drawn, for those who cannot see it. events: the event_ids in the figure, in its order, each once or more.
    shown: just these events with all that hangs on them, and what was asked for to get them.
    listed: whether its records belong to it; not so for a second drawing of the same ones.
    finding: what a reader would say of it after one look, as a sentence; empty if its sentence is short enough.
    """

    key: str
    figure: Figure
    sentence: str
    drawn: str
    events: Sequence[str]
    shown: Dataset
    listed: bool = True
    finding: str = ""

    @property
    def in_short(self) -> str:
        """What it shows, in one sentence."""
        return self.finding or self.sentence

    @property
    def in_words(self) -> str:
        """All that it says, in one line."""
        return f"{self.finding} {self.sentence}".strip()


def style_doubts(drawing: Drawing) -> Drawing:
    """Return `drawing` with what is to be said of its events: in the marks, and counted in the sentence.

    What has lost its only support to the source lamp is pale in a dashed outline; what may lie outside the dates has a
    star. To be asked once of a drawing, just before it is shown or taken away.
    """
    lost, events = unsupported_ids(drawing.shown), set(drawing.events)
    if lost:
        count = len(events.intersection(lost))
        sentence = f"{drawing.sentence} Source lamp: {count} more {'has' if count == 1 else 'have'} {_LOST}"
        drawing = drawing._replace(figure=ghost_marks(drawing.figure, lost), sentence=sentence)
    if outside := drawing.shown.ids_among(drawing.shown.perhaps_outside).intersection(events):
        count = len(outside.difference(lost))
        sentence = f"{drawing.sentence} {count} of these {_OUTSIDE}" if count else drawing.sentence
        drawing = drawing._replace(figure=star_marks(drawing.figure, outside), sentence=sentence)
    return drawing


def with_legend(drawing: Drawing, theme: Theme, width: int) -> Drawing:
    """Return `drawing`, of `width` px, with its legend printed below, for where no page says it beside the chart."""
    return drawing._replace(figure=print_legend(drawing.figure, theme, width))


def say_supported(
    drawing: Drawing, dataset: Dataset, shown: Dataset, draw: Callable[[Dataset], Iterable[Drawing | None]]
) -> Drawing:
    """Return `drawing`, of `shown`, with a sentence that counts only what the source lamp leaves of it.

    draw: gives the drawings of another part of `dataset`, that of the same key among them, if it can be drawn. Where
    nothing is switched off, `drawing` is returned as it is.
    """
    (said,) = say_all_supported([drawing], dataset, shown, draw)
    return said


def say_all_supported(
    drawings: Sequence[Drawing], dataset: Dataset, shown: Dataset, draw: Callable[[Dataset], Iterable[Drawing | None]]
) -> list[Drawing]:
    """Return `drawings` of `shown`, each as `say_supported` gives it; `draw` is asked once for all of them."""
    left = supported_part(dataset, shown)
    if left is shown:
        return list(drawings)
    said = {same.key: (same.finding, same.sentence) for same in draw(left) if same}
    words = [said.get(one.key, ("", _NOTHING_LEFT)) for one in drawings]
    return [
        one._replace(finding=finding, sentence=sentence)
        for one, (finding, sentence) in zip(drawings, words, strict=True)
    ]
