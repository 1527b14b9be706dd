"""Two readings: where accounts disagree, side by side, and what the difference rests on."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.query.order import selected_mask, supported_part
from components.dataset.sources.disagreements import (
    Account,
    CitedClaim,
    Disagreement,
    DisagreementSummary,
    disagreement,
    disagreements,
)
from components.dataset.sources.excluded_sources import excluded_claims
from components.exports.base.drawing import Drawing
from components.views.base.address import choose, open_event
from components.views.base.chart import chart
from components.views.base.escape import escape_markdown
from components.views.base.render_context import RenderContext, render_context
from components.views.base.report_mistake import report_mistake
from components.views.sources.quotation import quotation
from components.views.sources.stemma import stemma_drawn

_ARROW = " → "
_REACHED = "How each account reached us"
_BESIDE = 2  # accounts that leave each other room in one row


def disagreements_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show the accounts of one disagreement next to each other."""
    points = disagreements(dataset, selected_mask(dataset, shown))
    if not points:
        st.info("No point on which accounts differ is recorded in this package.")
        return []
    point = _chosen_point(dataset, shown, page, points)
    if page.issue not in ("", point.issue):
        titles = dict(zip(dataset.ambiguities[c.ISSUE_ID], dataset.ambiguities[c.TITLE], strict=True))
        st.info(escape_markdown(f"Of “{titles[page.issue]}” no two accounts are set side by side; see its events."))
    counted = disagreements(dataset, selected_mask(dataset, supported_part(dataset, shown)))
    label = f"Disagreement ({sum(one.in_filters for one in counted):,} of {len(counted):,} concern the chosen events)"
    choose("issue", _options(points), replace(page, issue=point.issue), label=label, menu=True)
    st.header(escape_markdown(point.title), anchor=False)
    _side_by_side(point.accounts, _account)
    _difference(point)
    drawing = stemma_drawn(dataset, shown, page, render_context(page), point)
    chart(drawing._replace(finding=_REACHED))  # its title stands above the accounts
    st.header("Claim by claim", anchor=False)
    _side_by_side(point.accounts, _claims)
    _concerned(point)
    report_mistake(dataset, point.issue, point.title)
    return [drawing]


def disagreements_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return how the accounts of one disagreement reached us, as one drawing if any is recorded."""
    points = disagreements(dataset, selected_mask(dataset, shown))
    if not points:
        return []
    return [stemma_drawn(dataset, shown, page, context, _chosen_point(dataset, shown, page, points))]


def _chosen_point(dataset: Dataset, shown: Dataset, page: Page, points: Sequence[DisagreementSummary]) -> Disagreement:
    """Return what the link asks for; else the gravest that touches the chosen events, else the gravest of all."""
    gravest = next((point for point in points if point.in_filters), points[0])
    asked = page.issue in (point.issue for point in points)
    return disagreement(
        dataset,
        page.issue if asked else gravest.issue,
        selected_mask(dataset, shown),
        excluded_claims(dataset, page.excluded) if page.excluded else None,
    )


def _options(points: Sequence[DisagreementSummary]) -> dict[str, str]:
    return {
        one.issue: f"{one.title} ({one.severity.lower()}{'' if one.in_filters else ', outside the filters'})"
        for one in points
    }


def _side_by_side(accounts: Sequence[Account], show: Callable[[Account], None]) -> None:
    """Show the accounts in columns, row by row."""
    for first in range(0, len(accounts), _BESIDE):
        row = accounts[first : first + _BESIDE]
        for column, account in zip(st.columns(len(row), border=True), row, strict=True):
            with column:
                show(account)


def _account(account: Account) -> None:
    st.markdown(f"**{account.letter}** · **{escape_markdown(account.heading)}**")
    st.text(account.says)
    st.caption(f"Rests on: {escape_markdown(account.rests_on)}")
    st.caption(escape_markdown(_origins(account)))


def _origins(account: Account) -> str:
    names = account.origins
    if not names:
        return "No origin that counts is left."
    return f"One origin: {names[0]}" if len(names) == 1 else f"{len(names)} separate origins: {'; '.join(names)}"


def _difference(point: Disagreement) -> None:
    st.markdown("**What the difference rests on**")
    st.text(f"{point.text}\nEvidence: {point.evidence}\nShown here: {point.handling}")


def _claims(account: Account) -> None:
    """Show the claims of one account; those that follow each other and are about one event share a button."""
    st.markdown(f"**{account.letter}** · {escape_markdown(account.heading)}")
    cited = account.cited
    for place, one in enumerate(cited):
        _claim(one, same_way=place > 0 and cited[place - 1].claim.chain == one.claim.chain)
        if place + 1 == len(cited) or cited[place + 1].event != one.event:
            key = f"reading-{account.letter}-{one.claim.claim}"
            st.button("Open this event", key=key, on_click=open_event(one.event), help=escape_markdown(one.title))


def _claim(one: CitedClaim, *, same_way: bool) -> None:
    claim = one.claim
    where = f"{escape_markdown(claim.where)} · {escape_markdown(claim.voice)} · {escape_markdown(claim.kind)}"
    if one.excluded:
        st.caption(f"~~{where}: {escape_markdown(claim.summary)}~~ Switched off")
    else:
        st.markdown(f"**{where}**")
        st.text(claim.summary)
        quotation(claim)
        if claim.note:
            st.text(f"Note: {claim.note}")
    way = "as the claim before" if same_way else _ARROW.join(claim.chain)
    outside = "" if one.in_filters else " (outside the filters)"
    st.caption(escape_markdown(f"How it reached us: {way}. {claim.stance} “{one.title}”{outside}."))


def _concerned(point: Disagreement) -> None:
    st.markdown("**Events concerned**")
    with st.container(horizontal=True, gap="small"):
        for event in point.events:
            st.button(
                escape_markdown(point.titles[event]),
                key=f"concerned-{event}",
                on_click=open_event(event),
                type="tertiary",
            )
