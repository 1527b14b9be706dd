from html.parser import HTMLParser
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset.model.dictionary import read_dictionary
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.package.own_vocabulary import OWN_SIDES
from components.figures.base.theme import (
    DARK,
    KIND_SYMBOLS,
    LIGHT,
    blank_canvas,
    enlarged,
    escape_html,
    symbol,
    wrap_html,
)
from tests.conftest import DATA

LOOKS = {"light": LIGHT, "dark": DARK}
# Each look with the grounds it is drawn on: the page, and the page's second ground.
GROUNDS = [("light", "#FFFFFF"), ("light", "#F8F8F7"), ("dark", "#0E1117"), ("dark", "#171C25")]
SIDES = ("syria", "iraq", "us", "mediators", "others", "press", "several")
# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
# IEEE TVCG 15(6), 2009: severity 1.0, on linear RGB.
SIGHT = {
    "usual": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour):
    """Return the linear RGB of "#RRGGBB" (IEC 61966-2-1)."""
    coded = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """Return the contrast ratio of WCAG 2.2."""
    light, dark = sorted((float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb):
    """Return the CIE 1976 L*a*b* of a linear RGB under D65."""
    to_xyz = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    share = np.array(to_xyz) @ np.clip(rgb, 0, 1) / [0.95047, 1.0, 1.08883]
    root = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def distance(one, other, sight):
    """Return how far apart two colours look (CIE76) to somebody who sees with `sight`."""
    seen = [lab(np.array(SIGHT[sight]) @ linear(colour)) for colour in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("theme", "ground"), GROUNDS)
def test_every_side_stands_out_from_its_ground(theme, ground, side):
    assert contrast(LOOKS[theme].sides[side], ground) >= 3


@pytest.mark.parametrize(("theme", "ground"), GROUNDS)
def test_words_can_be_read_on_their_ground(theme, ground):
    assert contrast(LOOKS[theme].text, ground) >= 4.5
    assert contrast(LOOKS[theme].faint, ground) >= 4.5


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(("one", "other"), list(combinations(SIDES, 2)))
@pytest.mark.parametrize("theme", LOOKS)
def test_sides_stay_apart_for_every_reader(theme, one, other, sight):
    sides = LOOKS[theme].sides
    assert distance(sides[one], sides[other], sight) >= 20


def test_the_measures_agree_with_published_values():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert lab(linear("#FF0000")) == pytest.approx([53.24, 80.09, 67.20], abs=0.05)


@pytest.mark.parametrize("theme", LOOKS)
def test_every_side_of_the_dictionary_has_a_colour_of_its_own_in_its_order(theme):
    sides = {side: colour for side, colour in LOOKS[theme].sides.items() if side not in OWN_SIDES}
    assert [*read_dictionary(DATA / "datapackage.json").labels("actors", "side"), "several"] == list(sides)
    assert len(set(sides.values())) == len(sides)


def test_an_unknown_side_is_drawn_as_one_of_the_others():
    assert LIGHT.side("atlantis") == LIGHT.sides["others"]


def test_every_kind_of_event_has_a_shape_of_its_own():
    kinds = read_dictionary(DATA / "datapackage.json").labels("events", "kind")
    assert set(KIND_SYMBOLS) == set(kinds)
    assert len(set(KIND_SYMBOLS.values())) == len(kinds)


def test_every_status_that_is_not_done_is_one_of_the_dictionary():
    assert set(NOT_DONE) == set(read_dictionary(DATA / "datapackage.json").labels("events", "status")) - {
        "done",
        "standing",
    }


def test_a_mark_is_hollow_unless_filled():
    assert symbol("meeting", filled=True) == "square"
    assert symbol("meeting", filled=False) == "square-open"
    assert symbol("not-stated", filled=True) == "star"


def test_a_projector_gets_larger_words_and_marks_and_the_same_colours():
    theme = enlarged(LIGHT)
    assert (theme.sides, theme.ground) == (LIGHT.sides, LIGHT.ground)
    assert theme.size >= 18
    assert theme.mark > LIGHT.mark


class Reader(HTMLParser):
    """Reads what plotly's labels would show, and which tags they hold."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.shown, self.tags = "", []
        self.feed(text)
        self.close()

    def handle_data(self, data):
        self.shown += data

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.shown += " " if tag == "br" else ""


@given(st.text(alphabet="ab<>&/=\"' ;brcript", max_size=60))
def test_plain_text_is_shown_letter_by_letter(text):
    reader = Reader(escape_html(text))
    assert (reader.shown, reader.tags) == (text, [])


@given(st.text(alphabet="ab<>&/ ;br", max_size=120), st.integers(1, 40))
def test_wrapped_text_keeps_every_word_and_no_line_is_too_long(text, width):
    made = wrap_html(text, width)
    reader = Reader(made)
    assert reader.shown.split() == text.split()
    assert set(reader.tags) <= {"br"}
    for line in made.split("<br>"):
        shown = Reader(line).shown
        assert len(shown) <= width or " " not in shown


def test_a_blank_figure_has_the_shared_look():
    layout = blank_canvas(DARK, height=321).finished().layout
    assert (layout.height, layout.font.size, layout.font.color) == (321, DARK.size, DARK.text)
    assert layout.xaxis.tickangle == 0


def test_the_sides_that_a_package_names_itself_have_the_colours_of_the_first_four():
    for theme in LOOKS.values():
        assert [theme.side(side) for side in OWN_SIDES] == [theme.side(side) for side in SIDES[:4]]
