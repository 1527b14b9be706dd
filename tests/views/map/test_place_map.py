"""What the map says above it, without a browser."""

import sys

from tests.test_archives import ARCHIVES
from tests.test_dashboard import open_page, texts, without_arguments  # noqa: F401  (a fixture for every test)


def said(page):
    return "\n".join(texts(page))


def test_the_curators_places_and_the_planned_ways_are_told_apart():
    """Document 002 paragraph 17: of four ways the two agreed in Cairo (S33, S34) are only planned."""
    page = said(open_page(view="map"))
    assert "have a place. For 29 of these the curator inferred it. From one place to another: 4 of them, 2 only" in page
    assert "2 only planned." in page


def test_a_place_of_unknown_basis_is_not_laid_to_the_curator(monkeypatch, broken):
    folder = broken("events.csv", "PL-DAM,,stated,secret,done", "PL-DAM,PL-DAM,unknown,secret,summary")
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(folder)])
    page = said(open_page(view="map"))
    assert "has a place. For 1 no source states it." in page
    assert "curator" not in page
    assert "From one place to another: 1 of them, 1 only summed up." in page


def test_the_places_with_most_events_stand_over_the_map():
    (header, *_) = open_page(view="map").header
    assert (
        header.value.replace("\\", "")
        == "Events are placed most often in Damascus (26 events, 18 inferred), New York (20) and Baghdad (13)."
    )


def test_places_without_coordinates_are_kept_and_said(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(ARCHIVES / "invented-oceans")])
    page = open_page(view="map")
    assert "9 of 10 chosen events have a place" in said(page)
    assert "2 places have no coordinates (Macao, Cape Town); events there, listed below: 2." in said(page)
    assert "Without a recorded place, and listed below: 1." in said(page)
    assert [one.label for one in page.expander if one.label.startswith("Not on the map")] == [
        "Not on the map: 2 events at places without coordinates",
        "Not on the map: 1 event of which no place is recorded",
    ]


def test_a_package_without_any_coordinates_says_which_places_it_names(monkeypatch, tmp_path):
    (tmp_path / "events.csv").write_text("event_id,title,date,place_id\nE1,Lin waits,1805-01-15,PL-MACAO\n")
    (tmp_path / "actors.csv").write_text("actor_id,name\nA-LIN,Lin Guanhe\n")
    (tmp_path / "places.csv").write_text("place_id,name,geonames_id\nPL-MACAO,Macao,1821274\n")
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(tmp_path)])
    page = open_page(view="map")
    (told,) = [one.value.replace("\\", "") for one in page.info]
    assert told.startswith("No place can be drawn. 1 of 1 chosen events has a place")
    assert "1 place has no coordinates (Macao); events there, listed below: 1." in told
    assert "no recorded place" not in told
