"""The real package: what an auditor would check first."""

import re
from itertools import pairwise
from urllib.parse import urlsplit

import frictionless
import pandas as pd
import pytest

from components.dataset import Selection, select
from components.dataset.model import columns as c
from components.dataset.model.dates import span
from components.dataset.sources.evidence import chain, evidence, origins
from tests.conftest import DATA

TABLES = (
    *("events", "participants", "claims", "links", "proposals", "actors", "names", "sources", "places", "topics"),
    *("ambiguities", "readings", "offices", "corrections"),
)
# Copies, aggregators and forums: an address here would be a mirror's and not the publisher's.
MIRRORS = (
    *("wikimili", "skal.fun", "fullwiki", "wikizero", "kiwix", "frajer", "issuhub", "scribd", "talkelections"),
    *("philgooch", "x.io", "academia.edu", "pressreader", "archive.ph", "archive.is", "reddit", "pinterest"),
    *(
        "webcache",
        "translate.goog",
        "wikiwand",
        "dbpedia",
        "infogalactic",
        "alchetron",
        "studylib",
        "vdoc",
        "dokumen.pub",
    ),
)
PARTISAN = ("regime", "tempting", "mafia", "pretext", "conspiracy", "conspiratorial", "zionist", "puppet", "tyrant")
BACKSTAGE = ("seed", "spreadsheet", "excerpt tool", "prompt")
PARAGRAPHS = {"SRC-D0": set(range(1, 30)), "SRC-D2": {1, 2, 3, *range(8, 20)}}  # 4-7 of Document 002 are share buttons
ARABIC = re.compile(r"[\u0600-\u06ff]")


def listed(cells):
    """Return every item of the cells of a column that lists several values."""
    return [item for cell in cells for item in cell.split(";") if item]


# ---- the package -----------------------------------------------------------------------------------------------------


def test_every_cell_can_be_read(real):
    assert [str(problem) for problem in real.problems] == []


def test_the_package_is_valid_for_other_tools_too():
    report = frictionless.validate(str(DATA / "datapackage.json"))
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "message"])[:5]


@pytest.mark.parametrize("table", TABLES)
def test_no_table_is_empty_and_every_column_is_explained(real, table):
    assert len(getattr(real, table))
    for field in real.dictionary.tables[table].fields.values():
        assert field.title, field.name
        assert len(field.description) >= 8, field.name
        assert all(field.labels.values()), field.name


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_holds_markup_a_formula_or_blanks_around_it(real, table):
    rules = real.dictionary.tables[table]
    text = pd.read_csv(DATA / rules.path, dtype=str, keep_default_na=False)
    for column in text:
        for cell in text[column]:
            assert cell == cell.strip(), cell
            assert not re.search(r"</?[a-zA-Z][^>]*>|&[a-z]+;", cell), cell
            assert not (cell.startswith(("=", "+", "@")) or (cell.startswith("-") and not is_number(cell))), cell


def is_number(text):
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", text))


def test_the_package_says_its_version_licence_and_period(real):
    assert re.fullmatch(r"\d+\.\d+\.\d+", real.version)
    assert real.licence == "CC-BY-4.0"
    assert real.period == (pd.Timestamp("1995-01-01"), pd.Timestamp("1998-12-31"))


# ---- events ----------------------------------------------------------------------------------------------------------


def test_every_event_has_a_claim_a_participant_in_a_true_role_and_a_topic(real):
    events = set(real.events[c.EVENT])
    assert events == set(real.claims[c.EVENT])
    assert events == set(real.participants[c.EVENT])
    assert "involved" not in set(real.participants[c.ROLE])
    assert real.events[c.TOPICS].ne("").all()


def test_every_event_can_be_opened(real):
    for event in real.events[c.EVENT]:
        shown = evidence(real, event)
        assert shown.claims
        assert shown.parts
        assert shown.when


def test_dates_mean_the_days_that_are_drawn_or_a_note_says_why_not(real):
    for row in real.events.to_dict("records"):
        drawn = tuple(None if pd.isna(row[bound]) else row[bound].date() for bound in (c.EARLIEST, c.LATEST))
        assert drawn == tuple(span(row[c.DATE])) or row[c.DATE_NOTE], row[c.EVENT]


def test_a_day_is_a_day_in_all_three_columns(real):
    exact = real.events[c.EARLIEST].notna() & real.events[c.EARLIEST].eq(real.events[c.LATEST])
    written = real.events[c.DATE].str.fullmatch(r"\d{4}-\d{2}-\d{2}")
    assert real.events.loc[exact != written, c.EVENT].tolist() == []
    assert real.events.loc[exact != real.events[c.DATE_MEANING].eq("day"), c.EVENT].tolist() == []


def test_hands_are_counted_from_one_without_a_gap(real):
    held = real.participants.dropna(subset=[c.HAND])
    for event, hands in held.groupby(c.EVENT)[c.HAND]:
        assert sorted(set(hands)) == list(range(1, int(hands.max()) + 1)), event
    assert not held.duplicated([c.EVENT, c.ACTOR]).any()


def test_the_first_hand_of_a_message_is_its_author(real):
    held = real.participants[real.participants[c.HAND].eq(1).fillna(False)]
    for event, roles in held.groupby(c.EVENT)[c.ROLE]:
        assert set(roles) & {"author", "sender", "requester", "initiator", "caller", "proposed-participant", "party"}, (
            event
        )


def test_words_never_reach_a_hand_before_the_one_before_it(real):
    held = real.participants.dropna(subset=[c.HAND])
    held = held[held[c.RECEIVED] != ""].sort_values([c.EVENT, c.HAND])
    for event, hands in held.groupby(c.EVENT):
        reached = [span(edtf) for edtf in hands[c.RECEIVED]]
        for one, other in pairwise(reached):
            assert one.earliest is None or other.latest is None or one.earliest <= other.latest, event


def test_ten_to_thirteen_events_of_the_story_carry_a_short_label(real):
    labels = real.events.loc[real.events[c.LABEL] != "", c.LABEL]
    assert 10 <= len(labels) <= 13
    assert labels.str.len().max() <= 26
    assert labels.is_unique


CHAPTERS = {
    "documents": {"opening-1995", "offer-1996", "cairo-1998", "letters-1998", "background"},
    "episodes": {"episodes"},
    "context": {"context-iraq", "context-peace", "context-region"},
    "provenance": {"provenance"},
}


def test_layer_and_chapter_agree(real):
    for row in real.events.to_dict("records"):
        assert row[c.CHAPTER] in CHAPTERS[row[c.LAYER]], row[c.EVENT]


def test_a_context_event_without_a_stable_citation_says_so(real):
    for row in real.events.to_dict("records"):
        if row[c.LAYER] == "context":
            assert row[c.CITATION_STATUS] in ("stable", "provisional"), row[c.EVENT]
        if row[c.CITATION_STATUS] == "stable":
            assert row[c.CITATION], row[c.EVENT]
            assert "wikipedia" not in row[c.CITATION].lower(), row[c.EVENT]


def test_an_open_date_is_not_closed_by_its_basis(real):
    unknown = real.events[real.events[c.DATE_BASIS] == "unknown"]
    assert unknown.loc[unknown[c.DATE_MEANING] == "day", c.EVENT].tolist() == []


# ---- claims and sources ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", PARAGRAPHS)
def test_every_paragraph_of_the_documents_is_cited(real, document):
    cited = {int(number) for number in listed(real.claims.loc[real.claims[c.SOURCE] == document, c.PARAGRAPHS])}
    assert PARAGRAPHS[document] - cited == set()


@pytest.mark.parametrize("table", ["claims", "participants", "proposals", "names"])
@pytest.mark.parametrize("document", PARAGRAPHS)
def test_no_row_cites_a_paragraph_that_the_documents_do_not_have(real, table, document):
    rows = getattr(real, table)
    cited = {int(number) for number in listed(rows.loc[rows[c.SOURCE] == document, c.PARAGRAPHS])}
    assert cited <= PARAGRAPHS[document]


def test_corroboration_agrees_with_the_origins_that_can_be_counted(real):
    wrong = []
    for row in real.events.to_dict("records"):
        found, said = len(origins(real, row[c.EVENT])), row[c.CORROBORATION]
        if (said.startswith("one-origin") and found != 1) or (said == "independent" and found < 2):
            wrong.append((row[c.EVENT], said, found))
    assert wrong == []


def test_the_two_documents_have_one_origin(real):
    sources = real.sources.set_index(c.SOURCE)
    assert {chain(sources, document)[0] for document in PARAGRAPHS} == {"SRC-PAPERS"}


def test_every_origin_of_a_claim_is_the_beginning_of_a_chain_or_a_link_of_it(real):
    sources = real.sources.set_index(c.SOURCE)
    for claim, source, origin in real.claims[[c.CLAIM, c.SOURCE, c.ORIGIN]].itertuples(index=False):
        added = origin in chain(sources, source)
        assert not origin or added or sources.loc[origin, c.DERIVES_FROM] == "", claim


def test_no_source_derives_from_itself(real):
    sources = real.sources.set_index(c.SOURCE)
    for source in sources.index:
        assert sources.loc[chain(sources, source)[0], c.DERIVES_FROM] == "", source


def test_no_quotation_is_longer_than_a_clause(real):
    for row in real.claims.to_dict("records"):
        assert len(row[c.QUOTE].split()) <= 12, row[c.CLAIM]


def test_a_quotation_comes_with_its_paragraph_or_its_source(real):
    quoted = real.claims[real.claims[c.QUOTE] != ""]
    of_documents = quoted[quoted[c.SOURCE].isin(list(PARAGRAPHS))]
    assert of_documents.loc[of_documents[c.PARAGRAPHS] == "", c.CLAIM].tolist() == []


def test_no_address_is_a_mirrors(real):
    for url in set(real.sources[c.URL]) - {""}:
        parts = urlsplit(url)
        assert parts.scheme in ("http", "https")
        host = parts.hostname or ""
        assert not [
            mirror for mirror in MIRRORS if host == mirror or host.endswith(f".{mirror}") or mirror in host.split(".")
        ], url


@pytest.mark.parametrize("column", [c.TITLE, c.LABEL, c.SUMMARY])
def test_events_are_told_without_the_adjectives_of_the_digests(real, column):
    for event, text in zip(real.events[c.EVENT], real.events[column], strict=True):
        # "What the text calls a conspiracy" is a report of the word, not a use of it.
        used = re.sub(r"\bcalls? (?:an? |the )?\w+", "", text.lower())
        words = set(re.findall(r"[a-z]+", used))
        assert not words & {*PARTISAN, *(f"{word}s" for word in PARTISAN)}, f"{event}: {text}"


@pytest.mark.parametrize("table", TABLES)
def test_readers_are_told_nothing_of_how_the_package_was_made(real, table):
    rows = getattr(real, table)
    for column in rows.columns.intersection(list(real.dictionary.tables[table].fields)):
        for cell in rows[column].astype("string").fillna(""):
            assert not re.search(rf"\b({'|'.join(BACKSTAGE)})s?\b|/tmp|/work", cell.lower()), cell


TOLD = {
    "events": (c.TITLE, c.LABEL, c.SUMMARY, c.DATE_NOTE, c.ASKED, c.ANSWERED, c.CITATION, c.NOTE),
    "participants": (c.NOTE,),
    "claims": ("summary", c.NOTE),
    "links": (c.NOTE,),
    "proposals": (c.CONTENT, c.CONDITIONS, c.NOTE),
    "sources": (c.CITATION, c.INTEREST, c.RELIABILITY),
    "ambiguities": (c.TITLE, c.ISSUE, c.EVIDENCE, c.HANDLING),
}


@pytest.mark.parametrize("table", TOLD)
def test_no_text_names_a_row_by_its_id(real, table):
    keys = {"events": c.EVENT, "claims": c.CLAIM, "proposals": c.PROPOSAL, "actors": c.ACTOR, "sources": c.SOURCE}
    ids = {one for other, key in (keys | {"ambiguities": c.ISSUE_ID}).items() for one in getattr(real, other)[key]}
    for column in TOLD[table]:
        for cell in getattr(real, table)[column]:
            assert not ids & set(re.findall(r"[A-Z][A-Za-z0-9-]*", cell)), cell


def test_a_single_source_is_said_to_be_one_where_it_is_read(real):
    labels = real.dictionary.labels("events", c.CORROBORATION)
    for value in labels:
        if value.startswith("one-origin"):
            assert "one origin" in labels[value].lower() or "single" in labels[value].lower()


# ---- actors and their names ------------------------------------------------------------------------------------------


def test_every_spelling_of_every_name_finds_all_events_of_its_actor(real):
    events = real.participants.groupby(c.ACTOR)[c.EVENT].agg(set).to_dict()
    for actor, name in real.names[[c.ACTOR, c.NAME]].drop_duplicates().itertuples(index=False):
        found = set(select(real, Selection(text=name)).events[c.EVENT])
        assert events.get(actor, set()) <= found, f"{actor}: {name}"


def test_arabic_names_are_found_without_their_article_and_with_vowel_signs(real):
    events = real.participants.groupby(c.ACTOR)[c.EVENT].agg(set).to_dict()
    for actor, name in real.names.loc[real.names[c.SCRIPT] == "arabic", [c.ACTOR, c.NAME]].itertuples(index=False):
        bare = " ".join(re.sub(r"^ال(?=..)", "", word) for word in name.split())
        voiced = re.sub(r"([\u0621-\u064a])", "\\1\u064e", name)
        for spelling in (bare, voiced):
            found = set(select(real, Selection(text=spelling)).events[c.EVENT])
            assert events.get(actor, set()) <= found, f"{actor}: {spelling}"


def test_every_person_has_a_name_in_arabic_letters(real):
    named = set(real.names.loc[real.names[c.NAME].map(lambda name: bool(ARABIC.search(name))), c.ACTOR])
    people = real.actors[(real.actors[c.KIND] == "person") & (real.actors[c.IN_DOCUMENTS] == "yes")]
    assert people.loc[~people[c.ACTOR].isin(named) & ~people[c.SIDE].isin(["us"]), c.NAME].tolist() == []


def test_a_name_says_truly_in_which_letters_it_is_written(real):
    for name, script in real.names[[c.NAME, c.SCRIPT]].itertuples(index=False):
        assert bool(ARABIC.search(name)) == (script == "arabic"), name


def test_every_actor_takes_part_in_something_or_belongs_to_one_who_does(real):
    used = set(real.participants[c.ACTOR]) | set(real.participants[c.ACTS_FOR]) | set(real.actors[c.AFFILIATION])
    used |= set(real.proposals[c.PROPOSER]) | set(real.proposals[c.ADDRESSEE]) | set(real.actors[c.SAME_AS])
    assert set(real.actors[c.ACTOR]) - used == set()


# ---- links, offers, doubts -------------------------------------------------------------------------------------------


def test_no_event_is_linked_to_itself(real):
    assert real.links.loc[real.links[c.FROM_EVENT] == real.links[c.TO_EVENT], c.FROM_EVENT].tolist() == []


def test_an_answer_does_not_come_before_what_it_answers(real):
    events = real.events.set_index(c.EVENT)
    for link in real.links[real.links[c.RELATION] == "answers"].to_dict("records"):
        answered, asked = events.loc[link[c.FROM_EVENT], c.LATEST], events.loc[link[c.TO_EVENT], c.EARLIEST]
        assert pd.isna(answered) or pd.isna(asked) or asked <= answered, link


def test_an_offer_with_an_answer_names_where_it_stands_and_one_without_says_so(real):
    for offer in real.proposals.to_dict("records"):
        if offer[c.ANSWER] == "none-recorded":
            assert offer[c.ANSWER_EVENT] == "", offer[c.PROPOSAL]
        else:
            assert offer[c.ANSWER_EVENT], offer[c.PROPOSAL]


def test_the_doubts_about_the_sources_are_all_there(real):
    assert [f"AMB-{number:02}" for number in range(1, 36)] == sorted(real.ambiguities[c.ISSUE_ID])[:35]


@pytest.mark.parametrize(
    ("one", "other"), [("S01", "C-BREAK80"), ("S10", "X01"), ("S15", "S22"), ("S05", "C-BIBI-GOLAN")]
)
def test_contradictions_stay_side_by_side(real, one, other):
    assert {one, other} <= set(real.events[c.EVENT])
    related = {link.event for link in evidence(real, one).links}
    doubts = {issue.issue for issue in evidence(real, one).issues} & {
        issue.issue for issue in evidence(real, other).issues
    }
    assert other in related or doubts
