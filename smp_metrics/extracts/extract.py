"""What an extract is once its cells are typed: columns, rows, and where both come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from smp_metrics.extracts.digest import digest
from smp_metrics.periods import DECEMBER, MARCH, Period, parse_period

if TYPE_CHECKING:
    import pandas as pd

    from smp_metrics.extracts.written.declarations import Correction

Value = int | Decimal | str | None
ColumnType = Literal["integer", "decimal", "text"]
# What kind of number a column holds; a row may say that its own is the change of one, or its change in per cent.
Quantity = Literal[
    "count", "rate", "share", "rank", "ratio", "index", "money", "label", "date", "change", "percentage change"
]
_TIMES = ("year", "month")
CHANGES: dict[Quantity, Quantity] = {"share": "percentage change"}


@dataclass(frozen=True)
class Column:
    """A column as its contract describes it.

    ``quantities`` gives the kind of quantity of each unit, where each row names its own. A bare year in it is the
    twelve months that end with the month ``ends``. ``flow`` tells that its numbers are events of their period, so that
    those of periods that follow one another add up.
    """

    name: str
    type: ColumnType
    title: str
    description: str
    unit: str
    role: str
    nullable: bool = False
    quantity: Quantity = "label"
    quantities: dict[str, Quantity] = field(default_factory=dict, hash=False)
    ends: int = DECEMBER
    flow: bool = False

    def kind_of(self, row: Row) -> Quantity:
        """Tell what kind of quantity the row's cell holds: that of its unit, or the change of one between periods."""
        if not self.quantities:
            return self.quantity
        kind = self.quantities.get(str(row["unit"]), "label")
        return CHANGES.get(kind, "change") if _between_periods(str(row.values.get("period"))) else kind  # noqa: PD011


@dataclass(frozen=True)
class Row:
    """One record: its line in the CSV and its values by column name.

    ``signs`` are what is printed in the place of numbers that are hidden or missing, which have no value.
    """

    line: int
    values: dict[str, Value]
    signs: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> Value:
        return self.values[column]

    def shown(self, column: str) -> Value:
        """Give a cell as readers see it: its value, or the sign that stands in the place of one."""
        value = self.values[column]
        return self.signs.get(column) if value is None else value


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
    def vintage(self) -> str | None:
        """Name the boundaries that the sidecar states."""
        return self.sidecar.get("geography_vintage")

    @property
    def counted_by(self) -> str | None:
        """Give the id of the source that the sidecar states."""
        return self.sidecar.get("counted_by")

    @property
    def stated(self) -> bool:
        """Tell whether the plan gives these figures with no data behind them, as the sidecar states."""
        return bool(self.sidecar.get("stated"))

    @property
    def signs(self) -> dict[str, str]:
        """Give what each sign means that stands in the place of a number, as the sidecar states."""
        return dict(self.sidecar.get("signs", {}))

    @property
    def entity(self) -> str | None:
        """Name the key column that is not the period: what a row is about."""
        names = [name for name in self.key if name != self.period]
        return names[0] if names else None

    def period_named(self, text: str) -> Period:
        """Read a period as this extract's rows and addresses of its facts write it; raise PeriodError for none."""
        latest = self.latest if "latest" in text else None
        return parse_period(text, ends=self.ends, latest=latest)

    def period_of(self, row: Row) -> Period:
        """Give the time that a row is about; the extract has a column of periods."""
        return parse_period(str(row[str(self.period)]), ends=self.ends)

    def label(self, row: Row) -> str:
        """Say which of the extract's rows it is: its key, in words; a bare number says what it is the number of."""
        if row.line not in self._labels:
            self._labels[row.line] = ", ".join(self._named(row, name) for name in self.key) or f"line {row.line}"
        return self._labels[row.line]

    @cached_property
    def _labels(self) -> dict[int, str]:
        return {}

    def _named(self, row: Row, name: str) -> str:
        cell = str(row[name])
        if name == self.period:
            return self.called(cell)
        return f"{name} {cell}" if cell.isdigit() else cell

    def called(self, period: Value) -> str:
        """Say a period of its rows as people do: ``2023/24``, ``April to June 2022``.

        A bare year stays one, but for years to March: with which month it ends, the title of its column says.
        """
        text = str(period)
        return text if text.isdigit() and self.ends != MARCH else self.period_named(text).words

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """Name the columns that tell kinds apart, and no places or times: those of the key first.

        Where each row names its own unit, none can be set beside another.
        """
        labels = [column.name for column in self.columns if column.quantity == "label"]
        named = (*reversed(self.key), *labels) if not self.column("unit") else ()
        return tuple(dict.fromkeys(name for name in named if name not in (self.period, self.geography, *_TIMES)))

    @cached_property
    def latest(self) -> Period | None:
        """Give the last period that the extract has rows of; None where none of its columns holds time."""
        return max(map(self.period_of, self.rows), default=None) if self.period else None

    @cached_property
    def ends(self) -> int:
        """Give the month that a bare year of its periods ends with."""
        column = self.column(self.period or "")
        return column.ends if column else DECEMBER

    def column(self, name: str) -> Column | None:
        """Find a column by name."""
        return self._columns.get(name)

    @cached_property
    def _columns(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    def by(self, column: str) -> dict[str, list[Row]]:
        """Give the rows by what a column of theirs holds, as text, in the file's order."""
        if column not in self._grouped:
            groups: dict[str, list[Row]] = {}
            for row in self.rows:
                groups.setdefault(str(row[column]), []).append(row)
            self._grouped[column] = groups
        return self._grouped[column]

    @cached_property
    def _grouped(self) -> dict[str, dict[str, list[Row]]]:
        return {}

    def beside(self, column: str, other: str) -> dict[str, str]:
        """Give what stands in another column beside each cell of one, both as text; of several the last."""
        if (column, other) not in self._paired:
            self._paired[column, other] = {str(row[column]): str(row[other]) for row in self.rows}
        return self._paired[column, other]

    @cached_property
    def _paired(self) -> dict[tuple[str, str], dict[str, str]]:
        return {}

    @cached_property
    def digest(self) -> str:
        """Give the digest of the table as it is typed in its file; the same in any order of rows."""
        names = [column.name for column in self.columns]
        shown = ([row.shown(name) for name in names] for row in self.rows)
        return digest(names, (["" if cell is None else str(cell) for cell in cells] for cells in shown))

    def frame(self, *, named: bool = False) -> pd.DataFrame:
        """Give the rows as a data frame: whole numbers, floats and text, in the file's order.

        With ``named`` periods are texts as people say them.
        """
        import pandas as pd  # noqa: PLC0415 - a build that draws nothing new never pays for pandas

        frame = pd.DataFrame(
            {column.name: [_plain(row[column.name]) for row in self.rows] for column in self.columns},
        )
        return frame.assign(**{self.period: frame[self.period].map(self.called)}) if named and self.period else frame


def _between_periods(period: str) -> bool:
    """Tell whether a period is two ("2022 to 2023"), so that its row holds the change from one to the other."""
    return " to " in period and not period.startswith("up to ")


def _plain(value: Value) -> int | float | str | None:
    return float(value) if isinstance(value, Decimal) else value
