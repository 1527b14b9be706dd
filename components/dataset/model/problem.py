"""One thing that is wrong with a cell or a file, in a curator's words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One cell that cannot be read, or be shown on a slide, as it is written, and what was done about it.

    row: as a spreadsheet counts (the header is row 1); 0 if the whole file is meant.
    row_lost: whether the row was left out; otherwise only the cell was read as empty, or kept.
    rows_lost: how many rows were left out for it, where it names no single one.
    """

    file: str
    row: int
    column: str
    value: str
    rule: str
    example: str
    row_lost: bool = True
    rows_lost: int = 0

    def __str__(self) -> str:
        """Say where, what, and what to write instead."""
        where = ", ".join(
            [self.file] + ([f"row {self.row}"] if self.row else []) + ([f"column {self.column}"] if self.column else [])
        )
        found = f"“{self.value}” " if self.value else ""
        advice = f" Write, for example, {self.example}." if self.example else ""
        return f"{where}: {found}{self.rule}.{advice}"
