"""The evidence of one event: what happened, who says so, where, and what is doubtful."""

from collections.abc import Callable, Collection

import streamlit as st

from components.dataset import Dataset, Page, subset
from components.dataset.query.order import Order, mask_of_ids, order_of
from components.dataset.sources.claims import HEADINGS, origins_in
from components.dataset.sources.evidence import PLACE, Claim, Evidence, Part, evidence
from components.dataset.sources.excluded_sources import excluded_claims_of
from components.dataset.sources.found_in import found_in
from components.views.base.address import href, open_event, step_event, update_link
from components.views.base.escape import escape_markdown
from components.views.base.marked_words import marked_text, marked_words
from components.views.base.render_context import is_phone
from components.views.base.report_mistake import report_mistake
from components.views.sources.quotation import quotation
from components.views.sources.where import where

_ARROW = " → "


def evidence_panel(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show everything recorded of the event that `page` has open: in short, then in parts to choose from."""
    found = evidence(dataset, page.event)
    with st.container(border=True, key="evidence"):
        _steps(order_of(dataset, shown), page.event)
        query = page.selection.text
        st.header(marked_words(found.title, query), anchor=False)
        _date(found)
        off = excluded_claims_of(dataset, page.excluded, page.event)
        _badges(found, lost=bool(off) and _without_support(found, off))
        marked_text(found.summary, query)
        if found_where := found_in(subset(dataset, mask_of_ids(dataset, [found.event])), query).get(found.event):
            st.caption(escape_markdown(f"“{query}” is found in: {found_where}"))
        parts: dict[str, Callable[[], None]] = {
            f"Passages ({len(found.claims)})": lambda: _sources(found, off, query),
            f"Who ({len({part.actor for part in found.parts if not part.spoken_of})})": lambda: _who(found),
            "Details": lambda: _details(dataset, found),
            f"Links ({len(found.links)})": lambda: _links(found),
        }
        for tab, show in zip(st.tabs(list(parts)), parts.values(), strict=True):
            with tab:
                show()
        report_mistake(dataset, found.event, found.title)
        st.caption("Link to this event")
        st.code(href(event=[page.event]), language=None, wrap_lines=True)


@st.dialog("Record", width="large", on_dismiss=open_event(""))
def evidence_dialog(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the same over the page, where a tap has opened it: on a phone there is no room beside the chart."""
    evidence_panel(dataset, shown, page)


def _date(found: Evidence) -> None:
    """Say when it was, what that rests on, and in which words the source says so."""
    when = found.when[:1].upper() + found.when[1:]
    when += f" ({found.date_basis.lower()})" if found.date_basis else ""
    st.text(f"{when}\nAs stated: {found.stated}" if found.stated else when)


def _lines(values: dict[str, str]) -> None:
    st.text("\n".join(f"{heading}: {value}" for heading, value in values.items()))


def _sources(found: Evidence, off: Collection[str], query: str) -> None:
    _claims(found, off, query)
    _issues(found)
    _corrections(found)


def _details(dataset: Dataset, found: Evidence) -> None:
    if found.facts.get(PLACE):
        where(dataset, found.event, found.facts[PLACE])
    _offers(found)
    facts = {heading: words for heading, words in found.facts.items() if heading != PLACE}
    _lines(facts | ({"Note": found.note} if found.note else {}))


def _steps(order: Order, event: str) -> None:
    place, count = order.place(event), len(order)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        st.button("Earlier", key="earlier", on_click=step_event(order, -1), disabled=place < 1, type="tertiary")
        st.text(f"{place + 1:,} of {count:,}" if place >= 0 else "Not in the filters", width="content")
        last = place < 0 or place == count - 1
        st.button("Later", key="later", on_click=step_event(order, 1), disabled=last, type="tertiary")
        if not is_phone():  # there the dialog has its own
            st.button("Close", key="close", on_click=open_event(""), type="tertiary")


def _without_support(found: Evidence, off: Collection[str]) -> bool:
    return bool(found.origins) and not origins_in([claim for claim in found.claims if claim.claim not in off])


def _badges(found: Evidence, *, lost: bool) -> None:
    with st.container(horizontal=True, gap="small"):
        if len(found.origins) == 1:
            st.badge(
                escape_markdown(f"Rests on one origin: {found.origins[0]}"), icon=":material/looks_one:", color="orange"
            )
        elif found.origins:
            st.badge(f"{len(found.origins)} separate origins", icon=":material/account_tree:", color="blue")
        else:
            words = "No source states it: the curator infers it" if found.claims else "No source is recorded"
            st.badge(words, icon=":material/help:", color="gray")
        st.badge(escape_markdown(f"Status: {found.status}"), color="gray")
        if found.disputed:
            st.badge("Disputed", icon=":material/balance:", color="violet")
        if lost:
            st.badge("Source lamp: its only support is switched off", icon=":material/light_off:", color="gray")


def _claims(found: Evidence, off: Collection[str], query: str) -> None:
    if not found.claims:
        st.text("No source is recorded.")
    for heading in HEADINGS:
        claims = [claim for claim in found.claims if claim.heading == heading]
        if claims:
            st.markdown(f"**{heading}** ({len(claims)})")
        chain: tuple[str, ...] = ()
        for claim in claims:
            with st.container(border=True):
                _claim(claim, query, same_way=claim.chain == chain, off=claim.claim in off)
            chain = claim.chain


def _claim(claim: Claim, query: str, *, same_way: bool, off: bool) -> None:
    if off:
        st.badge("Switched off by the source lamp", icon=":material/light_off:", color="gray")
    where, voice, kind = map(escape_markdown, (claim.where, claim.voice, claim.kind))
    st.markdown(f"**{where}** · {voice} · {kind}")
    marked_text(claim.summary, query)
    quotation(claim)
    if claim.note:
        st.text(f"Note: {claim.note}")
    way = "as the claim before" if same_way else _ARROW.join(claim.chain)
    st.caption(escape_markdown(f"How it reached us: {way}"))
    with st.expander("About this source"):
        st.text(claim.citation)
        for words in (claim.interest, claim.reliability):
            if words:
                st.text(words)
        if claim.url:
            st.link_button("Open the publisher's page", claim.url, icon=":material/open_in_new:")


def _who(found: Evidence) -> None:
    """List who took part in which role; each name opens the page of its actor."""
    spoken_of = [part.name for part in found.parts if part.spoken_of]
    for place, part in enumerate(part for part in found.parts if not part.spoken_of):
        st.button(
            escape_markdown(f"{part.role}: {part.name}"),
            key=f"actor-{place}-{part.actor}",
            on_click=_about(part.actor),
            help="Open the page of this actor",
            type="tertiary",
            icon=":material/person:",
        )
        st.caption(escape_markdown(_part_words(part)))
    if spoken_of:
        st.text(f"Spoken of: {', '.join(spoken_of)}.")


def _about(actor: str) -> Callable[[], None]:
    return lambda: update_link(view=["actor"], focus=[actor])


def _part_words(part: Part) -> str:
    office, acts_for = (f"{part.office}. " if part.office else ""), (f"For {part.acts_for}. " if part.acts_for else "")
    return f"{office}{acts_for}{part.basis}."


def _offers(found: Evidence) -> None:
    if not found.offers:
        return
    st.markdown("**Asked and answered**")
    for offer in found.offers:
        at = f" [{offer.answer_where}]" if offer.answer_where else ""
        note = f" ({offer.note})" if offer.note else ""
        st.text(
            f"{offer.kind} ({offer.reading.lower()}): {offer.content} [{offer.where}]\nAnswer: {offer.answer}{at}{note}"
        )


def _links(found: Evidence) -> None:
    if not found.links:
        st.text("No other event is linked to this one.")
    for link in found.links:
        words = f"{link.relation}: {link.title}" if link.outward else f"{link.title} ({link.relation.lower()} this)"
        note = f". {link.note}" if link.note else ""
        st.button(
            escape_markdown(f"{words} [{link.basis.lower()}]"),
            key=f"link-{link.event}-{link.relation}-{link.outward}",
            on_click=open_event(link.event),
            help=escape_markdown(f"Open this event{note}"),
            type="tertiary",
        )


def _issues(found: Evidence) -> None:
    if not found.issues:
        return
    st.markdown(f"**Doubts about the sources** ({len(found.issues)})")
    for issue in found.issues:
        with st.expander(escape_markdown(f"{issue.title} ({issue.severity.lower()}, {issue.issue})")):
            st.text(issue.text)
            st.text(f"Evidence: {issue.evidence}")
            st.text(f"Shown here: {issue.handling}")


def _corrections(found: Evidence) -> None:
    if not found.corrections:
        return
    with st.expander(f"Corrected ({len(found.corrections)})"):
        for one in found.corrections:
            st.text(f"Version {one.version}: {one.change} ({one.correction})")
        link = {"view": ["about"], "section": ["corrections"], "event": []}
        st.button("All corrections", key="all-corrections", on_click=lambda: update_link(**link), type="tertiary")
