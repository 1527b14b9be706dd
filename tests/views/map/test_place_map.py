"""What the map says above it, without a browser."""

import sys

from components.exports.exchange.letters import letters_tei
from tests.test_dashboard import open_page, texts, without_arguments  # noqa: F401  (a fixture for every test)


def said(page):
    return "\n".join(texts(page))


def test_the_curators_places_and_the_planned_ways_are_told_apart():
    """Document 002 paragraph 17: of four ways the two agreed in Cairo (S33, S34) are only planned."""
    page = said(open_page(view="map"))
    assert "have a place; for 30 of these the curator inferred it. From one place to another: 4 of them, 2 only" in page
    assert "2 only planned." in page


def test_a_place_of_unknown_basis_is_not_laid_to_the_curator(monkeypatch, broken):
    folder = broken("events.csv", "PL-DAM,,stated,secret,done", "PL-DAM,PL-DAM,unknown,secret,summary")
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(folder)])
    page = said(open_page(view="map"))
    assert "have a place; for 0 of these the curator inferred it, and for 1 no source states it." in page
    assert "From one place to another: 1 of them, 1 only summed up." in page


def test_letters_whose_places_have_no_coordinates_are_told_to_be_off_the_map(monkeypatch, tmp_path, real):
    (tmp_path / "letters.xml").write_bytes(letters_tei(real, real, ""))
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(tmp_path / "letters.xml")])
    (told,) = open_page(view="map").info
    assert told.value == "None of the chosen events has a recorded place with its latitude and longitude."
