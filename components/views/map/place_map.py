"""The map: where things happened, and where the place is only inferred."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.map.place_map import (
    MOST_LEGS,
    MOST_PLACES,
    Place,
    at_places,
    drawable_mask,
    legs_of,
    not_done_counts,
    places_of,
    travelling_mask,
)
from components.dataset.map.recorded import (
    located_places,
    points_of,
    unlocated_mask,
    unlocated_names,
    where_words,
    with_inferred_place,
    with_place,
    with_unstated_place,
)
from components.dataset.map.region import region_of
from components.dataset.map.states import state_names
from components.dataset.model import columns as c
from components.dataset.model.acting_side import SEVERAL
from components.dataset.model.index import Mask
from components.dataset.query.certainty import count_words, lost_words, lower_bound_mask, range_words
from components.dataset.query.order import selected_mask, subset_of, supported_part
from components.exports.base.drawing import Drawing, say_supported
from components.figures import place_map
from components.figures.map.lists import short
from components.views.base.chart import MOST_LISTED, chart
from components.views.base.escape import escape_markdown
from components.views.base.plain_table import plain_table
from components.views.base.render_context import RenderContext, render_context

_MOST_FOUND = 3  # places in the finding
_MOST_NAMES = 5  # of places without coordinates, in the sentence
_ONLY = {"summary": "summed up"}  # status -> words, where they differ


def place_map_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show at which places the chosen events happened, and between which they went; list those without a place."""
    drawings = place_map_drawings(dataset, shown, page, render_context(page))
    mask = selected_mask(dataset, shown)
    unlocated, missing = unlocated_mask(dataset, mask), mask & ~with_place(dataset, mask)
    if not drawings:
        told = f"No place can be drawn. {escape_markdown(_sentence(dataset, page, mask, 0))}"
        st.info(told if unlocated.any() else "None of the chosen events has a recorded place.")
    for drawing in drawings:
        chart(drawing)
    if unlocated.any():
        _table(dataset, shown, unlocated, "at places without coordinates", "map-unlocated")
    if missing.any():
        _table(dataset, shown, missing, "of which no place is recorded", "map-without")
    return drawings


def place_map_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return the places and the ways between them, as one drawing if any place is recorded."""
    mask = selected_mask(dataset, shown)
    places, legs = places_of(dataset, mask, sure=lower_bound_mask(dataset, page)), legs_of(dataset, mask)
    if not places:
        return []
    near = subset_of(dataset, shown, at_places(dataset, with_place(dataset, mask), places), MOST_LISTED + 1)
    region = region_of([(place.longitude, place.latitude) for place in places], points_of(dataset, MOST_PLACES))
    region = replace(region, names=state_names(dataset))
    sides = {**dataset.dictionary.labels("actors", c.SIDE), SEVERAL: "Several sides"}
    drawing = Drawing(
        "map",
        place_map(places, legs, sides, theme=context.theme, selected=page.event, width=context.room(), region=region),
        sentence=_sentence(dataset, page, mask, len(places)),
        drawn="A mark for each place, larger for more events, with a dashed ring if no source states the place, or if "
        "it is an area or a stand-in. Arrows are what lead from one place to another, by number in the order of time; "
        "dashed if it is not reported as done, or if no source states the places. Places far from most others stand "
        "in a list.",
        events=near.events[c.EVENT].tolist(),
        shown=near,
        finding=_finding(places, page),
    )
    return [say_supported(drawing, dataset, shown, lambda left: place_map_drawings(dataset, left, page, context))]


def _finding(places: Sequence[Place], page: Page) -> str:
    """Say where most events are recorded, the first three places of `places`, most events first."""
    first = [place for place in places if place.count][:_MOST_FOUND]
    if not first:
        return ""
    said: list[str] = []
    for place in first:
        count = range_words(place.least, place.count) if page.ranges else f"{place.count:,}"
        events = f" event{'' if place.count == 1 else 's'}" if not said else ""
        every = "" if place.count == 1 else "all "
        guessed = every if place.inferred == place.count else f"{place.inferred:,} "
        said.append(f"{short(place.name)} ({count}{events}{f', {guessed}inferred' if place.inferred else ''})")
    listed = " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
    return (
        f"{'Events are placed most often in' if len(places) > len(first) else 'These events are placed in'} {listed}."
    )


def _sentence(dataset: Dataset, page: Page, mask: Mask, drawn: int) -> str:
    """Say how many events have a place, how many of the places no source states, and how many events have none."""
    say = count_words(dataset, page)
    located = with_place(dataset, mask)
    inferred, unstated = with_inferred_place(dataset, mask), with_unstated_place(dataset, mask)
    missing, legs = mask & ~located, travelling_mask(dataset, mask)
    codes = dataset.index.codes("events", c.PLACE)
    whole = len(set(codes.of[located & codes.any_of(located_places(dataset))].tolist()))
    few = f" Drawn are the {drawn} places with most of them." if whole > drawn > 0 else ""
    bare = f" For {say(unstated)} no source states it." if unstated.any() else ""
    guessed = f" For {say(inferred)} of these the curator inferred it." if inferred.any() else ""
    only = "".join(
        f", {count:,} only {_ONLY.get(status, status)}" for status, count in not_done_counts(dataset, legs).items()
    )
    ways = f" From one place to another: {say(legs)} of them{only}." if legs.any() else ""
    first = (
        f" The first {MOST_LEGS} of these in time are drawn as arrows."
        if drawable_mask(dataset, mask).sum() > MOST_LEGS
        else ""
    )
    has = "has" if say(located) == "1" else "have"
    rest = f" Without a recorded place, and listed below: {say(missing)}." if missing.any() else ""
    return (
        f"{say(located)} of {int(mask.sum()):,} chosen events {has} a place.{guessed}{bare}{few}{ways}{first}"
        f"{_unlocated(dataset, page, mask)}{rest}"
    )


def _unlocated(dataset: Dataset, page: Page, mask: Mask) -> str:
    """Say how many places have no coordinates, which they are, and how many events are there."""
    names = unlocated_names(dataset, mask)
    if not names:
        return ""
    more = f" and {len(names) - _MOST_NAMES:,} more" if len(names) > _MOST_NAMES else ""
    lack = "1 place has" if len(names) == 1 else f"{len(names):,} places have"
    events = count_words(dataset, page)(unlocated_mask(dataset, mask))
    return f" {lack} no coordinates ({', '.join(names[:_MOST_NAMES])}{more}); events there, listed below: {events}."


def _table(dataset: Dataset, shown: Dataset, among: Mask, which: str, key: str) -> None:
    """Offer the events `among` as a table. which: what they have in common, in words."""
    rows = subset_of(dataset, shown, among, MOST_LISTED)
    count, lost = supported_part(dataset, rows).total, lost_words(dataset, rows)
    words = f"Not on the map: {count:,} event{'' if count == 1 else 's'} {which}{f'; {lost}' if lost else ''}"
    table = st.expander(words, key=key, on_change="rerun")
    if table.open:
        with table:
            plain_table(rows, rows.events[c.EVENT].tolist(), where_words(dataset, among))
