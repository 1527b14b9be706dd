"""Where in a record the words of a search stand, if not in its title or summary."""

from collections.abc import Iterator

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.search import SEARCHED, normalise, normalise_texts
from components.dataset.sources.locators import locator

_SHOWN = (c.TITLE, c.SUMMARY)
_HEADINGS = {
    c.EVENT: "its id",
    c.NOTE: "note",
    c.DATE_NOTE: "note on the date",
    c.ASKED: "what was asked or offered",
    c.ANSWERED: "what was answered",
    c.CITATION: "how to cite it",
}


def found_in(shown: Dataset, query: str) -> dict[str, str]:
    """Return event_id -> where in the record the words of `query` stand: "claim of Document 000 ¶ 9; place: Baghdad".

    Each word is told at the first place that has it. Only events that hold all words, some of them neither in the title
    nor in the summary.
    """
    words = [f" {word}" for word in normalise(query).split()]
    if not words:
        return {}
    rows = rows_of(shown.events, [c.EVENT, *_SHOWN])
    texts = normalise_texts([f"{row[c.TITLE]} {row[c.SUMMARY]}" for row in rows])
    missing = {
        row[c.EVENT]: left
        for row, text in zip(rows, texts, strict=True)
        if (left := {word for word in words if word not in text})
    }
    found: dict[str, list[str]] = {}
    parts = [part for part in _parts(shown) if part[0] in missing]
    for (event, where, _), text in zip(parts, normalise_texts([said for _, _, said in parts]), strict=True):
        held = {word for word in missing[event] if word in text}
        if held:
            found.setdefault(event, []).append(where)
            missing[event] -= held
    return {event: "; ".join(places) for event, places in found.items() if not missing[event]}


def _parts(shown: Dataset) -> Iterator[tuple[str, str, str]]:
    """Yield (event_id, where, what stands there) for all that is looked through beside titles and summaries."""
    named = shown.words_of
    places = dict(zip(shown.places[c.PLACE], shown.places[c.NAME], strict=True))
    for row in rows_of(shown.events):
        event = row[c.EVENT]
        for end in (c.PLACE, c.PLACE_TO):
            yield event, f"place: {places.get(row[end], '')}", named.places.get(row[end], "")
        for topic in row[c.TOPICS].split(";"):
            yield event, f"topic: {shown.names_of[c.TOPIC].get(topic, '')}", named.topics.get(topic, "")
        for column in SEARCHED["events"]:
            if column not in _SHOWN:
                yield event, _HEADINGS[column], row[column]
    for row in rows_of(shown.participants, [c.EVENT, c.ACTOR]):
        name = shown.names_of[c.ACTOR].get(row[c.ACTOR], "")
        yield row[c.EVENT], f"name: {name}", named.actors.get(row[c.ACTOR], "")
    for row in rows_of(shown.claims):
        source = shown.names_of[c.SOURCE].get(row[c.SOURCE], row[c.SOURCE])
        where = f"claim of {locator(source, row[c.PARAGRAPHS])}"
        yield row[c.EVENT], where, " ".join(row[column] for column in SEARCHED["claims"])
