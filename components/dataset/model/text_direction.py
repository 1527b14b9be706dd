"""Words written from right to left inside text that runs from left to right."""

import re

import pandas as pd

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
_BETWEEN = r"\s\-'’“”\"،.0-9"  # what may stand between two such words without ending the run
_WORDS = f"[{_RIGHT_TO_LEFT}](?:[{_RIGHT_TO_LEFT}{_BETWEEN}]*[{_RIGHT_TO_LEFT}])?"
_ISOLATE, _END = "\u2067", "\u2069"
_RUN, _APART = re.compile(_WORDS), re.compile(f"{_ISOLATE}({_WORDS}){_END}")


def isolate_rtl(text: str) -> str:
    """Return `text` with each run of right-to-left words as an isolate of Unicode, so that it turns nothing around it.

    >>> isolate_rtl("Letter of دمشق, 1861") == "Letter of \u2067دمشق\u2069, 1861"
    True
    """
    return _RUN.sub(lambda run: f"{_ISOLATE}{run[0]}{_END}", strip_isolates(text)) if _RUN.search(text) else text


def strip_isolates(text: str) -> str:
    """Return `text` without the signs that `isolate_rtl` puts in: as it stands in the package, and in a file.

    >>> strip_isolates(isolate_rtl("دمشق"))
    'دمشق'
    """
    return _APART.sub(r"\1", text)


def isolate_rtl_column(cells: pd.Series) -> pd.Series:
    """Return a column of texts, each as `isolate_rtl` gives it. A categorical stays one."""
    if isinstance(cells.dtype, pd.CategoricalDtype):
        turned = {one: isolate_rtl(one) for one in cells.cat.categories}
        return cells.cat.rename_categories(turned) if len(set(turned.values())) == len(turned) else cells
    if not cells.str.contains(f"[{_RIGHT_TO_LEFT}]", regex=True).any():
        return cells
    return cells.map(isolate_rtl).astype("str")
