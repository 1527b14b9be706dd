"""Who has a part in the telling."""

from dataclasses import replace

import numpy as np
import pytest

from components.dataset.actors.actor import events_of
from components.dataset.actors.part_in_telling import part_in_telling
from components.dataset.sources.claims import origins


def of(dataset, actor):
    return part_in_telling(dataset, actor, np.ones(len(dataset.events), dtype=bool))


def test_who_wrote_no_source_acts_or_is_only_spoken_of(archive):
    assert of(archive, "A-QUEEN").words == "Takes part in the events; wrote or published no source here."
    assert of(archive, "A-NOBODY").words == "Only spoken of; wrote or published no source here."
    assert of(archive, "A-PRINTER").words.startswith("Has a part in how the record came down")
    assert not of(archive, "A-QUEEN").alone.any()


def with_source(dataset, source, **cells):
    """Return `dataset` with these cells of one source changed."""
    sources = dataset.sources.set_index("source_id", drop=False)
    sources.loc[source, list(cells)] = list(cells.values())
    return replace(dataset, sources=sources.reset_index(drop=True))


def test_who_only_published_papers_or_testimony_is_a_publisher_and_no_narrator(archive):
    for source in ("SRC-CELLAR", "SRC-COURIER"):
        found = of(with_source(archive, source, publisher="The printer", interest="Sells it."), "A-PRINTER")
        assert found.words == "Publisher of 1 source."
        assert list(found.own) == [source]
        assert (found.interest, found.voices) == ((), {})


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("1905", "witness of 1905"),
        ("1905-06-07", "witness of 1905"),
        ("[1905..1907]", "witness of 1905 to 1907"),
        ("1905/1907", "witness of 1905 to 1907"),
        ("190X", "witness of 1900 to 1909"),
        ("../1907", "witness"),
        ("", "witness"),
    ],
)
def test_a_witness_is_of_the_years_in_which_they_may_have_spoken(archive, published, words):
    made = with_source(archive, "SRC-COURIER", author="Rafi’ of the Ford", published=published)
    assert of(made, "A-COURIER").words == f"Actor and {words}."


def test_who_spoke_twice_is_a_witness_of_both_years(archive):
    made = with_source(archive, "SRC-COURIER", author="Rafi’ of the Ford", published="1905")
    made = with_source(made, "SRC-DIGEST", author="Rafi’ of the Ford", published="1911", kind="testimony")
    assert of(made, "A-COURIER").words == "Actor and witness of 1905 and 1911."


def test_khaddam_is_actor_record_keeper_and_narrator_at_once(real):
    found = of(real, "A-KHADDAM")
    assert found.words == "Actor, record-keeper and narrator at once."
    assert list(found.own) == ["SRC-PAPERS"]
    assert any("broken with" in words for words in found.interest)
    assert any(words.startswith("Carrier of papers") for words in found.handed)


def test_what_rests_on_khaddams_papers_alone_by_hand(real):
    """Of his 31 events ten have another origin, or only others: the envoy, the press of the day, obituaries."""
    found, mine = of(real, "A-KHADDAM"), events_of(real, "A-KHADDAM")
    other = {"X01", "C-AZIZDAM", "S32", "C-MUBMSG", "C-HAFEZDIES", "P10", "P02", "P08", "P04", "P09"}
    assert set(real.events["event_id"][mine & ~found.alone]) == other
    assert int((mine & found.alone).sum()) == 21
    for event in real.events["event_id"][found.alone]:
        assert origins(real, event) == ("Khaddam's papers",)


def test_the_voices_of_his_papers_are_counted(real):
    assert {"Khaddam's narrative", "The papers, as reported"} <= set(of(real, "A-KHADDAM").voices)


def test_the_envoy_is_actor_and_witness_of_2021(real):
    found = of(real, "A-QAISI")
    assert found.words == "Actor and witness of 2021."
    assert [words.split(":")[0] for words in found.handed] == ["Authenticator"]
    # His word alone: the first signal, the two proposals of 1996, and that the papers are genuine.
    assert set(real.events["event_id"][found.alone]) == {"X01", "X04", "X05", "P03"}


@pytest.mark.parametrize("actor", ["A-SADDAM", "A-HAFEZ", "A-SHARAA", "A-CLINTON", "A-MUBARAK"])
def test_other_principals_act_and_are_no_source(real, actor):
    """Letters in their name are known only as Khaddam's papers have them."""
    assert of(real, actor).words == "Takes part in the events; wrote or published no source here."


def test_whoever_publishes_is_named_by_what_they_published(real):
    paper = of(real, "O-ASHARQ")
    assert paper.words == f"Publisher of {len(paper.own)} sources."
    assert {"SRC-AA-E1", "SRC-AA-E5"} <= set(paper.own)
    assert "SRC-D0" in of(real, "O-KHNET").own  # "khaddam.net (English machine translation)"
    assert of(real, "A-HAMIDI").words.startswith("Author of")


def test_only_spoken_of_is_said_of_who_is_only_spoken_of(real):
    assert of(real, "A-SAHHAF").words == "Only spoken of; wrote or published no source here."
