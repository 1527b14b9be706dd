"""The source excluded: what is left of the record without a source, an origin or a voice."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.model.acting_side import SEVERAL
from components.dataset.model.index import Mask
from components.dataset.query.certainty import Say, certain_mask, chosen_words, count_words, range_words, share_words
from components.dataset.query.facets import FACET
from components.dataset.query.filter_words import left_out
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of, supported_part
from components.dataset.sources.excluded_sources import single_origin_mask, unstated_mask
from components.dataset.sources.origins import claim_paths
from components.dataset.sources.support_by_source import Support, supported_events
from components.exports.base.drawing import Drawing, say_supported
from components.figures.sources.support_by_source import support_by_source
from components.views.base.address import bind_widget, update_link, widget_value
from components.views.base.chart import chart
from components.views.base.escape import escape_markdown
from components.views.base.render_context import RenderContext, render_context


def excluded_sources_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show what the chosen events rest on, and what is left of them without what the reader switches off."""
    _switches(dataset, _rows(dataset, shown, page), page)
    drawings = excluded_sources_drawings(dataset, shown, page, render_context(page))
    if not drawings:
        st.info("No source of the chosen events is recorded.")
    for drawing in drawings:
        chart(drawing)
    return drawings


def excluded_sources_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return what the chosen events rest on, as one drawing if any source is recorded."""
    rows = _rows(dataset, shown, page)
    if not rows:
        return []
    near = subset_of(dataset, shown, mask_of_ids(dataset, [one.event for row in rows for one in row.events]))
    sides = [*dataset.dictionary.labels("actors", c.SIDE).items(), (SEVERAL, "Several sides")]
    drawing = Drawing(
        "lamp",
        support_by_source(rows, sides, theme=context.theme, selected=page.event, width=context.room()),
        finding=_finding(dataset, shown, page, rows),
        sentence=_sentence(dataset, shown, page),
        drawn="A row for each origin, in it a dot for each event that goes back to it: first those that rest on it "
        "alone, then, after a gap, those that others support too.",
        events=near.events[c.EVENT].tolist(),
        shown=near,
    )
    said = say_supported(drawing, dataset, shown, lambda left: excluded_sources_drawings(dataset, left, page, context))
    return [said._replace(finding=_left(dataset, shown, page)) if page.excluded else said]


def _left(dataset: Dataset, shown: Dataset, page: Page) -> str:
    """Say how many of the chosen events are left without what is switched off."""
    labels = dataset.dictionary.labels("claims", c.VOICE)
    off = [dataset.names_of[c.SOURCE].get(one, one) for one in page.excluded.sources]
    off += [f"“{labels.get(one, one)}”" for one in page.excluded.voices]
    words = off[0] if len(off) == 1 else "what is switched off"
    left = count_words(dataset, page)(selected_mask(dataset, supported_part(dataset, shown)))
    return f"{share_words(left, shown.total, 'event', 'events', ('is', 'are'))} left without {words}."


def _rows(dataset: Dataset, shown: Dataset, page: Page) -> list[Support]:
    sure = certain_mask(dataset, page.selection, page.excluded) if page.ranges else None
    return supported_events(dataset, selected_mask(dataset, shown), page.excluded, sure)


def _finding(dataset: Dataset, shown: Dataset, page: Page, rows: Sequence[Support]) -> str:
    """Say how many events rest on one origin alone, of the one on which most do."""
    lit = [row for row in rows if row.value and not row.excluded]
    most = max(lit, key=lambda row: row.alone, default=None)
    if not most or not most.alone:
        return f"No single origin carries any of the {shown.total:,} chosen events alone."
    part, left = range_words(most.least_alone, most.alone), supported_part(dataset, shown).total
    return f"{share_words(part, left, 'event', 'events', ('rests', 'rest'))} on {most.words} alone."


def _sentence(dataset: Dataset, shown: Dataset, page: Page) -> str:
    """Say how many events rest on one origin."""
    say, mask = count_words(dataset, page), selected_mask(dataset, shown)
    single = single_origin_mask(dataset, page.excluded) & mask
    rest = f"{say(single)} rest{'s' if single.sum() == 1 else ''} on one origin, however many repeat it"
    words = f"{chosen_words(dataset, shown, page)}: {rest}{_classed(dataset, single, say)}."
    lit = "" if page.excluded else " Nothing is switched off."
    return f"{words}{lit}{left_out(int((mask & unstated_mask(dataset)).sum()), 'no source states them')}"


def _classed(dataset: Dataset, single: Mask, say: Say) -> str:
    """Say what the filter Corroboration calls these events: a public one may have a single origin in these data too."""
    labels, codes = dataset.dictionary.labels("events", c.CORROBORATION), dataset.index.codes("events", c.CORROBORATION)
    found = {words: single & codes.any_of((value,)) for value, words in labels.items()}
    parts = [f"{say(mask)} “{words}”" for words, mask in found.items() if mask.any()]
    return f" (in the filter {FACET['corroborations'].title}: {', '.join(parts)})" if parts else ""


def _switches(dataset: Dataset, rows: Sequence[Support], page: Page) -> None:
    """Offer what can be switched off: the origins of `rows`, then every other source on the way of a claim, voices."""
    off = len(page.excluded.sources) + len(page.excluded.voices)
    with st.popover(f"Switch a source off or on ({off} off)" if off else "Switch a source off"):
        st.caption("With a source, all that came down through it is switched off.")
        origins = {row.value: row.words for row in rows if row.value}
        for source, name in origins.items():
            key = f"lamp-{source}"
            st.toggle(
                escape_markdown(name),
                key=bind_widget(key, source not in page.excluded.sources),
                on_change=_turn("without_source", page.excluded.sources, source),
            )
        names = dataset.names_of[c.SOURCE]
        ways = dict.fromkeys(one for path in claim_paths(dataset).paths for one in path)
        _menu(
            "another source",
            "without_source",
            {one: names[one] for one in ways if one in names and one not in origins},
            page,
        )
        used = dataset.index.codes("claims", c.VOICE).values
        labels = dataset.dictionary.labels("claims", c.VOICE)
        _menu("a voice", "without_voice", {voice: words for voice, words in labels.items() if voice in used}, page)


def _menu(what: str, name: str, options: Mapping[str, str], page: Page) -> None:
    """Offer to switch one of `options` (value -> words) off, or on again if it is off."""
    off, key = page.excluded.sources if name == "without_source" else page.excluded.voices, f"lamp-{what.split()[-1]}"
    # A menu, not tags: on a dark page the words of Streamlit's tags cannot be read.
    st.selectbox(
        f"Switch {what} off or on",
        list(options),
        index=None,
        format_func=lambda value: f"{options[value]}{' (off)' if value in off else ''}",
        key=bind_widget(key, None),
        on_change=lambda: _turn(name, off, str(widget_value(key)))(),
        placeholder=f"{sum(value in off for value in options)} off" if set(off) & set(options) else "All are on",
    )


def _turn(name: str, off: Sequence[str], one: str) -> Callable[[], None]:
    """Return a callback that switches `one` off, or on if it is among `off`, the values of the parameter `name`."""
    return lambda: update_link(**{name: [other for other in off if other != one] if one in off else [*off, one]})
