"""The invented packages that are measured, written once and kept."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow.compute as pc
from pyarrow import csv

from benchmarks.packages import DICTIONARY, write_package

SEED = 7


@dataclass(frozen=True)
class Archive:
    """A package. channels: how many events each channel has."""

    folder: Path
    events: int
    channels: Mapping[str, int]


def archive(events: int, kept: Path | None = None) -> Archive:
    """Return the invented package of so many events; it is written into a folder of `kept` unless it is there.

    kept: a folder of the system for temporary files by default.
    """
    folder = (kept or Path(tempfile.gettempdir()) / "backchannel-packages") / f"{events}-{SEED}"
    if not (folder / DICTIONARY.name).exists():  # it is written last
        write_package(folder, events, SEED)
    channels = csv.read_csv(folder / "events.csv", convert_options=csv.ConvertOptions(include_columns=["channel"]))
    counts = pc.value_counts(channels["channel"]).to_pylist()
    return Archive(
        folder=folder,
        events=channels.num_rows,
        channels={one["values"]: one["counts"] for one in counts},
    )
