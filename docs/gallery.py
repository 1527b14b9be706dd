"""Take a picture of every view, to be looked at when a change is reviewed.

.venv/bin/python docs/gallery.py                    all pictures, into docs/gallery/
.venv/bin/python docs/gallery.py --only exchange    those of one view

The network is closed while the pictures are taken; a page that asks for anything outside this machine fails.
"""

import argparse
import sys
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ViewportSize, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.browser import LAUNCH_ARGUMENTS, NO_BROWSER, find_chromium, serving

GALLERY = Path(__file__).resolve().parent / "gallery"
VIEWS = (
    # name, query string
    ("timeline", ""),
    ("told", "order=told"),
    ("waits", "view=waits"),
    ("map", "view=map"),
    ("exchange", "view=exchange"),
    ("who", "view=who"),
    ("knew", "view=knew"),
    ("actor", "view=actor&focus=A-KHADDAM"),
    ("offers", "view=offers&chapter=offer-1996"),
    ("agenda", "view=agenda"),
    ("readings", "view=readings"),
    ("lamp", "view=lamp&without_source=SRC-PAPERS"),
    ("table", "view=table"),
    ("about", "view=about"),
    ("evidence", "event=S24"),
    ("lessons", "view=lessons"),
    ("own", "view=own"),
    ("lesson", "lesson=offer-1996&step=4&reveal=yes&embed=true"),
    ("speaker", "lesson=offer-1996&step=4&speaker=yes&embed=true"),
    ("embedded", "view=exchange&chapter=offer-1996&embed=true"),
    ("present", "present=yes&embed=true&layer=documents&event=S24"),
)
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


def main(only: str | None) -> None:
    """Save docs/gallery/NAME-THEME-WIDTHxHEIGHT.png for each view, or for the one called `only`."""
    chromium = find_chromium() or sys.exit(NO_BROWSER)
    views = [view for view in VIEWS if only in (None, view[0])]
    GALLERY.mkdir(exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*LAUNCH_ARGUMENTS, CLOSED_NETWORK])
        for frame in FRAMES:
            size: ViewportSize = {"width": frame.width, "height": frame.height}
            screen = browser.new_context(viewport=size, color_scheme=frame.theme, **frame.options)
            for name, query in views:
                file = GALLERY / f"{name}-{frame.theme}-{frame.width}x{frame.height}.png"
                take(screen, f"{address}/?{query}", file)
                print(file.name, flush=True)
            screen.close()


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
    parser.add_argument("--only", choices=[name for name, _ in VIEWS], help="one view instead of all")
    main(parser.parse_args().only)
