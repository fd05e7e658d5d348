"""One mistake put into one extract, and the extracts of a project with that mistake in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from smp_metrics.errors import Problem
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.extracts.cells import check_cells, type_row
from smp_metrics.extracts.corrections import apply_corrections
from smp_metrics.extracts.reading import TextRow

Cell = tuple[int, str]
"""A row, counted from 0, and the name of a column."""


@dataclass(frozen=True)
class Spoiling:
    """One mistake: what is typed in some cells instead, and which rows are left, by their old number.

    ``deep`` says that the mistake reaches what rows are about, so the contract has to be asked before anything else.
    """

    group: str
    extract: str
    what: str
    cells: Mapping[Cell, str] = field(default_factory=dict)
    rows: tuple[int, ...] | None = None
    deep: bool = True
    line: int = 0

    @property
    def where(self) -> str:
        """Name the file that is spoiled."""
        return f"data/{self.extract}.csv"

    def __str__(self) -> str:
        return f"{self.where}:{self.line} {self.what}"


class Spoiled(Extracts):
    """The extracts of a project, but for one mistake; ``misread`` and ``misfits`` say what loading has against it."""

    def __init__(self, whole: Extracts, spoiling: Spoiling) -> None:
        super().__init__(whole.root)
        as_they_are = {each: getattr(whole, each) for each in ("names", "declared", "editions", "_partnership")}
        self.__dict__.update(as_they_are)
        name = spoiling.extract
        rows, self.misread = _retyped(whole.printed(name), spoiling)
        printed = replace(whole.printed(name), rows=rows)
        mine = tuple(entry for entry in whole.corrections if entry.extract == name)
        mended, self.misfits = printed.rows, list[Problem]()
        if mine:
            mended, self.misfits = apply_corrections(whole.root, printed.columns, printed.rows, mine)
        self._printed = {**whole._printed, name: printed}
        self._corrected = {**whole._corrected, name: replace(printed, rows=mended, corrections=mine)}


def text_of(row: Row, column: str) -> str:
    """Give a cell as it is typed in the file."""
    value = row[column]
    return "" if value is None else str(value)


def _retyped(extract: Extract, spoiling: Spoiling) -> tuple[tuple[Row, ...], list[Problem]]:
    """Give the rows with the mistake in them; a cell that can't be typed is a problem, and keeps its value."""
    rows = list(extract.rows)
    problems: list[Problem] = []
    for index in {index for index, _ in spoiling.cells}:
        texts = [spoiling.cells.get((index, each.name), text_of(rows[index], each.name)) for each in extract.columns]
        row = TextRow(rows[index].line, tuple(texts))
        found = check_cells(extract.path, [row], extract.columns)
        rows[index] = rows[index] if found else type_row(row, extract.columns)
        problems += found
    if spoiling.rows is None:
        return tuple(rows), problems
    # Lines are what corrections are kept by, so no two rows may share one.
    return tuple(Row(line, rows[old].values) for line, old in enumerate(spoiling.rows, 2)), problems
