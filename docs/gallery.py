"""Take a picture of every view, to be looked at when a change is reviewed.

.venv/bin/python docs/gallery.py                    all pictures, into docs/gallery/, which git ignores
.venv/bin/python docs/gallery.py --only exchange    those of one view
.venv/bin/python docs/gallery.py --readme           the pictures that README.md shows, into docs/pictures/

The network is closed while the pictures are taken; a page that asks for anything outside this machine fails.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ViewportSize, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from components.dataset.query.views import VIEWS
from tests.browser import LAUNCH_ARGUMENTS, NO_BROWSER, find_chromium, serving

ROOT = Path(__file__).resolve().parents[1]
GALLERY, PICTURES = ROOT / "docs" / "gallery", ROOT / "docs" / "pictures"
# Name -> query string: every view, and what has no view of its own or wants more than its name.
PAGES = {name: f"view={name}" for name in VIEWS} | {
    "told": "order=told",
    "actor": "view=actor&focus=A-KHADDAM",
    "offers": "view=offers&chapter=offer-1996",
    "lamp": "view=lamp&without_source=SRC-PAPERS",
    "evidence": "event=S24",
    "lesson": "lesson=offer-1996&step=4&reveal=yes&embed=true",
    "speaker": "lesson=offer-1996&step=4&speaker=yes&embed=true",
    "embedded": "view=exchange&chapter=offer-1996&embed=true",
    "present": "present=yes&embed=true&layer=documents&event=S24",
}
CLOSED_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
# Waited for in this order: the app has put something on the page, has stopped running, has left no placeholder,
# and every chart it announced is drawn.
DRAWN = """() => {
    const app = document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
    const charts = [...document.querySelectorAll('.backchannel-plot')]
    return app && app.querySelector('[data-testid=stMainBlockContainer] [data-testid=stElementContainer]')
        && !app.querySelector('[data-testid=stSkeleton], [data-testid=stAppSkeleton]')
        && charts.every(chart => chart.querySelector('.js-plotly-plot .main-svg'))
        && [...document.images].every(image => image.complete) && document.fonts.status === 'loaded'
}"""
# Nothing on the page has changed for half a second (a chart goes on drawing itself after it is there); no after 20 s.
STILL = """() => new Promise(done => {
    const wait = () => setTimeout(() => done(true), 500)
    let timer = wait()
    new MutationObserver(() => { clearTimeout(timer); timer = wait() })
        .observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true})
    setTimeout(() => done(false), 20000)
})"""


# What a phone calls itself; the dashboard goes by "Mobi".
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Mobile Safari/537.36"


class Frame(NamedTuple):
    """A screen to look at the view on: width and height in CSS pixels, and what else the browser should pretend."""

    theme: Literal["light", "dark"]
    width: int
    height: int
    options: dict[str, Any]


FRAMES = (
    Frame("light", 1280, 720, {}),
    Frame("light", 1920, 1080, {}),
    Frame("dark", 1280, 720, {}),
    Frame("dark", 1920, 1080, {}),
    Frame("light", 390, 844, {"is_mobile": True, "has_touch": True, "device_scale_factor": 2, "user_agent": PHONE}),
)


def main(names: Sequence[str], *, readme: bool) -> None:
    """Save these pages in every frame as docs/gallery/NAME-THEME-WIDTHxHEIGHT.png.

    readme: only in the first frame, as docs/pictures/NAME.png.
    """
    chromium = find_chromium() or sys.exit(NO_BROWSER)
    folder = PICTURES if readme else GALLERY
    folder.mkdir(exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*LAUNCH_ARGUMENTS, CLOSED_NETWORK])
        for frame in FRAMES[:1] if readme else FRAMES:
            size: ViewportSize = {"width": frame.width, "height": frame.height}
            screen = browser.new_context(viewport=size, color_scheme=frame.theme, **frame.options)
            end = "" if readme else f"-{frame.theme}-{frame.width}x{frame.height}"
            for name in names:
                file = folder / f"{name}{end}.png"
                take(screen, f"{address}/?{PAGES[name]}", file)
                print(file.relative_to(ROOT), flush=True)
            screen.close()


def in_readme() -> list[str]:
    """Return the names of the pictures that README.md shows."""
    return re.findall(r"\(docs/pictures/(\w+)\.png\)", (ROOT / "README.md").read_text(encoding="utf-8"))


def take(screen: BrowserContext, link: str, file: Path) -> None:
    """Open a link and save what is seen; RuntimeError when the page fails or asks for anything outside this machine."""
    asked: list[str] = []
    page = screen.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(link)
    page.wait_for_function(DRAWN)
    failures = [] if page.evaluate(STILL) else ["never comes to rest"]
    failures += page.get_by_test_id("stException").all_inner_texts()
    failures += [url for url in asked if urlsplit(url).hostname not in ("127.0.0.1", None)]
    page.screenshot(path=file)
    page.close()
    if failures:
        raise RuntimeError(f"{link}: {', '.join(failures)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--only", choices=list(PAGES), help="one of them instead of all")
    which.add_argument("--readme", action="store_true", help="take those that README.md shows anew")
    asked = parser.parse_args()
    main(in_readme() if asked.readme else [asked.only] if asked.only else list(PAGES), readme=asked.readme)
