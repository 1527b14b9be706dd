"""Where an event took place: a small map in its record, and the words."""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

import streamlit as st

from components.dataset import Dataset
from components.dataset.map.place_map import Leg, Place, home_region, legs_of, places_of
from components.dataset.query.order import mask_of_ids
from components.figures.map.locator import WIDTH, is_sure, locator_map
from components.figures.map.words import PARTS, leg_words
from components.views.base.render_context import page_theme

_IN_A_LINK = " /:=;,'()-"  # signs of a drawing that a data link may hold as they are


def where(dataset: Dataset, event: str, words: str) -> None:
    """Show on a small map where `event` took place, and say it in `words`; in words alone if no place can be drawn.

    A picture, and no chart: nothing in it can be pressed, and a page without a chart is not made to load one.
    """
    mask = mask_of_ids(dataset, [event])
    places, legs = places_of(dataset, mask), legs_of(dataset, mask)
    if drawn := locator_map(places, legs, home_region(dataset), theme=page_theme()):
        st.html(
            f'<img alt="{escape(_in_words(places, legs))}" width="{WIDTH}" style="max-width:100%;height:auto" '
            f'src="data:image/svg+xml,{quote(drawn, _IN_A_LINK)}">'
        )
    parts = dict.fromkeys(PARTS[place.precision] for place in places if place.precision in PARTS)
    st.text(" ".join([f"Place: {words}.", *parts]))


def _in_words(places: Sequence[Place], legs: Sequence[Leg]) -> str:
    """Return what the map shows, for those who cannot see it."""
    marks = [
        f"a mark at {place.name}{'' if is_sure(place, legs) else ', in a dashed ring: not certain'}" for place in places
    ]
    ways = [
        f"an arrow from {leg.start_name} to {leg.end_name}"
        + ("" if leg.certain else f", dashed: {leg_words(leg) or 'not certain'}")
        for leg in legs
    ]
    return f"Small map of the region: {'; '.join([*marks, *ways])}."
