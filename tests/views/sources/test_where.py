"""Where an event took place, in its record, without a browser."""

import sys

from tests.test_archives import ARCHIVES
from tests.test_dashboard import open_page, seen, texts, without_arguments  # noqa: F401  (a fixture for every test)


def pictures(page):
    return [html.proto.body for html in page.get("html") if "<img" in html.proto.body]


def maps(page):
    return [picture for picture in pictures(page) if "Small map" in picture]


def test_the_record_of_an_event_with_a_place_has_a_small_map_that_is_said_in_words():
    page = seen(view="table", event="S24")
    (found,) = maps(page)
    assert 'alt="Small map of the region: a mark at Damascus, in a dashed ring: not certain."' in found
    assert "Place: Damascus (inferred)." in texts(page)


def test_a_planned_journey_is_said_to_be_planned():
    (found,) = maps(seen(view="table", event="S33"))
    assert "an arrow from Cairo to Baghdad, dashed: planned." in found


def test_a_stand_in_is_called_one():
    assert any(
        words.startswith("Place:") and "Stand-in for a place that is not named." in words
        for words in texts(seen(view="table", event="X05"))
    )


def test_nothing_is_asked_of_the_network():
    (found,) = maps(seen(view="table", event="S24"))
    assert 'src="data:image/svg+xml,' in found
    assert "url(" not in found


def test_an_event_without_a_place_has_no_map():
    assert not maps(seen(view="table", event="S39"))


def test_a_place_without_coordinates_is_said_in_words_alone(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(ARCHIVES / "invented-oceans")])
    page = open_page(view="table", event="E7")
    assert not maps(page)
    assert "Place: Macao (stated)." in texts(page)
