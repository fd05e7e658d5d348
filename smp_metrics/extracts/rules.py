"""Hold typed rows to the rules of their contract, and say in plain words which are broken and where."""

from __future__ import annotations

import difflib
import itertools
import math
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from smp_metrics.errors import Problem, told
from smp_metrics.extracts.contracts import settings_of
from smp_metrics.extracts.extract import Column, Row, Value
from smp_metrics.extracts.reading import shown

if TYPE_CHECKING:
    import pandas as pd
    from pandera.pandas import DataFrameModel

# pandera's names for its own checks, said in plain words; the rules of the contracts already are.
PLAIN_WORDS = {
    "greater_than_or_equal_to": "The value is not too small",
    "less_than_or_equal_to": "The value is not too large",
    "in_range": "The value is within its range",
    "isin": "The value is one of those allowed",
    "str_matches": "The text has the right form",
    "field_uniqueness": "The value stands once",
    "not_nullable": "The cell is not blank",
    "multiple_fields_uniqueness": "No two rows have the same key",
}
UNKNOWN_YEAR = "The year is one of those that the extract is about"
SOURCE = "compare it with its source, and restore what is printed there"
# How many missing rows a message names, and among how many that could be there they are looked for.
NAMED = 5
# How long a list may be to be told in full.
LISTED = 12
LOOKED_FOR = 100_000
# In the place of a module it keeps it from being loaded.
_NONE: Any = None


def load_rules() -> None:
    """Load what rows are held to rules with, without what it can make rows up with: that takes as long again."""
    making_up = sys.modules.setdefault("hypothesis", _NONE)
    import pandera.backends.pandas.builtin_checks  # noqa: PLC0415
    import pandera.pandas  # noqa: F401, PLC0415

    if making_up is _NONE:
        del sys.modules["hypothesis"]


def check_rows(
    path: str, contract: type[DataFrameModel], columns: tuple[Column, ...], rows: tuple[Row, ...]
) -> list[Problem]:
    """Validate typed rows against the contract; give one problem for each broken rule and row."""
    from pandera.errors import SchemaErrors  # noqa: PLC0415 - what is remembered needs neither pandas nor pandera

    try:
        contract.validate(_frame(columns, rows), lazy=True)
    except SchemaErrors as errors:
        failures = errors.failure_cases.sort_values("index", kind="stable", na_position="first").to_dict("records")
        once = {_same(failure): failure for failure in failures}
        return sorted(told(once.values(), lambda failure: _problem(path, contract, rows, failure)))
    return []


def _same(failure: dict[str, Any]) -> tuple[str, ...]:
    """Tell failures apart; a rule of whole rows is told once for each column."""
    column = "" if failure["schema_context"] == "DataFrameSchema" else failure["column"]
    return str(failure["index"]), str(column), str(failure["check"])


def _frame(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415

    return pd.DataFrame({column.name: series_of(column, [row[column.name] for row in rows]) for column in columns})


def series_of(column: Column, cells: Iterable[Value]) -> Any:
    """Give the typed cells of a column as the rules of contracts see them."""
    import pandas as pd  # noqa: PLC0415

    # Only Int64, pandas' own type, can hold whole numbers and blanks.
    whole = "Int64" if column.nullable else "int64"
    dtype: Any = {"integer": whole, "decimal": "float64", "text": "str"}[column.type]
    return pd.Series([float("nan") if cell is None else cell for cell in cells]).astype(dtype)


def _problem(path: str, contract: type[DataFrameModel], rows: tuple[Row, ...], failure: dict[str, Any]) -> Problem:
    index = failure["index"]
    # A rule of the whole table has no row.
    row = None if index is None or math.isnan(index) else rows[int(index)]
    rule = str(failure["check"])
    message, expected = "a rule of the table is broken", PLAIN_WORDS.get(rule.split("(", maxsplit=1)[0], rule)
    line = row.line if row else 0
    if failure["schema_context"] != "DataFrameSchema":
        case = failure["failure_case"]
        if rule == UNKNOWN_YEAR:
            return _another_year(path, line, contract, case, str(failure["column"]))
        found = shown(case) if isinstance(case, str) else str(case)
        expected += _listed(contract, str(failure["column"]), rule, str(case))
        return Problem(path, line, 0, message, found, expected, SOURCE, str(failure["column"]))
    key = settings_of(contract).get("key", [])
    found = f"a row about {_about(row, key)}" if row else _missing(contract, key, rows)
    return Problem(path, line, 0, message, found, expected, SOURCE)


def _listed(contract: type[DataFrameModel], column: str, rule: str, found: str) -> str:
    """List what may stand in a cell, where a rule says only that there is a list; of a long one, what is near."""
    checks = contract.to_schema().columns[column].checks
    values = next((check.statistics.get("allowed_values", ()) for check in checks if check.error == rule), ())
    names = [str(value) for value in values if str(value)]
    if not names or all(name.lower() in rule.lower() for name in names):
        return ""
    near = names if len(names) <= LISTED else difflib.get_close_matches(found, names, NAMED, 0.4) or names[:NAMED]
    more = f" and {len(names) - len(near)} more" if len(near) < len(names) else ""
    return f": {', '.join(near)}{more}"


def _another_year(path: str, line: int, contract: type[DataFrameModel], case: Any, column: str) -> Problem:
    years = settings_of(contract)["years"]
    expected = f"one of the years that the table is about: {', '.join(map(str, years))}"
    listed = "in years=(…) of its contract, or of a later edition in years of its sidecar"
    remedy = f"mend the cell; if the table has that year, write each of its years {listed}"
    return Problem(path, line, 0, "the contract lists no such year", str(case), expected, remedy, column)


def _about(row: Row, key: list[str]) -> str:
    return ", ".join(str(row[name]) for name in key)


def _missing(contract: type[DataFrameModel], key: list[str], rows: tuple[Row, ...]) -> str:
    """Name the rows that would make every combination of the keys stand once."""
    domains = [_domain(contract, name, rows) for name in key]
    together = f"{len(rows)} rows that break it together"
    if math.prod(map(len, domains)) > LOOKED_FOR:
        return together
    there = {_about(row, key) for row in rows}
    places = (", ".join(place) for place in itertools.product(*domains))
    missing = [place for place in places if place not in there]
    if not missing:
        return together
    more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    return f"no row about {'; '.join(missing[:NAMED])}{more}"


def _domain(contract: type[DataFrameModel], name: str, rows: tuple[Row, ...]) -> list[str]:
    """List what a key column may hold: the values or years that the contract allows, or else those that it has."""
    settings = settings_of(contract)
    if name == settings.get("period"):
        return [str(year) for year in settings["years"]]
    from smp_metrics.shapes.tables import allowed  # noqa: PLC0415 - it loads pandas

    return [str(value) for value in allowed(contract, name) or dict.fromkeys(row[name] for row in rows)]
