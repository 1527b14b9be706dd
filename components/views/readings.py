"""Two readings: where accounts disagree, side by side, and what the difference rests on."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset import columns as c
from components.dataset.certain import counted
from components.dataset.lamp import off
from components.dataset.order import kept_of, part, these
from components.dataset.readings import (
    CHOSEN,
    SEVERITY_NAME,
    Account,
    Cited,
    Disagreement,
    disagreement,
    disagreements,
)
from components.dataset.stemma import stemma_of
from components.dataset.words import left_out
from components.figures import stemma
from components.views.address import choose, opens
from components.views.chart import chart
from components.views.look import is_phone, page_look
from components.views.verbatim import verbatim

_ARROW = " → "
_WIDTHS = {"alone": 780, "beside": 440, "phone": 340}  # px that the stemma surely has
_PAIR = 2
_MOST_BESIDE = 3  # accounts that leave each other room in one row; of more, two stand in a row
_DRAWN = (
    "A tree of sources: the origins at the left, under each what was made from it, and under a document its passages. "
    "Before each stands the letter of the account that it gives. A source read whole is filled, another hollow; what "
    "comes from a source not seen hangs on a dotted line."
)


def readings_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the accounts of one disagreement next to each other."""
    kept = kept_of(dataset, shown)
    points = disagreements(dataset, kept)
    if points.empty:
        st.info("No point on which accounts differ is recorded in this package.")
        return
    issue = _asked(dataset, points, page)
    if not page.present:
        label = f"Disagreement ({_touched(points)} the chosen events)"
        choose("issue", _options(points), replace(page, issue=issue), label=label, menu=True)
    found = disagreement(dataset, issue, kept, off(dataset, page.lamp) if page.lamp else None)
    st.header(verbatim(found.title), anchor=False)
    _side_by_side(found, page)
    _difference(found)
    _stemma(dataset, shown, page, points, found)
    _claim_by_claim(found, page)
    _concerned(found)


def _asked(dataset: Dataset, points: pd.DataFrame, page: Page) -> str:
    """Return the issue that the link asks for; else the gravest that touches the chosen events, else the gravest."""
    if page.issue in points[c.ISSUE_ID].tolist():
        return page.issue
    if page.issue:
        titles = dict(zip(dataset.ambiguities[c.ISSUE_ID], dataset.ambiguities[c.TITLE], strict=True))
        st.info(verbatim(f"Of “{titles[page.issue]}” no two accounts are set side by side; see its events."))
    near = points[points[CHOSEN].to_numpy()]
    return str((points if near.empty else near)[c.ISSUE_ID].iloc[0])


def _options(points: pd.DataFrame) -> dict[str, str]:
    columns = (c.ISSUE_ID, c.TITLE, SEVERITY_NAME, CHOSEN)
    return {
        issue: f"{title} ({severity.lower()}{'' if chosen else ', outside the filters'})"
        for issue, title, severity, chosen in zip(*(points[column].tolist() for column in columns), strict=True)
    }


def _side_by_side(found: Disagreement, page: Page) -> None:
    for accounts in _rows(found.accounts, page):
        for column, account in zip(st.columns(len(accounts), border=True), accounts, strict=True):
            with column:
                st.markdown(f"**{account.letter}** · **{verbatim(account.heading)}**")
                st.text(account.says)
                st.caption(f"Rests on: {verbatim(account.rests_on)}")
                st.caption(verbatim(_origins(account)))


def _rows(accounts: Sequence[Account], page: Page) -> list[Sequence[Account]]:
    """Return the accounts that stand next to each other, row by row."""
    beside = 1 if page.event else len(accounts) if len(accounts) <= _MOST_BESIDE else _PAIR
    return [accounts[first : first + beside] for first in range(0, len(accounts), beside)]


def _origins(account: Account) -> str:
    names = account.origins
    if not names:
        return "No origin that counts is left."
    return f"One origin: {names[0]}" if len(names) == 1 else f"{len(names)} separate origins: {'; '.join(names)}"


def _difference(found: Disagreement) -> None:
    st.markdown("**What the difference rests on**")
    st.text(f"{found.text}\nEvidence: {found.evidence}\nShown here: {found.handling}")


def _stemma(dataset: Dataset, shown: Dataset, page: Page, points: pd.DataFrame, found: Disagreement) -> None:
    place = "phone" if is_phone() else "beside" if page.event else "alone"
    cited = [one for account in found.accounts for one in account.cited]
    events = list(dict.fromkeys(one.event for one in cited))
    st.subheader("How each account reached us")
    inside = len({one.event for one in cited if one.chosen})
    chart(
        stemma(*stemma_of(dataset, found), look=page_look(page), selected=page.event, width=_WIDTHS[place]),
        key="readings",
        sentence=_sentence(points, found, cited, counted(dataset, page)(events))
        + left_out(shown.total - inside, "this disagreement does not rest on them"),
        drawn=_DRAWN,
        events=events,
        shown=part(dataset, shown, these(dataset, events)),
        framed=not page.present,
    )


def _sentence(points: pd.DataFrame, found: Disagreement, cited: Sequence[Cited], events: str) -> str:
    """Say how many disagreements touch the chosen events, from where this one comes, and what of it stands outside."""
    outside = len({one.event for one in cited if not one.chosen})
    dark = sum(not one.lit for one in cited)
    rest = f" Outside the filters, and faint in the drawing: {outside} of the events." if outside else ""
    rest += f" Of the claims {dark} {'is' if dark == 1 else 'are'} switched off." if dark else ""
    return (
        f"{_touched(points, 'disagreements ')} the chosen events. This one: "
        f"{len(found.accounts)} accounts in {len(cited)} claims, on {events} event{'' if events == '1' else 's'}. "
        f"{_shared(found)}{rest}"
    )


def _touched(points: pd.DataFrame, what: str = "") -> str:
    count = int(points[CHOSEN].sum())
    return f"{count:,} of {len(points):,} {what}{'touches' if count == 1 else 'touch'}"


def _shared(found: Disagreement) -> str:
    """Say whether the accounts come from one origin or from several, and of which none is left."""
    if not found.origins:
        return "Nothing that counts is left of it."
    bare = [one.letter for one in found.accounts if not one.origins]
    left = f" Nothing that counts is left of {' and '.join(bare)}." if bare else ""
    if len(found.origins) == 1:
        if bare:
            return f"What is left goes back to {found.origins[0]}.{left}"
        every = "Both" if len(found.accounts) == _PAIR else "All"
        return f"{every} go back to one origin, {found.origins[0]}: the disagreement is inside one source."
    given = {origin: [one.letter for one in found.accounts if origin in one.origins] for origin in found.origins}
    shared = [f"{' and '.join(letters)} share {origin}" for origin, letters in given.items() if len(letters) > 1]
    return f"They go back to {len(given)} separate origins{'; ' if shared else ''}{'; '.join(shared)}.{left}"


def _claim_by_claim(found: Disagreement, page: Page) -> None:
    st.subheader("Claim by claim")
    for accounts in _rows(found.accounts, page):
        for column, account in zip(st.columns(len(accounts), border=True), accounts, strict=True):
            with column:
                st.markdown(f"**{account.letter}** · {verbatim(account.heading)}")
                _claims(account)


def _claims(account: Account) -> None:
    """Show the claims of one account; those that follow each other and are about one event share a button."""
    cited = account.cited
    for place, one in enumerate(cited):
        _claim(one, same_way=place > 0 and cited[place - 1].claim.chain == one.claim.chain)
        if place + 1 == len(cited) or cited[place + 1].event != one.event:
            key = f"reading-{account.letter}-{one.claim.claim}"
            st.button("Open this event", key=key, on_click=opens(one.event), help=verbatim(one.title))


def _claim(one: Cited, *, same_way: bool) -> None:
    claim = one.claim
    where = f"{verbatim(claim.where)} · {verbatim(claim.voice)} · {verbatim(claim.kind)}"
    if one.lit:
        st.markdown(f"**{where}**")
        st.text(claim.summary)
        for words in (f"“{claim.quote}”" if claim.quote else "", f"Note: {claim.note}" if claim.note else ""):
            if words:
                st.text(words)
    else:
        st.caption(f"~~{where}: {verbatim(claim.summary)}~~ Switched off")
    way = "as the claim before" if same_way else _ARROW.join(claim.chain)
    outside = "" if one.chosen else " (outside the filters)"
    st.caption(verbatim(f"How it reached us: {way}. {claim.stance} “{one.title}”{outside}."))


def _concerned(found: Disagreement) -> None:
    st.markdown("**Events concerned**")
    with st.container(horizontal=True, gap="small"):
        for event in found.events:
            st.button(verbatim(found.titles[event]), key=f"concerned-{event}", on_click=opens(event), type="tertiary")
