"""One chart with all that it says: what a page shows, and what an export takes away."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from components.dataset import Dataset
from components.dataset.query.order import supported_part
from components.dataset.sources.excluded_sources import unsupported_ids
from components.figures import Figure
from components.figures.base.ghost_marks import ghost_marks
from components.figures.base.legend import Row, Sample, legend_of
from components.figures.base.printed_legend import print_legend, print_on_slide
from components.figures.base.star_marks import star_marks
from components.figures.base.theme import Theme

_OUTSIDE = "may lie outside the dates asked for, or reach beyond them: a mark that holds no other has a star (*)."
_NOTHING_LEFT = "Nothing that could be counted here is left."


class Drawing(NamedTuple):
    """One chart with all that it says.

    key: its name, the same on every run, unique in its view. sentence: what is counted in it, with n of N. drawn: how
    it is drawn, for those who cannot see it. events: the event_ids in the figure, in its order, each once or more.
    shown: just these events with all that hangs on them, and what was asked for to get them.
    listed: whether its records belong to it; not so for a second drawing of the same ones.
    finding: what a reader would say of it after one look, as a sentence; empty if its sentence is short enough.
    doubts: how many of its events are in doubt, as `style_doubts` says it; empty before that.
    """

    key: str
    figure: Figure
    sentence: str
    drawn: str
    events: Sequence[str]
    shown: Dataset
    listed: bool = True
    finding: str = ""
    doubts: str = ""

    @property
    def in_short(self) -> str:
        """What it shows, in one sentence."""
        return self.finding or self.sentence

    @property
    def counted(self) -> str:
        """What is counted in it, and what of that is in doubt."""
        return f"{self.sentence} {self.doubts}".strip()

    @property
    def in_words(self) -> str:
        """All that it says, in one line."""
        return f"{self.finding} {self.counted}".strip()


def style_doubts(drawing: Drawing) -> Drawing:
    """Return `drawing` with what is to be said of its events: in the marks, and counted in `doubts`.

    What has lost its only support to the source lamp is pale in a dashed outline; what may lie outside the dates has a
    star. Of a drawing that says so already it changes nothing.
    """
    if drawing.doubts:
        return drawing
    lost, events = unsupported_ids(drawing.shown), set(drawing.events)
    figure, doubts = drawing.figure, []
    if gone := events.intersection(lost):
        figure = ghost_marks(figure, lost)
        doubts.append(f"Source lamp: {_lost_words(len(gone))}")
    if outside := drawing.shown.ids_among(drawing.shown.perhaps_outside).intersection(events):
        figure = star_marks(figure, outside)
        count = len(outside.difference(lost))
        doubts += [f"{count} of these {_OUTSIDE}"] if count else []
    return drawing._replace(figure=figure, doubts=" ".join(doubts))


def _lost_words(count: int) -> str:
    has = "has lost its" if count == 1 else "have lost their"
    return f"{count:,} more {has} only support to what is switched off: not counted here, pale in a dashed outline."


def merged_legend(drawings: Iterable[Drawing]) -> list[Row]:
    """Return the legends of charts of one page as one, each meaning once."""
    rows: dict[str, dict[str, Sample]] = {}
    for drawing in drawings:
        for title, samples in legend_of(style_doubts(drawing).figure):
            for sample in samples:
                rows.setdefault(title, {}).setdefault(sample.meaning, sample)
    return [(title, list(samples.values())) for title, samples in rows.items()]


def with_legend(drawing: Drawing, theme: Theme, width: int) -> Drawing:
    """Return `drawing`, of `width` px, as it is printed: with its doubts in the marks, and its whole legend below."""
    styled = style_doubts(drawing)
    return styled._replace(figure=print_legend(styled.figure, theme, width))


def on_slide(drawing: Drawing, theme: Theme, width: int) -> Drawing:
    """Return `drawing`, of `width` px, as a class sees it: with its doubts in the marks, and below it what it says."""
    styled = style_doubts(drawing)
    words = f"{styled.in_short} {styled.doubts}".strip()
    return styled._replace(figure=print_on_slide(styled.figure, theme, width, words))


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
