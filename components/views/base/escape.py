"""Text of the data package where Streamlit would read markdown."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&@\"'=^/])")


def escape_markdown(text: str) -> str:
    """Return `text` so that markdown shows it letter by letter: no emphasis, links, images, icons or formulas."""
    return _MARKS.sub(r"\\\1", text.replace("\n", " "))
