"""One actor: who it is, its offices and events in time, its partners, its names, and its part in the telling."""

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.actors.actor import (
    MOST_EVENTS,
    ActorDescription,
    appearances,
    by_closeness,
    describe_actor,
    events_of,
    most_involved,
    occurrences,
)
from components.dataset.actors.offices import offices
from components.dataset.actors.part_in_telling import PartInTelling, part_in_telling
from components.dataset.model import columns as c
from components.dataset.model.acting_side import SEVERAL
from components.dataset.model.roles import ACTED, CLOSENESS, PASSED, PRESENT
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.query.certainty import count_words, share_words
from components.dataset.query.filter_words import event_dates, left_out
from components.dataset.query.order import selected_mask, subset_of, supported_part
from components.exports.base.drawing import Drawing, say_supported
from components.figures import Figure, actor_timeline
from components.figures.actors.actor_timeline import Career
from components.views.actors.actor_tables import doubts, forms, held_offices, record_of, roles
from components.views.actors.partners import partners_drawn, partners_of
from components.views.base.address import bind_widget, update_link, widget_value
from components.views.base.chart import chart
from components.views.base.escape import escape_markdown
from components.views.base.render_context import RenderContext, render_context
from components.views.base.report_mistake import report_mistake

_EVENTS = "event of this actor", "events of this actor", ("is", "are")
# Closeness, in words -> what the finding says of it, but for being spoken of; not in the past: some were only planned.
_PARTS = {
    CLOSENESS[ACTED]: "acts in",
    CLOSENESS[PASSED]: "carries or receives words in",
    CLOSENESS[PRESENT]: "is present at or reports",
}
_DRAWN = (
    "Bars of the offices held, dashed where the dates are not sure; under them the events, each once, in the lane of "
    "what is closest: acted, carried or received, present or reporting, spoken of. A filled mark where the day is "
    "known, a hollow mark on a band of possible days where it is not, a dotted ring for what was planned, proposed, "
    "claimed, inferred or only summed up."
)


def actor_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show all that is recorded of the actor that `page` is about, else of the busiest in the chosen events."""
    actor, mask = _asked(dataset, shown, page), selected_mask(dataset, supported_part(dataset, shown))
    if not actor:
        st.info("The package names no actor.")
        return []
    found, part_in = describe_actor(dataset, actor), part_in_telling(dataset, actor, mask)
    _menu(dataset, actor, occurrences(dataset, mask))
    with st.container():  # one element, whatever is in it, so that the chart after it stays where it is
        st.text(_who(found))
        _same(found)
    seen: list[Drawing] = []
    if career_drawn := _career(dataset, shown, page, render_context(page), found):
        placed, drawing = career_drawn
        chart(drawing)
        seen.append(drawing)
        roles(placed, drawing.shown)
    else:
        count = int(events_of(dataset, actor).sum())
        st.info(f"Of this actor's events ({count:,}), none is among the chosen ones.")
    seen += partners_of(dataset, shown, page, found)
    forms(dataset, actor)
    held_offices(dataset, actor)
    st.text(_part_in_the_telling(dataset, shown, page, actor, part_in))
    record_of(part_in)
    doubts(dataset, actor)
    report_mistake(dataset, actor, found.name)
    return seen


def actor_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return the offices and events of that actor in time, then its partners, those of the two that can be drawn."""
    actor = _asked(dataset, shown, page)
    if not actor:
        return []
    found = describe_actor(dataset, actor)
    career = _career(dataset, shown, page, context, found)
    both = career and career[1], partners_drawn(dataset, shown, page, context, found)
    return [drawing for drawing in both if drawing]


def _asked(dataset: Dataset, shown: Dataset, page: Page) -> str:
    """Return the actor that the link asks for, else the busiest of the chosen events, else the first of all."""
    mask = selected_mask(dataset, shown)
    return page.focus or most_involved(dataset, mask) or next(iter(occurrences(dataset, mask)), "")


def _menu(dataset: Dataset, actor: str, counts: dict[str, int]) -> None:
    names = dataset.names_of[c.ACTOR]
    st.selectbox(
        "Actor (and how many of the chosen events)",
        list(counts),
        format_func=lambda one: f"{names[one]} ({counts[one]:,})" if counts[one] else f"{names[one]} (none chosen)",
        key=bind_widget("focus", actor),
        on_change=lambda: update_link(focus=[str(widget_value("focus"))]),
    )


def _same(found: ActorDescription) -> None:
    for other, name in found.same.items():
        st.button(
            escape_markdown(f"May be the same as {name}; not merged"),
            key=f"same-{other}",
            on_click=partial(update_link, focus=[other]),
            help="Show that actor",
            type="tertiary",
        )


def _who(found: ActorDescription) -> str:
    belongs = f", {found.belongs_to}" if found.belongs_to not in ("", found.side_name) else ""
    what = f"{found.kind}{belongs}; side: {found.side_name}."
    return " ".join((f"{found.office}." if found.office else "", what, found.note)).strip()


def _part_in_the_telling(dataset: Dataset, shown: Dataset, page: Page, actor: str, found: PartInTelling) -> str:
    """Say whether the record is the actor's own, and how much of it rests on that alone."""
    if not found.own:
        return found.words
    mask, mine = selected_mask(dataset, supported_part(dataset, shown)), events_of(dataset, actor)
    say = count_words(dataset, page)
    what = next(iter(found.own.values())) if len(found.own) == 1 else f"these {len(found.own)} sources"
    of_mine = f"{say(found.alone & mine & mask)} of this actor's {int((mine & mask).sum()):,} events, and "
    return (
        f"{found.words} {of_mine if (mine & mask).any() else ''}{say(found.alone & mask)} of all {int(mask.sum()):,} "
        f"chosen events rest on {what} alone."
    )


def _career(
    dataset: Dataset, shown: Dataset, page: Page, context: RenderContext, found: ActorDescription
) -> tuple[pd.DataFrame, Drawing] | None:
    """Return the chosen events of the actor, as dataset.actor.occasions gives them, and a drawing; None for none."""
    mine, mask = events_of(dataset, found.actor), selected_mask(dataset, shown)
    near = subset_of(dataset, shown, mine & mask, MOST_EVENTS)
    placed = appearances(dataset, near, found.actor, (page.selection.start, page.selection.end))
    if placed.empty:
        return None
    say, whole = count_words(dataset, page), int(mine.sum())
    close = by_closeness(placed)
    closeness = ", ".join(f"{words.lower()} in {say(events)}" for words, events in close.items())
    doubtful = int(placed[c.STATUS].isin(NOT_DONE).sum())
    ringed = f" In a dotted ring, as not done or not certain: {doubtful:,}." if doubtful else ""
    few = f". Of the first {len(placed):,} in time, which are drawn" if len(placed) < near.total else ""
    drawing = Drawing(
        "career",
        _drawn(dataset, near, placed, page, context, found),
        sentence=f"{share_words(say(mine & mask), whole, *_EVENTS)} chosen{few}: "
        f"{closeness}.{ringed}{left_out(shown.total - near.total, 'this actor does not occur in them')}",
        drawn=_DRAWN,
        events=placed[c.EVENT].tolist(),
        shown=near,
        finding=_finding(found.name, {words: say(events) for words, events in close.items()}),
    )

    def again(left: Dataset) -> list[Drawing]:
        same = _career(dataset, left, page, context, found)
        return [same[1]] if same else []

    return placed, say_supported(drawing, dataset, shown, again)


def _finding(name: str, counts: Mapping[str, str]) -> str:
    """Say in how many events the actor acts, carries words and is present. counts: closeness -> number, in words.

    >>> _finding("The Duke", {"Acted": "3", "Carried or received": "1", "Spoken of": "2"})
    'The Duke acts in 3 recorded events and carries or receives words in 1.'
    >>> _finding("The Duke", {"Spoken of": "1"})
    'The Duke is spoken of in 1 recorded event, and takes part in none.'
    """
    parts = [(_PARTS[close], number) for close, number in counts.items() if close in _PARTS]
    if not parts:
        (number,) = counts.values()
        return f"{name} is spoken of in {number} recorded event{_s(number)}, and takes part in none."
    (first, number), *others = parts
    said = [f"{first} {number} recorded event{_s(number)}", *(f"{does} {of}" for does, of in others)]
    return f"{name} {' and '.join([', '.join(said[:-1]), said[-1]] if len(said) > 1 else said)}."


def _s(number: str) -> str:
    return "" if number == "1" else "s"


def _drawn(
    dataset: Dataset, near: Dataset, placed: pd.DataFrame, page: Page, context: RenderContext, found: ActorDescription
) -> Figure:
    if context.is_phone:
        placed = placed.assign(**{c.LABEL: ""})  # no room for labels
    labels = {
        "side": {**dataset.dictionary.labels("actors", c.SIDE), SEVERAL: "Several sides"},
        "kind": dict(dataset.dictionary.labels("events", c.KIND)),
    }
    career = Career(placed, offices(dataset, found.actor), dataset.period, found.side, event_dates(near), labels)
    return actor_timeline(
        career,
        selected=page.event,
        width=context.room(),
        inside=context.place in ("beside", "phone"),
        shapes=page.shapes,
        theme=context.theme,
    )
