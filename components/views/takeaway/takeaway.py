"""What a reader takes away of a page: how to cite it, its files, and the code that puts it into another page."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.query.certainty import chosen_words
from components.dataset.query.order import selected_mask, subset_of
from components.dataset.query.views import VIEWS
from components.dataset.sources.corroboration import corroborate
from components.exports.base.drawing import Drawing, with_legend
from components.exports.base.html_page import escape
from components.exports.base.stamp import data_note, file_name, stamp_of
from components.exports.charts.interactive_html import interactive_html
from components.exports.files import Format
from components.exports.lessons.handout import Section, Sheet, handout_html, section_of
from components.exports.sources.citation import Citation, event_citation
from components.exports.sources.sourced_rows import MOST, sourced_rows
from components.exports.sources.worksheet import worksheet_html
from components.figures.base.theme import LIGHT
from components.views.base.address import printed_link
from components.views.base.render_context import PAPER, RenderContext
from components.views.chart_views import drawings_of

_FRAME = RenderContext(LIGHT, "beside")  # 600 px inside another page
_FILE = RenderContext(LIGHT, "alone")
FRAME_WIDTH = 600  # px
_NO_CHART = 800  # px, for a view of words and tables


class _Lines(NamedTuple):
    """How many letters of a text a line in a frame of 600 px surely holds, and its height in px."""

    letters: int
    height: float


_TITLE, _SENTENCE, _CAPTION = _Lines(42, 34.5), _Lines(68, 25.6), _Lines(80, 22.4)
_AROUND = 150  # px: the button, and what is between things


@dataclass(frozen=True)
class Takeaway:
    """A page, as it is when the reader asks for what to take away of it.

    dataset: what may be seen. shown: the chosen part of it, perhaps the first of very many. link: of the page.
    Files are made when they are asked for, by methods that know nothing of the browser.
    """

    dataset: Dataset
    shown: Dataset
    page: Page
    link: str
    today: dt.date

    @property
    def title(self) -> str:
        """Return what stands above a file or in a frame: title of the data, title of the view."""
        return f"{self.dataset.title}: {VIEWS[self.page.view].title}"

    @cached_property
    def drawings(self) -> Sequence[Drawing]:
        """Return the charts of the view as a frame of 600 px shows them; none if it is of words, or shows no event."""
        return self._drawn(_FRAME)

    @cached_property
    def sentences(self) -> Sequence[str]:
        """Say what the view shows, with n of N, one sentence or more for each chart."""
        chosen = chosen_words(self.dataset, self.shown, self.page)
        return [one.in_words for one in self.drawings] or [f"{chosen}."]

    @cached_property
    def citation(self) -> Citation:
        """Return how to cite the page."""
        view, total = VIEWS[self.page.view].title, len(self.dataset.events)
        return Citation(self._chosen, total, " ".join(self.sentences), view, self.link, self.today)

    @cached_property
    def event_citation(self) -> str:
        """Return how to cite the event that is open; empty if none is."""
        return event_citation(self.dataset, self.page.event, self.link, self.today) if self.page.event else ""

    @property
    def about(self) -> str:
        """Say which data, how many events of how many, and what was asked for."""
        stamp = stamp_of(self.dataset, self._chosen, "")
        return f"{stamp.data}. {stamp.share}. Asked for: {stamp.filters}."

    @cached_property
    def origin(self) -> str:
        """Say where a file is from: data, version, licence, how many events, what was asked for, and the link."""
        return ". ".join(stamp_of(self.dataset, self._chosen, printed_link(self.link)).lines)

    def name(self, name: str) -> str:
        """Return the whole name of a file; `name` is its own, as "chart.html"."""
        return file_name(self._chosen, name)

    def file(self, kind: Format) -> bytes:
        """Return all chosen events as a file of that kind."""
        # Not `_chosen`: of a whole large package that holds numbers in place of texts.
        every = subset_of(self.dataset, self.shown, selected_mask(self.dataset, self.shown))
        return kind.make(self.dataset, every, self.link)

    def chart(self, number: int) -> bytes:
        """Return one of the charts, counted from 0, with its records as an interactive page."""
        return interactive_html(self._drawn(_FILE)[number], title=self.title, origin=self.origin)

    def handout(self) -> bytes:
        """Return the charts with their records and sources as a sheet to print; of a view of words, its records."""
        view = VIEWS[self.page.view].title
        sections = [section_of(view, one) for one in self._drawn(PAPER)]
        if not sections:
            events = self.shown.events[c.EVENT].tolist()
            first = f" The first {MOST} are printed." if self.shown.total > MOST else ""
            sections = [Section(view, note=f"{self.sentences[0]}{first}", records=sourced_rows(self.shown, events))]
        return handout_html(Sheet(self.title, self.origin, sections, edition=self._edition))

    def worksheet(self, *, key: bool) -> bytes:
        """Return the chosen events against the origins of what is said of them, to tick; with `key`, filled in.

        Of very many events the first are compared, as many as `shown` holds, and the sheet says so.
        """
        events, total = self.shown.events[c.EVENT].tolist(), self.shown.total
        first = f". Compared: the first {len(events):,} of them" if len(events) < total else ""
        return worksheet_html(
            self.dataset,
            corroborate(self.dataset, events, self.page.excluded),
            title="Who says so?",
            origin=f"{self.origin}{first}",
            edition=self._edition,
            key=key,
        )

    @property
    def _edition(self) -> str:
        return f"version {self.dataset.version}"

    @cached_property
    def _chosen(self) -> Dataset:
        """Return all chosen events: of very many, `shown` holds the first only."""
        mask = selected_mask(self.dataset, self.shown)
        if len(self.shown.events) == self.shown.total:
            return self.shown
        if mask.all():  # nothing need be taken out of a large package
            return replace(self.dataset, filters=self.shown.filters, unsupported=self.shown.unsupported)
        return subset_of(self.dataset, self.shown, mask)

    def _drawn(self, context: RenderContext) -> list[Drawing]:
        plain = replace(self.page, event="")  # on paper the other marks are not to stand back
        drawings = drawings_of(self.dataset, self.shown, plain, context)
        return [with_legend(one, context.theme, context.room()) for one in drawings]


def frame_code(link: str, title: str, height: int) -> str:
    """Return the HTML that shows the page at `link` inside another one; title: for those who cannot see it.

    >>> frame_code("http://localhost:8501/?view=who&embed=true", "Who to whom", 900).splitlines()[0]
    '<iframe src="http://localhost:8501/?view=who&amp;embed=true"'
    """
    return (
        f'<iframe src="{escape(link)}"\n  title="{escape(title)}"\n'
        f'  width="{FRAME_WIDTH}" height="{height}" loading="lazy" style="border: 0; max-width: 100%"></iframe>'
    )


def frame_height(taken: Takeaway, drawing: Drawing | None) -> int:
    """Return how high a frame must be for `drawing` and the words around it, in px; None: a view without a chart."""
    words = {
        _TITLE: taken.title,
        _SENTENCE: drawing.in_short if drawing else "",
        _CAPTION: data_note(taken.shown),
    }
    lines = sum(math.ceil(len(text) / one.letters) * one.height for one, text in words.items())
    height = int(drawing.figure.layout.height or _NO_CHART) if drawing else _NO_CHART
    return math.ceil((height + lines + _AROUND) / 10) * 10
