"""What stands over the timeline, and on the menu beside it."""

import datetime as dt

import pytest

from components.dataset import Page, Selection
from components.dataset.query.run_query import run_query
from components.figures.base.theme import LIGHT
from components.views.base.render_context import RenderContext
from components.views.present.ribbon import ribbon_drawing
from components.views.timeline.arrange import arranged_words
from components.views.timeline.timeline import timeline_drawings
from tests.hundreds import letters

BURSTS = "Two bursts of dated messages between Iraq and Syria, 136 days apart."


def finding(dataset, page):
    (drawing,) = timeline_drawings(dataset, run_query(dataset, page), page, RenderContext(LIGHT, "beside"))
    return drawing.finding


@pytest.mark.parametrize("page", [Page(), Page(lanes="actor"), Page(public_lanes=True), Page(scale="steps")])
def test_the_shipped_timeline_says_that_messages_came_in_two_bursts(real, page):
    assert finding(real, page) == BURSTS


def test_where_no_bursts_are_it_says_how_many_events_of_which_years(real):
    secret = Page(Selection(secrecies=("secret",), datings=("day",)))
    assert finding(real, secret) == "11 secret events from 1995 to 1998."
    public = Page(
        Selection(secrecies=("public",), start=dt.date(1997, 1, 1), end=dt.date(1997, 12, 31), certainly=True)
    )
    assert finding(real, public).endswith("events in 1997.")
    assert "secret" not in finding(real, public)


def test_one_event_is_one(real):
    page = Page(Selection(secrecies=("secret",), channels=("ankara",)))
    assert finding(real, page) == "1 secret event in 1995."


def test_in_the_order_of_telling_it_says_how_much_is_told_late(real):
    assert finding(real, Page(order="told")) == (
        "The documents tell of 50 events, 9 of them after something that happened later."
    )


def test_in_the_order_of_learning_it_says_how_late_secrets_became_known(real):
    assert finding(real, Page(order="learned")) == (
        "29 secret events were first published in 2021, 23 to 26 years later."
    )
    public = Page(Selection(secrecies=("public",)), order="learned")
    assert finding(real, public) == "None of these events is recorded as secret."


def test_of_very_many_events_it_says_how_many_of_which_years(tmp_path):
    many = letters(tmp_path)
    assert finding(many, Page()).endswith(".")
    assert str(many.period[0].year) in finding(many, Page())


def test_the_ribbon_says_the_same(real):
    assert ribbon_drawing(real, real, Page(), RenderContext(LIGHT, "alone")).sentence.startswith(BURSTS)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (Page(), "Arrange"),
        (Page(order="told"), "Arrange: as the documents tell it"),
        (Page(lanes="actor", scale="steps", shapes=True), "Arrange: by actor, equal steps, with kinds"),
        (Page(order="learned", scale="steps"), "Arrange: as the public learned it"),
        (Page(lanes="topic", own_lanes="topic"), "Arrange"),
    ],
)
def test_the_menu_says_what_is_set(page, words):
    assert arranged_words(page) == words
