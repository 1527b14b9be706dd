"""A package of somebody's own, read by the dashboard's data dictionary, which it need not fill."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from components.dataset.check import Problem
from components.dataset.cut import cut
from components.dataset.dictionary import Dictionary, Table
from components.dataset.filled import dated, filled
from components.dataset.implied import implied_lists, with_shorthand
from components.dataset.minimum import SHORTHAND, eased, without_unused
from components.dataset.own_words import Words, own_words
from components.dataset.rows import Read
from components.dataset.usable import usable

Found = tuple[Dictionary, dict[str, pd.DataFrame], list[Problem]]


def own_tables(strict: Dictionary, words: Words, folder: Path, read: Callable[[Table], Read]) -> Found:
    """Return the dictionary, the tables and the problems of a package that need hold no more than `minimum.NEEDED`.

    strict: the dashboard's data dictionary. words: the package's own (`Package.words`). read: reads a table's file.
    """
    rules = eased(strict)
    held = {name: read(table) for name, table in rules.tables.items()}
    missing = [name for name, table in rules.tables.items() if not (folder / table.path).exists()]
    rules, held = without_unused(rules, held)
    held = cut(strict, dated(implied_lists(rules, held, missing)))
    rules, held = own_words(rules, held, words)
    tables, problems = usable(rules, held)
    tables["participants"] = with_shorthand(tables["events"], tables["participants"])
    rules, tables = filled(rules, strict, tables, held)
    tables["events"] = tables["events"].drop(columns=list(SHORTHAND), errors="ignore")
    return without_unused(rules, {"events": Read(tables["events"], [])})[0], tables, problems
