"""The short tables: actors, their names, sources, places, topics, and what is doubtful."""

from collections.abc import Mapping

import numpy as np

from benchmarks.invented import words as w
from benchmarks.invented.text import Column, joined, numbers, pick


def list_rows() -> Mapping[str, Mapping[str, Column | str]]:
    """Return the columns of each short table by its name; they are the same in every invented archive."""
    return {
        "actors": _actors(),
        "names": _names(),
        "sources": _sources(),
        "places": _places(),
        "topics": _topics(),
        "ambiguities": _ambiguities(),
    }


def _actors() -> Mapping[str, Column | str]:
    places = np.arange(len(w.ACTORS))
    return {
        "actor_id": pick(w.ACTORS, places),
        "name": pick(w.ACTOR_NAMES, places),
        "kind": pick(("person", "state", "office"), places % 3),
        "side": pick(w.SIDES, places % len(w.SIDES)),
        "office": joined("Invented office ", numbers(places + 1)),
        "in_documents": pick(("yes", "no"), places % 2),
    }


def _names() -> Mapping[str, Column | str]:
    places = np.arange(len(w.ACTORS))
    return {
        "actor_id": pick(w.ACTORS, places),
        "name": joined("Al-Shakhs ", numbers(places + 1, 2)),
        "script": pick(("latin",), places * 0),
        "kind": pick(("spelling", "short"), places % 2),
        "source_id": pick(w.SOURCES, places % len(w.SOURCES)),
    }


def _sources() -> Mapping[str, Column | str]:
    places = np.arange(len(w.SOURCES))
    root = places % 4 == 0  # each fourth is an origin, the next three go back to it
    return {
        "source_id": pick(w.SOURCES, places),
        "short": joined("Invented paper ", numbers(places + 1)),
        "kind": pick(("papers", "newspaper", "article", "document"), places % 4),
        "title": joined("Invented paper number ", numbers(places + 1)),
        "translation": pick(("original", "machine-translation"), places % 2),
        "citation": joined("Invented paper ", numbers(places + 1)),
        "derives_from": pick(["", *w.SOURCES], np.where(root, 0, places // 4 * 4 + 1)),
        "read_as": pick(("whole-file", "excerpt"), places % 2),
    }


def _places() -> Mapping[str, Column | str]:
    places = np.arange(len(w.PLACES))
    return {
        "place_id": pick(w.PLACES, places),
        "name": joined("Place ", numbers(places + 1)),
        "latitude": numbers(places - 7),
        "longitude": numbers(places * 2 - 14),
        "precision": pick(("city", "area"), places % 2),
    }


def _topics() -> Mapping[str, Column | str]:
    places = np.arange(len(w.TOPICS))
    return {
        "topic_id": pick(w.TOPICS, places),
        "label": pick(w.TOPIC_NAMES, places),
        "definition": joined("All that is said of ", pick(w.TOPIC_NAMES, places)),
        "words": pick(w.TOPIC_NAMES, places),
    }


def _ambiguities() -> Mapping[str, Column | str]:
    places = np.arange(5)
    return {
        "issue_id": joined("AMB-", numbers(places + 1, 2)),
        "severity": pick(("high", "low"), places % 2),
        "kind": pick(("contested-date", "pronoun"), places % 2),
        "title": joined("Invented doubt ", numbers(places + 1)),
        "sources": pick(w.SOURCES, places),
        "issue": joined("Nothing is unclear about invented doubt ", numbers(places + 1)),
        "evidence": pick(("None",), places * 0),
        "handling": pick(("None",), places * 0),
    }
