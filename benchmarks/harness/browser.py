"""A page in a headless browser, and what a click on it costs."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from benchmarks.harness.server import DidNotFinishError, Server
from benchmarks.harness.systems import DASHBOARD, System
from tests.browser import LAUNCH_ARGUMENTS, NO_BROWSER, find_chromium

_PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
_REST = 0.6  # seconds after a change in which the server ends what it does behind the reader's back


@dataclass(frozen=True)
class Change:
    """What one change of a filter cost.

    ms: until painted. kilobytes: in and out. cpu_ms: of the server. mounts, draws: of all charts together.
    """

    ms: float
    kilobytes: float
    cpu_ms: float
    mounts: int
    draws: int


@contextmanager
def browsing() -> Iterator[BrowserContext]:
    """Give a fresh browser while the block runs."""
    found = find_chromium()
    if not found:
        raise SystemExit(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(LAUNCH_ARGUMENTS))
        context = browser.new_context(viewport={"width": 1400, "height": 1000})
        context.add_init_script(_PROBE)
        yield context
        browser.close()


def opened(context: BrowserContext, system: System, server: Server, events: int, patience: float) -> tuple[Page, float]:
    """Open the page in a tab of its own; return it and the ms from the request until all charts are painted."""
    page = context.new_page()
    page.set_default_timeout(patience * 1000)
    with _patient(patience):
        page.goto(f"{server.address}/?{system.query}", wait_until="commit")
        return page, _painted(page, system, events, patience)


def changed(page: Page, system: System, server: Server, channel: str, shown: int, patience: float) -> Change:
    """Click the filter `channel` and wait until the page shows `shown` events."""
    with _patient(patience):
        click = _aimed(page, system, channel, shown)
        page.evaluate("probe.reset()")
        before = server.cpu()
        click()
        ended = _painted(page, system, shown, patience)
        time.sleep(_REST)
        told = page.evaluate("({...probe})")
    return Change(
        ms=ended - told["clicked"],
        kilobytes=told["bytes"] / 1000,
        cpu_ms=(server.cpu() - before) * 1000,
        mounts=told["mounts"],
        draws=told["draws"],
    )


def _painted(page: Page, system: System, shown: int, patience: float) -> float:
    asked = "([page, n, ms]) => probe.within(ms, probe.painted(page, n))"
    return float(page.evaluate(asked, [system.page, shown, patience * 1000]))


def _aimed(page: Page, system: System, channel: str, shown: int) -> Callable[[], None]:
    """Find what to click: the box of a channel; in the dashboard the choice that would show so many events, or the tag.

    The dashboard puts its own words on a channel, but how many events a choice shows is that of the package.
    """
    if system.page != DASHBOARD:
        box = page.get_by_text(f"Channel: {channel}", exact=True)
        return lambda: box.click()
    sidebar = page.get_by_test_id("stSidebar")
    tag = sidebar.locator("button[aria-label^='Remove ']")
    if tag.count():
        page.keyboard.press("Escape")  # the list of channels may still be open, and over the tag
        return lambda: tag.first.click()
    sidebar.get_by_role("combobox", name="Channel").click()
    option = page.get_by_role("option", name=re.compile(rf"\({shown:,}\)$")).first
    option.wait_for()
    return lambda: option.click()


@contextmanager
def _patient(patience: float) -> Iterator[None]:
    """Turn whatever a browser says when it cannot go on into one error."""
    try:
        yield
    except Error as cause:
        raise DidNotFinishError(
            f"not painted, patience {patience:.0f} s: {str(cause).splitlines()[0][:160]}"
        ) from cause


def browser_version() -> str:
    """Return the name and version of the browser that is used."""
    with browsing() as context:
        return f"Chromium {context.browser.version}" if context.browser else "not known"
