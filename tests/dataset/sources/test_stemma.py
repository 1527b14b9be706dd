"""How the accounts of a disagreement came down."""

from dataclasses import replace

import pandas as pd

from components.dataset.query.order import mask_of_ids
from components.dataset.sources.disagreements import disagreement
from components.dataset.sources.excluded_sources import ExcludedSources, excluded_claims
from components.dataset.sources.stemma import stemma_of


def drawn(dataset, issue="AMB-01"):
    """Return the tree as lines: dots for the depth, the name, and the letters before it."""
    found = stemma_of(dataset, disagreement(dataset, issue))
    letters = ["".join(mark.letter for mark in found.marks if mark.row == row) for row in range(len(found.rows))]
    return [f"{'.' * row.depth}{row.name} {of}".strip() for row, of in zip(found.rows, letters, strict=True)]


def test_each_source_hangs_on_the_one_it_was_made_from_and_passages_on_their_document(archive):
    assert drawn(archive) == [
        "The cellar papers",
        ".Chronicle",
        "..¶ 2, 3 A",
        "..Digest of the chronicle",
        "...¶ 1 A",
        "The courier's word",
        ".Invented Gazette B",
    ]
    found = stemma_of(archive, disagreement(archive, "AMB-01")).rows
    assert [row.parent for row in found] == [-1, 0, 1, 1, 3, -1, 5]
    assert [row.is_source for row in found] == [True, True, False, True, False, True, True]


def test_a_source_says_how_it_was_read_and_a_passage_whose_voice_it_is(archive):
    rows = stemma_of(archive, disagreement(archive, "AMB-01")).rows
    assert [row.words for row in rows][:3] == ["not seen", "read whole", "Khaddam's narrative"]
    assert [row.seen for row in rows][:2] == [False, True]
    assert [row.whole for row in rows][:2] == [False, True]


def test_a_mark_tells_its_events_and_what_is_said_where(archive):
    mark = stemma_of(archive, disagreement(archive, "AMB-01")).marks[0]
    assert mark.events == ("E1",)
    assert mark.lines == ("Chronicle ¶ 2, 3, Khaddam's narrative: As the chronicle has it.",)
    assert mark.counted
    assert mark.in_filters


def test_claims_of_one_voice_for_one_account_share_a_row_and_two_accounts_never_do(archive):
    readings = archive.readings.assign(claims=["CL001;CL003", "CL004"])
    found = stemma_of(archive, disagreement(replace(archive, readings=readings), "AMB-01"))
    assert [row.name for row in found.rows if not row.is_source] == ["¶ 1, 2, 3", "¶ 1"]
    assert [mark.events for mark in found.marks] == [("E1", "E3"), ("E4",)]


def test_what_is_switched_off_or_outside_the_filters_is_said_to_be(archive):
    point = disagreement(
        archive,
        "AMB-01",
        mask_of_ids(archive, ["E9"]),
        excluded_claims(archive, ExcludedSources(sources=("SRC-COURIER",))),
    )
    marks = stemma_of(archive, point).marks
    assert not any(mark.in_filters for mark in marks)
    assert {mark.letter: mark.counted for mark in marks} == {"A": True, "B": False}
    assert marks[-1].lines[0].endswith("(outside the filters) (switched off)")


def test_nothing_to_compare_is_an_empty_stemma(nothing):
    assert [len(part) for part in stemma_of(nothing, disagreement(nothing, "AMB-01"))] == [0, 0, 0]


def test_nothing_is_changed_by_it(archive):
    before = archive.sources.copy(deep=True)
    stemma_of(archive, disagreement(archive, "AMB-01"))
    pd.testing.assert_frame_equal(archive.sources, before)


def test_the_first_step_is_told_in_two_trees(real):
    # Document 000 ¶ 1, 4, 5 and 27-29 go back to the papers; what al-Qaisi said in 2021 goes back to himself.
    assert drawn(real, "AMB-04") == [
        "Khaddam's papers",
        ".Asharq Al-Awsat, episode 1 A",
        "..Orient Net, 27 June 2021",
        "...Document 000",
        "....¶ 1, 4 A",
        "....¶ 5 A",
        "....¶ 27, 28, 29 C",
        "Al-Qaisi, statements of 2021",
        ".Asharq Al-Awsat, overview 2021 B",
    ]


def test_clintons_letter_and_its_reading_part_only_inside_document_002(real):
    # Document 002 ¶ 8, 9 against ¶ 10, 11; and ¶ 15 of Assad's reply.
    assert drawn(real, "AMB-02")[-5:] == ["...Document 002", "....¶ 8 B", "....¶ 9 B", "....¶ 10, 11 A", "....¶ 15 C"]


def test_delegation_and_message_part_at_the_newspapers_fifth_episode(real):
    # Document 002 ¶ 17 is at third hand what the newspaper's own English has otherwise.
    assert drawn(real, "AMB-34")[:3] == [
        "Khaddam's papers",
        ".Asharq Al-Awsat, episode 5 B",
        "..Turkiya Ajel, 2 July 2021",
    ]
