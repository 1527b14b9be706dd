"""What the pictures of messages draw."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.dataset import Dataset, Selection, select
from components.dataset.exchange.messages import LEAST_DAYS, MOST_DAYS, NUMBER, hands
from components.dataset.model import columns as c
from components.figures.base.theme import DARK, LIGHT, enlarged
from components.figures.exchange.lifelines import lifelines
from components.figures.exchange.message_rows import message_rows
from components.figures.exchange.relay import PALE

FIGURES = pytest.mark.parametrize("draw", [lifelines, message_rows])


@pytest.fixture
def held(archive: Dataset) -> pd.DataFrame:
    return hands(archive)


def marks(figure: go.Figure) -> go.Scatter:
    hands = (t for t in figure.data if t.mode == "markers" and t.name is None and t.marker.opacity != 0)
    return next(hands)


def arrows(figure: go.Figure) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.mode == "lines+markers"]


def handles(figure: go.Figure) -> go.Scatter:
    """Return the unseen marks in the middle of the arrows: there one can point at them."""
    return next(trace for trace in figure.data if trace.mode == "markers" and trace.marker.opacity == 0)


def sizes(figure: go.Figure) -> list[float]:
    legends = [figure.layout[name] for name in figure.layout if str(name).startswith("legend")]
    found = [one.font.size for one in [*figure.layout.annotations, *legends]] + [figure.layout.xaxis.tickfont.size]
    return [size for size in found if size is not None]


def words(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


@FIGURES
def test_every_hand_has_a_mark_that_gives_its_event(held: pd.DataFrame, draw) -> None:
    assert [row[0] for row in marks(draw(held)).customdata] == held[c.EVENT].tolist()


@FIGURES
def test_every_hop_has_an_arrow_that_gives_its_event(held: pd.DataFrame, draw) -> None:
    figure = draw(held)
    assert sum(trace.x.count(None) for trace in arrows(figure)) == len(handles(figure).x)
    assert [row[0] for row in handles(figure).customdata] == ["E1"] * 3 + ["E2"] * 3 + ["E3"]
    assert all(trace.marker.opacity == 1 and trace.marker.angleref == "previous" for trace in arrows(draw(held)))


@FIGURES
def test_an_arrow_tells_who_hands_to_whom_in_its_middle(held: pd.DataFrame, draw) -> None:
    figure = draw(held)
    last, hands_of_last = handles(figure).customdata[-1], held[held[c.EVENT].eq("E3")]
    assert last[1].startswith(f"<b>{' → '.join(hands_of_last[c.NAME])}</b><br>")
    assert last[2] == ";".join(hands_of_last[c.ACTOR])
    for axis in ("x", "y"):
        ends = [spot for place, spot in enumerate(marks(figure)[axis]) if held[c.EVENT].iloc[place] == "E3"]
        assert handles(figure)[axis][-1] == pytest.approx(sum(ends) / 2)


@FIGURES
def test_author_and_addressee_are_filled_and_carriers_hollow(held: pd.DataFrame, draw) -> None:
    filled = [colour != LIGHT.ground for colour in marks(draw(held)).marker.color]
    assert filled == [True, False, False, True, True, False, False, True, True, True]


@FIGURES
def test_colour_is_the_side_of_who_holds_the_words(held: pd.DataFrame, draw) -> None:
    assert list(marks(draw(held)).marker.line.color) == [LIGHT.side(side) for side in held[c.SIDE]]
    assert list(marks(draw(held, theme=DARK)).marker.line.color) == [DARK.side(side) for side in held[c.SIDE]]


@FIGURES
def test_what_is_inferred_or_not_done_is_dashed(held: pd.DataFrame, draw) -> None:
    def dashed(figure: go.Figure) -> list[str]:
        dashes = {x: t.line.dash for t in arrows(figure) for x in middles(t)}
        told = zip(handles(figure).x, handles(figure).y, handles(figure).customdata, strict=True)
        return sorted(row[0] for x, y, row in told if dashes[x, y] == "dash")

    def middles(trace: go.Scatter) -> list[tuple[float, float]]:
        return [
            tuple(round((trace[axis][at] + trace[axis][at + 1]) / 2, 3) for axis in ("x", "y"))
            for at in range(0, len(trace.x), 3)
        ]

    assert dashed(draw(held)) == ["E1"]
    planned = held.assign(**{c.STATUS: held[c.STATUS].mask(held[c.EVENT].eq("E3"), "planned")})
    assert dashed(draw(planned)) == ["E1", "E3"]


@FIGURES
def test_selected_message_keeps_its_colour_and_the_others_turn_pale(held: pd.DataFrame, draw) -> None:
    opacity = list(marks(draw(held, selected="E2")).marker.opacity)
    assert opacity == [1 if event == "E2" else PALE for event in held[c.EVENT]]
    assert set(marks(draw(held, selected="E9")).marker.opacity) == {1}


@FIGURES
def test_days_between_hands_are_written_or_said_to_be_unknown(held: pd.DataFrame, draw) -> None:
    written = words(draw(held, width=1200))
    assert (written.count("1–15 d"), written.count("0 d"), written.count("?")) == (1, 1, 5)


@FIGURES
def test_marks_of_a_filtered_exchange_keep_their_colours(archive: Dataset, held: pd.DataFrame, draw) -> None:
    alone = hands(select(archive, Selection(text="thanks")))
    colours = dict(zip(held[c.ACTOR], marks(draw(held)).marker.line.color, strict=True))
    assert list(marks(draw(alone)).marker.line.color) == [colours[actor] for actor in alone[c.ACTOR]]


@FIGURES
def test_nothing_chosen_draws_an_empty_figure(held: pd.DataFrame, draw) -> None:
    figure = draw(held.iloc[:0])
    assert figure.layout.height > 0
    assert not len(marks(figure).x)


@FIGURES
def test_drawing_leaves_the_table_as_it_was(held: pd.DataFrame, draw) -> None:
    before = held.copy(deep=True)
    draw(held, selected="E1")
    pd.testing.assert_frame_equal(held, before)


@FIGURES
@pytest.mark.parametrize("theme", [LIGHT, enlarged(LIGHT)])
@pytest.mark.parametrize("width", [340, 530, 920])
def test_no_text_is_smaller_than_one_below_the_look(held: pd.DataFrame, draw, theme, width: int) -> None:
    assert min(sizes(draw(held, theme=theme, width=width))) >= theme.size - 1


@FIGURES
def test_names_are_shown_letter_by_letter(held: pd.DataFrame, draw) -> None:
    named = held.assign(**{c.NAME: "<b>Q</b>", c.TITLE: "<i>x</i> & y", c.OFFICE: "<a href='x'>o</a>"})
    figure = draw(named)
    shown = " ".join([*words(figure), *(str(row) for row in marks(figure).customdata)])
    assert "&lt;b&gt;Q&lt;/b&gt;" in shown
    assert not any(tag in shown for tag in ("<b>Q", "<i>", "<a "))


@FIGURES
def test_legend_names_the_sides_that_are_drawn_and_no_other(held: pd.DataFrame, draw) -> None:
    entries = {str(trace.name).strip() for trace in draw(held).data if trace.name}
    assert {"Iraq", "Syria", "author or addressee", "carries it", "inferred or not done", "? not known"} <= {
        " ".join(entry.split()) for entry in entries
    }
    assert "United States" not in entries


def test_relay_between_principals_is_a_staircase(held: pd.DataFrame) -> None:
    figure = marks(lifelines(held))
    down, up = list(figure.y[:4]), list(figure.y[4:8])
    assert down == sorted(down)
    assert up == sorted(up, reverse=True)
    assert list(figure.x) == sorted(figure.x)


def test_neighbouring_messages_do_not_touch(real: Dataset) -> None:
    held = hands(real)
    for width in (620, 920):
        figure = marks(lifelines(held, width=width))
        spots = pd.DataFrame({"x": figure.x, "y": figure.y, NUMBER: held[NUMBER]})
        ends = spots.groupby(NUMBER)["x"].agg(["min", "max"])
        assert (ends["min"].iloc[1:].to_numpy() - ends["max"].iloc[:-1].to_numpy()).min() >= LIGHT.mark + 1


def test_strip_grows_with_its_messages(archive: Dataset, held: pd.DataFrame) -> None:
    alone = hands(select(archive, Selection(text="thanks")))
    assert message_rows(alone).layout.height + 62 <= message_rows(held).layout.height


def test_names_under_the_hands_do_not_reach_the_next_hand(real: Dataset) -> None:
    held = hands(real)
    for width in (320, 640):
        layout = message_rows(held, width=width).layout
        room = (width - layout.margin.l) / held[c.HAND].max()
        names = [note.text for note in layout.annotations if note.yanchor == "top" and note.xref != "paper"]
        longest = max(len(line) for name in names for line in name.split("<br>"))
        assert longest * 0.5 * (LIGHT.size - 1) <= room


def test_unknown_days_are_never_drawn_as_a_number(held: pd.DataFrame) -> None:
    unknown = held.assign(**{LEAST_DAYS: pd.array([pd.NA] * len(held), "Int64")})
    unknown[MOST_DAYS] = unknown[LEAST_DAYS]
    assert [text for text in words(message_rows(unknown)) if text.endswith(" d")] == []


def test_crowded_messages_are_numbered_where_there_is_room_and_the_selected_one_always(real: Dataset) -> None:
    held = hands(real)
    chosen = held.loc[held[NUMBER].eq(8), c.EVENT].iloc[0]
    ticks = lifelines(held, selected=chosen, width=460).layout.xaxis.ticktext
    numbered = [place for place, text in enumerate(ticks, start=1) if f"<b>{place}</b>" in text]
    assert 8 in numbered
    assert 1 < len(numbered) < len(ticks)
    assert all(f"<b>{place}</b>" in text for place, text in enumerate(lifelines(held).layout.xaxis.ticktext, start=1))
