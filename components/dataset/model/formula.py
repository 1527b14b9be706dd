"""Cells that a spreadsheet would run as a formula: harmless in a file that we write, and read back as they were."""

import re

import pandas as pd

# What Excel, LibreOffice and Google Sheets take for the beginning of a formula, also behind blanks.
_BEGINS = "[=+\\-@＝＋－＠\t\r\n]"
_GUARDED = re.compile(f"'+ *{_BEGINS}")
_TO_GUARD, _NUMBER = f"'* *{_BEGINS}", r"-[0-9]+(\.[0-9]+)?"


def guard_formulas(cells: pd.Series) -> pd.Series:
    """Return `cells` with an apostrophe before each that a spreadsheet would run; a negative number is none.

    A cell that looks as if it had been guarded gets another apostrophe, so that `unguard_formula` gives back every
    text.
    """
    runs = cells.str.match(_TO_GUARD) & ~cells.str.fullmatch(_NUMBER)
    return cells.mask(runs, "'" + cells)


def unguard_formula(cell: str) -> str:
    """Return `cell` without the apostrophe that `guard_formulas` puts before a formula.

    >>> unguard_formula("'=1+1"), unguard_formula("''=1+1"), unguard_formula("'quoted'")
    ('=1+1', "'=1+1", "'quoted'")
    """
    return cell[1:] if _GUARDED.match(cell) else cell
