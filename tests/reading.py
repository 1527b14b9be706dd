"""What browser tests do with a page: wait for it, find a chart, click a mark."""

import re
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from components.dataset.query.views import VIEWS

# Given to every page before its own code. `atRest()` says whether the page has nothing left to do: no run asked for and
# not over, no figure on its way to a chart, no timer that is nearly due, no font to come; for some frames in a row, so
# that what one of these begins is waited for too. `wire` counts what came and went since a test set it to 0. A page
# that is told to be `leaving` asks nobody before it goes.
WATCH = """(() => {
    if (!location.protocol.startsWith("http")) return;
    addEventListener("beforeunload", (event) => window.leaving && event.stopImmediatePropagation());

    const RERUN = 11 << 3 | 2;  // first byte of a BackMsg that asks for a run
    const [BEGUN, OVER] = [4, 6];  // new_session and script_finished of a ForwardMsg
    let asked = 0, begun = 0, over = 0;  // turns of a clock that counts messages
    let turn = 0;
    const number = (bytes, at) => {  // a varint, and where it ends
        let value = 0, shift = 1;
        do { value += (bytes[at] & 127) * shift; shift *= 128; } while (bytes[at++] & 128);
        return [value, at];
    };
    const read = (bytes) => {  // the top of a protobuf message
        for (let at = 0, key, value; at < bytes.length;) {
            [key, at] = number(bytes, at);
            [value, at] = number(bytes, at);
            if (key % 8 === 2) at += value;
            if (key >> 3 === BEGUN) begun = ++turn;
            if (key >> 3 === OVER) over = ++turn;
        }
    };
    const wire = (window.wire = {received: 0, sent: 0});  // bytes and messages
    const Socket = window.WebSocket;
    window.WebSocket = class extends Socket {
        constructor(...given) {
            super(...given);
            this.addEventListener("message", ({data}) => {
                if (!(data instanceof ArrayBuffer)) return;
                wire.received += data.byteLength;
                read(new Uint8Array(data));
            });
        }
        send(bytes) {
            wire.sent += 1;
            if (bytes[0] === RERUN) asked = ++turn;
            super.send(bytes);
        }
    };

    let drawing = 0;
    Object.defineProperty(HTMLElement.prototype, "plot", {
        set(plot) {  // our own chart element is given its chart
            Object.defineProperty(this, "plot", {value: plot});
            for (const name of ["take", "draw"]) {
                const does = plot[name];
                plot[name] = async (...given) => {
                    drawing += 1;
                    try { return await does.apply(plot, given); } finally { drawing -= 1; }
                };
            }
        },
    });

    const SOON = 400;  // ms
    const due = new Set();
    const [later, never] = [window.setTimeout, window.clearTimeout];
    window.setTimeout = (does, ms, ...given) => {
        const id = later(() => { due.delete(id); does(...given); }, ms);
        if (!(ms > SOON)) due.add(id);
        return id;
    };
    window.clearTimeout = (id) => { due.delete(id); never(id); };

    const all = (which) => [...document.querySelectorAll(which)];
    const isDrawn = (chart) => !chart.clientWidth || chart.querySelector(".main-svg");
    const nothingLeft = () =>
        document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]") &&
        asked < begun && begun < over && !drawing && !due.size && document.fonts.status === "loaded" &&
        !all("[data-testid=stSkeleton]").length && all(".backchannel-plot, .js-plotly-plot").every(isDrawn);
    let still = 0;
    window.state = () => ({asked, begun, over, drawing, due: due.size, fonts: document.fonts.status});
    window.atRest = () => {
        still = nothingLeft() ? still + 1 : 0;
        if (still < 4) return false;
        still = 0;
        return true;
    };
})()"""
PATIENCE = 60_000  # ms; an upper bound only
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Mobile Safari/537.36"
ON_A_PHONE = {"viewport": {"width": 390, "height": 844}, "user_agent": PHONE}
ZOOMED = {"viewport": {"width": 640, "height": 360}, "device_scale_factor": 2}  # 1280 x 720 at 200 %
MOST_STOPS = 400
# Only the barriers are worked out in full. Streamlit's own upload element has a name and the role presentation; axe
# calls it minor.
AXE = {"resultTypes": ["violations"]}
COLOUR_RULES = ["color-contrast", "link-in-text-block"]  # all that axe asks of colour unless told to ask more
AXE_WITH_UPLOAD = {**AXE, "rules": {"presentation-role-conflict": {"enabled": False}}}

# The element that has the focus, marked as reached; with what shows that it has it, where it is one of ours.
FOCUSED = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at || at === document.body) return null;
    const again = Boolean(at.reached) && at.tagName !== 'CANVAS';  // Tab goes from cell to cell of a table
    at.reached = true;
    (at.closest('[role=radiogroup]') ?? at).reached = true;
    const ours = at.getRootNode() !== document || at.closest('.backchannel-plot > .walk');
    const style = getComputedStyle(at);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    const box = at.getBoundingClientRect();
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const name = at.ariaLabel || at.innerText || at.tagName;
    return {name, again, seen, dull: Boolean(ours) && !outlined, left: Boolean(window.left)};
}"""

# The browser may give the focus back at once to a page that was left: what loses it then loses it to nothing.
LEAVING = """() => {
    window.left = false;
    addEventListener('focusout', ({relatedTarget}) => { window.left ||= !relatedTarget; });
}"""

# Words of the page that stand over its left or right edge and are in nothing that can be moved sideways.
CUT = """() => {
    const moves = (one) => {
        for (let at = one.parentElement; at; at = at.parentElement)
            if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth + 1) return true;
    };
    const over = (one) => {
        const box = one.getBoundingClientRect();
        return box.width && box.height && (box.left < -2 || box.right > innerWidth + 2);
    };
    const cutOff = (plot) => {
        const {left, right} = plot.getBoundingClientRect();
        return [...plot.querySelectorAll('.infolayer text')].filter((one) => {
            const box = one.getBoundingClientRect();
            return box.width && (box.left < left - 4 || box.right > right + 4);
        });
    };
    const main = document.querySelector('[data-testid=stMain]');
    const leaves = [...main.querySelectorAll('p, span, h1, h2, h3, button, summary, label, text')];
    return [
        ...leaves.filter((one) => one.textContent.trim() && !one.children.length && over(one) && !moves(one)),
        ...[...main.querySelectorAll('.js-plotly-plot')].flatMap(cutOff),
    ].map((one) => one.textContent);
}"""

# Whether the page and each of its charts have the colours of a theme.
PAINTED = """(scheme) => {
    const isLight = (colour) => colour.match(/\\d+/g).slice(0, 3).reduce((sum, one) => sum + +one, 0) > 380;
    const ground = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor;
    const ink = scheme === 'light' ? '#111111' : '#F2F2F2';
    const plots = [...document.querySelectorAll('.js-plotly-plot')].filter((plot) => plot._fullLayout);
    return isLight(ground) === (scheme === 'light') &&
        plots.every((plot) => plot._fullLayout.font.color.toUpperCase() === ink);
}"""


def settle(page):
    """Wait until the page has done all that was asked of it and its charts are drawn."""
    page.wait_for_function("() => window.atRest?.()", timeout=PATIENCE)
    assert page.locator("[data-testid=stException]").count() == 0


def paint(page, scheme):
    """Let the device change to the light or the dark theme, and wait until the page and its charts have followed."""
    page.emulate_media(color_scheme=scheme)
    if page.locator(".js-plotly-plot").count() and not page.get_by_role("button", name="Picture (PNG)").count():
        page.reload()  # what is shown large or inside another page keeps the theme in which it was opened
    page.wait_for_function(PAINTED, arg=scheme, timeout=PATIENCE)
    settle(page)


@contextmanager
def zoomed(page):
    """Show a page of 1280 x 720 px at 200 %."""
    size = {**ZOOMED["viewport"], "deviceScaleFactor": ZOOMED["device_scale_factor"], "mobile": False}
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setDeviceMetricsOverride", size)
    page.wait_for_function("width => innerWidth === width", arg=size["width"])
    settle(page)
    yield
    session.detach()


def stops(page):
    """Press Tab until the page is left; return what had the focus on the way."""
    found = []
    page.evaluate(LEAVING)
    while len(found) < MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["left"]:
            return found
        assert not stop["again"], f"the focus comes back to {stop['name']}"
        found.append(stop)
    pytest.fail(f"the page cannot be left with Tab; last: {found[-1]['name']}")


def tab_to(page, name):
    """Press Tab until what has the focus is called `name`."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop and re.search(name, stop["name"]):
            return
    pytest.fail(f"{name} is not reached")


def assert_stays_inside(page, width):
    """Wait until nothing is cut off any more."""
    settle(page)
    wide = "document.querySelector('[data-testid=stMain]').scrollWidth"
    assert page.evaluate(wide) <= width
    assert page.evaluate(CUT) == []


# Words of a chart that stand over its edge or over each other by more than their boxes are larger than their letters.
CROWDED = """() => {
    const slack = 3, high = 0.3, found = [];  // px; of the size of the letters
    const size = (words) => parseFloat(getComputedStyle(words).fontSize);
    for (const chart of document.querySelectorAll('.js-plotly-plot')) {
        const edge = chart.getBoundingClientRect();
        const boxes = [...chart.querySelectorAll('text')]
            .filter((one) => !one.closest('.modebar, .hoverlayer'))
            .flatMap((one) => one.querySelector('.line') ? [...one.querySelectorAll('.line')] : [one])
            .filter((line) => line.textContent.trim())
            .map((one) => [one.textContent.trim(), one.getBoundingClientRect(), size(one)])
            .filter(([, box]) => box.width && box.height);
        boxes.forEach(([words, box, letters], at) => {
            const out = box.left < edge.left - slack || box.right > edge.right + slack
                || box.top < edge.top - slack || box.bottom > edge.bottom + slack;
            if (out) found.push(`over the edge: ${words}`);
            for (const [others, other] of boxes.slice(at + 1)) {
                const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
                const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
                if (across > slack && down > high * letters) found.push(`over each other: ${words} | ${others}`);
            }
        });
    }
    return found;
}"""


def assert_words_stand_clear(page):
    """Wait until the charts are drawn for the window as it is; no words of them stand over others or over an edge."""
    settle(page)
    assert page.evaluate(CROWDED) == []


def assert_no_barrier(page):
    upload = page.locator("[data-testid=stFileUploader]:visible").count()
    found = Axe().run(page, options=AXE_WITH_UPLOAD if upload else AXE)
    assert not found.violations_count, found.generate_report()


def assert_colours_can_be_told_apart(page):
    """Ask axe for all that a change of theme can break on a page that is otherwise known to have no barrier."""
    found = Axe().run(page, options={**AXE, "runOnly": {"type": "rule", "values": COLOUR_RULES}})
    assert not found.violations_count, found.generate_report()


def to_view(page, name):
    """Go to a view by its place and then, where the place has several, by its title."""
    place = VIEWS[name].place
    beside = [view.title for view in VIEWS.values() if view.place == place]
    for words in (place, VIEWS[name].title) if len(beside) > 1 else (place,):
        page.locator("[data-testid=stButtonGroup]").get_by_text(words, exact=True).click()
        settle(page)


def chart(page, key):
    drawn = page.locator(f".st-key-{key} .js-plotly-plot")
    drawn.locator(".main-svg").first.wait_for()
    return drawn


def counted(page):
    """Return how many events the page says it shows, and of how many."""
    words = page.locator("[data-testid=stSidebar]").get_by_text(re.compile(r"^\d+ of \d+ events$")).inner_text().split()
    return int(words[0]), int(words[2])


def folded(page, name):
    """Return a part of the sidebar that can be folded away, by the beginning of its title."""
    title = page.locator("summary [data-testid=stMarkdownContainer]").filter(has_text=re.compile(f"^{name}"))
    return page.get_by_test_id("stSidebar").get_by_test_id("stExpander").filter(has=title)


def unfold(page, name):
    """Unfold a part of the sidebar, if it is folded away."""
    if folded(page, name).locator("details").get_attribute("open") is None:
        folded(page, name).locator("summary").click()
        expect(folded(page, name).locator("details")).to_have_attribute("open", "")


def evidence(page):
    return page.locator(".st-key-evidence")


def click_mark(page, key, event):
    """Click the mark of an event where the chart has drawn it."""
    drawn = chart(page, key)
    drawn.scroll_into_view_if_needed()
    settle(page)
    place = drawn.evaluate(
        """(plot, event) => {
            for (const trace of plot._fullData) {
                const i = (trace.customdata || []).findIndex((row) => row[0].split(';').includes(event));
                if (i < 0) continue;
                const box = plot.getBoundingClientRect();
                const x = plot._fullLayout[trace.xaxis.replace("x", "xaxis")];
                const y = plot._fullLayout[trace.yaxis.replace("y", "yaxis")];
                const times = box.width / plot.offsetWidth;  // a slide enlarges its chart
                const [px, py] = [x._offset + x.d2p(trace.x[i]), y._offset + y.d2p(trace.y[i])];
                return [box.left + px * times, box.top + py * times];
            }
        }""",
        event,
    )
    page.mouse.click(*place)
    settle(page)
