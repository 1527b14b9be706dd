import pandas as pd
import pytest

from components.dataset.model import columns as c
from tests.dataset.package.test_own_package import package

__all__ = ["package"]
DATES = [
    ("1712-03-04", "1712-03-04", "1712-03-04", "day"),
    ("1712-03", "1712-03-01", "1712-03-31", "within"),
    ("1712-03-04/1712-03-09", "1712-03-04", "1712-03-09", "lasted"),
    ("[1712-03-04..1712-03-09]", "1712-03-04", "1712-03-09", "within"),
    ("../1712-03-04", None, "1712-03-04", "within"),
    ("1712~", "1712-01-01", "1712-12-31", "within"),
    ("../..", None, None, "within"),
]


@pytest.mark.parametrize(("date", "earliest", "latest", "meaning"), DATES)
def test_bounds_and_meaning_are_worked_out_from_the_date(package, date, earliest, latest, meaning):
    row = package(events=f"event_id,title,date\nE1,A letter,{date}\n").events.iloc[0]
    assert [row[c.EARLIEST], row[c.LATEST]] == [
        pd.NaT if day is None else pd.Timestamp(day) for day in (earliest, latest)
    ]
    assert row[c.DATE_MEANING] == meaning


def test_bounds_that_a_package_states_are_not_touched(package):
    events = "event_id,title,date,earliest,latest\nE1,A letter,1712,1712-03-01,\nE2,Another,1712,,\n"
    rows = package(events=events).events.set_index(c.EVENT)
    assert rows.loc["E1", c.EARLIEST] == pd.Timestamp("1712-03-01")
    assert pd.isna(rows.loc["E1", c.LATEST])
    assert rows.loc["E2", c.LATEST] == pd.Timestamp("1712-12-31")


def test_a_bound_without_a_column_comes_from_the_date(package):
    row = package(events="event_id,title,date,earliest\nE1,A letter,1712,1712-03-01\n").events.iloc[0]
    assert (row[c.EARLIEST], row[c.LATEST]) == (pd.Timestamp("1712-03-01"), pd.Timestamp("1712-12-31"))


@pytest.mark.parametrize(
    ("earliest", "latest", "date"),
    [
        ("1712-03-04", "1712-03-04", "1712-03-04"),
        ("1712-03-04", "1712-03-09", "[1712-03-04..1712-03-09]"),
        ("1712-03-04", "", "1712-03-04/.."),
        ("", "1712-03-04", "../1712-03-04"),
    ],
)
def test_first_and_last_day_stand_for_a_date(package, earliest, latest, date):
    found = package(events=f"event_id,title,earliest,latest\nE1,A letter,{earliest},{latest}\n")
    assert found.problems == ()
    assert found.events[c.DATE].tolist() == [date]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ("A-DUKE,A-QUEEN,", "message"),
        (",,A-DUKE;A-QUEEN", "meeting"),
        (",,", "not-stated"),
        ("A-DUKE,,A-QUEEN", "message"),
    ],
)
def test_the_kind_is_worked_out_from_who_is_named(package, cells, kind):
    events = f"event_id,title,date,sender,addressee,present\nE1,A letter,1712,{cells}\n"
    assert package(events=events).events[c.KIND].tolist() == [kind]


def test_words_that_passed_through_hands_are_a_message(package):
    hands = "event_id,actor_id,role,hand\nE1,A-DUKE,author,1\nE1,A-QUEEN,addressee,2\n"
    assert package(participants=hands).events.set_index(c.EVENT)[c.KIND].to_dict() == {
        "E1": "message",
        "E2": "not-stated",
    }


def test_an_event_without_a_topic_has_one_that_says_so(package):
    found = package(events="event_id,title,date,topics\nE1,A letter,1712,T-PEACE\nE2,Another,1713,\n")
    assert found.problems == ()
    assert found.events[c.TOPICS].tolist() == ["T-PEACE", "not-stated"]
    assert found.names_of[c.TOPIC] == {"T-PEACE": "T-PEACE", "not-stated": "Not stated"}


def test_a_name_in_arabic_letters_is_known_by_them(package):
    found = package(names="actor_id,name\nA-DUKE,الدوق\nA-QUEEN,Queen\n")
    assert found.names[c.SCRIPT].tolist() == ["arabic", "latin"]


def test_asks_without_a_number_are_counted_in_each_event(package):
    asks = "proposal_id,event_id,proposer,addressee,content\n"
    asks += "".join(f"PR{row},{event},A-DUKE,A-QUEEN,A ship\n" for row, event in enumerate(("E1", "E2", "E1")))
    assert package(proposals=asks).proposals[c.ITEM].tolist() == ["1", "1", "2"]


def test_a_source_without_a_title_has_its_short_name(package):
    row = package(sources="source_id,short\nS1,Letters\n").sources.iloc[0]
    assert (row[c.TITLE], row[c.CITATION], row[c.READ_AS]) == ("Letters", "Letters", "not-stated")
