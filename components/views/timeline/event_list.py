"""The timeline on a phone: a list of events instead of lanes."""

from typing import NamedTuple

import numpy as np

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.model.index import Mask
from components.dataset.query.certainty import count_words
from components.dataset.query.filter_words import event_dates, left_out
from components.dataset.query.order import mask_of_rows, selected_mask, subset_of
from components.dataset.query.parts import Part, part_of
from components.dataset.timeline.binned_timeline import in_view
from components.dataset.timeline.event_list import in_time, line_counts, listed_mask, pauses
from components.dataset.timeline.orderings import Ordering, in_order
from components.dataset.timeline.timeline import ALL, mark_labels, marks
from components.figures import event_list
from components.figures.timeline.event_list import ListData
from components.views.base.part import choose_part
from components.views.base.render_context import RenderContext
from components.views.timeline.arrange import list_menu
from components.views.timeline.binned_timeline import days_words, zoom_days
from components.views.timeline.findings import dating_words, happened_finding
from components.views.timeline.lanes import Seen
from components.views.timeline.orderings import AXES, HAPPENED, few_of, ordered_words, ordering

_MOST, _NOTE = 156, 2  # lines: at a time, some 3,000 px; of what an order says of an event
_DRAWN = (
    "A row for each event: a mark, filled where the day is known and hollow where it is not, in a dotted ring if the "
    "event was planned, proposed, claimed or inferred; its date; its title."
)
_PAUSES = (
    " Where no event of the list is dated to any day of a longer time, the line between the marks ends and this is "
    "said; an event dated to a longer span may still lie there. Events without any date come last."
)


class Listing(NamedTuple):
    """What is listed. among: of the events chosen, without the public ones; order: None if it is that of time."""

    among: Mask
    part: Part
    near: Dataset
    order: Ordering | None


def choose_listed(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Offer the order, the public record and the parts of the list."""
    chosen = selected_mask(dataset, shown)
    list_menu(page, can_fold=bool((chosen & ~listed_mask(dataset, chosen, public=False)).any()))
    if shown.total:
        choose_part("Events", dataset, listing(dataset, shown, page).part, in_time=page.order == HAPPENED)


def listed(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Seen:
    """Return the chosen events as a list, a part at a time: the secret ones, and the public ones if asked for."""
    found = listing(dataset, shown, page)
    near = subset_of(dataset, shown, mask_of_rows(dataset, found.part.rows))
    notes, labels = event_dates(near), mark_labels(dataset)
    if found.order is None:
        placed = marks(dataset, near, ALL)
        data = ListData(placed, notes, labels, pauses(dataset, placed))
        finding, sentence = _finding(dataset, shown, page, found), _sentence(dataset, page, found.part, near)
    else:
        placed = in_order(found.order.marks)
        placed = placed[placed[c.EVENT].isin(near.events[c.EVENT])]
        notes = {event: f"{date}\n{found.order.notes[event]}" for event, date in notes.items()}
        data = ListData(placed, notes, labels, {}, AXES[page.order].meanings)
        finding, sentence = ordered_words(dataset, found.near, page, found.order, end="at the end")
    figure = event_list(data, shapes=page.shapes, selected=page.event, width=context.room(), theme=context.theme)
    public = int((selected_mask(dataset, shown) & ~found.among).sum())
    sentence += left_out(public, "public; a switch lists them")
    return Seen(figure, finding, sentence, f"{_DRAWN}{_PAUSES if found.order is None else ''}", near)


def listing(dataset: Dataset, shown: Dataset, page: Page) -> Listing:
    """Return which of the chosen events are listed, and in which order."""
    chosen = selected_mask(dataset, shown)
    among, near, order = listed_mask(dataset, chosen, public=page.public_lanes), shown, None
    if page.order == HAPPENED:
        zoom = zoom_days(page) if page.scale == "calendar" else None
        rows = in_time(dataset, in_view(dataset, among, zoom) if zoom else among)
    else:
        near = few_of(dataset, shown)
        order = ordering(dataset, near, page, marks(dataset, near, ALL))
        places = [dataset.index.place(event) for event in in_order(order.marks)[c.EVENT].tolist()]
        rows = np.array([place for place in places if among[place]], dtype=np.int64)
    sizes = line_counts(dataset)[rows] + (0 if order is None else _NOTE)
    part = part_of(dataset, rows, sizes, _MOST, first=page.first, event=page.event)
    return Listing(among, part, near, order)


def _finding(dataset: Dataset, shown: Dataset, page: Page, found: Listing) -> str:
    if not len(found.part.among):
        return "No event stands in these days."
    if shown.total == len(shown.events):
        return happened_finding(dataset, shown, page)
    return f"{count_words(dataset, page)(found.among)} events in the order of time."


def _sentence(dataset: Dataset, page: Page, part: Part, near: Dataset) -> str:
    """Say how many events are listed, which of them here, and how well these, `near`, are dated."""
    say, zoom = count_words(dataset, page), zoom_days(page)
    every = f"{say(mask_of_rows(dataset, part.among))} of {len(dataset.events):,} events in the order of time"
    every += f", from {days_words(zoom)}" if zoom and page.scale == "calendar" else ""
    if not near.total:
        return f"{every}."
    here = f". Listed here are {part.first:,} to {part.last:,} of them" if len(part.starts) > 1 else ""
    return f"{every}{here}: {dating_words(dataset, near, page, undated=', at the end')}."
