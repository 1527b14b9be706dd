"""What the partners of an actor draw."""

import numpy as np

from components.dataset.actors.partners import first_partners
from components.dataset.actors.partners import partners as counted
from components.dataset.model import columns as c
from components.figures import partners
from components.figures.base.theme import LIGHT
from tests.figures.test_every_figure import told


def drawn(dataset, actor, sure=None, **options):
    found = counted(dataset, actor, np.ones(len(dataset.events), dtype=bool), sure)
    row = dataset.actors.set_index(c.ACTOR).loc[actor]
    return partners(first_partners(found), name=row[c.NAME], side=row[c.SIDE], **options)


def squares(figure):
    return next(trace for trace in figure.data if trace.customdata is not None)


def test_a_square_says_how_often_beside_it(archive):
    assert [text.strip() for text in squares(drawn(archive, "A-MINISTER")).text] == ["1", "1", "1", "1", "1"]


def test_a_range_is_written_from_the_certain_to_all(archive):
    sure = archive.events[c.EVENT].ne("E4").to_numpy()
    assert [text.strip() for text in squares(drawn(archive, "A-MINISTER", sure)).text] == ["1", "1", "0–1", "1", "1"]


def test_colour_is_the_side_that_gave_the_words(archive):
    found = squares(drawn(archive, "A-MINISTER"))
    own, other, both = LIGHT.side("syria"), LIGHT.side("iraq"), LIGHT.side("several")
    assert list(found.marker.color)[:3] == [own, other, both]


def test_a_square_of_inferred_hands_only_has_a_dotted_ring_and_is_filled(archive):
    figure = drawn(archive, "A-MINISTER")
    found = squares(figure)
    titles = [row[1].split("</b>")[0].removeprefix("<b>") for row in found.customdata]
    at = {title: (x, y) for title, x, y in zip(titles, found.x, found.y, strict=True)}
    ringed = {(shape.xanchor, shape.yanchor) for shape in figure.layout.shapes if shape.line.dash == "dot"}
    assert at["Minister Élan → Queen of the North"] in ringed
    assert at["Minister Élan → Rafi’ of the Ford"] not in ringed
    assert LIGHT.ground not in found.marker.color


def test_what_is_never_reported_as_done_has_a_dotted_ring_as_well(real):
    figure = drawn(real, "A-QAISI")
    found = squares(figure)
    ringed = {(shape.xanchor, shape.yanchor) for shape in figure.layout.shapes if shape.line.dash == "dot"}
    # X04 and X05: his words to Damascus and to Assad, claimed and proposed.
    for events in ("X04", "X05"):
        (place,) = [at for row, *at in zip(found.customdata, found.x, found.y, strict=True) if row[0] == events]
        assert tuple(place) in ringed


def test_the_squares_of_the_open_event_stand_out(real):
    found = squares(drawn(real, "A-KHADDAM", selected="S28"))
    strong = [row[0] for row, opacity in zip(found.customdata, found.marker.opacity, strict=True) if opacity == 1]
    assert all("S28" in events.split(";") for events in strong)
    assert len(strong) == 2  # from Assad, to the envoy


def test_nobody_leaves_an_empty_figure(archive):
    assert told(drawn(archive, "A-PRINTER")) == []
