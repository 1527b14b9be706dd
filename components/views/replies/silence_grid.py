"""Silences: what is recorded between each two sides in each month."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.date_words import day_words
from components.dataset.model.index import Mask
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.query.certainty import count_words
from components.dataset.query.filter_words import event_dates, left_out
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of
from components.dataset.replies import silence_grid as g
from components.dataset.replies.message_sides import message_sides
from components.dataset.replies.silences import Silence, silences
from components.dataset.timeline.time_bins import period_of
from components.exports.base.drawing import Drawing, say_supported
from components.figures import silence_grid as draw
from components.views.base.chart import MOST_LISTED, chart
from components.views.base.render_context import RenderContext, render_context

_MOST_COLUMNS = {"alone": 60, "beside": 20, "phone": 16, "paper": 48}  # for which there is room
_MESSAGE = "message"
_LENGTHS = {1: "month", 3: "quarter", 12: "year", 60: "five years", 120: "ten years"}


def silence_grid(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show in which months something is recorded between each two sides, and where an answer was due."""
    drawing = silences_drawn(dataset, shown, page, render_context(page))
    if not drawing:
        st.info("No message from one side to another is among the chosen events.")
        return []
    chart(drawing)
    return [drawing]


def silences_drawn(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Drawing | None:
    """Return the grid of sides and months; None if nothing passed from one side to another."""
    mask = selected_mask(dataset, shown)
    grid = g.silence_grid(
        dataset, mask, _MOST_COLUMNS[context.place], shown.unsupported, period_of(dataset, page.selection)
    )
    if not grid.lines:
        return None
    events = list(dict.fromkeys(event for cell in grid.cells for event in cell.events))[: MOST_LISTED + 1]
    near = subset_of(dataset, shown, mask_of_ids(dataset, events))
    dates, rows = event_dates(near), rows_of(near.events, [c.EVENT, c.TITLE])
    found = silences(dataset, shown)
    drawing = Drawing(
        "silences",
        draw(
            grid.lines,
            found,
            [pd.Timestamp(day) for day in grid.columns.begins],
            titles={row[c.EVENT]: f"{row[c.TITLE]} ({dates[row[c.EVENT]]})" for row in rows},
            theme=context.theme,
            selected=page.event,
            width=context.room(),
        ),
        sentence=_sentence(dataset, page, grid, mask, found)
        + left_out(_elsewhere(dataset, grid, mask, near.total), "nothing between two sides in these years"),
        drawn="For each two sides three lines: messages one way, messages the other way, meetings. A column for each "
        f"{_LENGTHS[grid.columns.months]}. A filled mark is recorded there, a hollow one may lie there or elsewhere, a "
        "question mark says that an answer was due; a small dot, that the sources report something else of that time.",
        events=events,
        shown=near,
    )
    return say_supported(drawing, dataset, shown, lambda left: [silences_drawn(dataset, left, page, context)])


def _sentence(dataset: Dataset, page: Page, grid: g.Grid, mask: Mask, found: Sequence[Silence]) -> str:
    """Say how many messages are drawn, the longest silence, where an answer was due, and what cannot be drawn."""
    say, columns, messages = count_words(dataset, page), grid.columns, grid.messages
    inside = messages & ~columns.outside
    column = _LENGTHS[columns.months]
    parts = [
        f"{say(inside)} of {int(message_sides(dataset).apart.sum()):,} messages from one side to another, by {column}."
    ]
    if found:
        longest = max(found, key=lambda silence: silence.days)
        days = f"{day_words(longest.begin)} to {day_words(longest.end)}"
        parts.append(f"Longest without one, either way: {longest.pair}, {longest.days:,} days, {days}.")
    codes = dataset.index.codes("events", c.STATUS)
    not_sent = messages & codes.any_of(NOT_DONE)
    due = sum(cell.state == g.DUE for cell in grid.cells)
    if due:
        parts.append(f"In {due} cell{'' if due == 1 else 's'} an answer was due that is not recorded there.")
    spread = inside & ~columns.sure & ~columns.undated
    for among, words in (
        (not_sent & inside, "{} not reported as done."),
        (spread, f"{{}} may lie in more than one {column}."),
        (messages & columns.undated, "{} dated too vaguely for a column, at the right."),
        (messages & columns.outside, "Not drawn: {} outside these years."),
        (mask & _mute(dataset), "Not drawn: {} of which nobody says who gave them to whom."),
    ):
        if among.any():
            parts.append(words.format(say(among)))
    parts.append(
        f"A blank {column} means that the sources report nothing for certain: not written, not kept or not published."
    )
    return " ".join(parts)


def _elsewhere(dataset: Dataset, grid: g.Grid, mask: Mask, drawn: int) -> int:
    """Return how many chosen events are not drawn, but for the messages of which the sentence says so."""
    said = int((grid.messages & grid.columns.outside).sum()) + int((mask & _mute(dataset)).sum())
    return max(int(mask.sum()) - drawn - said, 0)


def _mute(dataset: Dataset) -> Mask:
    """Return which messages have no recorded hands, so that nobody can say between whom they went."""
    kinds = dataset.index.codes("events", c.KIND)
    messages = kinds.any_of((_MESSAGE,))
    return messages & (message_sides(dataset).author < 0)
