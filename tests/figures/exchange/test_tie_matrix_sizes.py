"""Numbers and heads of the matrix at every size of the archive."""

from collections import defaultdict
from itertools import pairwise

import pytest

from components.dataset.exchange.ties import EventCount, Tie, tie_actors, ties
from components.dataset.model.actor import Actor
from components.figures.base.squares import square_for
from components.figures.base.text_width import lines_width, text_width
from components.figures.base.theme import LIGHT, enlarged
from components.figures.exchange.tie_matrix import most_actors, tie_matrix

WIDTHS = pytest.mark.parametrize("width", [340, 440, 800])
COUNTS = pytest.mark.parametrize("count", [1, 12, 123, 1234])
THEMES = pytest.mark.parametrize("theme", [LIGHT, enlarged(LIGHT)])
SIDES = ("syria", "iraq", "us")


def ring(people: int, count: int, certain: int) -> list[Tie]:
    """Return a tie from each of `people` actors of three sides to the next one, and back."""
    actors = [
        Actor(f"A-{number}", f"Writer {number}", SIDES[number % 3], SIDES[number % 3], 1) for number in range(people)
    ]
    events = EventCount(all=count, certain=certain, done=count, inferred=0, ids=("E1",))
    pairs = [*pairwise(actors), *zip(actors[1:], actors, strict=False)]
    return [Tie(one, other, events, None, None) for one, other in pairs]


def fitting(count, certain, theme, width):
    many = ring(24, count, certain)
    return ring(min(24, most_actors(many, theme, width)), count, certain)


def squares(figure):
    (found,) = [trace for trace in figure.data if trace.customdata is not None]
    return found


def step(figure, width):
    first, last = figure.layout.xaxis.range
    return (width - figure.layout.margin.l - figure.layout.margin.r) / (last - first)


@THEMES
@WIDTHS
@COUNTS
@pytest.mark.parametrize("doubtful", [False, True])
def test_numbers_fit_their_squares_and_squares_touch_no_other(theme, width, count, doubtful):
    found = fitting(count, 0 if doubtful else count, theme, width)
    figure = tie_matrix(found, theme=theme, width=width)
    drawn = squares(figure)
    font, size = drawn.textfont.size, drawn.marker.size
    assert font >= theme.size - 1
    assert all(lines_width(number, font) <= size for number in drawn.text)
    assert size < step(figure, width)
    lines = max(number.count("<br>") for number in drawn.text)
    assert (1.2 * lines + 0.5) * font <= size
    rows = sorted(set(drawn.y))
    assert all(below - above >= size for above, below in pairwise(rows))


@THEMES
@WIDTHS
@pytest.mark.parametrize("people", [2, 9, 17, 24])
def test_numbers_over_the_columns_do_not_run_together(theme, width, people):
    figure = tie_matrix(ring(people, 3, 3), theme=theme, width=width)
    levels = defaultdict(list)
    for note in figure.layout.annotations:
        if note.text.isdigit() and note.xref != "paper":
            levels[note.y].append((note.x * step(figure, width), note.text))
    assert sum(map(len, levels.values())) == people
    for heads in levels.values():
        assert all(
            after - x > (text_width(one, theme.size) + text_width(other, theme.size)) / 2
            for (x, one), (after, other) in pairwise(heads)
        )
    heights = sorted(levels)
    assert all(below - above >= theme.size for above, below in pairwise(heights))
    (to,) = [note for note in figure.layout.annotations if "To →" in note.text]
    assert to.y <= heights[0] - theme.size
    assert figure.layout.yaxis.range[1] <= to.y - theme.size / 2


def test_more_actors_have_room_where_counts_are_short():
    least = [most_actors(ring(24, count, count), LIGHT, 340) for count in (1, 12, 123)]
    assert least == sorted(least, reverse=True)
    assert least[0] > least[-1] >= 2


def test_two_actors_have_room_in_any_figure():
    assert most_actors(ring(24, 999, 0), LIGHT, 60) == 2
    assert most_actors([], LIGHT, 340) >= 2
    assert tie_actors([]) == []


def test_a_square_for_nothing_needs_next_to_nothing():
    assert square_for([], LIGHT) < square_for(["1"], LIGHT) < square_for(["12"], LIGHT) < square_for(["123"], LIGHT)


@WIDTHS
def test_the_shipped_package_loses_no_actor_to_its_width(real, width):
    found = ties(real, "direct")
    assert most_actors(found, LIGHT, max(width, 350)) >= len(tie_actors(found))
