from streamlit.testing.v1 import AppTest

from components.exports.base.drawing import Drawing, merged_legend
from components.figures.base.legend import Sample
from components.figures.base.theme import LIGHT, blank_canvas

SIDES = ("Side", [Sample("North", "#111111", "circle"), Sample("South", "#222222", "circle")])
MORE = ("Side", [Sample("North", "#111111", "circle"), Sample("East", "#333333", "circle")])
DATES = ("Date", [Sample("day known", "#111111", "circle"), Sample("possible days", "#111111", width=7, opacity=0.3)])


def drawing(archive, *rows):
    canvas = blank_canvas(LIGHT, height=100)
    canvas.legend = rows
    return Drawing("one", canvas.finished(), "", "", [], archive)


def shown(samples):
    def script(samples):
        from components.figures.base.legend import Sample
        from components.views.base.legend import show_legend

        show_legend([("Row <i>", [Sample(*sample) for sample in samples])])

    return AppTest.from_function(script, args=(samples,)).run()


def test_charts_of_one_page_share_a_legend_and_say_each_meaning_once(archive):
    merged = merged_legend([drawing(archive, SIDES), drawing(archive, MORE, DATES)])
    assert [(title, [sample.meaning for sample in samples]) for title, samples in merged] == [
        ("Side", ["North", "South", "East"]),
        ("Date", ["day known", "possible days"]),
    ]


def test_charts_without_a_legend_have_none(archive):
    assert merged_legend([drawing(archive)]) == []


def test_words_of_a_package_are_shown_letter_by_letter():
    page = shown([("<b>North</b> & co", "#111111", "circle")])
    assert not page.exception
    (html,) = page.get("html")
    assert "&lt;b&gt;North&lt;/b&gt; &amp; co" in html.proto.body
    assert "Row &lt;i&gt;" in html.proto.body
    assert "<b>" not in html.proto.body


def test_every_sample_has_a_drawing_for_the_eye_and_none_for_a_screen_reader():
    symbols = ["circle", "circle-open", "square", "diamond", "triangle-left", "line-ew-open", "x"]
    samples = [(name, "#111111", name) for name in symbols]
    samples += [("dots", "#111111", "", "dot"), ("px", "#111111", "", "3px,2px"), ("ring", "#111111", "circle", "dot")]
    (html,) = shown(samples).get("html")
    assert html.proto.body.count('<img alt=""') == len(samples)
    drawn = [part.split('"')[0] for part in html.proto.body.split("svg+xml,")[1:]]
    assert len(set(drawn)) == len(samples)
