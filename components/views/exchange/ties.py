"""Who to whom: who passed words to whom, and who sat with whom."""

from collections.abc import Sequence
from itertools import islice

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.exchange.meetings import MOST_MEETINGS, Meeting, meetings_in, meetings_of, met_most
from components.dataset.exchange.ties import (
    MOST_ACTORS,
    Tie,
    among_frequent,
    message_events,
    most_frequent,
    tally,
    ties,
)
from components.dataset.model import columns as c
from components.dataset.query.certainty import count_words, lower_bound_mask, range_words
from components.dataset.query.filter_words import left_out
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of
from components.dataset.sources.excluded_sources import records_sources, single_origin_mask
from components.exports.base.drawing import Drawing, say_supported
from components.figures import meetings, tie_matrix
from components.figures.exchange.tie_matrix import most_actors
from components.views.base.address import choose
from components.views.base.chart import MOST_LISTED, chart
from components.views.base.render_context import RenderContext, render_context

_HANDS = {"direct": "From hand to hand", "final": "Author to final addressee"}
_MOST_NAMED = 2


def ties_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show who passed messages to whom, and who met whom."""
    st.text(
        "Counts from one archive measure what was kept and published, not influence. A message with two authors counts "
        "for each of them."
    )
    choose("hands", _HANDS, page, label="Count")
    context = render_context(page)
    if messages := _messages(dataset, shown, page, context):
        chart(messages)
    else:
        st.info("Of none of the chosen events do the sources say who gave words to whom.")
    st.header("Meetings")
    if met := _meetings(dataset, shown, page, context):
        chart(met)
    else:
        st.info("No meeting is among the chosen events.")
    return [drawing for drawing in (messages, met) if drawing]


def ties_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return the messages as a matrix and the meetings as columns, those of the two that can be drawn."""
    both = _messages(dataset, shown, page, context), _meetings(dataset, shown, page, context)
    return [drawing for drawing in both if drawing]


def _messages(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Drawing | None:
    found = ties(dataset, page.hands, shown.mask, lower_bound_mask(dataset, page))
    if not found:
        return None
    drawn = among_frequent(found)
    drawn = among_frequent(found, min(MOST_ACTORS, most_actors(drawn, context.theme, _width(context))))
    named = dict.fromkeys(event for tie in drawn for event in tie.events.ids)
    near = subset_of(dataset, shown, mask_of_ids(dataset, islice(named, MOST_LISTED + 1)))
    drawing = Drawing(
        "who",
        tie_matrix(drawn, theme=context.theme, selected=page.event, width=_width(context)),
        sentence=_message_sentence(dataset, shown, page, found, drawn),
        drawn="A matrix: a row for each sender, a column for each addressee, both grouped by side; the number in a "
        "square says how often (of two numbers, the first leaves out what is doubtful or switched off), its colour the "
        "sender's side. A hollow square rests on inferred hands only; a dotted ring means that nothing in it is "
        "reported as done.",
        events=near.events[c.EVENT].tolist(),
        shown=near,
    )
    return say_supported(drawing, dataset, shown, lambda left: [_messages(dataset, left, page, context)])


def _message_sentence(dataset: Dataset, shown: Dataset, page: Page, found: Sequence[Tie], drawn: Sequence[Tie]) -> str:
    """Say how many messages are counted, between whom most, and how much of it is inferred."""
    count, most = tally(found), most_frequent(found)
    say, among = count_words(dataset, page), message_events(dataset, page.hands, shown.mask)
    direct = page.hands == "direct"
    how, unit = ("from hand to hand", "step") if direct else ("from author to final addressee", "tie")
    pairs = [f"{tie.sender.name} to {tie.addressee.name}" for tie in most]
    passed, less = range_words(sum(tie.events.certain for tie in found), count.steps), len(drawn) < len(found)
    few = f" Drawn are the {tally(drawn).actors} actors with most of them." if less else ""
    return (
        f"{say(among)} of {int(message_events(dataset, page.hands).sum()):,} messages and calls with recorded hands, "
        f"counted {how}: {passed} {unit}{'' if count.steps == 1 else 's'} among {count.actors} actors. "
        f"Most frequent: {_some(pairs)} ({_times(most[0].events.all)}). "
        f"In {count.inferred:,} of the {count.steps:,}, the curator inferred a hand.{few}"
        f"{left_out(shown.total - int(among.sum()), 'no message or call with recorded hands')}"
    )


def _meetings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Drawing | None:
    among = meetings_in(dataset, selected_mask(dataset, shown))
    near = subset_of(dataset, shown, among, MOST_MEETINGS)
    found = meetings_of(near)
    if not found:
        return None
    drawing = Drawing(
        "meetings",
        meetings(found, theme=context.theme, selected=page.event, width=_width(context)),
        sentence=_meeting_sentence(dataset, near, found, page) + left_out(shown.total - near.total, "no meeting"),
        drawn="One column for each meeting in the order of time, one row for each actor; the marks of a meeting are "
        "joined by a line. A filled mark took part and is named, a hollow one is inferred, a cross was only spoken "
        "of, a ring with a cross was proposed only.",
        events=[meeting.event for meeting in found],
        shown=near,
    )
    return say_supported(drawing, dataset, shown, lambda left: [_meetings(dataset, left, page, context)])


def _meeting_sentence(dataset: Dataset, near: Dataset, found: Sequence[Meeting], page: Page) -> str:
    """Say how many meetings are drawn, who met most, and how many rest on one origin."""
    say, among = count_words(dataset, page), selected_mask(dataset, near)
    single = int((single_origin_mask(dataset, page.excluded) & among).sum())
    count, done = len(found), sum(meeting.done for meeting in found)
    whole = int(meetings_in(dataset, selected_mask(dataset, dataset)).sum())
    often, pairs = met_most(found)
    met = f"Most often together: {_some([' and '.join(pair) for pair in pairs])} ({_times(often)}). " if pairs else ""
    few = f"The first {count} in time are drawn. Of these, " if count < near.total else ""
    rest = f"{single} of the {count} rest on one origin." if records_sources(dataset) else ""
    return (
        f"{say(among)} of {whole:,} meetings. {few}"
        f"{done} {'are' if few else 'of them are'} reported as done. {met}{rest}"
    ).rstrip()


def _width(context: RenderContext) -> int:
    return context.room(alone=760, beside=520, phone=350)


def _some(names: list[str]) -> str:
    """Name the first two, and say how many more there are."""
    more = len(names) - _MOST_NAMED
    return "; ".join(names[:_MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")
