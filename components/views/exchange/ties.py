"""Who to whom: who passed words to whom, and who sat with whom."""

from collections.abc import Sequence
from itertools import islice

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.exchange.meetings import MOST_MEETINGS, Meeting, meetings_in, meetings_of, met_most
from components.dataset.exchange.ties import (
    Tie,
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
from components.figures import meetings, pairs
from components.views.base.address import choose
from components.views.base.chart import MOST_LISTED, chart
from components.views.base.render_context import RenderContext, render_context

_HANDS = {"direct": "From hand to hand", "final": "Author to final addressee"}
_MOST_NAMED = 2
_MOST_PAIRS = 40  # rows that are still looked through
_NOT_INFLUENCE = " Counts from one archive measure what was kept and published, not influence."


def ties_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show who passed messages to whom, and who met whom."""
    choose("hands", _HANDS, page, label="Count")
    context = render_context(page)
    if messages := _messages(dataset, shown, page, context):
        chart(messages)
    else:
        st.info("For none of the chosen events do the sources say who gave words to whom.")
    if met := _meetings(dataset, shown, page, context):
        chart(met)
    else:
        st.info("No meeting is among the chosen events.")
    return [drawing for drawing in (messages, met) if drawing]


def ties_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return a row for each pair and a row for each meeting, those of the two that can be drawn."""
    both = _messages(dataset, shown, page, context), _meetings(dataset, shown, page, context)
    return [drawing for drawing in both if drawing]


def _messages(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Drawing | None:
    found = ties(dataset, page.hands, shown.mask, lower_bound_mask(dataset, page))
    if not found:
        return None
    drawn = found[:_MOST_PAIRS]
    named = dict.fromkeys(event for tie in drawn for event in tie.events.ids)
    near = subset_of(dataset, shown, mask_of_ids(dataset, islice(named, MOST_LISTED + 1)))
    drawing = Drawing(
        "who",
        pairs(drawn, theme=context.theme, selected=page.event, width=context.room()),
        sentence=_message_sentence(dataset, shown, page, found, drawn),
        drawn="A row for each pair, the most frequent first: who, to whom, and a circle for each time, in the colour "
        "of the side of who gives. It is filled if the day is known; a dotted ring means not done or not certain. (Of "
        "two numbers, the first leaves out what is doubtful or switched off.)",
        events=near.events[c.EVENT].tolist(),
        shown=near,
        finding=_most_words(found, page),
    )
    return say_supported(drawing, dataset, shown, lambda left: [_messages(dataset, left, page, context)])


def _most_words(found: Sequence[Tie], page: Page) -> str:
    """Say between whom words go most often: not "went", some were only planned."""
    most = most_frequent(found)
    first = most[0]
    often = _times(range_words(first.events.certain if page.ranges else first.events.all, first.events.all))
    if first.events.all == 1:
        return "No words go the same way twice."
    if len(most) > _MOST_NAMED:
        return f"{len(most)} pairs come first: words go {often} in each."
    pairs = " and ".join(f"from {tie.sender.label} to {tie.addressee.label}" for tie in most)
    sure = sum(passage.certain for passage in first.passages)
    told = len(most) == 1 and not page.ranges and sure < len(first.passages) == first.events.all
    doubt = f", {sure or 'none'} done and certain" if told else ""
    return f"Words go most often {pairs}: {often}{' each' if len(most) > 1 else ''}{doubt}."


def _message_sentence(dataset: Dataset, shown: Dataset, page: Page, found: Sequence[Tie], drawn: Sequence[Tie]) -> str:
    """Say how many messages are counted, how, and how much of it is inferred."""
    count = tally(found)
    say, among = count_words(dataset, page), message_events(dataset, page.hands, shown.mask)
    direct = page.hands == "direct"
    how, unit = ("from hand to hand", "step") if direct else ("from author to final addressee", "message")
    passed = range_words(sum(tie.events.certain for tie in found), count.steps)
    guessed = f" In {count.inferred:,} of these {unit}s the curator inferred a hand." if count.inferred else ""
    few = f" Drawn are the {len(drawn)} most frequent of {len(found):,} pairs." if len(drawn) < len(found) else ""
    return (
        f"{say(among)} of {int(message_events(dataset, page.hands).sum()):,} messages and calls with recorded hands, "
        f"counted {how}: {passed} {unit}{'' if count.steps == 1 else 's'} among {count.actors} actors. "
        f"A message with two authors counts for each of them.{guessed}{few}"
        f"{left_out(shown.total - int(among.sum()), 'no message or call with recorded hands')}{_NOT_INFLUENCE}"
    )


def _meetings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Drawing | None:
    among = meetings_in(dataset, selected_mask(dataset, shown))
    near = subset_of(dataset, shown, among, MOST_MEETINGS)
    found = meetings_of(near)
    if not found:
        return None
    drawing = Drawing(
        "meetings",
        meetings(found, theme=context.theme, selected=page.event, width=context.room()),
        sentence=_meeting_sentence(dataset, near, found, page) + left_out(shown.total - near.total, "no meeting"),
        drawn="A row for each meeting in the order of time: a circle with a name for everyone, those who took part "
        "first. It is filled if the day is known; a dotted ring means that the meeting is not done, or that it is not "
        "certain that this one was there.",
        events=[meeting.event for meeting in found],
        shown=near,
        finding=_met_words(near, found),
    )
    return say_supported(drawing, dataset, shown, lambda left: [_meetings(dataset, left, page, context)])


def _met_words(near: Dataset, found: Sequence[Meeting]) -> str:
    """Say who meets most often: not "met", some were only planned."""
    often, pairs = met_most(found)
    of = f"Of the first {len(found)} meetings: " if len(found) < near.total else ""
    if often <= 1:
        return f"{of}{'no' if of else 'No'} two actors meet{' twice' if often else ''} in this record."
    if len(pairs) > _MOST_NAMED:
        return f"{of}{len(pairs)} pairs come first: they meet {_times(str(often))}."
    names = ", and ".join(" and ".join(pair) for pair in pairs)
    return f"{of}{names} meet most often: {_times(str(often))}."


def _meeting_sentence(dataset: Dataset, near: Dataset, found: Sequence[Meeting], page: Page) -> str:
    """Say how many meetings are drawn, how many are reported as done, and how many rest on one origin."""
    say, among = count_words(dataset, page), selected_mask(dataset, near)
    single = int((single_origin_mask(dataset, page.excluded) & among).sum())
    count, done = len(found), sum(meeting.done for meeting in found)
    whole = int(meetings_in(dataset, selected_mask(dataset, dataset)).sum())
    few = f"The first {count} in time are drawn. Of these, " if count < near.total else ""
    rest = f" {single} of the {count} rest on one origin." if records_sources(dataset) else ""
    return f"{say(among)} of {whole:,} meetings. {few}{done} {'are' if few else 'of them are'} reported as done.{rest}"


def _times(count: str) -> str:
    return {"1": "once", "2": "twice"}.get(count, f"{count} times")
