"""Write an invented data package of any size in the project's schema, the same bytes for the same seed.

python benchmarks/packages.py FOLDER --events 100000 --seed 7
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.invented.draw import FIRST_DAY, LAST_DAY, Draw, draw
from benchmarks.invented.events import event_rows
from benchmarks.invented.hanging import claim_rows, link_rows, participant_rows, proposal_rows
from benchmarks.invented.lists import list_rows
from benchmarks.invented.text import write_rows

DICTIONARY = Path(__file__).resolve().parents[1] / "data" / "datapackage.json"
SEED = 7
_ROWS_AT_ONCE = 100_000  # bounds the memory, whatever the size
_BY_EVENT = {"events": event_rows, "participants": participant_rows, "claims": claim_rows}


def write_package(folder: Path, events: int, seed: int = SEED) -> None:
    """Write all tables and the descriptor into `folder`; files of the same names are replaced.

    events: how many, at least one. There are about two participants and one claim for each of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = _descriptor(events, seed)
    headers = {one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in descriptor["resources"]}
    drawn = draw(events, seed)
    for name, rows_of in _BY_EVENT.items():
        write_rows(folder / f"{name}.csv", headers[name], (rows_of(drawn, rows) for rows in _parts(drawn)))
    whole = {"links": link_rows(drawn, seed), "proposals": proposal_rows(drawn), **list_rows()}
    for name, rows in whole.items():
        write_rows(folder / f"{name}.csv", headers[name], [rows])
    (folder / DICTIONARY.name).write_text(json.dumps(descriptor, ensure_ascii=False, indent=1), encoding="utf-8")


def channel_counts(folder: Path) -> dict[str, int]:
    """Return channel -> how many events of the package in `folder` have it."""
    counts = pd.read_csv(folder / "events.csv", usecols=["channel"])["channel"].value_counts()
    return {str(channel): int(many) for channel, many in counts.items()}


def _parts(drawn: Draw) -> Iterator[slice]:
    for start in range(0, len(drawn), _ROWS_AT_ONCE):
        yield slice(start, min(start + _ROWS_AT_ONCE, len(drawn)))


def _descriptor(events: int, seed: int) -> dict[str, Any]:
    """Return the project's own descriptor with another name and period, and room for the ids of a million claims."""
    stated: dict[str, Any] = json.loads(DICTIONARY.read_text(encoding="utf-8"))
    stated["resources"] = [one for one in stated["resources"] if isinstance(one["schema"], dict)]  # without lessons
    del stated["contributors"]  # nobody vouches for what is invented
    for field in _fields(stated, "claims"):
        if field["name"] == "claim_id":
            field["constraints"]["pattern"] = "CL[0-9]{3,}"
    return stated | {
        "name": f"invented-{events}-{seed}",
        "title": f"Invented events for measuring: {events:,}, seed {seed}",
        "description": "Nothing in this package happened. It is written by benchmarks/packages.py.",
        "version": f"0.{events}.{seed}",
        "period": {"start": str(FIRST_DAY), "end": str(LAST_DAY)},
    }


def _fields(stated: Mapping[str, Any], table: str) -> list[dict[str, Any]]:
    fields: list[dict[str, Any]] = next(one for one in stated["resources"] if one["name"] == table)["schema"]["fields"]
    return fields


def main() -> None:
    """Read the command line and write the package it asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    if asked.events < 1:
        parser.error("--events must be at least 1")
    write_package(asked.folder, asked.events, asked.seed)


if __name__ == "__main__":
    main()
