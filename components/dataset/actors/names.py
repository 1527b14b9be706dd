"""Every form of words that the sources use for an actor, and where each occurs."""

import re
from typing import Any

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of, table_of
from components.dataset.model.dataset import Dataset
from components.dataset.sources.locators import locator

# Worked-out columns of names.
WHERE, KIND_WORDS, SCRIPT_WORDS, POLEMICAL, ALSO = "where", "kind_words", "script_words", "polemical", "also"

_COLUMNS = [c.NAME, c.KIND, KIND_WORDS, c.SCRIPT, SCRIPT_WORDS, WHERE, ALSO, c.NOTE, POLEMICAL]
_HOSTILE, _RIGHT_TO_LEFT = "polemical", "arabic"
_PLAIN = ("full", "short")  # kinds of name that stand for themselves
_ISOLATE, _END = "\u2067", "\u2069"


def name_forms(dataset: Dataset, actor: str) -> pd.DataFrame:
    """Return the forms of words for `actor`: by kind in the order of the data dictionary, then as the package has them.

    A form that several sources use is one row. Columns: name (in Arabic letters inside a right-to-left isolate, so that
    it does not turn the words around it), kind, kind_words, script, script_words, where (each source with its
    paragraphs), also (names of other actors for whom the same words are used), note, polemical (a hostile form, which
    is the source's and not the curator's).
    Worked example: al-Qaisi has two garbled forms, both in paragraph 2 of Document 000; they are halves of one name.
    """
    rows = rows_of(dataset.names)
    shorts, actors = dataset.names_of[c.SOURCE], dataset.names_of[c.ACTOR]
    users: dict[str, dict[str, None]] = {}
    for row in rows:
        users.setdefault(row[c.NAME].casefold(), {})[row[c.ACTOR]] = None
    forms: dict[tuple[str, str], list[dict[Any, Any]]] = {}
    for row in rows:
        if row[c.ACTOR] == actor:
            forms.setdefault((row[c.NAME], row[c.KIND]), []).append(row)
    kinds, scripts = (dataset.dictionary.labels("names", column) for column in (c.KIND, c.SCRIPT))
    found = [
        {
            c.NAME: rtl_isolate(name) if used[0][c.SCRIPT] == _RIGHT_TO_LEFT else name,
            c.KIND: kind,
            KIND_WORDS: kinds.get(kind, kind),
            c.SCRIPT: used[0][c.SCRIPT],
            SCRIPT_WORDS: scripts.get(used[0][c.SCRIPT], used[0][c.SCRIPT]),
            WHERE: "; ".join(locator(shorts.get(row[c.SOURCE], row[c.SOURCE]), row[c.PARAGRAPHS]) for row in used),
            ALSO: "; ".join(actors.get(user, user) for user in users[name.casefold()] if user != actor),
            c.NOTE: "; ".join(dict.fromkeys(row[c.NOTE] for row in used if row[c.NOTE])),
            POLEMICAL: kind == _HOSTILE,
        }
        for (name, kind), used in forms.items()
    ]
    order = list(kinds)
    found.sort(key=lambda row: order.index(row[c.KIND]) if row[c.KIND] in order else len(order))
    return table_of(found, _COLUMNS, {POLEMICAL: "bool"})


def rtl_isolate(text: str) -> str:
    """Return `text` as a right-to-left isolate of Unicode."""
    return f"{_ISOLATE}{text}{_END}"


def doubts_naming(dataset: Dataset, actor: str) -> pd.DataFrame:
    """Return the rows of ambiguities whose title or text has a full or short name of `actor` as a whole word.

    Worked example: of Khaddam it finds that he is actor, record-keeper and narrator at once.
    """
    rows = [row for row in rows_of(dataset.names) if row[c.ACTOR] == actor and row[c.KIND] in _PLAIN]
    forms = {row[c.NAME] for row in rows} | {dataset.names_of[c.ACTOR].get(actor, "")} - {""}
    pattern = "|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in sorted(forms))
    found = [
        bool(pattern and re.search(pattern, f"{title} {issue}"))
        for title, issue in zip(
            dataset.ambiguities[c.TITLE].tolist(), dataset.ambiguities[c.ISSUE].tolist(), strict=True
        )
    ]
    return dataset.ambiguities[found].reset_index(drop=True)
