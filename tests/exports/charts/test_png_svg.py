import html
import re

import plotly.graph_objects as go
import pytest

from components.exports.charts.png_svg import WIDTH, stamp
from components.figures.base.legend import Sample
from components.figures.base.theme import DARK, LIGHT, blank_canvas, enlarged

SENTENCE = "3 of 9 events by channel: 2 dated to the day."
ORIGIN = "An invented archive, version 0.1.0, CC0-1.0. Asked for: Kind of event: Message."


def stamped(figure, **words):
    """Return the picture that the browser makes of `figure`."""
    changed = stamp(figure, **words)
    picture = go.Figure(figure)
    for name, more in changed["legend"].items():
        picture.layout[name] = [*picture.layout[name], *more]
    for path, value in changed["layout"].items():
        picture.layout[path] = value
    return picture


@pytest.fixture
def figure():
    canvas = blank_canvas(LIGHT, height=400)
    canvas.layout.margin = {"l": 60, "r": 8, "t": 10, "b": 8}
    canvas.add_scatter(x=[1, 2], y=[1, 2])
    rows = [("Side", [Sample("Syria", "#111111", "square")]), ("Kind", [Sample("Message", "#111111", "circle")])]
    canvas.legend = rows
    return canvas.finished()


def test_the_picture_says_what_it_shows_and_where_it_is_from(figure):
    title = stamped(figure, sentence=SENTENCE, origin=ORIGIN, theme=LIGHT).layout.title.text
    assert SENTENCE in title
    assert ORIGIN in title
    assert title.index(SENTENCE) < title.index(ORIGIN)


def test_the_figure_on_the_page_stays_as_it_was(figure):
    before = figure.to_json()
    stamped(figure, sentence=SENTENCE, origin=ORIGIN, theme=LIGHT)
    assert figure.to_json() == before


def test_the_words_have_room_above_the_drawing_which_keeps_its_own_height(figure):
    for sentence in (SENTENCE, SENTENCE * 20):
        picture = stamped(figure, sentence=sentence, origin=ORIGIN, theme=LIGHT)
        room = picture.layout.margin.t - figure.layout.margin.t
        assert room >= (picture.layout.title.text.count("<br>") + 1) * LIGHT.size
        below = picture.layout.margin.b - figure.layout.margin.b
        assert picture.layout.height - room - below == figure.layout.height


def test_long_words_are_broken_into_lines_that_fit(figure):
    for theme in (LIGHT, enlarged(LIGHT)):
        title = stamped(figure, sentence=SENTENCE * 20, origin=ORIGIN, theme=theme).layout.title.text
        lines = title.split("<span")[0].split("<br>")
        assert len(lines) > 1
        assert max(map(len, lines)) * 0.5 * theme.size <= WIDTH


def test_a_link_longer_than_a_line_is_broken_and_not_cut(figure):
    link = "http://localhost:8501/?" + "&".join(f"actor=A-{number:03}" for number in range(60))
    picture = stamped(figure, sentence=SENTENCE, origin=f"Link: {link}", theme=LIGHT)
    words = re.sub(r"<span[^>]*>|</span>", "", picture.layout.title.text)
    lines = [html.unescape(line) for line in words.split("<br>")]
    assert link in "".join(lines)
    assert max(map(len, lines)) * 0.5 * LIGHT.size <= WIDTH * 1.1


@pytest.mark.parametrize("theme", [LIGHT, enlarged(LIGHT)], ids=["page", "projector"])
@pytest.mark.parametrize("times", [1, 20])
def test_the_first_line_stands_below_the_upper_edge_and_the_last_above_the_drawing(figure, theme, times):
    picture = stamped(figure, sentence=SENTENCE * times, origin=ORIGIN * times, theme=theme)
    title, height = picture.layout.title, picture.layout.height
    foot = (1 - title.y) * height
    assert title.yanchor == "bottom"  # plotly then takes y for the foot of the first line, also where there are more
    assert foot - theme.size >= 4
    assert foot + title.text.count("<br>") * 1.3 * theme.size < picture.layout.margin.t


def test_the_whole_legend_stands_below_the_drawing(figure):
    for sentence in (SENTENCE, SENTENCE * 20):
        picture = stamped(figure, sentence=sentence, origin=ORIGIN, theme=LIGHT)
        assert [note.text for note in picture.layout.annotations] == ["Side", "Syria", "Kind", "Message"]
        assert all(-picture.layout.margin.b < note.yshift < 0 for note in picture.layout.annotations)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_picture_has_the_ground_of_the_page(figure, theme):
    assert stamped(figure, sentence=SENTENCE, origin=ORIGIN, theme=theme).layout.paper_bgcolor == theme.ground


def test_what_was_searched_for_is_shown_letter_by_letter(figure):
    sign = "<b>bold</b> & <script>"
    title = stamped(figure, sentence=sign, origin=f"Text: {sign}", theme=LIGHT).layout.title.text
    assert "<b>" not in title
    assert "<script>" not in title
    assert title.count("&lt;b&gt;bold&lt;/b&gt; &amp; &lt;script&gt;") == 2


def test_a_figure_without_a_height_or_a_margin_gets_them():
    bare = blank_canvas(LIGHT, height=300).finished()
    bare.layout.height = bare.layout.margin = None
    picture = stamped(bare, sentence=SENTENCE, origin=ORIGIN, theme=LIGHT)
    assert picture.layout.height > 450
    assert picture.layout.margin.t > 0
