"""Measure the font of the charts, which Streamlit brings: `python docs/font_widths.py` writes its widths to a table.

To be run when Streamlit brings another font; tests/figures/base/test_text_width.py fails then.
"""

import importlib.util
import json
import unicodedata
from pathlib import Path

from PIL import ImageFont

TABLE = Path(__file__).resolve().parents[1] / "components" / "figures" / "base" / "font_widths.json"
WEIGHTS = (400, 700)
# Latin with its accents and transliterations, Greek, Cyrillic, punctuation, arrows, comparison signs, shapes.
RANGES = (
    (0x20, 0x250),
    (0x2B0, 0x300),
    (0x370, 0x460),
    (0x1E00, 0x1F00),
    (0x2000, 0x2070),
    (0x2190, 0x2200),
    (0x2260, 0x2266),
)


def font(weight: int, size: int = 1000) -> ImageFont.FreeTypeFont:
    """Return the upright font that Streamlit serves, `size` px high."""
    (streamlit,) = importlib.util.find_spec("streamlit").submodule_search_locations  # type: ignore[union-attr, misc]
    folder = Path(streamlit) / "static" / "static" / "media"
    (file,) = folder.glob("SourceSansVF-Upright.*.woff2")
    found = ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
    found.set_variation_by_axes([weight])
    return found


def measured() -> dict[str, dict[str, str]]:
    """Return weight -> width in thousandths of the text size -> the letters of that width."""
    table: dict[str, dict[str, str]] = {}
    for weight in WEIGHTS:
        opened, small = font(weight), font(weight, 24)  # to draw a letter large takes long
        missing = bytes(small.getmask("\uffff"))
        groups: dict[int, list[str]] = {}
        for code in (code for first, last in RANGES for code in range(first, last)):
            letter = chr(code)
            drawn = bytes(small.getmask(letter))
            if unicodedata.category(letter)[0] != "C" and drawn != missing:
                groups.setdefault(round(opened.getlength(letter)), []).append(letter)
        table[str(weight)] = {str(width): "".join(groups[width]) for width in sorted(groups)}
    return table


if __name__ == "__main__":
    TABLE.write_text(json.dumps(measured(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"Wrote {TABLE}")
