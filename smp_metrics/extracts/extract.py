"""What an extract is once its cells are typed: columns, rows, and where both come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd

    from smp_metrics.extracts.declarations import Correction

Value = int | Decimal | str | None
ColumnType = Literal["integer", "decimal", "text"]


@dataclass(frozen=True)
class Column:
    """A column as its contract describes it."""

    name: str
    type: ColumnType
    title: str
    description: str
    unit: str
    role: str
    nullable: bool = False


@dataclass(frozen=True)
class Row:
    """One record: its line in the CSV and its values by column name."""

    line: int
    values: dict[str, Value]

    def __getitem__(self, column: str) -> Value:
        return self.values[column]


@dataclass(frozen=True)
class Extract:
    """One tidy table with its contract's columns and its sidecar.

    ``key`` names the columns that tell rows apart, ``period`` the one that holds time, ``geography`` the one
    that holds places. ``corrections`` are the ones already applied to ``rows``. Rows that differ in a column of
    ``apart`` are never added up.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: tuple[str, ...]
    period: str | None
    geography: str | None
    sidecar: dict[str, Any] = field(hash=False, compare=False)
    corrections: tuple[Correction, ...] = ()
    apart: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Give the CSV's path from the project's root."""
        return f"data/{self.name}.csv"

    @property
    def title(self) -> str:
        """Give the title that the sidecar states."""
        return str(self.sidecar["title"])

    @property
    def entity(self) -> str | None:
        """Name the key column that is not the period: what a row is about."""
        names = [name for name in self.key if name != self.period]
        return names[0] if names else None

    def column(self, name: str) -> Column | None:
        """Find a column by name."""
        return next((column for column in self.columns if column.name == name), None)

    def frame(self) -> pd.DataFrame:
        """Give the rows as a data frame: whole numbers, floats and text, in the file's order."""
        import pandas as pd  # noqa: PLC0415 - a build that draws nothing new never pays for pandas

        return pd.DataFrame(
            {column.name: [_plain(row[column.name]) for row in self.rows] for column in self.columns},
        )


def _plain(value: Value) -> int | float | str | None:
    return float(value) if isinstance(value, Decimal) else value
