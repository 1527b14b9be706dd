"""The code that runs in the browser, all of it in static/."""

from pathlib import Path

STATIC = Path(__file__).parents[3] / "static"


def browser_code(name: str) -> str:
    """Return the text of a file in static/, as "slide/slide.css"."""
    return (STATIC / name).read_text(encoding="utf-8")
