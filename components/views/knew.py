"""Who knew what when: which of two or more actors knew of an event, and since when."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.dataset import Dataset, Page, Selection
from components.dataset import columns as c
from components.dataset.asymmetry import asymmetries, telling_pair
from components.dataset.certain import certain, counted
from components.dataset.dates import day_words
from components.dataset.knew import (
    COULD,
    KNEW,
    MOST_COLUMNS,
    MOST_ROWS,
    STATE,
    Rows,
    days_of_record,
    evidence,
    informed,
    knowledge,
    names_apart,
    rows_among,
    until,
)
from components.dataset.lamp import one_origin
from components.dataset.order import kept_of, part, these
from components.figures import knowledge as grid
from components.views.address import choose
from components.views.asymmetry import every_ground, where_they_differ
from components.views.chart import chart
from components.views.cursor import cursor
from components.views.look import is_phone, page_look

# px a figure surely has, and the columns that fit into it: alone at 1280 px, beside the evidence, on a phone.
_ROOM = {"alone": (820, MOST_COLUMNS), "beside": (450, 5), "phone": (340, 4)}
_MOST_SAID = 2  # actors whose numbers are said


def knew_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show of which chosen events that were not public who knew, and where two who knew differ."""
    st.text(
        "“No evidence” does not mean that an actor did not know. To have kept or published a paper later is not "
        "counted as having known. At a square stands since when: “5–13 Sep” is from a day between these two, “by "
        "5 Sep” from that day or an earlier one."
    )
    rows = rows_among(dataset, kept_of(dataset, shown))
    near = part(dataset, shown, rows.among, MOST_ROWS)
    if near.events.empty:
        st.info(
            "No message, meeting or deliberation that was not public is among the chosen events. Widen the filters to "
            "see more."
        )
        return
    asked, sure = near.events[c.EVENT].tolist(), certain(dataset, Selection(), page.lamp)
    found = evidence(dataset, asked, sure)
    actors = informed(found, dataset.actors)
    if not page.present:
        _choices(dataset, page, actors)
        cursor(days_of_record(near.events, found), page)
    seen = part(dataset, shown, these(dataset, near.events[c.EVENT][until(near.events, page.day)]))
    if seen.events.empty:
        st.info(f"None of these events may have happened by {day_words(page.day)}." if page.day else "")
        return
    known = evidence(dataset, asked, sure, page.day) if page.day else found
    _grid(dataset, page, rows, near, seen, known, actors)


def _choices(dataset: Dataset, page: Page, actors: Sequence[str]) -> None:
    """Offer the actors with any evidence, and those whom the link names."""
    names = names_apart(dataset.actors)
    named = {actor: names[actor] for actor in (*actors, page.focus, page.against) if actor}
    ordered = dict(sorted(named.items(), key=lambda one: one[1]))
    with st.container(horizontal=True):
        choose("focus", {"": "Those with most evidence", **ordered}, page, label="Who", menu=True)
        choose("against", {"": "Nobody"} | ordered, page, label="Compared with", menu=True)


def _grid(
    dataset: Dataset, page: Page, rows: Rows, near: Dataset, seen: Dataset, found: pd.DataFrame, actors: Sequence[str]
) -> None:
    """Show the grid and the tables under it. found: the evidence as of the day. actors: who may be a column."""
    width, most = _ROOM["phone" if is_phone() else "beside" if page.event else "alone"]
    asked = tuple(dict.fromkeys(actor for actor in (page.focus, page.against) if actor))
    known = knowledge(seen, found, asked or actors[:most])
    pair = asked if len(asked) > 1 else None if asked else telling_pair(knowledge(seen, found, actors[:MOST_COLUMNS]))
    both = knowledge(seen, found, pair or ())
    compared = asymmetries(both)
    columns = "" if asked else f" Columns: the {min(most, len(actors))} of {len(actors)} actors with most evidence."
    chart(
        grid(known, compared if asked else compared.head(0), look=page_look(page), selected=page.event, width=width),
        key="knew",
        sentence=_events(dataset, page, rows, near, seen) + _actors(dataset, page, known) + columns,
        drawn="A row for each event, a column for each actor. A filled square: documented to have known; a hollow one: "
        "could have known; a stroke: no evidence.",
        events=seen.events[c.EVENT].tolist(),
        shown=seen,
        framed=not page.present,
    )
    every_ground(known)
    if pair:
        where_they_differ(both, compared, chosen=bool(asked))


def _events(dataset: Dataset, page: Page, rows: Rows, near: Dataset, seen: Dataset) -> str:
    """Say how many events are drawn of how many, and why the others are not."""
    say = counted(dataset, page)
    whole = int(rows_among(dataset, kept_of(dataset, dataset)).among.sum())
    words = f"{say(rows.among)} of {whole:,} messages, meetings and deliberations that were not public. "
    if near.total > len(near.events):
        words += f"The first {len(near.events)} in time are looked at. "
    if rows.public.any() or rows.other.any():
        words += (
            f"Not drawn: {say(rows.public)} that were public, so that anybody could have known, and {say(rows.other)} "
            "events of other kinds. "
        )
    if page.day:
        later = len(near.events) - len(seen.events)
        words += f"As of {day_words(page.day)}: {later} later event{' is' if later == 1 else 's are'} left out because "
        words += "of the day chosen. "
    drawn = kept_of(dataset, seen)
    single = one_origin(dataset, page.lamp) & drawn
    return f"{words}{say(single)} of the {say(drawn)} drawn rest on one origin only."


def _actors(dataset: Dataset, page: Page, known: pd.DataFrame) -> str:
    """Say of how many events the first two actors, or the chosen ones, knew or could have known."""
    say = counted(dataset, page)
    words = []
    for actor, name in dict(zip(known[c.ACTOR].tolist(), known[c.NAME].tolist(), strict=True)).items():
        of = known[known[c.ACTOR].eq(actor).to_numpy()]
        knew, could = (of[c.EVENT][of[STATE].eq(state).to_numpy()].tolist() for state in (KNEW, COULD))
        words.append(f" {name} is documented to have known of {say(knew)} and could have known of {say(could)}.")
    return "".join(words[:_MOST_SAID])
