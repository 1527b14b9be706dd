"""Where claims stand in the sources, several together."""

from collections.abc import Collection

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.sources.locators import locator, sort_paragraphs


def locators(dataset: Dataset, claims: Collection[str]) -> list[str]:
    """Return where the claims with these ids stand: a line a source, its paragraphs together, voice by voice.

    In the order of `claims`; one that `dataset` does not have is left out. Worked example: CL033, CL036 and CL037 give
    "Document 000 ¶ 7 (The papers, as reported); ¶ 8 (Khaddam's narrative)".
    """
    told: dict[str, dict[str, list[str]]] = {}
    for row in _rows(dataset, claims):
        places = told.setdefault(row[c.SOURCE], {}).setdefault(row[c.VOICE], [])
        places += [place for place in row[c.PARAGRAPHS].split(";") if place and place not in places]
    names = dataset.names_of[c.SOURCE]
    return [f"{names.get(source, source)} {_places(dataset, voices)}" for source, voices in told.items()]


def _places(dataset: Dataset, voices: dict[str, list[str]]) -> str:
    label = dataset.dictionary.label
    found = [
        (locator("", sort_paragraphs(places)), label("claims", c.VOICE, voice)) for voice, places in voices.items()
    ]
    return "; ".join(f"{place} ({voice})".strip() for place, voice in found)


def _rows(dataset: Dataset, claims: Collection[str]) -> list[dict[str, str]]:
    wanted = dataset.claims[dataset.claims[c.CLAIM].isin(list(claims))]
    rows = {row[c.CLAIM]: row for row in rows_of(wanted, [c.CLAIM, c.SOURCE, c.VOICE, c.PARAGRAPHS])}
    return [rows[claim] for claim in claims if claim in rows]
