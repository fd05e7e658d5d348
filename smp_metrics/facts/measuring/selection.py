"""Choose rows of an extract by the filters of an address, and add them up by entity."""

from __future__ import annotations

import contextlib
import difflib
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.extracts.extract import Quantity
from smp_metrics.extracts.written.whom import Membership
from smp_metrics.facts.address import slug
from smp_metrics.facts.fact import FactError, Source
from smp_metrics.facts.measuring.quantities import PLURALS
from smp_metrics.facts.measuring.times import rows_of, spans_of
from smp_metrics.facts.measuring.traced import exact, summed
from smp_metrics.periods import MONTHS, Period

# What more than one of makes a total.
ADDITIVE = ("count", "money", "change")


@dataclass(frozen=True)
class Selection:
    """Rows of one extract, the column that is read, and how rows are grouped into entities.

    ``joined`` gives for each group, such as cluster, that of every place in the column ``places``.
    ``span`` is the period that a filter chose where it holds several of the rows' own; ``shared`` the number of months
    that its total is shared out over.
    """

    extract: Extract
    column: str
    rows: tuple[Row, ...]
    entity: str | None
    joined: dict[str, dict[str, str]]
    places: str = ""
    span: Period | None = None
    shared: int = 1

    def text(self, row: Row, name: str) -> str:
        """Give a cell, or what the membership says of the row's place, as a slug."""
        if name in self.joined:
            return slug(self.joined[name].get(str(row[self.places]), ""))
        return slug(str(row[name]))

    def name(self, row: Row) -> str:
        """Give the row's name in the column that is read."""
        if row[self.column] in ("", None):
            raise FactError(
                f"{self.extract.name}.{self.column} is blank at {self.extract.label(row)}; choose another row"
            )
        return str(row[self.column])

    def number(self, row: Row) -> Fraction:
        """Give the row's value in the column that is read, exactly."""
        value = exact(row[self.column])
        if value is None:
            where, sign = f"{self.extract.name}.{self.column}", row.signs.get(self.column)
            why = f"is hidden at {self.extract.label(row)}: “{sign}” ({self.extract.signs[sign]})" if sign else ""
            raise FactError(f"{where} {why or f'holds no number at {self.extract.label(row)}'}; choose other rows")
        return value

    def where(self, /, **filters: str) -> Selection:
        """Keep the rows that match every filter; a value that no row has is an error that lists the ones there are."""
        rows, span = self.rows, self.span
        for name, wanted in filters.items():
            self.require(name)
            before, rows = rows, self._holding(rows, name, wanted)
            if not rows and name == self.extract.period:
                rows, span = rows_of(self.extract, before, wanted)
            if not rows:
                known = sorted({self.text(row, name) for row in before})
                shown = ", ".join(difflib.get_close_matches(wanted, known, 3, 0.5) or known[:12])
                kept = [f"{done}={filters[done]}" for done in list(filters)[: list(filters).index(name)]]
                whose = f"{self.extract.name} with {' and '.join(kept)}" if kept else self.extract.name
                raise FactError(f"no row of {whose} has {name}={wanted}; there are {shown}")
        return replace(self, rows=rows, span=span)

    def _holding(self, rows: tuple[Row, ...], name: str, wanted: str) -> tuple[Row, ...]:
        if rows is not self.extract.rows or name in self.joined:
            return tuple(row for row in rows if self.text(row, name) == wanted)
        return rows_with(self.extract, name, wanted)

    def spans(self) -> tuple[Period, ...]:
        """List the periods that the rows stand on, where they are about less than years."""
        return spans_of(self.extract, self.rows, self.span)

    def require(self, name: str) -> None:
        """Raise FactError when rows can't be told apart by a name."""
        if name in self.joined or self.extract.column(name):
            return
        names = [column.name for column in self.extract.columns] + list(self.joined)
        raise FactError(f"{self.extract.name} has no column {name}; it has {', '.join(names)}")

    def compared(self) -> str:
        """Name the column whose values are compared, in a table of times alone these; FactError where there is none."""
        name = self.entity or self.extract.period
        if name is None:
            raise FactError(
                f"{self.extract.name} has nothing to compare: its key is {', '.join(self.extract.key)}; ask for value"
            )
        return name

    def by_entity(self) -> dict[str, Selection]:
        """Split the rows by entity, in the file's order."""
        column = self.compared()
        groups: dict[str, list[Row]] = {}
        for row in self.rows:
            groups.setdefault(self.text(row, column), []).append(row)
        return {name: replace(self, rows=tuple(rows)) for name, rows in groups.items()}

    def name_of(self, entity: str) -> str:
        """Give the name of an entity of these rows as the extract spells it."""
        column = self.compared()
        row = next(row for row in self.rows if self.text(row, column) == entity)
        if column == self.extract.period:
            return self.extract.period_of(row).words
        if column == "month":
            return MONTHS[int(str(row[column]))]
        return entity if column in self.joined else str(row[column])

    def total(self) -> Fraction:
        """Add up the rows; more than one must be counts of one period or events of several, and of the same thing."""
        return self._total

    # A change asks for each of its ends several times.
    @cached_property
    def _total(self) -> Fraction:
        if len(self.rows) > 1:
            self._require_events()
            self.require_additive(None if self.span else self.extract.period, *self.extract.apart)
        added = summed(map(self.number, self.rows))
        return added / self.shared if self.shared > 1 else added

    def _require_events(self) -> None:
        """Raise FactError where several periods are chosen, and the numbers are no events that these add up to."""
        column = self.extract.column(self.column)
        if self.span and not (column and column.flow):
            what = f"{self.extract.name}.{self.column} does not count what happened in a period"
            raise FactError(f"{what}, so it can't be added up over {self.span.words}; choose one period")

    @property
    def unit(self) -> str:
        """Give the unit of the column that is read, or of its rows where each row says its own."""
        units = {str(row["unit"]) for row in self.rows if "unit" in row.values}
        column = self.extract.column(self.column)
        return units.pop() if len(units) == 1 else column.unit if column else ""

    def quantities(self) -> list[Quantity]:
        """List the kinds of quantity that the column holds in these rows."""
        column = self.extract.column(self.column)
        return list(dict.fromkeys(column.kind_of(row) for row in self.rows)) if column else []

    def require_alike(self) -> None:
        """Raise FactError where the rows are in several units or of several kinds, and so can't be compared."""
        units = dict.fromkeys(str(row["unit"]) for row in self.rows if "unit" in row.values)
        kinds = [PLURALS[kind] for kind in self.quantities()]
        if len(units) > 1 or len(kinds) > 1:
            shown = ", ".join(list(units)[:6] if len(units) > 1 else kinds)
            raise FactError(f"rows of {self.extract.name} are {shown}, which can't be compared; {self._choose()}")

    def _choose(self) -> str:
        """Say which filters would leave one row."""
        open_keys = [name for name in self.extract.key if len({str(row[name]) for row in self.rows}) > 1]
        return f"give {' and '.join(f'{name}=' for name in open_keys)}"

    def require_additive(self, *apart: str | None) -> None:
        """Raise FactError where the rows are no counts, or differ in a column of ``apart``, and so make no total."""
        self.require_alike()
        wrong = next((kind for kind in self.quantities() if kind not in ADDITIVE), None)
        if wrong:
            what = f"{self.extract.name}.{self.column} holds {PLURALS[wrong]}"
            raise FactError(f"{what}, which can't be added up; {self._choose()}")
        for name in filter(None, apart):
            values = sorted({str(row[name]) for row in self.rows})
            if len(values) > 1:
                shown = ", ".join(values[:6])
                raise FactError(f"rows of {self.extract.name} with {name} {shown} can't be added up; give {name}=")

    def corrections(self) -> tuple[str, ...]:
        """List the ids of the corrections that mend a cell of the rows."""
        return tuple(entry.id for entry in self.extract.corrections if any(self._has(cell.at) for cell in entry.cells))

    def _has(self, at: dict[str, int | str]) -> bool:
        return any(all(str(row[name]) == str(value) for name, value in at.items()) for row in self.rows)

    def sources(self) -> tuple[Source, ...]:
        """List the cells chosen."""
        name, label, column = self.extract.name, self.extract.label, self.column
        return tuple(Source(name, row.line, label(row), str(row[column])) for row in self.rows)


def rows_with(extract: Extract, column: str, cell: str) -> tuple[Row, ...]:
    """Give the rows of an extract that have a cell in a column, named by its slug, in the file's order."""
    found = [row for text, some in extract.by(column).items() if slug(text) == cell for row in some]
    return tuple(sorted(found, key=lambda row: row.line))


def select(extracts: Extracts, name: str, column: str, group: str | None = None) -> Selection:
    """Take all rows of an extract; ``group`` makes those the entities that its places are part of or like."""
    extract = extracts[name]
    if not extract.column(column):
        names = ", ".join(each.name for each in extract.columns)
        raise FactError(f"{name} has no column {column}; it has {names}")
    own = membership_of(extracts)
    joined = _joined(extracts, extract, own) if own else {}
    entity = group or extract.entity
    if group and group not in joined and not extract.column(group):
        raise FactError(f"{name} can't be grouped by {group}; choose one of {', '.join((*joined, *extract.key))}")
    return Selection(extract, column, extract.rows, entity, joined, own.of if own else "")


def membership_of(extracts: Extracts) -> Membership | None:
    """Find what tells which places are part of which, or are like what; None where nothing does."""
    with contextlib.suppress(ProblemsFound):
        own = extracts.partnership.membership
        if own and own.extract in extracts and all(map(extracts[own.extract].column, own.columns)):
            return own
    return None


def members(extracts: Extracts, extract: Extract) -> tuple[Row, ...]:
    """Give what the membership says of the places of an extract; nothing where their boundaries are not its own.

    Two wards of one name on boundaries of two times are two places.
    """
    own = membership_of(extracts)
    listed = extracts[own.extract] if own and extract.column(own.of) else None
    return listed.rows if listed and listed.vintage == extract.vintage else ()


def _joined(extracts: Extracts, extract: Extract, own: Membership) -> dict[str, dict[str, str]]:
    if extract.name == own.extract or not members(extracts, extract):
        return {}
    return {name: extracts[own.extract].beside(own.of, name) for name in own.groups}
