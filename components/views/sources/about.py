"""How we know, how to read the marks, what the columns mean, what is doubtful, how to cite."""

from collections.abc import Callable, Sequence
from itertools import groupby

import numpy as np
import streamlit as st

from components.dataset import Dataset, Page, Selection, facet_counts, filter_mask, subset
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.query.filter_words import event_dates
from components.dataset.query.order import mask_of_ids
from components.dataset.sources.corrections import corrections, events_of_records
from components.dataset.sources.evidence import chain
from components.dataset.sources.excluded_sources import ExcludedSources
from components.dataset.sources.support_by_source import cited_words, events_by_origin
from components.views.base.address import choose, href, open_event
from components.views.base.escape import escape_markdown

_MARKS = (
    "- **Colour is side**: who acts. The author of a message acts, not who is spoken to; black (white on a dark page) "
    "where several sides act together.",
    "- **A circle is an event, a square a number of them.** Kinds of event (message, meeting, deliberation inside one "
    "side, agreement, statement, crisis, publication) have shapes where you ask for them.",
    "- **Fill is how well the day is known**, and nothing else: filled where it is known; hollow where it is not, on a "
    "pale band from the first possible day to the last. A strong bar is what lasted.",
    "- **Size in the exchange is the hand**: large for the author and the final addressee, small for a hand that "
    "carries.",
    "- **Dots and dashes, of a line or around a mark, are doubt**: planned, proposed, claimed, inferred, or only "
    "possible. Where somebody could have known, no source shows it; where there is no evidence, they may have known "
    "all the same.",
    "- **A fading bar with a head**: only one bound is known (“on or before 17 February 1998”). The mark stands at it, "
    "and the event may lie anywhere on that side.",
    "- **A star (*)**: dates were asked for, and the event may lie outside them, or reaches beyond them. Its days "
    "outside are not drawn.",
    "- **At the right, “date unknown”**: events without a first and without a last possible day. They are never given "
    "one; the filter “How well dated” lists them.",
    "- **Grey stretch**: at least 60 days in which no message between two sides, either way, dated to within a month, "
    "is reported as sent. It says nothing about what was not recorded. A wait may be longer than a silence: it runs "
    "until the side that was asked writes.",
    "- **Pale in a dotted ring, struck words**: the source lamp has switched off all that supports it. Every number "
    "counts only what is left.",
    "- **Two numbers, “11 to 18”**: the certain ones only, to these and all that are possible. Certain: reported as "
    "done, held more than little certain, stated by a source and disputed by none, and surely inside the dates asked "
    "for. The rule is the same in every view; it is not a probability.",
)
_MOST_TOLD = 100


def about_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show where the data come from and what they mean."""
    sections: dict[str, tuple[str, Callable[[Dataset], None]]] = {
        "how": ("How we know", _how_we_know),
        "marks": ("How to read the marks", _marks),
        "doubts": ("Doubts about the sources", _doubts),
        "sources": ("Sources", _sources),
        "corrections": ("Corrections", _corrections),
        "dictionary": ("Data dictionary", _dictionary),
        "licence": ("Licence and citation", _licence),
    }
    choose("section", {name: title for name, (title, _) in sections.items()}, page, label="Section")
    sections[page.section][1](dataset)


def _how_we_know(dataset: Dataset) -> None:
    sources = dataset.sources.set_index(c.SOURCE)
    for source in dataset.sources[dataset.sources[c.KIND] == "document"][c.SOURCE]:
        row = sources.loc[source]
        with st.container(border=True):
            st.markdown(f"**{escape_markdown(row[c.SHORT])}**: {escape_markdown(row[c.TITLE])}")
            st.markdown(
                " → ".join(escape_markdown(str(sources[c.SHORT].get(step, step))) for step in chain(sources, source))
            )
            for column in (c.INTEREST, c.RELIABILITY):
                if row[column]:
                    st.text(row[column])
    if len(dataset.claims):
        st.text(dataset.dictionary.tables["claims"].fields[c.PARAGRAPHS].description)
    else:
        st.text("This package has no claims: it does not say which source says what, and in which paragraph.")
    told = subset(dataset, filter_mask(dataset, Selection(layers=("provenance",))), _MOST_TOLD)
    dates = event_dates(told)
    if dates:
        st.markdown("**How the papers became public**")
    for event in rows_of(told.events, [c.EVENT, c.TITLE, c.SUMMARY]):
        st.text(f"{dates[event[c.EVENT]]}: {event[c.TITLE]}. {event[c.SUMMARY]}")
    if told.total > len(dates):
        st.text(f"The first {len(dates)} of {told.total:,} such events.")


def _marks(dataset: Dataset) -> None:
    st.markdown("\n".join(_MARKS))
    for table, column in (
        ("events", c.KIND),
        ("events", c.STATUS),
        ("events", c.CERTAINTY),
        ("events", c.CORROBORATION),
    ):
        field = dataset.dictionary.tables[table].fields[column]
        st.markdown(f"**{escape_markdown(field.title)}**: {escape_markdown(field.description)}")
        st.table(
            {
                "Value": [escape_markdown(v) for v in field.labels.values()],
                "Meaning": [escape_markdown(field.meanings[v]) for v in field.labels],
            }
        )


def _doubts(dataset: Dataset) -> None:
    separator = dataset.dictionary.tables["ambiguities"].fields[c.EVENTS].separator
    concerned = {event for ids in dataset.ambiguities[c.EVENTS].tolist() for event in ids.split(separator)}
    rows = rows_of(subset(dataset, mask_of_ids(dataset, concerned)).events, [c.EVENT, c.TITLE])
    titles = {row[c.EVENT]: row[c.TITLE] for row in rows}
    st.text(
        f"{len(dataset.ambiguities)} doubts, contradictions and damaged sentences, and what is done about each here."
    )
    for row in dataset.ambiguities.to_dict("records"):
        severity = dataset.dictionary.label("ambiguities", c.SEVERITY, row[c.SEVERITY]).lower()
        # The server keeps whether it is open: the evidence that a button opens beside it would close it again.
        title = escape_markdown(f"{row[c.ISSUE_ID]}, {severity}: {row[c.TITLE]}")
        with st.expander(title, key=f"doubt-{row[c.ISSUE_ID]}", on_change="rerun"):
            for words in (row[c.ISSUE], f"Evidence: {row[c.EVIDENCE]}", f"Shown here: {row[c.HANDLING]}"):
                st.text(words)
            for event in row[c.EVENTS].split(separator):
                if event in titles:
                    st.button(
                        escape_markdown(titles[event]),
                        key=f"doubt-{row[c.ISSUE_ID]}-{event}",
                        on_click=open_event(event),
                        help="Open this event",
                        type="tertiary",
                    )


def _sources(dataset: Dataset) -> None:
    st.text(f"{len(dataset.sources)} sources. Where no address is given, none of the publisher's own is known.")
    cited = facet_counts(dataset, Selection())["sources"]
    roots = events_by_origin(dataset, np.ones(len(dataset.events), dtype=bool), ExcludedSources())
    dated = dataset.offices[c.SOURCE].value_counts()
    for row in dataset.sources.to_dict("records"):
        events, offices = cited[row[c.SOURCE]], int(dated.get(row[c.SOURCE], 0))
        root = roots.get(row[c.SOURCE], 0)
        words = f"{cited_words(f'{events:,}', f'{root:,}' if root else '')} event{'' if events == 1 >= root else 's'}"
        counts = [words] if events or root or not offices else []
        counts += [f"{offices} office{'' if offices == 1 else 's'}"] if offices else []
        with st.expander(escape_markdown(f"{row[c.SHORT]} ({', '.join(counts)})")):
            st.text(row[c.CITATION])
            for column in (c.INTEREST, c.RELIABILITY):
                if row[column]:
                    st.text(row[column])
            if row[c.URL]:
                st.link_button("Open the publisher's page", row[c.URL], icon=":material/open_in_new:")


def _corrections(dataset: Dataset) -> None:
    listed = corrections(dataset)
    if not listed:
        st.text("This package lists no corrections.")
        return
    st.text(
        f"{len(listed)} corrections, the latest first. “Something wrong here?” beside a record says how to send one."
    )
    for (version, date), group in groupby(listed, key=lambda one: (one.version, one.date)):
        st.markdown(f"**{escape_markdown(', '.join(one for one in (f'Version {version}', date) if one))}**")
        rows = list(group)
        st.table(
            {
                "What is different": [escape_markdown(one.change) for one in rows],
                "Records": [_record_links(dataset, one.records) for one in rows],
            }
        )


def _record_links(dataset: Dataset, records: Sequence[str]) -> str:
    """Name `records` in markdown, each as a link to the event that it is, or is about, if there is one."""
    events = {one: events_of_records(dataset, [one]) for one in records}
    return ", ".join(
        f"[{escape_markdown(one)}]({href(event=of)})" if of else escape_markdown(one) for one, of in events.items()
    )


def _dictionary(dataset: Dataset) -> None:
    for table in dataset.dictionary.tables.values():
        with st.expander(escape_markdown(f"{table.path}: {table.title}")):
            st.text(table.description)
            fields = table.fields.values()
            st.table(
                {
                    "Column": [escape_markdown(field.name) for field in fields],
                    "Meaning": [escape_markdown(f"{field.title}. {field.description}") for field in fields],
                    "Allowed values": [escape_markdown(", ".join(field.labels.values())) for field in fields],
                }
            )


def _licence(dataset: Dataset) -> None:
    st.text(f"{dataset.title}, version {dataset.version}. Data: {dataset.licence}. Code: MIT.")
    st.text(
        "To cite: Backchannel contributors, “"
        + dataset.title
        + f"”, version {dataset.version}, and the link of the view."
    )
    st.text("The wording of the newspaper articles and digests is not part of the data and is not licensed here.")
