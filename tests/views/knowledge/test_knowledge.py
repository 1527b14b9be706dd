"""The day up to which the view looks, and the actors it compares, as a reader sets them."""

import re
import sys

import pytest

from tests.app import visit
from tests.conftest import ARCHIVE


@pytest.fixture(autouse=True)
def without_arguments(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])


def open_page(grounds=False, differ=False, **query):
    """Open the view. grounds: with the list of what each square rests on. differ: with where two actors differ."""
    kept = {name: True for name, asked in (("knew-grounds", grounds), ("knew-differ", differ)) if asked}
    return visit(kept, view="knew", **query)


@pytest.fixture
def of_archive(monkeypatch):
    """The page opens on the invented archive, or on a copy of it."""

    def put(folder=ARCHIVE):
        monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(folder)])

    put()
    return put


def said(page):
    return " ".join([*(head.value.replace("\\", "") for head in page.header), *(text.value for text in page.text)])


def test_opens_on_the_whole_record_and_explains_whom_it_compares():
    page = open_page(differ=True)
    assert page.select_slider(key="day").value == ""
    assert "These two, because" in said(page)


def test_the_next_day_goes_back_from_the_whole_record_and_forth_again():
    page = open_page()
    page.button(key="day-before").click().run()
    last = page.query_params["day"]
    page.button(key="day-before").click().run()
    assert page.query_params["day"] < last
    page.button(key="day-after").click().run()
    page.button(key="day-after").click().run()
    assert "day" not in page.query_params


def test_a_day_between_two_of_the_record_steps_to_the_next():
    page = open_page(day="1996-02-03")
    page.button(key="day-after").click().run()
    assert page.query_params["day"] == "1996-02-04"


def test_a_day_says_how_many_later_events_it_leaves_out():
    assert "later events are left out because of the day chosen" in said(open_page(day="1996-02-03"))


def test_a_day_before_everything_says_so():
    page = open_page(day="1900-01-01", layer="documents", chapter="opening-1995")
    assert any("by 1 January 1900" in info.value for info in page.info)
    assert page.button(key="day-before").disabled


def test_two_actors_chosen_are_written_into_the_link_and_compared():
    page = open_page()
    page.selectbox(key="focus").select("A-SADDAM").run()
    page.selectbox(key="against").select("A-KHADDAM").run()
    assert page.query_params["focus"] == "A-SADDAM"
    assert any("Where Saddam Hussein and Abdul Halim Khaddam differ" in box.label for box in page.expander)
    assert page.table


def test_an_actor_of_whom_nothing_is_recorded_can_be_asked_for():
    page = open_page(focus="A-BASHAR")
    assert "No evidence that Bashar al-Assad knew of any of these 36 non-public events." in said(page)
    assert "Could have known" not in said(page)


def test_events_that_are_not_drawn_are_counted():
    page = open_page(kind=["meeting", "crisis"])
    assert "Not drawn:" in said(page)


def test_only_public_events_leave_a_word_instead_of_a_chart():
    page = open_page(secrecy="public")
    assert any("was not public" in info.value for info in page.info)


def test_what_each_square_rests_on_is_told():
    (*_, grounds) = open_page(grounds=True, focus="A-HAFEZ", kind="meeting").table
    assert "It rests on" in grounds.value.columns
    assert "S16" in grounds.value.index


def test_squares_that_rest_on_nothing_say_so(of_archive):
    page = open_page(grounds=True, focus="A-NOBODY")
    assert "there is no evidence that any of these actors knew of any of these events" in said(page)
    assert not page.table


def test_two_actors_of_one_name_have_a_column_each(of_archive, broken):
    of_archive(broken("actors.csv", "Duke al-Vale", "Queen of the North"))
    page = open_page(focus="A-DUKE", against="A-QUEEN")
    columns = [column.replace("\\", "") for column in page.table[0].value.columns]
    assert columns[1:3] == ["Queen of the North (A-DUKE)", "Queen of the North (A-QUEEN)"]
    assert "Queen of the North (A-DUKE)" in page.selectbox(key="focus").options


def test_who_was_written_to_could_have_known_before_a_source_shows_it(of_archive, broken):
    broken("participants.csv", "addressee,4,[1901-03-05..1901-03-19]", "addressee,4,")
    of_archive(broken("links.csv", "E5,considers,E1,inferred", "E5,considers,E1,stated"))
    words = said(open_page(focus="A-QUEEN", day="1901-03-04"))
    assert "No evidence that by 4 March 1901 Queen of the North knew" in words
    assert "Could have known: Queen of the North of 1 more" in words


def test_events_on_one_origin_are_those_of_which_claims_have_one(of_archive):
    assert "All 4 events rest on one origin." in said(open_page())
    assert "Nothing that could be counted here is left" in said(open_page(without_source="SRC-CELLAR"))


@pytest.mark.parametrize("link", [{}, {"kind": "meeting"}, {"day": "1996-02-03"}, {"focus": "A-SADDAM"}])
def test_the_finding_says_the_numbers_of_the_first_two(link):
    page = open_page(grounds=True, **link)
    (*_, grounds) = page.table
    knew = grounds.value[grounds.value["Known"].str.startswith("Knew")]["Who"].value_counts()
    found = re.findall(r"knew of (\d+) of|, [^,]+ of (\d+)[.]", page.header[0].value.replace("\\", ""))
    numbers = [int(one or other) for one, other in found]
    assert len(numbers) == (1 if "focus" in link else 2)
    assert sorted(numbers, reverse=True) == sorted(set(knew) & set(numbers), reverse=True)
