"""What the stemma draws."""

import copy
from dataclasses import replace

import pytest

from components.dataset.sources.disagreements import disagreement, disagreements
from components.dataset.sources.stemma import stemma_of
from components.figures.base.legend import legend_of
from components.figures.base.text_width import lines_width
from components.figures.base.theme import DARK, LIGHT
from components.figures.sources.stemma import stemma


@pytest.fixture
def tree(archive):
    return stemma_of(archive, disagreement(archive, "AMB-01"))


def with_marks(tree, **fields):
    """Return `tree` with these fields of its marks, one value for each mark."""
    values = [dict(zip(fields, row, strict=True)) for row in zip(*fields.values(), strict=True)]
    return tree._replace(marks=[mark._replace(**row) for mark, row in zip(tree.marks, values, strict=True)])


def letters(figure):
    (found,) = [trace for trace in figure.data if trace.customdata is not None]
    return found


def nodes(figure):
    (found,) = [trace for trace in figure.data if trace.mode == "markers" and len(trace.x) > 1]
    return found


def printed(figure):
    return [note.text for note in figure.layout.annotations]


def branches(figure, dash):
    (found,) = [
        trace for trace in figure.data if trace.mode == "lines" and trace.line.dash == dash and len(trace.x) > 1
    ]
    return found


def test_each_mark_is_the_letter_of_its_account_and_opens_its_event(tree):
    found = letters(stemma(tree))
    assert list(found.text) == ["A", "A", "B"]
    assert [row[0] for row in found.customdata] == ["E1", "E1", "E1"]
    assert found.customdata[2][1].startswith("<b>B: The Queen began</b>")


def test_the_letters_of_one_account_stand_under_its_heading(tree):
    figure = stemma(tree)
    key = next(trace for trace in figure.data if trace.mode == "markers+text" and trace.customdata is None)
    assert list(key.text) == ["A", "B"]
    assert list(letters(figure).x) == [key.x[0], key.x[0], key.x[1]]
    assert printed(figure)[:2] == ["The Duke began", "The Queen began"]


def test_a_source_further_from_its_origin_stands_further_right(tree):
    papers, chronicle, digest, courier, gazette = nodes(stemma(tree)).x
    assert papers == courier < chronicle == gazette < digest


def rings(figure):
    """Return where the dotted rings stand."""
    return [
        (one.xanchor, one.yanchor) for one in figure.layout.shapes if one.type == "circle" and one.line.dash == "dot"
    ]


def meanings(figure):
    return [sample.meaning for _, samples in legend_of(figure) for sample in samples]


def test_only_a_source_that_was_not_read_whole_has_a_dotted_ring(tree):
    figure = stemma(tree)
    places = list(zip(nodes(figure).x, nodes(figure).y, strict=True))
    papers, *_, courier, _ = places
    assert rings(figure) == [papers, courier]
    assert nodes(figure).marker.color == LIGHT.faint


def test_what_comes_from_a_source_not_seen_hangs_on_a_dotted_line(tree):
    figure = stemma(tree)
    # The chronicle hangs on the cellar papers, the gazette on the courier's word: each down and across.
    assert len([x for x in branches(figure, "dot").x if x is not None]) == 8
    # From the chronicle hang a passage and the digest, from that another passage.
    assert len([x for x in branches(figure, "solid").x if x is not None]) == 10


def test_a_letter_that_does_not_count_is_pale_in_a_dotted_ring_and_the_legend_says_so(tree):
    figure = stemma(with_marks(tree, counted=[True, False, True]))
    found = letters(figure)
    assert list(found.marker.opacity) == [1, 0.22, 1]
    assert (found.x[1], found.y[1]) in rings(figure)
    assert any("not counted" in meaning for meaning in meanings(figure))
    assert not any("not counted" in meaning for meaning in meanings(stemma(tree)))


def test_the_open_record_stands_out_and_what_is_outside_the_filters_is_faint(tree):
    other = with_marks(tree, events=[("E1",), ("E5",), ("E1",)], in_filters=[True, True, False])
    assert list(letters(stemma(other)).marker.opacity) == [1, 1, 0.5]
    assert list(letters(stemma(other, selected="E5")).marker.opacity) == [0.22, 1, 0.22]
    assert list(letters(stemma(other, selected="E9")).marker.opacity) == [1, 1, 0.5]


def test_the_open_record_has_a_ring_and_nothing_moves(tree):
    other = with_marks(tree, events=[("E1",), ("E5",), ("E1",)])
    closed, figure = stemma(other), stemma(other, selected="E5")
    found = letters(figure)
    assert (found.x, found.y) == (letters(closed).x, letters(closed).y)
    assert figure.layout.height == closed.layout.height
    ringed = [one for one in figure.layout.shapes if one.type == "circle" and one.line.dash is None]
    assert [(one.xanchor, one.yanchor) for one in ringed] == [(found.x[1], found.y[1])]


def test_names_are_not_read_as_html(tree):
    sign = "<b>x</b> & <script>"
    rows = [row._replace(name=sign, words=sign) for row in tree.rows]
    accounts = [replace(account, heading=sign) for account in tree.accounts]
    odd = stemma(with_marks(tree, lines=[(sign,)] * 3)._replace(rows=rows, accounts=accounts))
    words = " ".join([*printed(odd), *(row[1] for row in letters(odd).customdata)])
    assert "<script>" not in words
    assert "<b>x" not in words


def test_of_many_claims_the_hover_tells_the_first_and_how_many_more(tree):
    told = letters(stemma(with_marks(tree, lines=[("one",) * 9] * 3))).customdata[0][1]
    assert told.count("one") == 4
    assert told.endswith("and 5 more")


@pytest.mark.parametrize("width", [340, 440, 780])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_no_two_labels_of_the_real_package_touch_and_none_is_cut_off(real, width, theme):
    for issue in (point.issue for point in disagreements(real)):
        figure = stemma(stemma_of(real, disagreement(real, issue)), theme=theme, width=width)
        notes = [note for note in figure.layout.annotations if note.xref != "paper"]
        middles = [note.y for note in notes]
        heights = [(note.text.count("<br>") + 1) * 1.3 * theme.size for note in notes]
        for one, other, above, below in zip(middles, middles[1:], heights, heights[1:], strict=False):
            assert other - one >= (above + below) / 2, issue
        for note in notes:
            assert note.x + lines_width(note.text, theme.size) <= width, (issue, note.text)


def test_empty_tables_draw_an_empty_figure(nothing):
    figure = stemma(stemma_of(nothing, disagreement(nothing, "AMB-01")))
    assert not figure.data
    assert not printed(figure)


def test_the_tree_is_left_as_it_was(tree):
    before = copy.deepcopy(tree)
    stemma(tree, selected="E1")
    assert tree == before
