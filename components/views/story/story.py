"""The landing page: what happened, how we know, and where to start."""

from collections.abc import Callable, Mapping

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.exchange.messages import relayed_words
from components.dataset.query.certainty import Say, count_words, share_words
from components.dataset.query.filter_words import left_out
from components.dataset.query.order import mask_of_ids, subset_of
from components.dataset.replies.ledger import asked_words
from components.dataset.sources.excluded_sources import records_sources
from components.dataset.story.story import Story, story
from components.exports.base.drawing import Drawing, say_all_supported
from components.figures import sequence, units
from components.figures.story.units import MOST_UNITS
from components.views.base.address import update_link
from components.views.base.chart import chart
from components.views.base.escape import escape_markdown
from components.views.base.render_context import RenderContext, is_phone, render_context

_MESSAGES, _UNANSWERED, _RELAYED, _ALONE = "sequence", "unanswered", "relayed", "alone"
_NO_ANSWER = "No recorded answer does not mean that there was none: it may be unprinted, unread or lost."
_SQUARES = "A square for each, dark for those told of and pale for the rest."
# Key of a count -> where its records are told in full, and the words of the button that leads there.
_MORE: Mapping[str, tuple[str, str]] = {
    _UNANSWERED: ("offers", "Every request and its answer"),
    _RELAYED: ("exchange", "Through whose hands"),
    _ALONE: ("lamp", "Take a source away"),
}
# What it is, the view, the words of its button.
_WAYS = (
    ("Every event in time. The filters are at the left.", "timeline", "Explore the timeline"),
    ("Where the accounts disagree, side by side.", "readings", "Check the accounts"),
    ("With questions, for a class of forty-five minutes.", "lessons", "Teach a lesson"),
)


def story_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show the headline, the messages between the sides, and three counts; on a phone also where to start."""
    st.title(escape_markdown(dataset.front.headline), anchor=False)
    if is_phone():
        _standfirst(dataset)
    drawings = {drawing.key: drawing for drawing in story_drawings(dataset, shown, page, render_context(page))}
    seen = list(drawings.values())
    if hero := drawings.pop(_MESSAGES, None):
        chart(hero)
    for column, (key, drawing) in zip(st.columns(max(len(drawings), 1)), drawings.items(), strict=False):
        with column:
            chart(drawing, framed=False)
            view, words = _MORE[key]
            st.button(words, key=f"more-{key}", on_click=_goes(view), type="tertiary", icon=":material/arrow_forward:")
    if _UNANSWERED in drawings:
        st.caption(_NO_ANSWER)
    if is_phone():
        _ways_on()
    return seen


def where_to_start(dataset: Dataset) -> None:
    """Show what happened in two sentences, and three ways on: what stands beside the story until a record is opened."""
    _standfirst(dataset)
    _ways_on()


def _standfirst(dataset: Dataset) -> None:
    st.markdown(escape_markdown(dataset.front.standfirst))


def _ways_on() -> None:
    for words, view, button in _WAYS:
        with st.container(gap="xxsmall"):
            st.button(button, key=f"way-{view}", on_click=_goes(view), width="stretch")
            st.caption(words)


def _goes(view: str) -> Callable[[], None]:
    return lambda: update_link(view=[view])


def story_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return the messages between the sides, then the counts, those that have something to show."""
    found = story(dataset, shown, page.excluded)
    drawings = [_messages(dataset, shown, page, context, found)] if found.passages else []
    say = count_words(dataset, page)
    said = {
        _UNANSWERED: asked_words(found.unanswered.events, found.unanswered.told_events, say),
        _RELAYED: relayed_words(say(found.relayed.told_events), len(found.relayed.events)),
        _ALONE: _alone(found, say),
    }
    counts = {_UNANSWERED: found.unanswered, _RELAYED: found.relayed, _ALONE: found.alone}
    for key, count in counts.items():
        if count.events and (key != _ALONE or records_sources(dataset)):
            width = context.room(alone=240, beside=150, phone=320, paper=210)
            drawings.append(
                Drawing(
                    key,
                    units(*count, theme=context.theme, selected=page.event, width=width),
                    sentence=said[key]
                    + (f" The first {MOST_UNITS} are drawn." if len(count.events) > MOST_UNITS else ""),
                    drawn=_SQUARES,
                    events=count.events[:MOST_UNITS],
                    shown=subset_of(dataset, shown, mask_of_ids(dataset, count.events[:MOST_UNITS])),
                    listed=False,
                )
            )
    return say_all_supported(drawings, dataset, shown, lambda left: story_drawings(dataset, left, page, context))


def _messages(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext, found: Story) -> Drawing:
    events = [passage.event for passage in found.passages]
    width = context.room()
    messages = count_words(dataset, page)(found.relayed.events)
    count = f"{messages} message{'' if found.messages == 1 else 's'} in the order of time"
    return Drawing(
        _MESSAGES,
        sequence(found.lanes, found.passages, theme=context.theme, selected=page.event, width=width),
        sentence=f"{count}, not to scale." + left_out(found.messages - len(events), "more messages than fit the page"),
        drawn="A column for each side and a row for each message: an arrow from who writes to whom it is for.",
        events=events,
        shown=subset_of(dataset, shown, mask_of_ids(dataset, events)),
    )


def _alone(found: Story, say: Say) -> str:
    what = ("secret event", "secret events") if found.secret else ("event", "events")
    name, times = found.origin
    of_these = "" if not name else f": {name}" if times == found.alone.of[0] else f", {times:,} of them on {name}"
    share = share_words(say(found.alone.told_events), len(found.alone.events), *what, ("rests", "rest"))
    return f"{share} on one origin{of_these}."
