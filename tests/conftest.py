"""The invented archive, the real package and a reader with a browser, as fixtures."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings

from components.dataset import Dataset, Selection, load_dataset, select
from tests.browser import CLOSED_NETWORK, LAUNCH_ARGUMENTS, NO_BROWSER, browser_is_required, find_chromium, serving
from tests.reading import WATCH, settle

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
ARCHIVE = Path(__file__).parent / "archive"
SCREEN: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
DEVICE = ("user_agent", "device_scale_factor")  # what a reader's device is; the rest may differ from tab to tab

# The same examples on every run and no stopwatch; the fixtures are frozen, so examples may share them.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def oceans() -> Dataset:
    """Ten invented events in Canton, London, Boston, two places without coordinates, and none."""
    return load_dataset(ARCHIVE.parent / "archives" / "invented-oceans", DATA / "datapackage.json")


@pytest.fixture(scope="session")
def archive() -> Dataset:
    """Nine invented events, small enough to know by heart."""
    return load_dataset(ARCHIVE, DATA / "datapackage.json")


@pytest.fixture(scope="session")
def half_dated() -> Dataset:
    """The invented archive in which E6, there dated by a day, has no date at all."""
    archive = load_dataset(ARCHIVE, DATA / "datapackage.json")
    events = archive.events.copy()
    events.loc[events["event_id"] == "E6", ["earliest", "latest"]] = pd.NaT
    return replace(archive, events=events)


@pytest.fixture(scope="session")
def nothing(archive: Dataset) -> Dataset:
    """The invented archive under filters that no event meets."""
    return select(archive, Selection(text="no such word"))


@pytest.fixture(scope="session")
def real() -> Dataset:
    return load_dataset(DATA)


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[str, str, str], Path]:
    """Return a copy of the invented archive in which one text of one file is another."""

    def mend(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "archive"
        if not folder.exists():
            shutil.copytree(ARCHIVE, folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return mend


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented archive, to be spoilt."""
    return shutil.copytree(ARCHIVE, tmp_path / "archive")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser that all tests share."""
    from playwright.sync_api import sync_playwright

    found = find_chromium()
    if not found:
        (pytest.fail if browser_is_required(os.environ) else pytest.skip)(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*LAUNCH_ARGUMENTS, CLOSED_NETWORK])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def new_tab(chromium: Any) -> Callable[..., Any]:
    """Return a function that opens a tab in a browser of its own, with its own cache and storage."""

    def new(**device: Any) -> Any:
        context = chromium.new_context(**SCREEN | device)
        context.add_init_script(WATCH)
        return context.new_page()

    return new


@pytest.fixture(scope="session")
def shared_tab(new_tab: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that gives the one tab of a device: a link opened in it costs half of one in a new tab."""
    tabs: dict[Any, Any] = {}

    def shared(**device: Any) -> Any:
        key = tuple(sorted(device.items()))
        if key not in tabs or tabs[key].is_closed():
            tabs[key] = new_tab(**device)
        return tabs[key]

    return shared


@pytest.fixture(scope="session")
def servers() -> Iterator[Callable[[str], str]]:
    """Return a function that gives the address of a dashboard with that chart element: "own" or "native"."""
    with ExitStack() as open_:

        @cache
        def address(element: str) -> str:
            return open_.enter_context(serving(environment={"BACKCHANNEL_CHARTS": element}))

        yield address


@pytest.fixture
def address(servers: Callable[[str], str], request: pytest.FixtureRequest) -> str:
    """The address of the dashboard on the real package."""
    return servers(getattr(request, "param", "own"))


@pytest.fixture
def reader(new_tab: Callable[..., Any], shared_tab: Callable[..., Any], address: str) -> Iterator[Callable[..., Any]]:
    """Return a function that opens a link; nothing may leave the machine, nothing may fail.

    The first link of a test is opened in the tab that tests share, as by a reader who comes for the first time; every
    further one, and one that is asked to be `apart`, in a browser of its own. A test that listens to its page asks so.
    """
    shared: list[Any] = []
    apart_: list[Any] = []
    listening: list[tuple[Any, str, Callable[[Any], None]]] = []
    left: list[str] = []
    failed: list[str] = []

    def listen(to: Any, event: str, heard: Callable[[Any], None]) -> None:
        to.on(event, heard)
        listening.append((to, event, heard))

    def ask(request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            left.append(request.url)

    def visit(query: str = "view=timeline", base: str = address, apart: bool = False, **options: Any) -> Any:
        device = {name: options[name] for name in DEVICE if name in options}
        if apart or shared:
            page = new_tab(**device)
            apart_.append(page)
        else:
            page = shared_tab(**device)
            shared.append(page)
            forget(page)
        page.set_viewport_size(options.get("viewport", SCREEN["viewport"]))
        page.emulate_media(color_scheme=options.get("color_scheme", "light"))
        if base == address:
            listen(page.context, "request", ask)
        listen(page, "pageerror", lambda error: failed.append(str(error)))
        page.goto(f"{base}/?{query}")
        settle(page)
        return page

    yield visit
    for to, event, heard in listening:
        to.remove_listener(event, heard)
    for page in apart_:
        page.context.close()
    for page in shared:
        for other in page.context.pages:
            if other != page:
                other.close()
    assert not left, f"asked for from outside: {left}"
    assert not failed, failed


def forget(tab: Any) -> None:
    """Let a tab leave its page unasked, and keep nothing of what it stored."""
    if tab.url.startswith("http"):
        tab.evaluate("window.leaving = true; localStorage.clear(); sessionStorage.clear()")
        tab.mouse.move(0, 0)
