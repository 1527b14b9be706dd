"""What browser tests do with a page: wait for it, find a chart, click a mark."""

import re

from components.dataset.query.views import VIEWS

READY = "[data-testid=stApp][data-test-script-state=notRunning]"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Mobile Safari/537.36"


def settle(page):
    """Wait until the page has stopped running and its charts are drawn."""
    page.wait_for_selector(READY)
    page.wait_for_timeout(250)  # a click starts a run a moment later
    page.wait_for_selector(READY)
    assert page.locator("[data-testid=stException]").count() == 0


def to_view(page, name):
    """Go to a view by its question and then by its title."""
    for words in (VIEWS[name].question, VIEWS[name].title):
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


def evidence(page):
    return page.locator(".st-key-evidence")


def click_mark(page, key, event):
    """Click the mark of an event where the chart has drawn it."""
    drawn = chart(page, key)
    drawn.scroll_into_view_if_needed()
    page.wait_for_timeout(200)  # the page may still be scrolling
    place = drawn.evaluate(
        """(plot, event) => {
            for (const trace of plot._fullData) {
                const i = (trace.customdata || []).findIndex((row) => row[0].split(';').includes(event));
                if (i < 0) continue;
                const box = plot.getBoundingClientRect();
                const x = plot._fullLayout[trace.xaxis.replace("x", "xaxis")];
                const y = plot._fullLayout[trace.yaxis.replace("y", "yaxis")];
                return [box.left + x._offset + x.d2p(trace.x[i]), box.top + y._offset + y.d2p(trace.y[i])];
            }
        }""",
        event,
    )
    page.mouse.click(*place)
    settle(page)
