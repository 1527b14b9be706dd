"""The map of places and legs."""

import re
from dataclasses import replace

import pytest

from components.dataset import Selection, select
from components.dataset.map.place_map import Place, legs_of, places_of
from components.dataset.map.region import region_of
from components.dataset.map.states import state_names
from components.dataset.model import columns as c
from components.dataset.query.order import selected_mask
from components.figures.base.text_width import lines_width
from components.figures.base.theme import DARK, LIGHT, enlarged
from components.figures.map.labels import Disc, place_names, separate_discs
from components.figures.map.marks import size_of
from components.figures.map.place_map import place_map
from components.figures.map.words import count_words, leg_words
from tests.dataset.map.test_place_map import placed
from tests.figures.test_every_figure import labels

WIDTHS = (350, 450, 820)


def draw(dataset, shown=None, **options):
    mask = selected_mask(dataset, dataset if shown is None else shown)
    return place_map(places_of(dataset, mask), legs_of(dataset, mask), labels(dataset)["side"], **options)


def places_drawn(figure):
    """Return first event -> fill, outline and size of the mark of its place."""
    trace = next(trace for trace in figure.data if trace.customdata is not None and trace.mode == "markers")
    marker = trace.marker
    return {
        row[0]: (fill, line, size)
        for row, fill, line, size in zip(trace.customdata, marker.color, marker.line.color, marker.size, strict=True)
    }


def numbers(figure):
    return next(trace for trace in figure.data if trace.mode == "markers+text")


def legs_drawn(figure):
    return [trace for trace in figure.data if trace.mode == "lines+markers"]


def boxes(figure, theme):
    """Return where the texts stand: left, top, right, bottom."""
    found = {}
    for note in figure.layout.annotations:
        if note.xref == "paper":
            continue
        lines = re.sub("<(?!br)[^>]*>", "", note.text).split("<br>")
        width, height = lines_width(note.text, note.font.size), len(lines) * 1.25 * note.font.size
        left = {"left": 0, "center": width / 2, "right": width}[note.xanchor]
        top = {"top": 0, "middle": height / 2, "bottom": height}[note.yanchor]
        x, y = note.x + (note.xshift or 0) - left, note.y - (note.yshift or 0) - top
        found[note.text] = (x, y, x + width, y + height)
    return found


def touch(one, other):
    return min(one[2], other[2]) - max(one[0], other[0]) > 1 and min(one[3], other[3]) - max(one[1], other[1]) > 1


@pytest.mark.parametrize("asked", [{}, {"layers": ("documents",)}, {"kinds": ("message",)}])
@pytest.mark.parametrize(("width", "theme"), [*((width, LIGHT) for width in WIDTHS), (1100, enlarged(LIGHT))])
def test_no_name_lies_on_another_nor_leaves_the_figure(real, width, asked, theme):
    figure = draw(real, select(real, Selection(**asked)), width=width, theme=theme)
    found = boxes(figure, theme)
    for text, box in found.items():
        assert box[0] >= -1, text
        assert box[2] <= figure.layout.xaxis.range[1] + 1, text
        for other, beside in found.items():
            assert text == other or not touch(box, beside), (text, other)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_two_marks_on_the_map_touch(real, width):
    figure = draw(real, width=width)
    trace = next(trace for trace in figure.data if trace.customdata is not None and trace.mode == "markers")
    discs = list(zip(trace.x, trace.y, trace.marker.size, strict=True))
    for place, (x, y, size) in enumerate(discs):
        for left, top, other in discs[place + 1 :]:
            assert (x - left) ** 2 + (y - top) ** 2 >= ((size + other) / 2) ** 2


def test_a_place_has_a_dashed_ring_if_no_source_states_it(archive):
    for theme in (LIGHT, DARK):
        stated = draw(placed(archive, E1=("PL-DAM", "", "stated", "done")), theme=theme)
        inferred = draw(placed(archive, E1=("PL-DAM", "", "inferred", "done")), theme=theme)
        assert (len(dashed_rings(stated)), len(dashed_rings(inferred))) == (0, 1)
        for figure in (stated, inferred):  # hollow would say that a day is not known
            assert places_drawn(figure)["E1"][0] == theme.side("iraq")


def dashed_rings(figure):
    return [shape for shape in figure.layout.shapes if shape.type == "circle" and shape.line.dash == "3px,3px"]


def test_a_place_of_both_kinds_has_no_ring_and_says_both_numbers(archive):
    both = placed(archive, E1=("PL-DAM", "", "stated", "done"), E3=("PL-DAM", "", "inferred", "done"))
    figure = draw(both)
    assert not dashed_rings(figure)
    assert any("1 + 1 inferred" in note.text for note in figure.layout.annotations)


def test_opening_a_record_moves_nothing(real):
    plain, opened = draw(real), draw(real, selected="S24")
    assert (plain.layout.height, plain.layout.xaxis) == (opened.layout.height, opened.layout.xaxis)
    assert [(trace.x, trace.y) for trace in plain.data] == [(trace.x, trace.y) for trace in opened.data]


def test_counts_are_told_apart():
    def words(known, inferred, unstated):
        count = known + inferred + unstated
        return count_words(Place("P", "Here", 0, 0, "", "", count, count, inferred, unstated, "", ()))

    assert words(8, 19, 0) == "8 + 19 inferred"
    assert words(0, 4, 1) == "4 inferred + 1 not stated"
    assert words(14, 0, 0) == "14"


def test_a_mark_has_one_of_few_sizes_and_never_a_smaller_one_for_more_events():
    sizes = [size_of(count, LIGHT) for count in range(40)]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == 5


def test_a_stand_in_has_a_dashed_ring_too_and_no_city_that_a_source_states_has_one(real):
    drawn = places_of(real, selected_mask(real, real))
    uncertain = [place for place in drawn if place.precision in ("area", "stand-in") or not place.known]
    assert len(dashed_rings(draw(real))) == len(uncertain) > 0


def test_a_place_off_the_map_stands_in_the_list_and_is_not_left_out(real):
    far = places_of(real, selected_mask(real, real))
    region = region_of([(place.longitude, place.latitude) for place in far])
    names = [place.name for place in far if not region.holds(place.longitude, place.latitude)]
    assert "Washington, D.C." in names
    for width in WIDTHS:
        text = " ".join(note.text for note in draw(real, width=width).layout.annotations)
        assert all(name.split(" (")[0].split(",")[0] in text for name in names)


def test_every_place_and_leg_has_a_mark(real):
    places = places_of(real, selected_mask(real, real))
    figure = draw(real)
    assert len(places_drawn(figure)) == len(places)
    assert [row[0] for row in numbers(figure).customdata] == ["S33", "S34", "S36", "S38"] * 2
    assert list(numbers(figure).text) == ["1", "2", "3", "4"] * 2


def test_a_leg_is_dashed_if_it_is_planned_or_its_places_are_inferred(archive):
    for basis, status, dash in (
        ("stated", "done", "solid"),
        ("stated", "planned", "dash"),
        ("inferred", "done", "dash"),
    ):
        made = placed(archive, E1=("PL-DAM", "PL-CITY", basis, status))
        assert [trace.line.dash for trace in legs_drawn(draw(made))] == [dash]


def test_two_legs_there_and_back_do_not_lie_on_each_other(real):
    there, back = (
        trace for trace in legs_drawn(draw(real)) if trace.line.color in (LIGHT.side("us"), LIGHT.side("syria"))
    )
    middle = len(there.x) // 2
    assert abs(there.y[middle] - back.y[len(back.x) // 2]) > 20


def test_a_leg_along_the_edge_of_the_map_does_not_leave_it(oceans):
    """From the eastern to the western shore of one sea: bent as others are, the way would lead over the upper edge."""
    ends = {"PL-BOSTON": ("45", "-60"), "PL-LONDON": ("45", "0"), "PL-CANTON": ("10", "-30")}
    places = oceans.places.set_index(c.PLACE, drop=False)
    for place, cells in ends.items():
        places.loc[place, [c.LATITUDE, c.LONGITUDE]] = cells
    figure = draw(replace(oceans, places=places.reset_index(drop=True)))
    assert all(0 < y < figure.layout.yaxis.range[0] for trace in legs_drawn(figure) for y in trace.y)
    assert all(y > 9 for y in numbers(figure).y)


def test_the_open_event_makes_its_place_and_its_leg_stand_out(real):
    shut, figure = draw(real), draw(real, selected="S36")
    wide = [trace.line.width for trace in legs_drawn(figure)]
    assert [trace.line.width for trace in legs_drawn(shut)] != wide
    solid = [shape for shape in figure.layout.shapes if shape.type == "circle" and not shape.line.dash]
    assert len(solid) >= 1
    assert places_drawn(shut) == places_drawn(figure)


def test_the_hover_gives_the_note_of_a_place_and_how_many_more_it_has(real):
    trace = next(t for t in draw(real).data if t.customdata is not None and t.mode == "markers")
    words = {row[1].split("<br>")[0]: row[1].replace("<br>", " ") for row in trace.customdata}
    assert "status disputed" in words["<b>Jerusalem</b>"]
    assert "14 more" in words["<b>Damascus</b>"]
    assert "26 events: for 8 a source states the place, for 18 the curator inferred it" in words["<b>Damascus</b>"]
    assert "1 event; a source states the place." in words["<b>Jerusalem</b>"]


def test_the_figure_says_that_it_draws_no_borders(archive):
    assert any("No borders are drawn" in note.text for note in draw(archive).layout.annotations)


def test_a_map_without_a_list_takes_the_whole_width(oceans):
    """Canton, London and Boston: all on one map of most of the world, with legs in a list; without legs, without it."""
    mask = selected_mask(oceans, oceans)
    places, sides = places_of(oceans, mask), labels(oceans)["side"]
    listed, bare = place_map(places, legs_of(oceans, mask), sides), place_map(places, [], sides)
    assert not any("Further away" in note.text for note in listed.layout.annotations)
    left = [min(x for x in figure.data[0].x if x is not None) for figure in (listed, bare)]
    assert left[1] == 0 < left[0]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_name_of_a_map_of_the_world_lies_on_another_nor_leaves_the_figure(oceans, width):
    found = boxes(draw(oceans, width=width), LIGHT)
    for text, box in found.items():
        assert -1 <= box[0] <= box[2] <= width - 15, text
        for other, beside in found.items():
            assert text == other or not touch(box, beside), (text, other)


def test_the_land_goes_on_east_of_the_map_for_screens_that_are_wider(real):
    figure = draw(real)
    assert figure.layout.xaxis.constrain == "range"
    assert max(x for x in figure.data[0].x if x is not None) > 1.5 * figure.layout.xaxis.range[1]


def test_a_figure_says_how_much_it_may_grow(real):
    figure = draw(real)
    drawn = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert figure.layout.meta["grow"]["from"] == 800
    assert drawn < figure.layout.meta["grow"]["most"] * drawn <= 800


def test_a_leg_of_a_package_that_states_no_status_has_no_doubt(oceans):
    legs = legs_of(oceans, selected_mask(oceans, oceans))
    assert [leg_words(leg) for leg in legs] == ["", "", "", "", "both places inferred", ""]


def test_discs_are_parted_even_if_they_stand_on_one_spot():
    one, other = separate_discs([Disc(10, 10, 5), Disc(10, 10, 3)])
    assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 >= 8
    assert abs(one.y - 10) < abs(other.y - 10)  # the smaller one gives way


def test_a_name_that_finds_no_room_beside_its_mark_is_joined_to_it():
    frame, disc = (0, 0, 400, 400), Disc(200, 200, 6)
    (beside,) = place_names([disc], [(60, 16)], frame)
    assert beside.line is None
    (away,) = place_names([disc], [(60, 16)], frame, blocked=[(120, 150, 280, 250)])
    assert away.line is not None
    assert not touch(away.box, (120, 150, 280, 250))


def test_a_place_that_neither_a_source_nor_the_curator_knows_is_not_told_as_inferred(archive):
    made = placed(
        archive, E1=("PL-DAM", "", "stated", "done"), E2=("PL-DAM", "", "inferred", "done"),
        E3=("PL-DAM", "PL-CITY", "unknown", "planned"), E4=("PL-CITY", "", "unknown", "done"),
    )  # fmt: skip
    figure = draw(made)
    told = "\n".join(row[1] for trace in figure.data if trace.customdata is not None for row in trace.customdata)
    said = "3 events: for 1 a source states the place, for 1 the curator inferred it, for 1 no source states it."
    assert said in told.replace("<br>", " ")
    assert "1 event; no source states the place." in told
    assert "planned, no source states the places" in told.replace("<br>", " ")
    assert len(dashed_rings(figure)) == 1  # of the city: of Damascus a source states it once


@pytest.mark.parametrize("width", WIDTHS)
def test_names_of_states_stand_where_they_cover_nothing(real, width):
    mask = selected_mask(real, real)
    places = places_of(real, mask)
    region = replace(region_of([(place.longitude, place.latitude) for place in places]), names=state_names(real))
    figure = draw(real, width=width, region=region)
    found = boxes(figure, LIGHT)
    written = {state.words for state in region.names}.intersection(found)
    assert "Iraq" in written
    assert not written & set(boxes(draw(real, width=width), LIGHT))
    for name in written:
        assert not [text for text, box in found.items() if text != name and touch(found[name], box)]
