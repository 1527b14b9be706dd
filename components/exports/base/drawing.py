"""One chart with all that it says: what a page shows, and what an export takes away."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from components.dataset import Dataset
from components.dataset.query.order import supported_part
from components.dataset.sources.excluded_sources import unsupported_ids
from components.figures import Figure
from components.figures.base.ghost_marks import ghost_marks

_LOST = "lost their only support to what is switched off: not counted here, their marks are pale outlines."
_NOTHING_LEFT = "Nothing that could be counted here is left."


class Drawing(NamedTuple):
    """One chart with all that it says.

    key: its name, the same on every run, unique in its view. sentence: what it shows, with n of N. drawn: how it is
    drawn, for those who cannot see it. events: the event_ids in the figure, in its order, each once or more.
    shown: just these events with all that hangs on them, and what was asked for to get them.
    listed: whether its records belong to it; not so for a second drawing of the same ones.
    """

    key: str
    figure: Figure
    sentence: str
    drawn: str
    events: Sequence[str]
    shown: Dataset
    listed: bool = True


def style_unsupported(drawing: Drawing) -> Drawing:
    """Return `drawing` as the source lamp leaves it: what has lost its only support is a pale outline, and is counted.

    To be asked once of a drawing, just before it is shown or taken away.
    """
    lost = unsupported_ids(drawing.shown)
    if not lost:
        return drawing
    count = sum(event in lost for event in dict.fromkeys(drawing.events))
    sentence = f"{drawing.sentence} Source lamp: {count} more {'has' if count == 1 else 'have'} {_LOST}"
    return drawing._replace(figure=ghost_marks(drawing.figure, lost), sentence=sentence)


def say_supported(
    drawing: Drawing, dataset: Dataset, shown: Dataset, draw: Callable[[Dataset], Iterable[Drawing | None]]
) -> Drawing:
    """Return `drawing`, of `shown`, with a sentence that counts only what the source lamp leaves of it.

    draw: gives the drawings of another part of `dataset`, that of the same key among them, if it can be drawn. Where
    nothing is switched off, `drawing` is returned as it is.
    """
    left = supported_part(dataset, shown)
    if left is shown:
        return drawing
    said = next((same.sentence for same in draw(left) if same and same.key == drawing.key), _NOTHING_LEFT)
    return drawing._replace(sentence=said)
