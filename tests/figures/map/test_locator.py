"""The small map in a record."""

import re
from xml.etree import ElementTree as ET

import pytest

from components.dataset.map.place_map import home_region, legs_of, places_of
from components.dataset.model import columns as c
from components.dataset.query.order import mask_of_ids
from components.figures.base.text_width import text_width
from components.figures.base.theme import DARK, LIGHT
from components.figures.map.locator import HEIGHT, WIDTH, locator_map
from tests.dataset.map.test_place_map import placed

SVG = "{http://www.w3.org/2000/svg}"


def draw(dataset, event, **options):
    mask = mask_of_ids(dataset, [event])
    return locator_map(places_of(dataset, mask), legs_of(dataset, mask), home_region(dataset), **options)


def parts(drawn, kind):
    return list(ET.fromstring(drawn).iter(f"{SVG}{kind}"))


def words(drawn):
    return [one.text for one in parts(drawn, "text")]


def marks(drawn):
    return [one for one in parts(drawn, "circle") if one.get("fill") != "none"]


def rings(drawn):
    return [one for one in parts(drawn, "circle") if one.get("stroke-dasharray")]


def boxes(drawn):
    """Return where the words stand: left, top, right, bottom."""
    found = []
    for one in parts(drawn, "text"):
        x, y, size = (float(one.get(name)) for name in ("x", "y", "font-size"))
        half = text_width(one.text, size) / 2
        found.append((x - half, y - size / 2, x + half, y + size / 2))
    return found


def test_it_names_the_place_and_the_states_around_it(real):
    drawn = draw(real, "S24")
    assert "Damascus" in words(drawn)
    assert {"Syria", "Iraq", "Turkey"} <= set(words(drawn))
    assert len(marks(drawn)) == 1


def test_all_records_of_one_region_show_the_same_ground(real):
    grounds = {parts(draw(real, event), "path")[0].get("d") for event in ("S24", "S11", "S32")}
    assert len(grounds) == 1


def test_a_place_far_off_widens_the_map_until_it_is_on_it(real):
    near, far = draw(real, "S24"), draw(real, "S36")
    assert {"Washington, D.C.", "Damascus"} <= set(words(far))
    assert parts(near, "path")[0].get("d") != parts(far, "path")[0].get("d")


def test_a_place_that_no_source_states_and_a_stand_in_have_a_dashed_ring(archive, real):
    stated = draw(placed(archive, E1=("PL-DAM", "", "stated", "done")), "E1")
    inferred = draw(placed(archive, E1=("PL-DAM", "", "inferred", "done")), "E1")
    assert (len(rings(stated)), len(rings(inferred))) == (0, 1)
    assert len(rings(draw(real, "X05"))) == 1  # Document 003: "on the border", for which a town stands in


def test_the_mark_has_the_colour_of_the_side_that_acts(archive):
    at = placed(archive, E1=("PL-DAM", "", "stated", "done"))
    for theme in (LIGHT, DARK):
        assert [mark.get("fill") for mark in marks(draw(at, "E1", theme=theme))] == [theme.side("iraq")]


@pytest.mark.parametrize(("basis", "status", "dashed"), [("stated", "done", False), ("stated", "planned", True)])
def test_a_journey_is_a_line_dashed_if_it_is_not_done(archive, basis, status, dashed):
    drawn = draw(placed(archive, E1=("PL-DAM", "PL-CITY", basis, status)), "E1")
    lines = [one for one in parts(drawn, "path") if one.get("fill") == "none"]
    assert [bool(one.get("stroke-dasharray")) for one in lines] == [dashed]
    assert len(marks(drawn)) == 2
    assert not rings(drawn)  # a source states both ends


def test_no_word_leaves_the_map_or_lies_on_another(real):
    for event in real.events[c.EVENT][real.events[c.PLACE] != ""]:
        drawn = draw(real, event)
        found = boxes(drawn)
        for at, box in enumerate(found):
            assert box[0] >= 0, (event, words(drawn)[at])
            assert box[2] <= WIDTH, (event, words(drawn)[at])
            for other in found[at + 1 :]:
                across, down = (
                    min(box[2], other[2]) - max(box[0], other[0]),
                    min(box[3], other[3]) - max(box[1], other[1]),
                )
                assert across <= 0 or down <= 0, event


def test_it_is_small_and_says_what_a_name_holds_letter_by_letter(archive):
    at = placed(archive, E1=("PL-DAM", "", "stated", "done"))
    at.places.loc[at.places[c.PLACE] == "PL-DAM", c.NAME] = 'A & <b>"B"\x07'
    drawn = draw(at, "E1")
    assert 'A & <b>"B"' in words(drawn)
    assert re.search(rf'width="{WIDTH}" height="{HEIGHT}"', drawn)


def test_without_a_place_nothing_is_drawn(archive):
    assert draw(archive, "E5") == ""
