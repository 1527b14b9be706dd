"""What a data package says of itself."""

import datetime as dt
import json
from pathlib import Path
from typing import NamedTuple

import pandas as pd

DESCRIPTOR = "datapackage.json"


class Package(NamedTuple):
    """Title, version and licence as stated; period: the first and last day to open on, None if it states none."""

    title: str
    version: str
    licence: str
    period: tuple[pd.Timestamp, pd.Timestamp] | None


def read_package(folder: Path) -> Package:
    """Read the descriptor in `folder`; what is not stated, or cannot be read, is said to be so."""
    try:
        stated = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        stated = {}
    stated = stated if isinstance(stated, dict) else {}
    return Package(
        title=str(stated.get("title", "Untitled package")),
        version=str(stated.get("version", "without version")),
        licence=_licence(stated.get("licenses")),
        period=_period(stated.get("period")),
    )


def _licence(stated: object) -> str:
    names = [str(one.get("name", "")) for one in stated if isinstance(one, dict)] if isinstance(stated, list) else []
    return "; ".join(name for name in names if name) or "licence not stated"


def _period(stated: object) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    if not isinstance(stated, dict):
        return None
    try:
        first, last = (dt.date.fromisoformat(stated[end]) for end in ("start", "end"))
    except (KeyError, TypeError, ValueError):
        return None
    return (pd.Timestamp(first), pd.Timestamp(last)) if first < last else None
