"""Who has a part in the telling."""

import numpy as np
import pytest

from components.dataset.actor import events_of
from components.dataset.claims import origins
from components.dataset.telling import telling


def of(dataset, actor):
    return telling(dataset, actor, np.ones(len(dataset.events), dtype=bool))


def test_who_wrote_no_source_acts_or_is_only_spoken_of(archive):
    assert of(archive, "A-QUEEN").words == "Takes part in the events; wrote or published no source here."
    assert of(archive, "A-NOBODY").words == "Only spoken of; wrote or published no source here."
    assert of(archive, "A-PRINTER").words.startswith("Has a part in how the record came down")
    assert not of(archive, "A-QUEEN").alone.any()


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


def test_the_voices_of_his_papers_are_counted_and_his_narrative_comes_first(real):
    assert next(iter(of(real, "A-KHADDAM").voices)) == "Khaddam's narrative"


def test_the_envoy_is_actor_and_witness_of_2021(real):
    found = of(real, "A-QAISI")
    assert found.words == "Actor and witness of 2021 at once."
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
