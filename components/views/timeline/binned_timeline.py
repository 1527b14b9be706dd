"""A timeline of more events than marks can show."""

import numpy as np
import pandas as pd

from components.dataset import Dataset, Page
from components.dataset.model.date_words import day_words
from components.dataset.query.certainty import chosen_words, count_words
from components.dataset.query.order import selected_mask, subset_of, supported_part
from components.dataset.timeline.binned_timeline import MOST_MARKS, Days, binned_counts, days_of, in_view, undated
from components.dataset.timeline.time_bins import asked_days, period_of
from components.figures.timeline.binned_timeline import binned_timeline as squares
from components.views.base.render_context import RenderContext
from components.views.timeline.findings import happened_finding
from components.views.timeline.lanes import DRAWN, LANES, Seen, lanes_figure, shaded_silences, timeline_layout


def binned_figure(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Seen:
    """Return the events one by one if the zoom, or a scale without time, leaves few enough; else how many there are."""
    of = f"{chosen_words(dataset, shown, page)} by {LANES[page.lanes].lower()}"
    if page.scale == "steps":
        near = subset_of(dataset, shown, selected_mask(dataset, shown), MOST_MARKS)
        words = f"{of}: the first {MOST_MARKS} in time are drawn in equal steps: distances are not time."
        finding = happened_finding(dataset, near, page)
        return Seen(lanes_figure(dataset, near, page, context), finding, words, _drawn(page), near)
    days = zoom_days(page) or _asked(dataset, page) or days_of(dataset)
    inside = in_view(dataset, selected_mask(dataset, shown), days)
    if inside.sum() <= MOST_MARKS:
        near = subset_of(dataset, shown, inside)
        words = (
            f"{of}: {near.total} stand from {days_words(days)} and are drawn. Others, dated to a longer span, may also "
            f"fall there.{shaded_silences(dataset, near, days)[1]}"
        )
        figure = lanes_figure(dataset, near, page, context, period=days, zoom=days)
        finding = happened_finding(dataset, near, page) if near.total else "No event stands in these days."
        return Seen(figure, finding, words, _drawn(page), near)
    return _counted(dataset, shown, page, context, days, of)


def _counted(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext, days: Days, of: str) -> Seen:
    # A square cannot be pale: it counts what the source lamp leaves.
    mask, layout = selected_mask(dataset, supported_part(dataset, shown)), timeline_layout(context)
    figure = squares(
        binned_counts(dataset, mask, page.lanes, days),
        zoom=zoom_days(page),
        width=layout.width,
        inside=layout.inside,
        theme=context.theme,
    )
    words = (
        f"{of}: too many to draw one by one. The chart counts how many are expected in each stretch of time, from "
        f"{days_words(days)}. Drag over a stretch, or press a square, to come closer: up to {MOST_MARKS} events are "
        f"drawn one by one. {undated(dataset, mask):,} dated on one side only, or not at all, are not drawn."
    )
    drawn = f"One lane for each {page.lanes}, a square for each stretch of time, the darker the more events."
    say, years = count_words(dataset, page), [day.year for day in days]
    when = f"from {years[0]} to {years[1]}" if years[0] != years[1] else f"in {years[0]}"
    finding = f"{say(in_view(dataset, mask, days))} events {when}: press a square to come closer."
    return Seen(figure, finding, words, drawn, subset_of(dataset, shown, np.zeros(len(mask), dtype=bool)))


def _asked(dataset: Dataset, page: Page) -> Days | None:
    """Return the days that the reader asked for; None for all."""
    if not asked_days(page.selection):
        return None
    first, last = period_of(dataset, page.selection)
    return pd.Timestamp(first), pd.Timestamp(last)


def zoom_days(page: Page) -> Days | None:
    """Return the first and the last day of the zoom of `page`; None for all."""
    return (pd.Timestamp(page.zoom[0]), pd.Timestamp(page.zoom[1])) if page.zoom else None


def days_words(days: Days) -> str:
    """Return two days in words: "1 August 1995 to 31 March 1996"."""
    return " to ".join(day_words(day.date()) for day in days)


def _drawn(page: Page) -> str:
    return f"One lane for each {page.lanes}. {DRAWN}"
