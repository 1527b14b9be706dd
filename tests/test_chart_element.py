"""The chart element in Chromium: what it keeps, what it tells, and how seldom it draws."""

import re

import pytest
from playwright.sync_api import expect

from benchmarks.packages import write_package
from components.dataset.query.views import VIEWS
from tests.browser import serving
from tests.reading import chart, click_mark, counted, evidence, settle, to_view, unfold

pytestmark = pytest.mark.browser


# How many charts a view draws; the others none.
CHARTS = {
    **{"timeline": 1, "waits": 2, "map": 1, "exchange": 1, "who": 2, "knew": 1, "actor": 2},
    **{"offers": 1, "agenda": 1, "readings": 1, "lamp": 1, "story": 4},
}
UNCHANGED = {"story": 1}  # all requests and offers are of the two documents: that count stays as it is
PACKAGE = 3_000  # events of an invented package: too many to draw one by one


def spot(page, key, x, y, axis="yaxis"):
    """Return the point of the screen `x` and `y` px into the plot of a chart, once the page stands still."""
    drawn = chart(page, key)
    settle(page)
    return drawn.evaluate(
        """(plot, [x, y, axis]) => {
            const box = plot.getBoundingClientRect(), full = plot._fullLayout;
            return [box.left + full.xaxis._offset + x, box.top + full[axis]._offset + y];
        }""",
        [x, y, axis],
    )


def drag(page, begin, end):
    page.mouse.move(*begin)
    page.mouse.down()
    page.mouse.move(*end, steps=6)
    page.mouse.up()
    settle(page)


def x_range(page, key):
    return chart(page, key).evaluate("plot => plot._fullLayout.xaxis.range.map(String)")


def choose_layer(page, name="The two documents"):
    unfold(page, "What")
    page.get_by_role("combobox", name="Layer").click()
    page.get_by_role("option", name=re.compile(f"^{name}")).click()
    page.keyboard.press("Escape")
    settle(page)


def dark(page):
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    page.get_by_text("Dark").first.click()
    page.keyboard.press("Escape")
    page.wait_for_function(
        "() => document.querySelector('.js-plotly-plot')._fullLayout.font.color.toUpperCase() === '#F2F2F2'"
    )
    settle(page)


def watch(page):
    """Count from now on how often charts are drawn; mark those that are there."""
    page.evaluate(
        """() => {
            window.drawn = 0;
            document.querySelectorAll('.js-plotly-plot').forEach((plot) => {
                plot.marked = true;
                plot.on('plotly_afterplot', () => window.drawn++);
            });
        }"""
    )


@pytest.mark.parametrize(("view", "key"), [("timeline", "timeline"), ("actor", "career")])
def test_zoom_outlives_a_filter_another_view_and_another_theme(reader, view, key):
    page = reader(f"view={view}", color_scheme="light")
    whole = x_range(page, key)
    drag(page, spot(page, key, 150, 40), spot(page, key, 260, 45))
    near = x_range(page, key)
    assert near != whole
    choose_layer(page)
    assert x_range(page, key) == near
    to_view(page, "table")
    to_view(page, view)
    assert x_range(page, key) == near
    dark(page)
    assert x_range(page, key) == near
    page.mouse.dblclick(*spot(page, key, 200, 8))
    settle(page)
    assert x_range(page, key) != near


def test_a_link_restores_how_closely_the_timeline_was_seen(reader):
    page = reader()
    drag(page, spot(page, "timeline", 60, 40), spot(page, "timeline", 160, 45))
    near = x_range(page, "timeline")
    assert "zoom=" in page.url
    other = reader(page.url.split("?")[1])
    assert x_range(other, "timeline") == near
    other.get_by_text("What is counted here").click()
    expect(other.get_by_text("Seen closely")).to_be_visible()
    page.go_back()
    settle(page)
    assert x_range(page, "timeline") != near


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "about"])
def test_a_filter_draws_each_chart_once_builds_none_anew_and_costs_at_most_80_kilobytes(reader, subtests, view):
    page = reader(f"view={view}")
    plots = page.locator(".js-plotly-plot")
    charts = CHARTS.get(view, 0)
    expect(plots).to_have_count(charts)
    watch(page)
    page.evaluate("wire.received = 0")
    choose_layer(page)
    with subtests.test("at most 80 kilobytes"):
        assert 0 < page.evaluate("wire.received") <= 80_000
    with subtests.test("each chart is drawn once and none built anew"):
        assert plots.count() == charts
        assert all(plot.evaluate("plot => plot.marked") for plot in plots.all())
        assert page.evaluate("window.drawn") == charts - UNCHANGED.get(view, 0)


def test_opening_the_evidence_keeps_the_chart_and_a_click_on_the_ground_closes_it(reader):
    page = reader("chapter=offer-1996")
    chart(page, "timeline")
    watch(page)
    click_mark(page, "timeline", "S24")
    expect(evidence(page)).to_be_visible()
    assert chart(page, "timeline").evaluate("plot => plot.marked")
    page.mouse.click(*spot(page, "timeline", 30, 5))
    settle(page)
    expect(evidence(page)).to_have_count(0)
    assert "event=" not in page.url


@pytest.mark.parametrize(("view", "key"), [("exchange", "exchange"), ("exchange", "strip"), ("who", "who")])
def test_an_arrow_and_a_circle_open_their_record(reader, view, key):
    page = reader(f"view={view}&chart={key}&chapter=offer-1996")
    drawn = chart(page, key)
    drawn.scroll_into_view_if_needed()
    settle(page)
    # Arrows have unseen marks in their middle.
    place, ids = drawn.evaluate(
        """(plot) => {
            const told = plot._fullData.filter((trace) => trace.customdata);
            const trace = told.find((trace) => trace.marker.opacity === 0) ?? told[0];
            const box = plot.getBoundingClientRect(), {xaxis, yaxis} = plot._fullLayout;
            const x = box.left + xaxis._offset + xaxis.d2p(trace.x[0]);
            const y = box.top + yaxis._offset + yaxis.d2p(trace.y[0]);
            return [[x, y], trace.customdata[0][0].split(";")];
        }"""
    )
    page.mouse.click(*place)
    settle(page)
    assert any(f"event={event}" in page.url for event in ids)


def test_hovering_a_record_rings_it_in_the_other_chart_without_asking_the_server(reader):
    page = reader("view=exchange&chart=exchange&chapter=offer-1996", viewport={"width": 1280, "height": 2200})
    for key in ("exchange", "strip"):
        chart(page, key)
    page.evaluate("wire.sent = 0")
    found = page.evaluate(
        """() => {
            const plot = (key) => document.querySelector(`.st-key-${key} .backchannel-plot`).plot;
            const [one, other] = [plot("exchange"), plot("strip")];
            const there = new Set(other.marks.flatMap((mark) => mark.ids));
            const mark = one.marks.find((mark) => mark.ids.some((id) => there.has(id)));
            const box = one.ground.getBoundingClientRect();
            return [box.left + mark.x, box.top + mark.y];
        }"""
    )
    page.mouse.move(*found)
    expect(page.locator(".st-key-strip circle.lit")).not_to_have_count(0)
    page.mouse.move(5, 5)
    expect(page.locator("circle.lit")).to_have_count(0)
    settle(page)
    assert page.evaluate("wire.sent") == 0


def test_hovering_the_name_of_an_actor_rings_their_marks_in_every_chart(reader):
    page = reader("view=who&chapter=offer-1996", viewport={"width": 1280, "height": 2200})
    chart(page, "meetings")
    name = chart(page, "who").locator(".annotation", has_text="Khaddam").first
    name.hover()
    expect(page.locator("circle.lit")).not_to_have_count(0)
    ringed = page.evaluate(
        """() => [...document.querySelectorAll('.backchannel-plot')].map(({plot}) => {
            const theirs = plot.marks.filter((mark) => mark.actors.includes('A-KHADDAM'));
            return [theirs.length, plot.overlay.querySelectorAll('circle.lit').length];
        })"""
    )
    assert len(ringed) == 2
    assert all(theirs == rings > 0 for theirs, rings in ringed)


def test_the_keyboard_walks_the_records_of_a_chart_and_opens_one(reader):
    page = reader("chapter=letters-1998")
    chart(page, "timeline")
    box = page.locator(".st-key-timeline [role=listbox]")
    said = box.get_by_role("option")
    box.focus()
    first = said.inner_text()
    page.keyboard.press("End")
    assert said.inner_text() != first
    page.keyboard.press("Home")
    assert said.inner_text() == first
    page.keyboard.press("ArrowRight")
    second = said.inner_text()
    assert second != first
    assert said.get_attribute("aria-posinset") == "2"
    page.keyboard.press("ArrowLeft")
    assert said.inner_text() == first
    page.keyboard.press("ArrowDown")
    assert page.locator(".st-key-timeline circle.stand").count() == 1
    page.keyboard.press("Enter")
    settle(page)
    expect(evidence(page)).to_be_visible()
    assert said.inner_text().startswith(evidence(page).locator("h2").inner_text())
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    expect(page.locator("circle.stand")).to_have_count(0)


def test_dragging_over_the_density_strip_sets_the_dates(reader):
    page = reader("public=lanes")  # bars stand over many events
    every = counted(page)
    drag(page, spot(page, "timeline", 60, 20, "yaxis2"), spot(page, "timeline", 160, 20, "yaxis2"))
    assert re.search(r"from=199\d-\d\d-\d\d", page.url)
    assert re.search(r"to=199\d-\d\d-\d\d", page.url)
    assert counted(page)[0] < every[0]


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """The address of a dashboard on an invented package of three thousand events."""
    folder = tmp_path_factory.mktemp("crowded")
    write_package(folder, PACKAGE, 7)
    with serving(["--data", str(folder)]) as found:
        yield found


def test_too_many_events_are_counted_and_a_square_leads_to_them_one_by_one(reader, crowded):
    page = reader(base=crowded)
    closer = page.get_by_text("press a square to come closer")
    expect(closer).to_be_visible()
    box = page.locator(".st-key-timeline [role=listbox]")
    chart(page, "timeline")
    box.focus()
    assert re.search(r"about [\d,]+ event|less than 1 event", box.get_by_role("option").inner_text())
    page.keyboard.press("Enter")
    settle(page)
    assert "zoom=" in page.url
    expect(closer).to_have_count(0)
    chart(page, "timeline")
    box.focus()
    page.keyboard.press("Enter")
    settle(page)
    expect(evidence(page)).to_be_visible()


@pytest.mark.parametrize("query", ["", "view=exchange", "view=who", "view=table", "scale=steps", "view=about"])
def test_every_view_answers_for_a_crowd_and_says_how_much_it_shows(reader, crowded, query):
    page = reader(query, base=crowded)
    if query != "view=about":
        expect(page.get_by_text(re.compile(r"of 3,000|first [\d,]+")).first).to_be_visible()


def test_a_map_grows_with_the_screen_and_fills_its_width(reader):
    """The same degrees are as long across as down, the land goes to the right edge, the legend stays inside."""
    made = {}
    for width in (1280, 1920):
        page = reader("view=map", viewport={"width": width, "height": 1080})
        drawn = chart(page, "map")
        settle(page)
        made[width] = drawn.evaluate(
            """(plot) => {
                const { xaxis: x, yaxis: y, width, height } = plot._fullLayout;
                const foot = plot.getBoundingClientRect().bottom;
                const legend = [...plot.querySelectorAll('[class^=legend] text')];
                return {
                    across: x._length / (x.range[1] - x.range[0]), down: y._length / (y.range[0] - y.range[1]),
                    filled: x._length / width, east: Math.max(...plot.data[0].x) / x.range[1], height,
                    legend: legend.every((words) => words.getBoundingClientRect().bottom <= foot + 1),
                };
            }"""
        )
    for one in made.values():
        assert abs(one["across"] - one["down"]) < 0.01
        assert one["filled"] > 0.97
        assert one["east"] >= 1
        assert one["legend"]
    assert made[1920]["across"] > 1.3 * made[1280]["across"]


def test_on_a_wide_screen_rows_stay_short_enough_for_the_eye_and_below_that_fill_their_place(reader):
    page = reader("view=offers")
    widths = "plot => [plot._fullLayout.width, plot.closest('.backchannel-plot').clientWidth]"
    drawn, there = chart(page, "offers").evaluate(widths)
    assert drawn == there
    page.set_viewport_size({"width": 1920, "height": 1080})
    settle(page)
    drawn, there = chart(page, "offers").evaluate(widths)
    assert drawn < 800 < there
    page.set_viewport_size({"width": 1280, "height": 720})
    settle(page)
    drawn, there = chart(page, "offers").evaluate(widths)
    assert drawn == there
