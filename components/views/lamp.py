"""The source lamp: what is left of the record without a source, an origin or a voice."""

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset import columns as c
from components.dataset.certain import certain, counted
from components.dataset.lamp import one_origin, unlit, unstated
from components.dataset.order import kept_of, part, these
from components.dataset.rests import rests
from components.dataset.support import ways
from components.dataset.words import left_out
from components.figures.lamp import lamp
from components.views.address import go, held, shown_by
from components.views.chart import chart
from components.views.look import page_look, room


def lamp_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show what the chosen events rest on, and what is left of them without what the reader switches off."""
    _switches(dataset, page)
    kept = kept_of(dataset, shown)
    found = rests(dataset, kept, page.lamp, certain(dataset, page.selection, page.lamp) if page.ranges else None)
    if found.empty:
        st.info("No source of the chosen events is recorded.")
        return
    near = part(dataset, shown, these(dataset, found[c.EVENT].tolist()))
    chart(
        lamp(found, look=page_look(page), selected=page.event, width=room(page)),
        key="lamp",
        sentence=_sentence(dataset, shown, page),
        drawn="A row for each origin, then for each voice; in it a mark for each event it supports, in the order of "
        "time. The mark is hollow where nothing else supports the event.",
        events=near.events[c.EVENT].tolist(),
        shown=near,
        framed=not page.present,
    )


def _sentence(dataset: Dataset, shown: Dataset, page: Page) -> str:
    """Say how many events rest on one origin, and how many lose their only support."""
    say, kept = counted(dataset, page), kept_of(dataset, shown)
    single = one_origin(dataset, page.lamp) & kept
    words = f"{say(kept)} of {len(dataset.events):,} events: {say(single)} rest on one origin, however many repeat it. "
    lost = f"{int((unlit(dataset, page.lamp) & kept).sum()):,} have lost their only one." if page.lamp else ""
    bare = left_out(int((kept & unstated(dataset)).sum()), "no source states them")
    return f"{words}{lost or 'Nothing is switched off.'}{bare}"


def _switches(dataset: Dataset, page: Page) -> None:
    """Offer what can be switched off: origins, other sources with a claim or on the way of one, voices."""
    paths = ways(dataset).paths
    names, order = dataset.names_of[c.SOURCE], {one: None for path in paths for one in path}
    origins = [one for one in dict.fromkeys(path[0] for path in paths) if one in names]
    sources = [one for one in order if one in names and one not in origins]
    used = dataset.index.codes("claims", c.VOICE).values
    voices = {name: words for name, words in dataset.dictionary.labels("claims", c.VOICE).items() if name in used}
    off = page.lamp.sources
    columns = st.columns(3)
    for column, label, key, options, chosen in (
        (columns[0], "Switch off an origin", "lamp-origins", origins, [one for one in off if one in origins]),
        (columns[1], "Switch off a source", "lamp-sources", sources, [one for one in off if one not in origins]),
    ):
        with column:
            st.multiselect(
                label,
                options,
                format_func=lambda source: names[source],
                key=held(key, chosen),
                on_change=lambda: go(without_source=[*_chosen("lamp-origins"), *_chosen("lamp-sources")]),
                placeholder="All are on",
                help="With a source, all that came down through it is switched off.",
            )
    with columns[2]:
        st.multiselect(
            "Switch off a voice",
            list(voices),
            format_func=voices.__getitem__,
            key=held("lamp-voices", list(page.lamp.voices)),
            on_change=lambda: go(without_voice=_chosen("lamp-voices")),
            placeholder="All are on",
        )


def _chosen(key: str) -> list[str]:
    return [str(one) for one in shown_by(key)]  # type: ignore[attr-defined]
