"""The source excluded: what is left of the record without a source, an origin or a voice."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.model.index import Mask
from components.dataset.query.certainty import Say, certain_mask, chosen_words, count_words
from components.dataset.query.facets import FACET
from components.dataset.query.filter_words import left_out
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of
from components.dataset.sources.excluded_sources import single_origin_mask, unstated_mask
from components.dataset.sources.origins import claim_paths
from components.dataset.sources.support_by_source import supported_events
from components.exports.base.drawing import Drawing, say_supported
from components.figures.sources.support_by_source import support_by_source
from components.views.base.address import bind_widget, update_link, widget_value
from components.views.base.chart import chart
from components.views.base.render_context import RenderContext, render_context


def excluded_sources_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show what the chosen events rest on, and what is left of them without what the reader switches off."""
    _switches(dataset, page)
    drawings = excluded_sources_drawings(dataset, shown, page, render_context(page))
    if not drawings:
        st.info("No source of the chosen events is recorded.")
    for drawing in drawings:
        chart(drawing)
    return drawings


def excluded_sources_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return what the chosen events rest on, as one drawing if any source is recorded."""
    mask = selected_mask(dataset, shown)
    support = supported_events(
        dataset, mask, page.excluded, certain_mask(dataset, page.selection, page.excluded) if page.ranges else None
    )
    if not support.events:
        return []
    near = subset_of(dataset, shown, mask_of_ids(dataset, support.events))
    drawing = Drawing(
        "lamp",
        support_by_source(support, theme=context.theme, selected=page.event, width=context.room()),
        sentence=_sentence(dataset, shown, page),
        drawn="A row for each origin, then for each voice; in it a mark for each event it supports, in the order "
        "of time. The mark is hollow where nothing else supports the event.",
        events=near.events[c.EVENT].tolist(),
        shown=near,
    )
    return [
        say_supported(drawing, dataset, shown, lambda left: excluded_sources_drawings(dataset, left, page, context))
    ]


def _sentence(dataset: Dataset, shown: Dataset, page: Page) -> str:
    """Say how many events rest on one origin."""
    say, mask = count_words(dataset, page), selected_mask(dataset, shown)
    single = single_origin_mask(dataset, page.excluded) & mask
    words = f"{chosen_words(dataset, shown, page)}: {say(single)} rest on one origin, however many repeat it"
    words += f"{_classed(dataset, single, say)}."
    lit = "" if page.excluded else " Nothing is switched off."
    return f"{words}{lit}{left_out(int((mask & unstated_mask(dataset)).sum()), 'no source states them')}"


def _classed(dataset: Dataset, single: Mask, say: Say) -> str:
    """Say what the filter Corroboration calls these events: a public one may have a single origin in these data too."""
    labels, codes = dataset.dictionary.labels("events", c.CORROBORATION), dataset.index.codes("events", c.CORROBORATION)
    found = {words: single & codes.any_of((value,)) for value, words in labels.items()}
    parts = [f"{say(mask)} “{words}”" for words, mask in found.items() if mask.any()]
    return f" (in the filter {FACET['corroborations'].title}: {', '.join(parts)})" if parts else ""


def _switches(dataset: Dataset, page: Page) -> None:
    """Offer what can be switched off: origins, other sources with a claim or on the way of one, voices."""
    paths = claim_paths(dataset).paths
    names, order = dataset.names_of[c.SOURCE], {one: None for path in paths for one in path}
    origins = [one for one in dict.fromkeys(path[0] for path in paths) if one in names]
    sources = [one for one in order if one in names and one not in origins]
    used = dataset.index.codes("claims", c.VOICE).values
    voices = {name: words for name, words in dataset.dictionary.labels("claims", c.VOICE).items() if name in used}
    for column, label, name, options in zip(
        st.columns(3),
        ("an origin", "a source", "a voice"),
        ("without_source", "without_source", "without_voice"),
        ({one: names[one] for one in origins}, {one: names[one] for one in sources}, voices),
        strict=True,
    ):
        off = page.excluded.sources if name == "without_source" else page.excluded.voices
        with column:
            _switch(f"Switch {label} off or on", f"lamp-{label.split()[1]}", name, options, off)


def _switch(label: str, key: str, name: str, options: Mapping[str, str], off: Sequence[str]) -> None:
    """Offer to switch one of `options` (value -> words) off, or on again if it is among `off`."""

    def turn() -> None:
        one = str(widget_value(key))
        update_link(**{name: [other for other in off if other != one] if one in off else [*off, one]})

    # A menu, not tags: on a dark page the words of Streamlit's tags cannot be read.
    st.selectbox(
        label,
        list(options),
        index=None,
        format_func=lambda value: f"{options[value]}{' (off)' if value in off else ''}",
        key=bind_widget(key, None),
        on_change=turn,
        placeholder=f"{sum(value in off for value in options)} off" if set(off) & set(options) else "All are on",
        help="With a source, all that came down through it is switched off.",
    )
