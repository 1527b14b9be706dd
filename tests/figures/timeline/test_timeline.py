from dataclasses import replace

import pandas as pd
import pytest

from components.dataset import Selection, select
from components.dataset.model import columns as c
from components.dataset.model.vocabulary import NOT_DONE, SECRET
from components.dataset.query.filter_words import event_dates
from components.dataset.replies.silences import silences
from components.dataset.timeline.density import density
from components.dataset.timeline.timeline import ALL, few_words, links_of, marks
from components.figures.base.legend import legend_of
from components.figures.base.text_width import text_width
from components.figures.base.theme import DARK, KIND_SYMBOLS, LIGHT
from components.figures.timeline.timeline import TimelineData, TimelineLayout, timeline
from tests.figures.test_every_figure import labels


def draw(dataset, shown=None, *, lanes="channel", **options):
    shown = dataset if shown is None else shown
    data = TimelineData(
        marks(dataset, shown, lanes),
        links_of(shown, options.get("selected", "")),
        dataset.period,
        event_dates(shown),
        labels(dataset),
        density(dataset, shown),
        silences(dataset, shown),
    )
    drawn_as = {name: options.pop(name) for name in ("selected", "theme") if name in options}
    return timeline(data, TimelineLayout(**options), **drawn_as)


def drawn(figure):
    """Return event_id -> what its mark looks like."""
    found = {}
    for trace in figure.data:
        for place, row in enumerate(trace.customdata if trace.customdata is not None and trace.text else ()):
            found[str(row[0])] = {
                "x": trace.x[place],
                "symbol": trace.marker.symbol[place],
                "fill": trace.marker.color[place],
                "line": trace.marker.line.color[place],
                "text": trace.text[place],
                "hover": [str(cell) for cell in row],
                "axis": trace.xaxis,
            }
    return found


def written(figure):
    """Return the labels beside the marks."""
    return [text for trace in figure.data for text in trace.text or () if text.strip()]


def meanings(figure):
    """Return what the legend names."""
    return {sample.meaning for _, samples in legend_of(figure) for sample in samples}


def bands(figure):
    """Return the lines that stand for more than one day: no sample of the legend, no arrow."""
    return [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "lines" and trace.name is None]


def rings(figure):
    """Return where rings stand, and how they are dashed."""
    kinds = {ring.name: ring for ring in figure.layout.template.layout.shapes}
    stand = [(shape, kinds[shape.templateitemname]) for shape in figure.layout.shapes if shape.templateitemname]
    assert {kind.type for _, kind in stand} <= {"circle"}
    return {(shape.xref, str(shape.xanchor)): kind.line.dash for shape, kind in stand}


@pytest.mark.parametrize("steps", [False, True])
@pytest.mark.parametrize("lanes", ["channel", "side", "actor", "topic", "layer", ALL])
def test_every_event_has_a_mark_that_names_it(archive, lanes, steps):
    assert set(drawn(draw(archive, lanes=lanes, steps=steps))) == set(archive.events[c.EVENT])


def test_a_mark_is_hollow_exactly_if_the_day_is_not_known(archive):
    for theme in (LIGHT, DARK):
        found = drawn(draw(archive, theme=theme))
        hollow = {event for event, mark in found.items() if mark["fill"] == theme.ground}
        assert hollow == set(archive.events[c.EVENT]) - {"E1", "E2"}


def test_the_outline_of_a_mark_says_the_side_and_its_shape_the_kind_if_asked_for(archive):
    plain, shaped = drawn(draw(archive)), drawn(draw(archive, shapes=True))
    for event in archive.events.to_dict("records"):
        assert plain[event[c.EVENT]]["line"] == LIGHT.side(event[c.SIDE])
        assert plain[event[c.EVENT]]["symbol"] == "circle"
        assert shaped[event[c.EVENT]]["symbol"] == KIND_SYMBOLS[event[c.KIND]]


@pytest.mark.parametrize("asked", [{"kinds": ("message",)}, {"sides": ("syria",)}, {"text": "harbour"}])
def test_a_side_keeps_its_colour_and_a_kind_its_shape_when_others_are_filtered_out(archive, asked):
    whole, part = drawn(draw(archive)), drawn(draw(archive, select(archive, Selection(**asked))))
    assert 0 < len(part) < len(whole)
    for event, mark in part.items():
        for quality in ("line", "fill", "symbol"):
            assert mark[quality] == whole[event][quality]


def test_there_is_a_dotted_ring_around_each_event_that_is_not_done_and_no_other(archive):
    figure = draw(archive)
    open_ = archive.events[archive.events[c.STATUS].isin(NOT_DONE)]
    assert set(open_[c.EVENT]) == {"E6", "E7"}
    assert len(rings(figure)) == 2
    assert set(rings(figure).values()) == {"dot"}
    at = drawn(figure)["E7"]["x"]
    assert ("x", str(pd.Timestamp(at))) in {(axis, str(pd.Timestamp(x))) for axis, x in rings(figure) if axis == "x"}


def test_the_event_that_is_open_has_a_closed_ring(archive):
    assert sorted(rings(draw(archive, selected="E2")).values()) == ["dot", "dot", "solid"]
    assert "solid" in rings(draw(archive, selected="E7")).values()


def test_a_label_is_shown_letter_by_letter(archive):
    events = archive.events.assign(**{c.LABEL: "<b>R&D</b>", c.TITLE: "A <i>slanted</i> title & more"})
    figure = draw(replace(archive, events=events))
    assert {text.strip() for text in written(figure)} == {"&lt;b&gt;R&amp;D&lt;/b&gt;"}
    for mark in drawn(figure).values():
        assert "&lt;i&gt;slanted&lt;/i&gt; title" in " ".join(mark["hover"][1].split("<br>"))


def test_events_with_a_label_have_it_beside_them_and_secret_ones_without_their_title(archive):
    rows = archive.events.to_dict("records")
    labels_of = {row[c.LABEL] or few_words(row[c.TITLE]) for row in rows if row[c.LABEL] or row[c.SECRECY] in SECRET}
    assert {text.strip() for text in written(draw(archive, width=1600))} == labels_of


def test_a_label_does_not_cover_the_possible_days_of_its_mark(archive):
    figure = draw(archive, width=1600)
    (at,) = [
        day
        for trace in figure.select_traces({"mode": "text"})
        for day, text in zip(trace.x, trace.text, strict=True)
        if few_words(archive.events.set_index(c.EVENT).loc["E3", c.LABEL]) in text
    ]
    assert pd.Timestamp(at) == archive.events.set_index(c.EVENT).loc["E3", c.LATEST]


def test_what_is_not_secret_stands_small_and_grey_in_one_strip_below_the_lanes(archive):
    data = TimelineData(
        marks(archive, archive, "channel", folded=True), links_of(archive, ""), archive.period, event_dates(archive),
        labels(archive), density(archive, archive),
    )  # fmt: skip
    figure = timeline(data, TimelineLayout())
    kept = archive.events[archive.events[c.SECRECY].isin(SECRET)]
    rows = {
        row[0]: (y, colour, size)
        for trace in figure.data
        if trace.customdata is not None
        for row, y, colour, size in zip(
            trace.customdata, trace.y, trace.marker.line.color, _each(trace.marker.size, len(trace.x)), strict=True
        )
    }
    assert set(rows) == set(archive.events[c.EVENT])
    strip = {event: found for event, found in rows.items() if found[1] == LIGHT.faint}
    assert strip
    assert not set(strip) & set(kept[c.EVENT])
    assert min(y for y, *_ in strip.values()) > max(rows[event][0] for event in kept[c.EVENT])
    assert max(size for *_, size in strip.values()) < min(rows[event][2] for event in kept[c.EVENT])
    assert not [trace for trace in figure.data if trace.type == "bar"]


def test_an_open_record_changes_nothing_but_its_ring_and_its_arrows(archive):
    plain, opened = draw(archive), draw(archive, selected="E1")
    assert plain.layout.height == opened.layout.height
    for axis in ("xaxis", "xaxis2", "xaxis3", "yaxis"):
        assert plain.layout[axis] == opened.layout[axis]
    assert drawn(plain) == drawn(opened)


def test_the_hover_says_title_date_kind_and_side(archive):
    event, words, actors = drawn(draw(archive))["E3"]["hover"]
    title, date, kind = words.split("<br>")
    assert (event, title, date) == ("E3", "<b>The Duke writes again</b>", "some time in September 1901")
    assert actors == "A-DUKE;A-QUEEN"
    assert kind == f"Message · {archive.dictionary.label('actors', 'side', 'iraq')}"


def test_days_an_event_may_lie_on_are_pale_and_those_it_lasted_are_strong(archive):
    figure = draw(archive)
    by_first_day = {pd.Timestamp(trace.x[at]): trace for trace in bands(figure) for at in range(0, len(trace.x), 3)}
    lasted, once = by_first_day[pd.Timestamp("1902-01-05")], by_first_day[pd.Timestamp("1901-03-05")]
    assert lasted.opacity > once.opacity
    assert lasted.line.width > once.line.width


def test_a_band_covers_exactly_the_days_that_the_date_may_mean(archive):
    ends = [
        (trace.x[place], trace.x[place + 1]) for trace in bands(draw(archive)) for place in range(0, len(trace.x), 3)
    ]
    inside = {(pd.Timestamp(first), pd.Timestamp(last)) for first, last in ends}
    for event in ("E3", "E4", "E5", "E7"):
        row = archive.events.set_index(c.EVENT).loc[event]
        assert (row[c.EARLIEST], row[c.LATEST]) in inside


def test_a_band_goes_on_in_the_next_panel_and_never_past_its_days(archive):
    long = pd.Timestamp("1899-01-01"), pd.Timestamp("1901-12-31")
    events = archive.events.assign(
        earliest=archive.events["earliest"].where(archive.events[c.EVENT] != "E8", long[0]),
        latest=archive.events["latest"].where(archive.events[c.EVENT] != "E8", long[1]),
    )
    other = replace(archive, events=events)
    first, last = archive.period
    parts = {
        (pd.Timestamp(trace.x[at]), pd.Timestamp(trace.x[at + 1]), trace.xaxis)
        for trace in bands(draw(other))
        for at in range(0, len(trace.x), 3)
    }
    assert (long[0], first, "x2") in parts
    assert (first, long[1], "x") in parts
    assert all(begin <= end for begin, end, _ in parts)
    assert all(begin >= first and end <= last for begin, end, axis in parts if axis == "x")


def test_a_silence_is_shaded_and_says_of_what(archive):
    figure = draw(archive, width=1600)
    (words,) = [note.text for note in figure.layout.annotations if "165 days" in note.text]
    assert "without a dated message between Iraq and Syria" in words
    assert any(str(shape.x0).startswith("1901-03-20") for shape in figure.layout.shapes if shape.type == "rect")


def with_silences(archive, found, **layout):
    data = TimelineData(
        marks(archive, archive, "channel"), links_of(archive, ""), archive.period, event_dates(archive),
        labels(archive), density(archive, archive), found,
    )  # fmt: skip
    return timeline(data, TimelineLayout(**layout))


def test_of_two_silences_the_longest_has_words_and_both_are_shaded(archive):
    (one,) = silences(archive, archive)
    figure = with_silences(archive, [one._replace(days=162, begin=one.begin + pd.Timedelta(days=3)), one])
    assert [note.text.split()[1] for note in figure.layout.annotations if "◂" in note.text] == ["165"]
    assert len([shape for shape in figure.layout.shapes if str(shape.x0).startswith("1901-03-2")]) == 2


@pytest.mark.parametrize("width", [340, 440, 800])
def test_the_words_of_a_silence_at_the_end_of_the_plot_stay_inside(archive, width):
    begin, end = pd.Timestamp("1902-10-01"), pd.Timestamp("1902-12-30")
    (one,) = silences(archive, archive)
    figure = with_silences(archive, [one._replace(begin=begin, end=end, days=90)], width=width)
    (words,) = [note for note in figure.layout.annotations if "90 days" in note.text]
    assert (words.xanchor, words.text) == ("right", "90 days without a dated message ▸")
    assert str(words.x).startswith("1902-12-30")


def test_in_steps_nothing_is_said_of_density_and_silence(archive):
    figure = draw(archive, steps=True)
    assert not [trace for trace in figure.data if trace.type == "bar"]
    assert not [note for note in figure.layout.annotations if "days" in note.text]


def test_links_of_the_open_event_are_arrows_and_inferred_ones_dashed(archive):
    arrows = [trace.line.dash for trace in draw(archive, selected="E1").select_traces({"mode": "lines+markers"})]
    assert sorted(arrows) == ["dash", "solid", "solid"]
    assert not list(draw(archive).select_traces({"mode": "lines+markers"}))


def test_a_link_to_what_has_no_place_on_the_calendar_is_left_to_the_evidence(half_dated):
    arrows = [trace.line.dash for trace in draw(half_dated, selected="E1").select_traces({"mode": "lines+markers"})]
    assert sorted(arrows) == ["dash", "solid"]


def open_bars(figure):
    marks = figure.select_traces({"type": "scatter", "mode": "markers"})
    return [trace for trace in marks if "triangle-down" in (trace.marker.symbol or ())]


def test_a_mark_with_one_bound_stands_at_it_hollow_with_a_bar_to_the_open_side(archive):
    figure = draw(archive)
    mark = drawn(figure)["E6"]
    assert (mark["x"], mark["fill"]) == ("1901-02-28", LIGHT.ground)
    (bar,) = open_bars(figure)
    assert set(bar.x) == {"1901-02-28"}
    assert bar.meta["events"] == ["E6"]
    assert bar.marker.angle[0] == 90  # its head, which points down, then points left
    assert list(bar.marker.opacity[:3]) == sorted(bar.marker.opacity[:3], reverse=True)
    assert bar.customdata is None  # no second record
    assert any("may be earlier" in meaning for meaning in meanings(figure))


def test_without_a_lone_bound_there_is_no_such_bar(half_dated):
    figure = draw(half_dated)
    assert open_bars(figure) == []
    assert not any("may be earlier" in meaning for meaning in meanings(figure))
    assert any("unknown" in text for axis in figure.select_xaxes() for text in axis.ticktext or ())


def test_a_label_stands_where_no_bar_leaves_the_mark(archive):
    named = replace(archive, events=archive.events.assign(**{c.LABEL: "A label"}))
    sides = {
        row[0]: place
        for trace in draw(named, lanes=ALL).data
        if trace.text and trace.customdata is not None
        for row, place in zip(trace.customdata, _each(trace.textposition, len(trace.x)), strict=True)
    }
    assert sides["E6"] == "middle right"


def _each(value, count):
    return [value] * count if isinstance(value, str | int) else value


def test_an_arrow_tells_the_other_event_first_and_what_joins_them(archive):
    figure = draw(archive, selected="E1")
    told = [row for trace in figure.data if trace.customdata is not None and not trace.text for row in trace.customdata]
    assert {tuple(row[0].split(";")) for row in told} == {("E2", "E1"), ("E5", "E1"), ("E6", "E1")}
    assert all("The Duke" in row[1] for row in told)


def test_the_strip_of_density_says_on_which_axes_days_can_be_chosen(archive):
    figure = draw(many(archive))
    brush = figure.layout.meta["brush"]
    assert brush["y"] == next(trace.yaxis for trace in figure.data if trace.type == "bar")
    assert set(brush["axes"]) == {trace.xaxis for trace in figure.data if trace.type == "bar"}
    assert "brush" not in draw(many(archive), steps=True).layout.meta
    assert "brush" not in draw(archive).layout.meta  # nine events need no bars to be counted


def many(archive):
    """Return the archive with each of its events five times."""
    again = [archive.events.assign(**{c.EVENT: archive.events[c.EVENT] + mark}) for mark in ("", "b", "d", "e", "f")]
    return replace(archive, events=pd.concat(again, ignore_index=True).astype(archive.events.dtypes))


def test_the_legend_names_the_sides_and_kinds_that_are_drawn_and_no_others(archive):
    shown = select(archive, Selection(kinds=("crisis",)))
    names = meanings(draw(archive, shown, shapes=True))
    words = labels(archive)
    assert words["kind"]["crisis"] in names
    assert not set(words["kind"].values()) & meanings(draw(archive, shown))
    assert not (set(words["kind"].values()) - {words["kind"]["crisis"]}) & names
    assert set(words["side"].values()) & names == {words["side"]["iraq"]}


def test_nothing_at_all_can_be_drawn(archive, nothing):
    for options in ({}, {"steps": True}, {"inside": True, "width": 350}, {"brief": True, "lanes": ALL}):
        assert drawn(draw(archive, nothing, **options)) == {}


def test_the_narrowest_and_the_widest_figure_hold_the_same_events(archive):
    assert set(drawn(draw(archive, width=1))) == set(drawn(draw(archive, width=4000)))


@pytest.mark.parametrize("width", [340, 440, 800])
@pytest.mark.parametrize("years", [1, 4, 12, 40, 300, 900])
def test_dates_over_a_timeline_do_not_run_together(archive, width, years):
    first = pd.Timestamp("1000-01-01").as_unit("us")
    last = first + pd.DateOffset(years=years)
    days = pd.Series([first + (last - first) * place / 8 for place in range(9)])
    events = archive.events.assign(**{c.EARLIEST: days.to_numpy(), c.LATEST: days.to_numpy()})
    whole = replace(archive, events=events, period=(first, last))
    axis = draw(whole, width=width, inside=width < 560).layout.xaxis
    months = int(str(axis.dtick).removeprefix("M"))
    begin, end = (pd.Timestamp(day).as_unit("us") for day in axis.range)
    assert (end - begin).days >= (last - first).days
    margins = 16 if width < 560 else int(LIGHT.size * 12.4) + 8
    share = (axis.domain[1] - axis.domain[0]) * months * 30.44 / (end - begin).days
    assert share * (width - margins) > text_width("Aug" if months < 12 else "1888", LIGHT.size - 1)
    assert ("%b" in axis.tickformat) == (months <= 24)
