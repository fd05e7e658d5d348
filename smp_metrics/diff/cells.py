"""Compare the tables of two states cell by cell, as the site shows them: with the corrections applied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smp_metrics.diff.renames import Renames, read_rows
from smp_metrics.diff.report import Cause, Data, Reason
from smp_metrics.diff.state import State
from smp_metrics.extracts import Column, Extract, Row
from smp_metrics.extracts.contracts import columns_of, settings_of
from smp_metrics.extracts.derived import contract_in
from smp_metrics.facts.address import slug
from smp_metrics.files import read_bytes

Key = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A table: the titles of its columns, which of these hold numbers, and its rows by key, each with its name."""

    titles: Mapping[str, str]
    numbers: frozenset[str]
    rows: Mapping[Key, Mapping[str, str]]
    names: Mapping[Key, str]
    key: Key


@dataclass(frozen=True)
class Cell:
    """A cell that changed: ``row`` is its row's name, ``parts`` its key in slugs by column, ``correction`` an id."""

    extract: str
    row: str
    parts: tuple[tuple[str, str], ...]
    column: str
    title: str
    then: str
    now: str
    number: bool
    reason: Reason = "cell"
    correction: str = ""

    @property
    def address(self) -> str:
        """Give the address of the fact that reads the cell."""
        filters = "&".join(f"{name}={value}" for name, value in self.parts)
        return f"fact:{self.extract}.{self.column}" + (f"?{filters}" if filters else "")

    @property
    def cause(self) -> Cause:
        """Give the change as the reason for another."""
        return Cause(self.reason, self.extract, self.row, self.column, self.then, self.now, self.correction)


def compare_tables(then: State, now: State, renamed: Renames) -> tuple[list[Cell], list[Data]]:
    """List every cell that changed, and each table, column and row that was added, is gone or is called otherwise."""
    before, after = set(then.extracts.names), set(now.extracts.names)
    data = [Data("renamed", "extract", old, old, new) for old, new in renamed.extracts.items()]
    data += [Data("renamed", "column", name, old, new) for (name, old), new in renamed.columns.items()]
    data += [Data("gone", "extract", name, name) for name in sorted(before - after)]
    data += [Data("added", "extract", name, name) for name in sorted(after - before)]
    moved = apart(then, now)
    for name in sorted(moved):
        vintages = then.extracts[name].vintage, now.extracts[name].vintage
        data.append(Data("gone", "extract", name, f"{name} ({vintages[0]})"))
        data.append(Data("added", "extract", name, f"{name} ({vintages[1]})"))
    cells: list[Cell] = []
    for name in changed_extracts(then, now):
        if name in moved:
            continue
        changes, others = _compare(name, then, now)
        cells += changes
        data += others
    return cells, data


def apart(then: State, now: State) -> set[str]:
    """Name the extracts of both states that are about places on other boundaries: none of their numbers is the same."""
    both = {
        name: (then.extract(name), now.extract(name)) for name in set(then.extracts.names) & set(now.extracts.names)
    }
    return {name for name, (old, new) in both.items() if old and new and old.geography and old.vintage != new.vintage}


def changed_extracts(then: State, now: State) -> list[str]:
    """Name the extracts of both states whose files or corrections are not the same."""
    both = sorted(set(then.extracts.names) & set(now.extracts.names))
    return [name for name in both if then.extracts.fingerprint(name) != now.extracts.fingerprint(name)]


def _compare(name: str, then: State, now: State) -> tuple[list[Cell], list[Data]]:
    old, new = then.extract(name), now.extract(name)
    # Where one state can't be read by today's contract, both are compared as their files have them.
    before = _sheet(old) if old and new else _as_it_stands(name, then)
    after = _sheet(new) if old and new else _as_it_stands(name, now)
    data = [
        *(Data("gone", "column", name, column) for column in before.titles if column not in after.titles),
        *(Data("added", "column", name, column) for column in after.titles if column not in before.titles),
        *(Data("gone", "row", name, _told(before, key)) for key in before.rows if key not in after.rows),
        *(Data("added", "row", name, _told(after, key)) for key in after.rows if key not in before.rows),
    ]
    cells = list(_cells(name, before, after, (old, new)))
    data += [
        Data("changed", "words", name, f"{cell.row}, {cell.title}: {cell.then}", cell.now)
        for cell in cells
        if not cell.number
    ]
    return [cell for cell in cells if cell.number], data


def _cells(name: str, old: Sheet, new: Sheet, extracts: tuple[Extract | None, Extract | None]) -> Iterator[Cell]:
    for key, row in new.rows.items():
        before = old.rows.get(key, {})
        for column, now in row.items():
            then = before.get(column, now)
            if then != now:
                parts = tuple(zip(new.key, map(slug, key), strict=True)) if new.key else ()
                reason, correction = _corrected(extracts, column, dict(zip(new.key, key, strict=False)))
                title, number = new.titles[column], column in new.numbers
                yield Cell(name, new.names[key], parts, column, title, then, now, number, reason, correction)


def _corrected(extracts: tuple[Extract | None, Extract | None], column: str, key: dict[str, str]) -> tuple[Reason, str]:
    """Tell whether a correction that only one of two states has is why a cell changed, and give its id."""
    then, now = (_mended(extract, column, key) if extract else {} for extract in extracts)
    made = next((id_ for id_ in now if now[id_] != then.get(id_)), "")
    gone = next((id_ for id_ in then if id_ not in now), "")
    return ("correction", made) if made else ("correction taken back", gone) if gone else ("cell", "")


def _mended(extract: Extract, column: str, key: dict[str, str]) -> dict[str, str]:
    """Give what corrections make of a cell, by their ids."""
    return {
        entry.id: str(cell.value)
        for entry in extract.corrections
        for cell in entry.cells
        if cell.column == column and all(key.get(name) == str(value) for name, value in cell.at.items())
    }


def _sheet(extract: Extract) -> Sheet:
    titles = {column.name: column.title for column in extract.columns}
    numbers = frozenset(column.name for column in extract.columns if column.role == "measure" and column.type != "text")
    keys = {_key(extract, row): row for row in extract.rows}
    return Sheet(
        titles,
        numbers,
        {key: {column: _text(row, column, numbers) for column in titles} for key, row in keys.items()},
        {key: extract.label(row) for key, row in keys.items()},
        extract.key,
    )


def _key(extract: Extract, row: Row) -> Key:
    return tuple(str(row[name]) for name in extract.key) or (str(row.line),)


def _text(row: Row, column: str, numbers: frozenset[str]) -> str:
    value = row[column]
    if value in (None, ""):
        return "nothing"
    return f"{value:,}" if column in numbers and not isinstance(value, str) else str(value)


def _as_it_stands(name: str, state: State) -> Sheet:
    """Read a table as its file has it; its contract, where there is one, says what tells rows apart."""
    header, *rows = read_rows(read_bytes(state.root, f"data/{name}.csv")) or [[]]
    columns, keys = _contracted(name, state)
    key = keys if set(keys) <= set(header) else ()
    held = [dict(zip(header, row, strict=False)) for row in rows]
    found = [tuple(row.get(part, "") for part in key) or (str(line),) for line, row in enumerate(held, 2)]
    return Sheet(
        {column: columns[column].title if column in columns else column for column in header},
        frozenset(column for column in header if column in columns and columns[column].role == "measure"),
        dict(zip(found, held, strict=True)),
        {each: ", ".join(each) if key else f"line {each[0]}" for each in found},
        key,
    )


def _contracted(name: str, state: State) -> tuple[dict[str, Column], Key]:
    contract = contract_in(state.root, name)
    if contract is None:
        return {}, ()
    return {column.name: column for column in columns_of(contract)}, tuple(settings_of(contract).get("key", ()))


def _told(sheet: Sheet, key: Key) -> str:
    held = sheet.rows[key]
    numbers = "; ".join(f"{sheet.titles[column]}: {held[column]}" for column in held if column in sheet.numbers)
    return f"{sheet.names[key]}: {numbers}" if numbers else sheet.names[key]
