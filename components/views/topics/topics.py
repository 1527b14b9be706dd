"""The topics: what the chosen events are about, stretch by stretch of time."""

from collections.abc import Sequence
from itertools import islice

import numpy as np
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.model.dating import known_days
from components.dataset.model.index import Mask
from components.dataset.model.vocabulary import NOT_STATED
from components.dataset.query.certainty import certain_mask, count_words, lower_bound_mask, range_words
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of
from components.dataset.sources.excluded_sources import excluded_claims
from components.dataset.timeline.time_bins import (
    AFTER,
    BEFORE,
    OPEN,
    UNITS,
    WITHIN,
    Days,
    TimeBin,
    asked_days,
    busiest_bin,
    masks_inside,
    period_of,
    time_bins,
)
from components.dataset.topics.topics import MOST_TOPICS, Topic, most_spoken_of, topic_cells, topics_of
from components.exports.base.drawing import Drawing, say_supported
from components.figures import topic_grid
from components.figures.topics.topic_axes import most_columns
from components.views.base.address import bind_widget, update_link, widget_value
from components.views.base.chart import MOST_LISTED, chart
from components.views.base.render_context import RenderContext, render_context

_MOST_STRETCHES = 64  # among which the busiest is looked for
_MOST_NAMED = 3


def topics_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show how many of the chosen events speak of each topic, and when."""
    drawings = topics_drawings(dataset, shown, page, render_context(page))
    for drawing in drawings:
        chart(drawing)
    _only(dataset, page)
    return drawings


def topics_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return the topics in stretches of time, as one drawing if any event is chosen."""
    if not shown.total:
        return []
    mask, theme, width = selected_mask(dataset, shown), context.theme, context.room()
    every = topics_of(dataset, mask)
    topics, days = most_spoken_of(every), period_of(dataset, page.selection)
    among = _used(dataset, mask, time_bins(days, most_columns(theme, width)), page)
    lit = ~excluded_claims(dataset, page.excluded) if page.excluded else None
    cells = topic_cells(dataset, mask, topics, among, lower_bound_mask(dataset, page), lit, asked_days(page.selection))
    named = dict.fromkeys(event for cell in cells for event in cell.event_ids)
    near = subset_of(dataset, shown, mask_of_ids(dataset, islice(named, MOST_LISTED + 1)))
    unit = UNITS[among[0].months]
    drawing = Drawing(
        "agenda",
        topic_grid(cells, topics, among, theme=theme, selected=page.event, width=width),
        sentence=_sentence(dataset, page, mask, every, len(topics)),
        drawn=f"A row for each topic, the one that came up first at the top, and a column for each {unit}. The "
        "number in a square says how many events; a dashed outline, that all of them may be of another time. A dot "
        "says that events of that time are recorded, but none on the topic: the silence of these data, not of history.",
        events=near.events[c.EVENT].tolist(),
        shown=near,
        finding=_finding(dataset, page, mask, every),
    )
    return [say_supported(drawing, dataset, shown, lambda left: topics_drawings(dataset, left, page, context))]


def _used(dataset: Dataset, mask: Mask, among: Sequence[TimeBin], page: Page) -> list[TimeBin]:
    """Return the stretches within the period, and of the others those in which some of the events `mask` may lie.

    Before and after the days that the reader asked for nothing is shown.
    """
    asked = {BEFORE: page.selection.start, AFTER: page.selection.end}
    return [
        one
        for one in among
        if one.place == WITHIN or (not asked.get(one.place) and bool((mask & masks_inside(dataset, one)[1]).any()))
    ]


def _sentence(dataset: Dataset, page: Page, mask: Mask, every: Sequence[Topic], drawn: int) -> str:
    """Say how many events and topics there are, when most of them lie, and what is not known of their time."""
    say, count = count_words(dataset, page), len(every)
    among = time_bins(period_of(dataset, page.selection), _MOST_STRETCHES)
    parts = [
        f"{say(mask)} of {dataset.total:,} events, on {count} topic{'' if count == 1 else 's'}; an event counts under "
        "each of its topics. A dot does not mean that nothing was said, only that nothing is recorded.",
        _busiest(dataset, mask, among, asked_days(page.selection)),
        _unsure(dataset, mask, among, asked_days(page.selection)),
    ]
    if count > drawn:
        left = [topic.label for topic in every if topic not in most_spoken_of(every)]
        more = f" and {len(left) - _MOST_NAMED} more" if len(left) > _MOST_NAMED else ""
        parts.append(
            f"The {MOST_TOPICS} topics with most events are drawn; left out are {', '.join(left[:_MOST_NAMED])}{more}."
        )
    return " ".join(part for part in parts if part)


def _finding(dataset: Dataset, page: Page, mask: Mask, every: Sequence[Topic]) -> str:
    """Say which topic most of the events `mask` are about; of several, all of them."""
    named = [topic for topic in every if topic.id != NOT_STATED]
    if not named:
        return "No topic is recorded of these events." if every else ""
    most = max(topic.total for topic in named)
    first = [topic for topic in named if topic.total == most]
    if len(first) > _MOST_NAMED:
        return f"{len(first)} topics come up most often, each in {most:,} event{'' if most == 1 else 's'}."
    if len(first) > 1:
        *others, last = [f"“{topic.label}”" for topic in first]
        return f"{', '.join(others)} and {last} come up most often, each in {most:,} event{'' if most == 1 else 's'}."
    sure = mask & certain_mask(dataset, page.selection, page.excluded) if page.ranges else mask
    least = next((topic.total for topic in topics_of(dataset, sure) if topic.id == first[0].id), 0)
    count = f"{range_words(least, most)} event{'' if most == 1 else 's'}"
    return f"“{first[0].label}” comes up in {count}{', more than any other topic' if len(named) > 1 else ''}."


def _busiest(dataset: Dataset, mask: Mask, among: Sequence[TimeBin], within: Days | None) -> str:
    found = busiest_bin(dataset, mask, among, within)
    if found is None:
        return ""
    several = f"{found.least:,}" if found.least == found.most else f"{found.least:,} to {found.most:,}"
    plural = "" if found.most == 1 else "s"
    rivals = [one.words for one in found.rivals]
    perhaps = f"; {' and '.join(rivals)} may have more" if 0 < len(rivals) <= _MOST_NAMED else ""
    perhaps = f"; {len(rivals)} others may have more" if len(rivals) > _MOST_NAMED else perhaps
    return f"Busiest: {found.stretch.words}, with {several} event{plural}{perhaps}."


def _unsure(dataset: Dataset, mask: Mask, among: Sequence[TimeBin], within: Days | None) -> str:
    """Say how many events may lie in more than one stretch, and how many in none."""
    certain, open_ = np.zeros(len(mask), dtype=bool), np.zeros(len(mask), dtype=bool)
    for stretch in among:
        sure, _ = masks_inside(dataset, stretch, within)
        certain |= sure
        open_ |= sure if stretch.place == OPEN else False
    lone = mask & known_days(dataset).one_sided
    spread, undated = int((mask & ~certain & ~lone).sum()), int((mask & open_).sum())
    unit = UNITS[among[0].months]
    may = f"{spread:,} may lie in more than one {unit} and count{'s' if spread == 1 else ''} in each as possible. "
    may = may if spread else ""
    if lone.any():
        count = int(lone.sum())
        may += f"{count:,} {'is' if count == 1 else 'are'} dated on one side only, and possible where that day lies. "
    return (may + (f"{undated:,} {'has' if undated == 1 else 'have'} no date." if undated else "")).strip()


def _only(dataset: Dataset, page: Page) -> None:
    """Offer to show one topic alone, in every view."""
    names, asked = dataset.names_of[c.TOPIC], page.selection
    chosen = () if "topics" in asked.none_of else asked.topics
    st.selectbox(
        "Show only one topic, in all views",
        list(names),
        index=None,
        format_func=names.__getitem__,
        key=bind_widget("agenda-topic", chosen[0] if len(chosen) == 1 else None),
        on_change=lambda: update_link(topic=[str(widget_value("agenda-topic") or "")]),
        placeholder="Choose or type",
    )
