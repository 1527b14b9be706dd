"""The invented archive, the real package and a reader with a browser, as fixtures."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from components.dataset import Dataset, Selection, load_dataset, select
from tests.browser import LAUNCH_ARGUMENTS, NO_BROWSER, browser_is_required, find_chromium, serving
from tests.reading import settle

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
ARCHIVE = Path(__file__).parent / "archive"

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
def archive() -> Dataset:
    """Nine invented events, small enough to know by heart."""
    return load_dataset(ARCHIVE, DATA / "datapackage.json")


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


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The browser that the tests of a file share."""
    from playwright.sync_api import sync_playwright

    found = find_chromium()
    if not found:
        (pytest.fail if browser_is_required(os.environ) else pytest.skip)(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(LAUNCH_ARGUMENTS))
        yield browser
        browser.close()


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
def reader(chromium: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Return a function that opens a link in a fresh browser; nothing may leave the machine, nothing may fail."""
    contexts: list[Any] = []
    left: list[str] = []
    failed: list[str] = []

    def local_only(route: Any) -> None:
        if route.request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            left.append(route.request.url)
            route.abort()

    def visit(query: str = "", base: str = address, on_page: Callable[[Any], Any] = id, **options: Any) -> Any:
        options = {"viewport": {"width": 1280, "height": 900}, "accept_downloads": True} | options
        context = chromium.new_context(**options)
        contexts.append(context)
        context.route("**/*", local_only if base == address else lambda route: route.continue_())
        page = context.new_page()
        page.on("pageerror", lambda error: failed.append(str(error)))
        on_page(page)
        page.goto(f"{base}/?{query}")
        settle(page)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert not left, f"asked for from outside: {left}"
    assert not failed, failed
