"""Where in a source something stands, and where several claims stand together."""

from collections.abc import Collection, Iterable

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset


def sort_paragraphs(paragraphs: Iterable[str]) -> str:
    """Return `paragraphs` in their order in the source, as one cell; those without a number first.

    >>> sort_paragraphs(["10", "9", "heading"])
    'heading;9;10'
    """
    return ";".join(sorted(paragraphs, key=lambda one: (int(one) if one.isdecimal() else 0, one)))


def locator(source: str, paragraphs: str) -> str:
    """Return where in a source something stands.

    >>> locator("Document 000", "9;11")
    'Document 000 ¶ 9, 11'
    """
    return f"{source} ¶ {paragraphs.replace(';', ', ')}" if paragraphs else source


def locators(dataset: Dataset, claims: Collection[str]) -> list[str]:
    """Return where the claims with these ids stand: a line a source, its paragraphs together, voice by voice.

    In the order of `claims`; one that `dataset` does not have is left out. Worked example: CL033, CL036 and CL037 give
    "Document 000 ¶ 7 (The papers, as reported); ¶ 8 (Khaddam's narrative)".
    """
    table = dataset.claims[dataset.claims[c.CLAIM].isin(list(claims))]
    rows = {row[c.CLAIM]: row for row in rows_of(table, [c.CLAIM, c.SOURCE, c.VOICE, c.PARAGRAPHS])}
    voices, names = dataset.dictionary.labels("claims", c.VOICE), dataset.names_of[c.SOURCE]
    cited: dict[str, dict[str, list[str]]] = {}
    for row in (rows[claim] for claim in claims if claim in rows):
        paragraphs = cited.setdefault(row[c.SOURCE], {}).setdefault(row[c.VOICE], [])
        paragraphs += [one for one in row[c.PARAGRAPHS].split(";") if one and one not in paragraphs]
    return [
        f"{names.get(source, source)} "
        + "; ".join(
            f"{locator('', sort_paragraphs(paragraphs))} ({voices.get(voice, voice)})".strip()
            for voice, paragraphs in by_voice.items()
        )
        for source, by_voice in cited.items()
    ]
