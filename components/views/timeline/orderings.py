"""The timeline in another order: as the documents tell it, as the public learned it."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.query.certainty import chosen_words, count_words
from components.dataset.query.filter_words import event_dates
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of
from components.dataset.sources.narrative_order import FirstTelling, documents, narrative_order
from components.dataset.sources.publication import PublicationDelay, publication_days, publication_delay
from components.dataset.timeline.binned_timeline import MOST_MARKS
from components.dataset.timeline.orderings import Ordering, narrative_ordering, publication_ordering
from components.dataset.timeline.timeline import PANEL, UNDATED, links_of, mark_labels, marks
from components.figures import Figure, timeline
from components.figures.timeline.stop_axis import StopAxis
from components.figures.timeline.timeline import TimelineData
from components.views.base.render_context import RenderContext
from components.views.timeline.findings import learned_finding, told_finding
from components.views.timeline.lanes import LANES, Seen, timeline_layout

HAPPENED, TOLD, LEARNED = "happened", "told", "learned"
ORDERS = {
    HAPPENED: "As it happened",
    TOLD: "As the documents tell it",
    LEARNED: "As the public learned it",
}
AXES = {
    TOLD: StopAxis((), ("day of the event known", "day not known"), "not in the<br>documents", aside=0.22),
    LEARNED: StopAxis((), ("day it became known", "that day not known", "possible days"), abreast=6),
}
_DRAWN = {
    TOLD: "A panel for each document, its paragraphs from left to right; a filled mark where the day of the event is "
    "known, hollow where not. What the documents do not tell stands at the right.",
    LEARNED: "In the calendar what was public, or published, by the end of the period; right of it what was first "
    "published later, a column for each first publication. A filled mark where the day on which it became known is "
    "known, hollow where not.",
}


def ordered_figure(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Seen:
    """Return the chosen events in the order that `page` asks for; of very many, the first in time."""
    near = few_of(dataset, shown)
    order = ordering(dataset, near, page, marks(dataset, near, page.lanes, folded=not page.public_lanes))
    finding, words = ordered_words(
        dataset,
        near,
        page,
        order,
        by=f" by {LANES[page.lanes].lower()}",
        signed=" (◂ and the year, where there is room)",
    )
    apart = " Distances are paragraphs, not time." if page.order == TOLD else ""
    drawn = f"One lane for each {page.lanes}. {_DRAWN[page.order]}"
    return Seen(_figure(dataset, near, page, context, order), finding, f"{words}{apart}", drawn, near)


def few_of(dataset: Dataset, shown: Dataset) -> Dataset:
    """Return `shown`, or of very many events the first in time."""
    few = shown.total <= MOST_MARKS
    return shown if few else subset_of(dataset, shown, selected_mask(dataset, shown), MOST_MARKS)


def ordering(dataset: Dataset, near: Dataset, page: Page, placed: pd.DataFrame) -> Ordering:
    """Return the marks `placed`, of `near`, in the order that `page` asks for."""
    return (narrative_ordering if page.order == TOLD else publication_ordering)(dataset, near, placed)


def ordered_words(
    dataset: Dataset,
    near: Dataset,
    page: Page,
    order: Ordering,
    *,
    by: str = "",
    end: str = "at the right",
    signed: str = "",
) -> tuple[str, str]:
    """Return what a reader would say of the events `near` in the order of `page`, and what is counted, in words.

    by: what stands together. end: where those stand that have no place. signed: how what is told late is marked.
    """
    few = f" The first {MOST_MARKS} in time are drawn, and counted here." if near.total > MOST_MARKS else ""
    every = f"{chosen_words(dataset, near, page)}{by}"
    if page.order == TOLD:
        firsts = narrative_order(dataset, near)
        words = _telling_words(dataset, page, firsts, every, end, signed)
        return told_finding(dataset, page, firsts), f"{words}{few}"
    late = publication_delay(dataset, mask_of_ids(dataset, near.events[c.EVENT].tolist()))
    words = _publication_words(dataset, near, page, order, late, every, end)
    return learned_finding(dataset, page, late), f"{words}{few}"


def _figure(dataset: Dataset, near: Dataset, page: Page, context: RenderContext, order: Ordering) -> Figure:
    dates = event_dates(near)
    notes = {event: f"{dates[event]}\n{note}" for event, note in order.notes.items()}
    return timeline(
        TimelineData(order.marks, links_of(near, page.event), dataset.period, notes, mark_labels(dataset)),
        replace(timeline_layout(context), shapes=page.shapes),
        stops=replace(AXES[page.order], stops=order.stops),
        selected=page.event,
        theme=context.theme,
    )


def _telling_words(
    dataset: Dataset, page: Page, firsts: Mapping[str, FirstTelling], every: str, end: str, signed: str
) -> str:
    """Say how many events each document tells, how many none of them, and how many after something later."""
    say = count_words(dataset, page)
    by_document: dict[str, list[str]] = {}
    for event, first in firsts.items():
        by_document.setdefault(first.document, []).append(event)
    parts = [
        f"{say(by_document[document])} told in {title}"
        for document, title in documents(dataset).items()
        if document in by_document
    ]
    rest, back = by_document.get("", []), [event for event, first in firsts.items() if first.flashback]
    parts += [f"{say(rest)} in none of the documents, {end}"] if rest else []
    late = f" After something later{signed}: {say(back)}; how the papers came to us is left out." if back else ""
    return (
        f"{every}, each where a document first tells it: {', '.join(parts)}.{late} "
        "Headings and the digest's own frame do not count."
    )


def _publication_words(
    dataset: Dataset, near: Dataset, page: Page, order: Ordering, late: PublicationDelay, every: str, end: str
) -> str:
    """Say how many events were public at once, and after how long the secret ones became known."""
    say, mask = count_words(dataset, page), mask_of_ids(dataset, near.events[c.EVENT].tolist())
    public = mask & publication_days(dataset).at_once
    undated = order.marks.loc[order.marks[PANEL].eq(UNDATED), c.EVENT].drop_duplicates().tolist()
    since, until = late.years
    years = f"in {since}" if since == until else f"between {since} and {until}"
    after = f"{late.least} to {late.most}" if late.least != late.most else f"{late.least}"
    lag = f" For those dated to within a year, {after} years later." if late.most is not None else ""
    hidden = (
        f" Secret or internal: {say(late.hidden)}, of these first published {years}, as far as the sources read show: "
        f"{say(late.published)}.{lag}"
        if late.published.any()
        else ""
    )
    rest = f" Without any date, {end}: {say(undated)}." if undated else ""
    other = mask & ~public & ~late.hidden
    unsaid = f" Not said to be secret or public: {say(other)}." if other.any() else ""
    return (
        f"{every}, in the order in which the public could know of them. Public when they "
        f"happened: {say(public)}.{hidden}{unsaid}{rest}"
    )
