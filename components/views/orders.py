"""The timeline in another order: as the documents tell it, as the public learned it."""

from components.dataset import Dataset, Page
from components.dataset import columns as c
from components.dataset.acting import SEVERAL
from components.dataset.certain import counted
from components.dataset.crowd import MOST_MARKS
from components.dataset.learned import delay, learned_days
from components.dataset.order import kept_of, part, these
from components.dataset.orders import Ordered, as_learned, as_told
from components.dataset.tellings import BACK, DOCUMENT, documents, tellings
from components.dataset.timeline import PANEL, UNDATED, links_of, marks
from components.dataset.words import event_dates
from components.figures import Figure, in_order
from components.views.lanes import LANES, Seen, names_inside, width_of
from components.views.look import Stage

HAPPENED, TOLD, LEARNED = "happened", "told", "learned"
ORDERS = {
    HAPPENED: "As it happened",
    TOLD: "As the documents tell it",
    LEARNED: "As the public learned it",
}
_EDGES = {TOLD: "not in the<br>documents", LEARNED: "no closed<br>date"}
_MEANINGS = {
    TOLD: ("day of the event known", "day not known"),
    LEARNED: ("day it became known", "that day not known", "possible days"),
}
_ABREAST, _ASIDE = {TOLD: 1, LEARNED: 6}, {TOLD: 0.22, LEARNED: 0.12}
_DRAWN = {
    TOLD: "A panel for each document, its paragraphs from left to right; a filled mark where the day of the event is "
    "known, hollow where not. What the documents do not tell stands at the right.",
    LEARNED: "In the calendar what was public, or published, by the end of the period; right of it what was first "
    "published later, a column for each first publication. A filled mark where the day on which it became known is "
    "known, hollow where not.",
}


def reordered(dataset: Dataset, shown: Dataset, page: Page, stage: Stage) -> Seen:
    """Return the chosen events in the order that `page` asks for; of very many, the first in time."""
    near = shown if shown.total <= MOST_MARKS else part(dataset, shown, kept_of(dataset, shown), MOST_MARKS)
    placed = marks(dataset, near, page.lanes)
    order = (as_told if page.order == TOLD else as_learned)(dataset, near, placed)
    few = f" The first {MOST_MARKS} in time are drawn, and counted here." if near is not shown else ""
    told = page.order == TOLD
    words = _told(dataset, near, page, stage) if told else _learned(dataset, near, page, order)
    drawn = f"One lane for each {page.lanes}. {_DRAWN[page.order]}"
    return _figure(dataset, near, page, stage, order), f"{words}{few}", drawn, near


def _figure(dataset: Dataset, near: Dataset, page: Page, stage: Stage, order: Ordered) -> Figure:
    dates = event_dates(near)
    placed = order.marks.assign(**{c.LABEL: ""}) if stage.is_phone else order.marks  # no room for labels
    return in_order(
        placed,
        order.stops,
        links_of(near, page.event),
        dataset.period,
        words={event: f"{dates[event]}\n{said}" for event, said in order.said.items()},
        labels={
            "side": {**dataset.dictionary.labels("actors", c.SIDE), SEVERAL: "Several sides"},
            "kind": dict(dataset.dictionary.labels("events", c.KIND)),
            "relation": dict(dataset.dictionary.labels("links", c.RELATION)),
        },
        meanings=_MEANINGS[page.order],
        edge=_EDGES[page.order],
        abreast=_ABREAST[page.order],
        aside=_ASIDE[page.order],
        selected=page.event,
        width=width_of(stage),
        inside=names_inside(stage),
        look=stage.look,
    )


def _told(dataset: Dataset, near: Dataset, page: Page, stage: Stage) -> str:
    """Say how many events each document tells, how many none of them, and how many after something later."""
    say, found = counted(dataset, page), tellings(dataset, near)
    ids = {
        title: found.loc[found[DOCUMENT].eq(document), c.EVENT].tolist()
        for document, title in documents(dataset).items()
    }
    parts = [f"{say(events)} told in {title}" for title, events in ids.items() if events]
    rest, back = (found.loc[which, c.EVENT].tolist() for which in (found[DOCUMENT].eq(""), found[BACK]))
    parts += [f"{say(rest)} in none of the documents, at the right"] if rest else []
    sign = "" if stage.is_phone else " (◂ and the year)"
    late = (
        f" {say(back)} are told after something that happened later{sign}, the story of the papers aside."
        if back
        else ""
    )
    return (
        f"{shown_of(dataset, near, page)}, each where a document first tells it, headings and the digest's own frame "
        f"aside: {', '.join(parts)}.{late} "
        "Distances are paragraphs, not time."
    )


def shown_of(dataset: Dataset, near: Dataset, page: Page) -> str:
    """Say how many of all events were chosen, and in which lanes they stand."""
    count = counted(dataset, page)(kept_of(dataset, near))
    return f"{count} of {len(dataset.events):,} events by {LANES[page.lanes].lower()}"


def _learned(dataset: Dataset, near: Dataset, page: Page, order: Ordered) -> str:
    """Say how many events were public at once, and after how long the secret ones became known."""
    say, kept = counted(dataset, page), these(dataset, near.events[c.EVENT].tolist())
    late = delay(dataset, kept)
    public = kept & learned_days(dataset).at_once
    undated = order.marks.loc[order.marks[PANEL].eq(UNDATED), c.EVENT].drop_duplicates().tolist()
    since, until = late.years
    years = f"in {since}" if since == until else f"between {since} and {until}"
    after = f"{late.least} to {late.most}" if late.least != late.most else f"{late.least}"
    lag = f" (those dated to within a year, {after} years later)" if late.most is not None else ""
    hidden = (
        f" Of {say(late.hidden)} that were secret or internal, {say(late.published)} were first published {years}"
        f"{lag}; none of the sources read shows one earlier."
        if late.published.any()
        else ""
    )
    rest = f" {say(undated)} without a closed date stand at the right." if undated else ""
    other = kept & ~public & ~late.hidden
    unsaid = f" Of {say(other)} it is not stated whether they were secret." if other.any() else ""
    return (
        f"{shown_of(dataset, near, page)}, in the order in which the public could know of them: {say(public)} were "
        f"public when they happened.{hidden}{unsaid}{rest}"
    )
