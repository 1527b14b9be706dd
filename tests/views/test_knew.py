"""The day up to which the view looks, and the actors it compares, as a reader sets them."""

import sys

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def without_arguments(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])


def open_page(**query):
    page = AppTest.from_file(ROOT / "dashboard.py", default_timeout=30)
    page.query_params.update(view="knew", **query)
    page.run()
    assert not page.exception, page.exception
    return page


def said(page):
    return " ".join(text.value for text in page.text)


def test_opens_on_the_whole_record_and_explains_whom_it_compares():
    page = open_page()
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
    assert any("Where Saddam Hussein and Abdul Halim Khaddam differ" in head.value for head in page.header)


def test_an_actor_of_whom_nothing_is_recorded_can_be_asked_for():
    page = open_page(focus="A-BASHAR")
    assert "Bashar al-Assad is documented to have known of 0 and could have known of 0" in said(page)


def test_events_that_are_not_drawn_are_counted():
    page = open_page(kind=["meeting", "crisis"])
    assert "Not drawn:" in said(page)


def test_only_public_events_leave_a_word_instead_of_a_chart():
    page = open_page(secrecy="public")
    assert any("was not public" in info.value for info in page.info)
