"""One sheet of a workbook, filled cell by cell and bounded."""

import csv
import io
from collections import Counter

from components.dataset.model.dataset import DatasetError
from components.dataset.package.bulk import cell_text
from components.dataset.package.unzip import MOST_ROWS, MOST_UNPACKED, SMALLER, size_words

MOST_COLUMNS = 100  # three times what the widest table has
_LETTERS = 26


class Sheet:
    """The cells of a sheet as text, by row and column from 1, empty ones left out.

    left: what was not taken over, in words -> how often. slips: (row, column, value) -> what is wrong with that cell.
    """

    def __init__(self, name: str = "") -> None:
        """Begin empty."""
        self.name, self.left, self._size = name, Counter[str](), 0
        self.rows: dict[int, dict[int, str]] = {}
        self.slips: dict[tuple[int, int, str], str] = {}

    def put(self, row: int, column: int, text: str, again: int = 1) -> None:
        """Fill a cell, and `again` - 1 cells to its right.

        Raises DatasetError, in words for the reader, if it lies too far out, or if the sheet gets too large.
        """
        if not cell_text(text):
            return
        if row > MOST_ROWS + 1 or column + again - 1 > MOST_COLUMNS:
            where = f"cell {letters(column + again - 1)}{row} of {self._words()}"
            most = f"{MOST_ROWS:,} rows and {MOST_COLUMNS} columns"
            raise DatasetError(f"The workbook has something in {where}; a table has {most} at most. {SMALLER}")
        self._size += len(text) * again
        if self._size > MOST_UNPACKED:
            raise DatasetError(f"There is more in {self._words()} than {size_words(MOST_UNPACKED)}. {SMALLER}")
        cells = self.rows.setdefault(row, {})
        cells.update(dict.fromkeys(range(column, column + again), text))

    def _words(self) -> str:
        return f"the sheet “{self.name}”" if self.name else "a sheet"

    def repeat(self, row: int, again: int) -> None:
        """Write a row once more into each of the `again` - 1 rows below it."""
        for below in range(row + 1, row + again if row in self.rows else row):
            for column, text in self.rows[row].items():
                self.put(below, column, text)

    def as_csv(self) -> bytes:
        """Return the sheet as CSV, UTF-8; row n of the file is row n of the sheet."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        for number in range(1, max(self.rows, default=0) + 1):
            cells = self.rows.get(number, {})
            writer.writerow([cells.get(column, "") for column in range(1, max(cells, default=0) + 1)])
        return out.getvalue().encode()


def letters(column: int) -> str:
    """Return how a spreadsheet names a column.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    found = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        found = chr(ord("A") + rest) + found
    return found


def number_of(name: str) -> int:
    """Return the number of a column, from 1, of its letters."""
    found = 0
    for letter in name:
        found = found * _LETTERS + ord(letter) - ord("A") + 1
    return found
