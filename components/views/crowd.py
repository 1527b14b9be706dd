"""A timeline of more events than marks can show."""

import numpy as np
import pandas as pd

from components.dataset import Dataset, Page
from components.dataset.certain import counted
from components.dataset.crowd import MOST_MARKS, Days, crowd, days_of, in_view, undated
from components.dataset.dates import day_words
from components.dataset.order import kept_of, part
from components.figures.crowd import crowd as squares
from components.views.lanes import DRAWN, LANES, Seen, drawn_in_lanes, names_inside, width_of
from components.views.look import Stage


def crowded(dataset: Dataset, shown: Dataset, page: Page, stage: Stage) -> Seen:
    """Return the events one by one if the zoom, or a scale without time, leaves few enough; else how many there are."""
    count = counted(dataset, page)(kept_of(dataset, shown))
    of = f"{count} of {len(dataset.events):,} events by {LANES[page.lanes].lower()}"
    if page.scale == "steps":
        near = part(dataset, shown, kept_of(dataset, shown), MOST_MARKS)
        words = f"{of}: the first {MOST_MARKS} in time are drawn in equal steps: distances are not time."
        return drawn_in_lanes(dataset, near, page, stage), words, _drawn(page), near
    days = zoom_days(page) or days_of(dataset)
    inside = in_view(dataset, kept_of(dataset, shown), days)
    if inside.sum() <= MOST_MARKS:
        near = part(dataset, shown, inside)
        words = (
            f"{of}: {near.total} stand from {days_words(days)} and are drawn. Others, dated to a longer span, may also "
            "fall there."
        )
        return drawn_in_lanes(dataset, near, page, stage, period=days, zoom=days), words, _drawn(page), near
    return _counted(dataset, shown, page, stage, days, of)


def _counted(dataset: Dataset, shown: Dataset, page: Page, stage: Stage, days: Days, of: str) -> Seen:
    kept = kept_of(dataset, shown)
    figure = squares(
        crowd(dataset, kept, page.lanes, days),
        zoom=zoom_days(page),
        width=width_of(stage),
        inside=names_inside(stage),
        look=stage.look,
    )
    words = (
        f"{of}: too many to draw one by one, so the chart shows how many are expected in each stretch of time, from "
        f"{days_words(days)}. Drag over a stretch, or press a square, to come closer; up to {MOST_MARKS} events are "
        f"drawn one by one. {undated(dataset, kept):,} without a closed date are not drawn."
    )
    drawn = f"One lane for each {page.lanes}, a square for each stretch of time, the darker the more events."
    return figure, words, drawn, part(dataset, shown, np.zeros(len(kept), dtype=bool))


def zoom_days(page: Page) -> Days | None:
    """Return the first and the last day of the zoom of `page`; None for all."""
    return (pd.Timestamp(page.zoom[0]), pd.Timestamp(page.zoom[1])) if page.zoom else None


def days_words(days: Days) -> str:
    """Return two days in words: "1 August 1995 to 31 March 1996"."""
    return " to ".join(day_words(day.date()) for day in days)


def _drawn(page: Page) -> str:
    return f"One lane for each {page.lanes}. {DRAWN}"
