"""Who knew what when: which of two or more actors knew of an event, and since when."""

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from components.dataset import Dataset, Page, Selection
from components.dataset.knowledge.asymmetry import Asymmetry, asymmetries, default_pair
from components.dataset.knowledge.knowledge import (
    COULD,
    KNEW,
    MOST_COLUMNS,
    MOST_ROWS,
    EligibleEvents,
    Evidence,
    Knowledge,
    days_of_record,
    distinct_names,
    eligible_events,
    happened_by,
    informed_actors,
    knowledge,
    knowledge_evidence,
)
from components.dataset.model import columns as c
from components.dataset.model.date_words import day_words
from components.dataset.model.index import Mask
from components.dataset.query.certainty import certain_mask, count_words, share_words
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of
from components.dataset.sources.excluded_sources import records_sources, single_origin_mask, unsupported_ids
from components.exports.base.drawing import Drawing, say_supported
from components.figures import knowledge as grid
from components.views.base.address import choose
from components.views.base.chart import chart
from components.views.base.render_context import RenderContext, render_context
from components.views.knowledge.asymmetry import every_justification, where_they_differ
from components.views.knowledge.day_cursor import day_cursor

_FEW, _ON_PHONE = 4, 3  # actors who are drawn if none is asked for
_MOST_SAID = 2  # actors whose numbers are said
_NONE = "0"
_NOT_SAID = (
    " “No evidence” does not mean that somebody did not know. To have kept or published a paper later does not count "
    "as having known."
)


class _Asked(NamedTuple):
    """What may be drawn: which rows, the first events of them, and who knew of these in the whole record.

    sure: which claims' events are certain, as `knowledge_evidence` takes them. actors: those with any evidence.
    """

    rows: EligibleEvents
    near: Dataset
    found: Evidence
    sure: Mask
    actors: Sequence[str]


class _Drawn(NamedTuple):
    """The grid, what is in it, and where two actors differ.

    both: what the two knew; empty if no two are told of.
    """

    drawing: Drawing
    known: Sequence[Knowledge]
    both: Sequence[Knowledge]
    compared: Sequence[Asymmetry]


def knowledge_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show of which chosen events that were not public who knew, and where two who knew differ."""
    asked = _asked(dataset, shown, page)
    if not asked:
        st.info("No message, meeting or deliberation that was not public is among the chosen events.")
        return []
    if not asked.actors:
        st.info("There is no evidence in this package of who knew of any of the chosen events.")
        return []
    _choices(dataset, page, asked.actors)
    day_cursor(days_of_record(asked.near.events, asked.found), page)
    drawn = _grid(dataset, shown, page, render_context(page), asked)
    if not drawn:
        st.info(f"None of these events may have happened by {day_words(page.day)}." if page.day else "")
        return []
    chart(drawn.drawing)
    every_justification(drawn.known)
    if drawn.both:
        where_they_differ(drawn.both, drawn.compared, chosen=bool(_named(page)))
    return [drawn.drawing]


def knowledge_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return who knew of which chosen event, as one drawing if there is one that may have happened by the day."""
    asked = _asked(dataset, shown, page)
    drawn = _grid(dataset, shown, page, context, asked) if asked and asked.actors else None
    return [drawn.drawing] if drawn else []


def _asked(dataset: Dataset, shown: Dataset, page: Page) -> _Asked | None:
    """Return what may be drawn of the chosen events; None if there is none of which one could know or not."""
    rows = eligible_events(dataset, selected_mask(dataset, shown))
    near = subset_of(dataset, shown, rows.among, MOST_ROWS)
    if near.events.empty:
        return None
    sure = certain_mask(dataset, Selection(), page.excluded)
    found = knowledge_evidence(dataset, near.events[c.EVENT].tolist(), sure)
    return _Asked(rows, near, found, sure, informed_actors(found, dataset.actors))


def _choices(dataset: Dataset, page: Page, actors: Sequence[str]) -> None:
    """Offer the actors with any evidence, and those whom the link names."""
    names = distinct_names(dataset.actors)
    named = {actor: names[actor] for actor in (*actors, page.focus, page.against) if actor}
    ordered = dict(sorted(named.items(), key=lambda one: one[1]))
    with st.container(horizontal=True):
        choose("focus", {"": "Those with most evidence", **ordered}, page, label="Who", menu=True)
        choose("against", {"": "Nobody"} | ordered, page, label="Compared with", menu=True)


def _named(page: Page) -> tuple[str, ...]:
    """Return the actors that the link asks for."""
    return tuple(dict.fromkeys(actor for actor in (page.focus, page.against) if actor))


def _grid(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext, asked: _Asked) -> _Drawn | None:
    """Return the grid as of the day of `page`; None if none of the events may have happened by then."""
    rows, near, found, sure, actors = asked
    seen = subset_of(dataset, shown, mask_of_ids(dataset, near.events[c.EVENT][happened_by(near.events, page.day)]))
    if seen.events.empty:
        return None
    if page.day:
        found = knowledge_evidence(dataset, near.events[c.EVENT].tolist(), sure, page.day)
    named, most = _named(page), _ON_PHONE if context.is_phone else _FEW
    known = knowledge(seen, found, named or actors[:most])
    pair = named if len(named) > 1 else None if named else default_pair(knowledge(seen, found, actors[:MOST_COLUMNS]))
    both = knowledge(seen, found, pair or ())
    compared = asymmetries(both)
    few = (
        f" Drawn are the {most} of {len(actors)} actors with most evidence." if not named and len(actors) > most else ""
    )
    arrows, width = compared if named else [], context.room()
    drawing = Drawing(
        "knew",
        grid(known, arrows, theme=context.theme, selected=page.event, width=width),
        sentence=_events(dataset, page, rows, near, seen) + few + _could(dataset, page, known) + _NOT_SAID,
        drawn="A row for each event, a column for each actor. A filled square: evidence that they knew; a dashed one: "
        "could have known; a stroke: no evidence. Beside it stands since when.",
        events=seen.events[c.EVENT].tolist(),
        shown=seen,
        finding=_finding(dataset, page, seen, known),
    )

    def again(left: Dataset) -> list[Drawing]:
        return knowledge_drawings(dataset, left, page, context)

    lost = unsupported_ids(seen)
    both = [cell for cell in both if cell.event not in lost]
    compared = [one for one in compared if one.one.event not in lost]
    return _Drawn(say_supported(drawing, dataset, shown, again), known, both, compared)


def _events(dataset: Dataset, page: Page, rows: EligibleEvents, near: Dataset, seen: Dataset) -> str:
    """Say how many events are drawn of how many, and why the others are not."""
    say = count_words(dataset, page)
    whole = int(eligible_events(dataset, selected_mask(dataset, dataset)).among.sum())
    words = f"{say(rows.among)} of {whole:,} messages, meetings and deliberations that were not public."
    if near.total > len(near.events):
        words += f" The first {len(near.events)} in time are looked at."
    if later := len(near.events) - len(seen.events):
        words += f" {later} later event{' is' if later == 1 else 's are'} left out because of the day chosen."
    if records_sources(dataset):
        drawn = selected_mask(dataset, seen)
        single = say(single_origin_mask(dataset, page.excluded) & drawn)
        words += f" {share_words(single, int(drawn.sum()), 'event', 'events', ('rests', 'rest'))} on one origin."
    undrawn = [f"{say(rows.public)} public, of which anybody could have known"] if rows.public.any() else []
    undrawn += [f"{say(rows.other)} of another kind"] if rows.other.any() else []
    return f"{words} Not drawn: {'; '.join(undrawn)}." if undrawn else words


def _finding(dataset: Dataset, page: Page, seen: Dataset, known: Sequence[Knowledge]) -> str:
    """Say for how many events there is evidence that the first two actors, or the chosen ones, knew of them."""
    say, count = count_words(dataset, page), seen.total
    actors = list({cell.actor: cell for cell in known}.values())[:_MOST_SAID]
    knew = {
        one.label: say([cell.event for cell in known if (cell.actor, cell.state) == (one.actor, KNEW)])
        for one in actors
    }
    by = f"by {day_words(page.day)} " if page.day else ""
    some = [(name, number) for name, number in knew.items() if number != _NONE]
    none = " or ".join(name for name, number in knew.items() if number == _NONE)
    if count == 1:
        who = " and ".join(name for name, _ in some) if some else none
        return f"{'E' if some else 'No e'}vidence that {by}{who} knew of the one non-public event here."
    if not some:
        return f"No evidence that {by}{none} knew of any of these {count:,} non-public events."
    (first, number), *others = some
    parts = [f"{first} knew of {number} of {count:,} non-public events", *(f"{name} of {of}" for name, of in others)]
    return f"Evidence that {by}{', '.join(parts)}{f'; none for {none}' if none else ''}."


def _could(dataset: Dataset, page: Page, known: Sequence[Knowledge]) -> str:
    """Say of how many more events these actors could have known."""
    say = count_words(dataset, page)
    could: dict[str, list[str]] = {}
    for cell in known:
        could.setdefault(cell.name, []).extend([cell.event] if cell.state == COULD else [])
    parts = [f"{name} of {say(events)} more" for name, events in list(could.items())[:_MOST_SAID] if events]
    return f" Could have known: {', '.join(parts)}." if parts else ""
