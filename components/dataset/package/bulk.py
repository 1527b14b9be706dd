"""The cells of a large CSV file, read many rows at once if nothing in the file is odd."""

import csv
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

# Streamlit brings pyarrow, and pandas keeps its texts in it. Its reader is used here without pandas, whose own one
# passes over blank lines and fills up short ones in silence: rows would lose their numbers.
import pyarrow as pa
from pyarrow import csv as pa_csv

from components.dataset.model.formula import unguard_formula

_MARK = b"\xef\xbb\xbf"
_BLOCK = 1 << 20  # bytes read at a time; more is slower
_QUOTE, _AROUND = ord('"'), np.array([one in b',\r\n"' for one in range(256)])
_FEW = 4  # a column has few values if each stands in so many rows or more, on average
_FEW_VALUES, _TEXT = pa.dictionary(pa.int32(), pa.large_string()), pa.large_string()
_NO_BLANK = np.array([one < 128 and not chr(one).isspace() for one in range(256)])
_PLAIN = _NO_BLANK & (np.arange(256) != ord("'"))
# Signs that nobody sees: blanks of any width, and marks that have none.
_UNSEEN = "".join(chr(one) for one in range(0x3001) if chr(one).isspace()) + "\u200b\u2060\ufeff"


def cell_text(cell: str) -> str:
    r"""Return what a cell says: without unseen signs around it, and without the apostrophe that keeps a formula still.

    >>> cell_text("\u00a0 A letter\u200b"), cell_text("'=1+1")
    ('A letter', '=1+1')
    """
    text = cell.strip(_UNSEEN)
    return unguard_formula(text) if text.startswith("'") else text


def first_line(path: Path) -> list[str] | None:
    """Return the cells of the first line; None if it is odd."""
    with path.open("rb") as file:
        line = file.readline(_BLOCK).removeprefix(_MARK)
    if line.count(b'"') % 2 or b"\r" in line.removesuffix(b"\r\n") or not line.endswith(b"\n"):
        return None
    try:
        return next(csv.reader([line.decode("utf-8")], strict=True), None)
    except (UnicodeDecodeError, csv.Error):
        return None


def read_bulk(path: Path, width: int, places: Sequence[int]) -> list[pd.Series] | None:
    """Return the columns at `places` of a file of `width` columns, without its first line.

    Cells are text as `cell_text` gives it; a column with few values is a pandas categorical.
    None if anything is odd, as a quote in the middle of a cell or a row of another width: what, `read_rows` can tell;
    and if no columns are asked for.
    """
    if not places or not _well_quoted(path):
        return None
    try:
        table = _read(path, width, places)
    except (pa.ArrowException, StopIteration):
        return None
    if any(_longest(part) > csv.field_size_limit() for column in table.columns for part in column.chunks):
        return None
    columns = []
    while table.num_columns:
        columns.append(_stripped(_joined(table.column(0))))
        table = table.remove_column(0)  # so that its parts can go before the next is joined
    return columns


def _well_quoted(path: Path) -> bool:
    """Return whether quotes stand only around whole cells, or twice inside them. A file with a NUL is not."""
    count, before = 0, b"\n"
    with path.open("rb") as file:
        if file.read(len(_MARK)) != _MARK:
            file.seek(0)
        for block, after in pairwise(chain(iter(lambda: file.read(_BLOCK), b""), [b"\n"])):
            text = np.frombuffer(before + block + after[:1], dtype=np.uint8)
            quotes = np.flatnonzero(text[1:-1] == _QUOTE) + 1
            # Outside of a cell the next quote opens one, inside it closes it; written twice, it does both.
            opening, closing = quotes[count % 2 :: 2], quotes[1 - count % 2 :: 2]
            if b"\0" in block or not _AROUND[text[np.r_[opening - 1, closing + 1]]].all():
                return False
            count, before = count + len(quotes), block[-1:]
    return count % 2 == 0


def _read(path: Path, width: int, places: Sequence[int]) -> pa.Table:
    names = [str(place) for place in range(width)]
    wanted = [names[place] for place in places]
    peek = next(iter(pa_csv.open_csv(path, **_options(names, dict.fromkeys(wanted, _TEXT)))))
    few = [len(cells.unique()) * _FEW <= len(cells) for cells in peek.columns]
    types = {name: _FEW_VALUES if is_few else _TEXT for name, is_few in zip(wanted, few, strict=True)}
    return pa_csv.read_csv(path, **_options(names, types))


def _options(names: Sequence[str], types: Mapping[str, pa.DataType]) -> dict[str, Any]:
    return {
        "read_options": pa_csv.ReadOptions(block_size=_BLOCK, column_names=names, skip_rows=1),
        "parse_options": pa_csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        "convert_options": pa_csv.ConvertOptions(
            column_types=types, include_columns=list(types), null_values=[], strings_can_be_null=False
        ),
    }


def _longest(cells: pa.Array) -> int:
    texts = cells.dictionary if pa.types.is_dictionary(cells.type) else cells
    return int(np.diff(_starts(texts)).max(initial=0))


def _starts(texts: pa.Array) -> np.ndarray:
    """Return where each text begins among the bytes of all, and where the last one ends."""
    return np.frombuffer(texts.buffers()[1], dtype=np.int64)[texts.offset : texts.offset + len(texts) + 1]


def _joined(column: pa.ChunkedArray) -> pa.Array:
    return (column.unify_dictionaries() if pa.types.is_dictionary(column.type) else column).combine_chunks()


def _stripped(cells: pa.Array) -> pd.Series:
    """Return cells as pandas keeps them, each as `cell_text` gives it."""
    if not pa.types.is_dictionary(cells.type):
        return _texts(cells)
    values, codes = _texts(cells.dictionary), cells.indices.to_numpy()
    again, unique = pd.factorize(values)  # two values may be the same without their blanks
    return pd.Series(pd.Categorical.from_codes(again[codes], categories=unique))


def _texts(cells: pa.Array) -> pd.Series:
    texts = pd.Series(pd.array(cells, dtype="str"))
    starts = _starts(cells)
    filled = starts[1:] > starts[:-1]
    content = np.frombuffer(cells.buffers()[2] or b"", dtype=np.uint8)
    first, last = content[starts[:-1][filled]], content[starts[1:][filled] - 1]
    if (_PLAIN[first] & _NO_BLANK[last]).all():
        return texts
    return pd.Series([cell_text(text) for text in texts], dtype="str")


def decategorize(rows: pd.DataFrame, places: np.ndarray | None = None) -> pd.DataFrame:
    """Return the rows at `places`, or all, with text in place of every categorical. The index stays."""
    if places is None and not any(isinstance(kind, pd.CategoricalDtype) for kind in rows.dtypes):
        return rows
    mask = np.arange(len(rows)) if places is None else places
    cells = {name: _plain(rows[name], mask) for name in rows.columns}
    return pd.DataFrame(cells, index=rows.index.take(mask), copy=False)


def _plain(cells: pd.Series, places: np.ndarray) -> Any:
    if not isinstance(cells.dtype, pd.CategoricalDtype):
        return cells.array.take(places)
    # Much quicker than `astype`, which makes a Python text of every cell.
    return cells.cat.categories.array.take(cells.array.codes[places])
