"""Every form of words that the sources use for an actor, and where each occurs."""

import re
from typing import Any, NamedTuple

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.sources.locators import locator

_HOSTILE, _RIGHT_TO_LEFT = "polemical", "arabic"
_PLAIN = ("full", "short")  # kinds of name that stand for themselves
_ISOLATE, _END = "\u2067", "\u2069"


class NameForm(NamedTuple):
    """A form of words for an actor; one that several sources use is one form.

    name: in Arabic letters inside a right-to-left isolate, so that it does not turn the words around it. where: each
    source with its paragraphs. also: names of other actors for whom the same words are used. polemical: a hostile form,
    which is the source's and not the curator's.
    """

    name: str
    kind: str
    kind_words: str
    where: str
    also: str
    note: str
    polemical: bool


def name_forms(dataset: Dataset, actor: str) -> list[NameForm]:
    """Return the forms of words for `actor`: by kind in the order of the data dictionary, then as the package has them.

    Worked example: al-Qaisi has two garbled forms, both in paragraph 2 of Document 000; they are halves of one name.
    """
    shorts, actors = dataset.names_of[c.SOURCE], dataset.names_of[c.ACTOR]
    users: dict[str, dict[str, None]] = {}
    forms: dict[tuple[str, str], list[dict[Any, Any]]] = {}
    for row in rows_of(dataset.names):
        users.setdefault(row[c.NAME].casefold(), {})[row[c.ACTOR]] = None
        if row[c.ACTOR] == actor:
            forms.setdefault((row[c.NAME], row[c.KIND]), []).append(row)
    kinds = dataset.dictionary.labels("names", c.KIND)
    found = [
        NameForm(
            name=rtl_isolate(name) if used[0][c.SCRIPT] == _RIGHT_TO_LEFT else name,
            kind=kind,
            kind_words=kinds.get(kind, kind),
            where="; ".join(locator(shorts.get(row[c.SOURCE], row[c.SOURCE]), row[c.PARAGRAPHS]) for row in used),
            also="; ".join(actors.get(user, user) for user in users[name.casefold()] if user != actor),
            note="; ".join(dict.fromkeys(row[c.NOTE] for row in used if row[c.NOTE])),
            polemical=kind == _HOSTILE,
        )
        for (name, kind), used in forms.items()
    ]
    order = list(kinds)
    return sorted(found, key=lambda form: order.index(form.kind) if form.kind in order else len(order))


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
