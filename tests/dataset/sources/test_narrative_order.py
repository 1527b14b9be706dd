"""Where in the documents each event is told."""

from dataclasses import replace

import pandas as pd

from components.dataset import Selection, select
from components.dataset.model import columns as c
from components.dataset.sources.narrative_order import documents, narrative_order, passages


def told(dataset, shown=None):
    return narrative_order(dataset, dataset if shown is None else shown)


def with_claims(dataset, *rows):
    """Return `dataset` with these claims only: (event, source, paragraphs, stance, voice)."""
    like = dataset.claims.iloc[0].to_dict() | {c.KIND: "fact", c.ORIGIN: ""}
    names = (c.EVENT, c.SOURCE, c.PARAGRAPHS, c.STANCE, c.VOICE)
    claims = [like | {c.CLAIM: f"N{n}"} | dict(zip(names, row, strict=True)) for n, row in enumerate(rows)]
    second = dataset.sources[dataset.sources[c.SOURCE] == "SRC-CHRONICLE"].assign(
        **{c.SOURCE: "SRC-OTHER", c.SHORT: "Other book"}
    )
    sources = pd.concat([second, dataset.sources], ignore_index=True)
    return replace(dataset, claims=pd.DataFrame(claims), sources=sources)


def test_every_event_has_a_row_and_only_documents_tell(archive):
    found = told(archive)
    assert set(found) == set(archive.events[c.EVENT])
    assert found["E1"][:2] == ("SRC-CHRONICLE", 2)
    assert found["E8"][:3] == ("", 0, "")  # only in the gazette


def test_an_event_told_twice_stands_at_its_first_place_and_says_all(archive):
    made = with_claims(
        archive, ("E1", "SRC-OTHER", "1", "supports", "newspaper"),
        ("E1", "SRC-CHRONICLE", "9", "supports", "newspaper"), ("E1", "SRC-CHRONICLE", "7;8", "supports", "newspaper"),
    )  # fmt: skip
    found = told(made)["E1"]
    assert (found.document, found.paragraph) == ("SRC-CHRONICLE", 7)
    assert found.where == "Chronicle ¶ 7, 8, 9; Other book ¶ 1"


def test_a_heading_is_not_the_telling_unless_there_is_no_other(archive):
    head = ("E1", "SRC-CHRONICLE", "1", "supports", "digest")
    assert told(with_claims(archive, head, ("E1", "SRC-CHRONICLE", "5", "supports", "newspaper")))["E1"].paragraph == 5
    assert told(with_claims(archive, head))["E1"].paragraph == 1


def test_what_says_so_comes_before_what_only_adds(archive):
    made = with_claims(
        archive, ("E1", "SRC-CHRONICLE", "3", "refines", "newspaper"),
        ("E1", "SRC-CHRONICLE", "4", "supports", "newspaper"),
    )  # fmt: skip
    assert told(made)["E1"].paragraph == 4


def test_what_a_document_contradicts_it_does_not_tell(archive):
    made = with_claims(archive, ("E1", "SRC-CHRONICLE", "3", "contradicts", "newspaper"))
    assert (told(made)["E1"].document, told(made)["E1"].where) == ("", "Contradicts it: Chronicle ¶ 3")


def test_an_event_is_told_late_if_something_that_surely_happened_later_is_told_before(archive):
    made = with_claims(
        archive, ("E2", "SRC-CHRONICLE", "1", "supports", "newspaper"),
        ("E1", "SRC-CHRONICLE", "2", "supports", "newspaper"),
        ("E3", "SRC-CHRONICLE", "2", "supports", "newspaper"),
        ("E6", "SRC-CHRONICLE", "3", "supports", "newspaper"),
    )  # fmt: skip
    flashbacks = {event: first.flashback for event, first in told(made).items()}
    assert flashbacks == {event: event in ("E1", "E6") for event in archive.events[c.EVENT]}


def test_passages_are_those_cited_in_the_order_of_the_text(archive):
    assert [one.paragraph for one in passages(archive)] == [1, 2, 3, 4]
    made = with_claims(
        archive, ("E1", "SRC-OTHER", "1", "supports", "newspaper"),
        ("E1", "SRC-CHRONICLE", "10;9", "supports", "newspaper"),
    )  # fmt: skip
    assert list(documents(made)) == ["SRC-CHRONICLE", "SRC-OTHER"]
    assert [(one.title, one.paragraph) for one in passages(made)] == [
        ("Chronicle", 9), ("Chronicle", 10), ("Other book", 1)
    ]  # fmt: skip


def test_no_events_are_told_nowhere(archive, nothing):
    assert narrative_order(archive, nothing) == {}


def test_a_filter_moves_no_event_to_another_paragraph(real):
    part = select(real, Selection(layers=("documents",)))
    whole = told(real)
    assert list(told(real, part)) == part.events[c.EVENT].tolist()
    for event, first in told(real, part).items():
        assert first[:3] == whole[event][:3]


def test_the_offer_of_february_1996_is_told_from_paragraph_18_of_document_000(real):
    # ¶ 17 heads it, ¶ 18 begins it, ¶ 19-23 give its points.
    found = told(real)["S24"]
    assert (found.document, found.paragraph) == ("SRC-D0", 18)
    assert found.where == "Document 000 ¶ 17, 18, 19, 20, 21, 22, 23"


def test_clintons_letter_is_told_in_paragraphs_8_to_11_of_document_002(real):
    # ¶ 1 is the title and ¶ 8 the digest's own frame; the newspaper's account begins in ¶ 9, the quotation in ¶ 10.
    found = told(real)["S36"]
    assert (found.document, found.paragraph) == ("SRC-D2", 9)
    assert found.where == "Document 002 ¶ 1, 8, 9, 10, 11"


def test_the_cairo_meeting_is_told_after_the_letters_that_followed_it(real):
    # Document 002 ¶ 17: 17 February 1998, after the letters of 21 February (¶ 9-11) and 13 March (¶ 13-15).
    found = told(real)
    assert all(found[event].flashback for event in ("S31", "S32", "S33", "S34"))
    assert not any(found[event].flashback for event in ("S36", "S38"))


def test_the_invasion_of_kuwait_is_told_after_the_offer_of_1996(real):
    # Document 000 ¶ 26: 2 August 1990.
    assert (told(real)["S02"].paragraph, told(real)["S02"].flashback) == (26, True)


def test_how_the_papers_were_published_makes_nothing_a_flash_back(real):
    # Document 000 ¶ 2-3 are of 2021; what follows is the story.
    assert not any(told(real)[event].flashback for event in ("S01", "S10", "S11", "P02"))


def test_what_the_curator_inferred_from_a_document_is_not_told_in_it(real):
    # S13, from Document 000 ¶ 7-8.
    found = told(real)["S13"]
    assert (found.document, found.where) == ("", "Not said, but inferred: Document 000 ¶ 7, 8")


def test_what_is_only_planned_for_later_makes_nothing_a_flash_back(archive):
    # E7, planned for June 1901, is told in paragraph 1, the letter of March in paragraph 2.
    made = with_claims(
        archive, ("E7", "SRC-CHRONICLE", "1", "supports", "newspaper"),
        ("E1", "SRC-CHRONICLE", "2", "supports", "newspaper"),
    )  # fmt: skip
    assert not told(made)["E1"].flashback
    done = replace(made, events=made.events.assign(**{c.STATUS: "done"}))
    assert told(done)["E1"].flashback
