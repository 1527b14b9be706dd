"""What is said of the offices somebody held."""

from dataclasses import replace

import pandas as pd
import pytest

from components.dataset.actors.offices import offices, source_kinds, term_words


def with_term(dataset, date):
    row = dict.fromkeys(dataset.offices, "") | {"office_id": "OF99", "actor_id": "A-DUKE", "office": "Duke"}
    added = pd.DataFrame([row | {"date": date, "source_id": "SRC-GAZETTE"}])
    return replace(dataset, offices=pd.concat([dataset.offices, added], ignore_index=True))


def days(office):
    return [day and day.isoformat() for day in (*office.began, *office.ended)]


def test_offices_stand_in_the_order_of_time_those_without_a_beginning_last(archive):
    found = offices(archive, "A-MINISTER")
    assert [office.title for office in found] == ["Minister of the harbour", "Clerk"]
    assert [office.where for office in found] == ["Invented Gazette", "Chronicle ¶ 1"]
    assert [office.source_kind for office in found] == ["Newspaper", "Document"]


def test_the_kinds_of_the_sources_are_counted(archive, real):
    """Peres: one office by a newspaper of the day, one by a list of governments."""
    assert source_kinds(offices(archive, "A-MINISTER")) == {"Newspaper": 1, "Document": 1}
    kinds = source_kinds(offices(real, "A-PERES"))
    assert set(kinds) == {"Newspaper", "Reference"}
    assert sum(kinds.values()) == len(offices(real, "A-PERES"))
    assert source_kinds(offices(archive, "A-QUEEN")) == {}


def test_a_year_of_beginning_leaves_open_on_which_day_it_began(archive):
    (minister, clerk) = offices(archive, "A-MINISTER")
    assert days(minister) == ["1899-01-01", "1899-12-31", "1903-05-06", "1903-05-06"]
    assert days(clerk) == [None, None, "1898-01-01", "1898-12-31"]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1899/1903-05-06", "1899 to 6 May 1903"),
        ("1899-03/1903", "March 1899 to 1903"),
        ("../1898", "until 1898, beginning not given"),
        ("1898/..", "from 1898, end not given"),
        ("/1898", "until 1898, beginning not given"),
        ("../..", "neither beginning nor end given"),
        ("1899~/1903?", "1899 (approximate) to 1903 (doubtful)"),
        ("1899", "1899"),
    ],
)
def test_a_term_is_said_no_more_precisely_than_its_source(edtf, words):
    assert term_words(edtf) == words


def test_an_office_held_some_time_in_a_year_is_sure_on_no_day(archive):
    (duke,) = offices(with_term(archive, "1900"), "A-DUKE")
    assert days(duke) == ["1900-01-01", None, None, "1900-12-31"]


def test_an_actor_may_have_no_office(archive):
    assert offices(archive, "A-QUEEN") == []


def test_the_offices_of_the_principals_cover_the_exchange(real):
    """Every dated office of the principals that the events of 1995 to 1998 name is there, each with a source."""
    held = {
        actor: [(office.title, office.term) for office in offices(real, actor)]
        for actor in ("A-KHADDAM", "A-SAHHAF", "A-NETANYAHU", "A-PERES")
    }
    assert held["A-KHADDAM"] == [
        ("Foreign Minister of Syria", "November 1970 to 1984"),
        ("Vice President of Syria", "1984 to 6 June 2005"),
        ("Acting President of Syria", "10 June 2000 to 17 July 2000"),
    ]
    assert held["A-SAHHAF"] == [("Foreign Minister of Iraq", "1992 to 2001")]
    # Netanyahu's predecessor (Document 002, paragraph 9) is Peres: one begins on the day the other ends.
    assert held["A-PERES"][-1] == ("Prime Minister of Israel", "22 November 1995 to 18 June 1996")
    assert held["A-NETANYAHU"] == [("Prime Minister of Israel", "18 June 1996 to 6 July 1999")]


def test_every_office_of_the_package_agrees_with_its_bounds_and_names_a_source_of_its_own(real):
    from components.dataset.model.dates import span

    for row in real.offices.to_dict("records"):
        bounds = [day.isoformat() if day else "" for day in span(row["date"])]
        assert [row["earliest"], row["latest"]] == bounds, row["office_id"]
        assert row["source_id"] in set(real.sources["source_id"])
        assert real.sources.set_index("source_id").loc[row["source_id"], "kind"] != "general-knowledge"


def test_no_office_is_given_to_those_whose_term_no_source_read_gives(real):
    assert not set(real.offices["actor_id"]) & {"A-QAISI", "A-TIKRITI", "A-BAKOUR", "A-MASRI"}


def test_father_and_son_hold_the_presidency_one_after_the_other(real):
    (father,), (son,) = (offices(real, actor) for actor in ("A-HAFEZ", "A-BASHAR"))
    assert father.title == son.title == "President of Syria"
    assert father.ended.latest < son.began.earliest
