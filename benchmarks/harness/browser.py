"""One visit in a headless browser: a system is opened twice, and its filters are changed."""

import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from benchmarks.harness.server import DidNotFinishError, Server, serving
from benchmarks.harness.systems import DASHBOARD, System
from tests.browser import LAUNCH_ARGUMENTS, NO_BROWSER, find_chromium

_COUNTED = re.compile(r"\(([\d,]+)\)$")  # how many events a choice of the sidebar shows
_PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Effort:
    """What a visit consists of. patience: seconds for one step of it.

    changes: so many channels are chosen or hidden, and taken back. warm: whether the page is opened a second time.
    rest: seconds before and after a change in which the server ends what it does behind the reader's back.
    """

    patience: float = 120
    changes: int = 3
    warm: bool = True
    rest: float = 0.6


SMOKE = Effort(changes=1, warm=False, rest=0)


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


@dataclass
class Visit:
    """What was measured. Times in ms: cold from the start of the process, warm from the request of a second page.

    fresh: changes to what this server has not shown before; again: back to everything. memory: MiB of the server.
    failure: why it did not finish; empty if it did.
    """

    system: str
    events: int
    cold: float = 0
    warm: float | None = None
    fresh: list[Change] = field(default_factory=list)
    again: list[Change] = field(default_factory=list)
    memory: float = 0
    failure: str = ""

    @property
    def changes(self) -> list[Change]:
        """All changes, to what was new and back."""
        return self.fresh + self.again


def visit(system: System, folder: Path, channels: Mapping[str, int], effort: Effort) -> Visit:
    """Visit `system` with the package in `folder`. channels: how many events each has."""
    events, patience = sum(channels.values()), effort.patience
    found = Visit(system.name, events)
    try:
        with _browsing(patience) as context, serving(system, folder, patience) as server, _patient(patience):
            page, _ = _opened(context.new_page(), system, server, events, patience)
            found.cold = (time.perf_counter() - server.started) * 1000
            if effort.warm:
                page.close()
                page, found.warm = _opened(context.new_page(), system, server, events, patience)
            time.sleep(effort.rest)
            for filtered in enumerate(sorted(channels)[: effort.changes]):
                shown = events - channels[filtered[1]]  # of the boards, which hide what is clicked
                found.fresh.append(_changed(page, system, server, filtered, shown, effort))
                found.again.append(_changed(page, system, server, filtered, events, effort))
            found.memory = server.memory()
    except DidNotFinishError as cause:
        found.failure = str(cause)
    return found


@contextmanager
def _browsing(patience: float) -> Iterator[BrowserContext]:
    """Give a fresh browser while the block runs."""
    chromium = find_chromium() or sys.exit(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(LAUNCH_ARGUMENTS))
        context = browser.new_context(viewport={"width": 1400, "height": 1000})
        context.set_default_timeout(patience * 1000)
        context.add_init_script(_PROBE)
        yield context
        browser.close()


def _opened(page: Page, system: System, server: Server, events: int, patience: float) -> tuple[Page, float]:
    """Return the page, and the ms from the request until all charts are painted."""
    page.goto(server.address, wait_until="commit")
    return page, _painted(page, system, events, patience)


def _changed(
    page: Page, system: System, server: Server, filtered: tuple[int, str], shown: int, effort: Effort
) -> Change:
    """Click a filter, (place, channel), and wait until the page shows `shown` events."""
    click, shown = _aimed(page, system, filtered, shown)
    page.evaluate("probe.reset()")
    before = server.cpu()
    click()
    ended = _painted(page, system, shown, effort.patience)
    time.sleep(effort.rest)
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
    kind = "dashboard" if system.name == DASHBOARD else "board"
    return float(page.evaluate(asked, [kind, shown, patience * 1000]))


def _aimed(page: Page, system: System, filtered: tuple[int, str], shown: int) -> tuple[Callable[[], None], int]:
    """Find what to click, and how many events are shown then: the box of a channel; in the dashboard a topic.

    Topics stand open in its sidebar, and each says how many events it shows; one that is chosen is taken out. filtered:
    the place of the topic in their list, and the channel.
    """
    place, channel = filtered
    if system.name != DASHBOARD:
        box = page.get_by_text(f"Channel: {channel}", exact=True)
        return lambda: box.click(), shown
    if "topic=" in page.url:
        page.keyboard.press("Escape")  # the list of topics may still be open, which hides the rest of the page
        taken_out = page.get_by_test_id("stMain").get_by_role("button", name="Topic: ").first
        return lambda: taken_out.click(), shown
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Topic").click()
    option = page.get_by_role("option", name=_COUNTED).nth(place)
    option.wait_for()
    (many,) = _COUNTED.findall(option.inner_text().strip())
    return lambda: option.click(), int(many.replace(",", ""))


@contextmanager
def _patient(patience: float) -> Iterator[None]:
    """Turn whatever a browser says when it cannot go on into one error."""
    try:
        yield
    except Error as cause:
        raise DidNotFinishError(
            f"not painted, patience {patience:.0f} s: {str(cause).splitlines()[0][:160]}"
        ) from cause
