"""What each mark tells of itself, the same in every figure: for a click, for the hover, for who cannot see it."""

from collections.abc import Sequence
from typing import Any

from components.dataset.exchange.ties import MOST_EVENT_IDS

HOVER_TEMPLATE = "%{customdata[1]}<extra></extra>"  # the hovertemplate of every mark


def mark_customdata(events: Sequence[str], lines: Sequence[str], actors: Sequence[str] = ()) -> list[str]:
    """Return the customdata of one mark: its event_ids, its words, its actor_ids.

    events: those it stands for, the one a click opens first; joined by ";", at most twelve. lines: made plain, but for
    `<b>` around a heading; joined by `<br>`. Shown as hover, and without the tags the sentence that is read aloud.
    actors: joined by ";".

    A trace whose marks are not records (a band, a bar, a sample of the legend) has no customdata.

    >>> mark_customdata(["E1"], ["<b>A letter</b>", "5 March 1901"], ["A-DUKE", "A-QUEEN"])
    ['E1', '<b>A letter</b><br>5 March 1901', 'A-DUKE;A-QUEEN']
    """
    return [";".join(events[:MOST_EVENT_IDS]), "<br>".join(line for line in lines if line), ";".join(actors)]


def events_label(events: Sequence[str]) -> dict[str, Any]:
    """Return what written words carry that are true only while all of `events` (ids) have support: days, an answer."""
    return {"name": ";".join(events)}


def actor_label(actor: str) -> dict[str, Any]:
    """Return what a written name carries, so that all marks of its actor light up while the mouse is over it."""
    return {"name": actor, "captureevents": True} if actor else {}
