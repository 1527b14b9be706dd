"""Columns of text, built and written without a Python loop over the rows."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Column = Any  # a pyarrow array of text (pyarrow brings no types)


def pick(values: Sequence[str], codes: np.ndarray) -> Column:
    """Return values[code] for each of `codes`."""
    return pa.array(values, pa.string()).take(pa.array(codes))


def joined(*parts: Column | str) -> Column:
    """Return the texts of `parts` put together row by row; a part may be one text for all rows."""
    return pc.binary_join_element_wise(*parts, "")


def where(condition: np.ndarray, then: Column | str, otherwise: Column | str = "") -> Column:
    """Return `then` in the rows where `condition` holds, else `otherwise`."""
    return pc.if_else(pa.array(condition), then, otherwise)


def one_of(codes: np.ndarray, variants: Sequence[Column]) -> Column:
    """Return in each row the variant that its code names."""
    return pc.choose(pa.array(codes.astype("int64")), *variants)


def numbers(values: np.ndarray, width: int = 0) -> Column:
    """Return whole numbers as text, with noughts before them up to `width` digits."""
    texts = pa.array(values).cast(pa.string())
    return pc.utf8_lpad(texts, width, "0") if width else texts


def quoted(texts: Column) -> Column:
    """Return `texts` as CSV cells that may hold commas. They must not hold double quotes."""
    return joined('"', texts, '"')


def write_rows(path: Path, header: Sequence[str], parts: Iterable[Mapping[str, Column | str]]) -> None:
    """Write a CSV file: the header, then the rows of each part; a column that a part does not have is empty."""
    with path.open("wb") as file:
        file.write((",".join(header) + "\n").encode())
        for part in parts:
            cells = [part.get(name, "") for name in header]
            lines = joined(pc.binary_join_element_wise(*cells, ","), "\n")
            file.write("".join(lines.to_pylist()).encode() if isinstance(lines, pa.StringScalar) else _bytes(lines))


def _bytes(lines: Column) -> memoryview:
    """Return the texts of an array as they lie in memory, one behind the other."""
    _, offsets, data = lines.buffers()
    places = np.frombuffer(offsets, dtype="int32")
    return memoryview(data)[int(places[lines.offset]) : int(places[lines.offset + len(lines)])]
