"""The contract on records: what each row must say. pandera checks it on the engine that holds the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from smp_metrics.limits import SHOWN_OF_A_FILE
from smp_metrics.police.engines import FILE
from smp_metrics.police.files.forces import FORCES
from smp_metrics.police.files.kinds import ASB, KINDS, OUTCOMES
from smp_metrics.police.records import AREA, PLACE, SAID

NUMBER = r"^-?[0-9]{1,2}\.[0-9]{1,8}$"
# The United Kingdom, in degrees.
EAST, NORTH = (-9.0, 2.5), (49.0, 61.0)
NOWHERE = "No Location"
TIDY = r"^\S[^\x00-\x1f\x7f]*$"


@dataclass(frozen=True)
class Rule:
    """One thing that must hold: the column that breaks it when it does not, and the rule in plain words."""

    column: str
    says: str
    holds: Callable[[Any], Any]


@dataclass(frozen=True)
class Breach:
    """A rule that is broken: in which file, by which value, and in how many rows like it."""

    rule: Rule
    file: str
    value: str | None
    rows: int


def _one_of(column: Any, values: tuple[str, ...]) -> Any:
    """Tell where a column holds one of some values; a blank is none of them."""
    return column.isin(list(values)).fill_null(False)  # noqa: FBT003 - ibis takes it so


def _kind_in_use(table: Any) -> Any:
    import ibis  # noqa: PLC0415 - only counting needs it

    months = [(table.kind == kind) & table.month.between(*months) for kind, months in KINDS.items()]
    return ibis.or_(*months).fill_null(False)  # noqa: FBT003 - as above


def _force_of_file(table: Any) -> Any:
    import ibis  # noqa: PLC0415 - as above

    named = [table[FILE].contains(f"-{force}-") & (table.reported_by == name) for force, name in FORCES.items()]
    return ibis.or_(*named).fill_null(False)  # noqa: FBT003 - as above


def _within(column: Any, ends: tuple[float, float]) -> Any:
    number = column.try_cast("float64")
    return column.isnull() | (column.re_search(NUMBER) & number.between(*ends)).fill_null(False)  # noqa: FBT003


SAID_RULES = (
    Rule("month", "The month is that of the file's name", lambda t: t.month == t[FILE].substr(0, 7)),
    Rule("reported_by", "The force is known, and is that of the file's name", _force_of_file),
    Rule(
        "falls_within", "The record falls within the force that reports it", lambda t: t.falls_within == t.reported_by
    ),
    Rule("kind", "The kind is one of those in use in that month", _kind_in_use),
    Rule(
        "outcome",
        "The outcome is blank, or one of those known",
        lambda t: t.outcome.isnull() | _one_of(t.outcome, OUTCOMES),
    ),
    Rule("identity", "The Crime ID is blank, or 64 letters and digits", lambda t: t.identity != "other"),
    Rule(
        "identity",
        "Anti-social behaviour has no Crime ID and no outcome",
        lambda t: (t.kind != ASB) | ((t.identity == "none") & t.outcome.isnull()),
    ),
)
PLACE_RULES = (
    Rule("longitude", "The longitude lies in the United Kingdom", lambda t: _within(t.longitude, EAST)),
    Rule("latitude", "The latitude lies in the United Kingdom", lambda t: _within(t.latitude, NORTH)),
    Rule("latitude", "A longitude has its latitude", lambda t: t.longitude.isnull() == t.latitude.isnull()),
    Rule("location", "The location is text that can be read", lambda t: t.location.re_search(TIDY)),
    Rule(
        "location",
        f"A record without a point says “{NOWHERE}”",
        lambda t: t.longitude.isnull() == (t.location == NOWHERE),
    ),
    Rule(
        "lsoa_code",
        "The small area's code is blank, or a letter and eight digits",
        lambda t: t.lsoa_code.isnull() | t.lsoa_code.re_search("^[EWS][0-9]{8}$"),
    ),
    Rule(
        "lsoa_name",
        "The small area's name ends with its number, as 009C",
        lambda t: t.lsoa_name.isnull() | t.lsoa_name.re_search(AREA),
    ),
    Rule("lsoa_name", "A small area has a code and a name", lambda t: t.lsoa_code.isnull() == t.lsoa_name.isnull()),
    Rule(
        "lsoa_code",
        "A record without a point has no small area",
        lambda t: t.longitude.notnull() | t.lsoa_code.isnull(),
    ),
)


def breaches(said: Any, places: Any) -> list[Breach]:
    """Hold what rows say, and the places that they name, to the contract; give all that is broken."""
    return [*_broken(said, SAID_RULES, [FILE, *SAID]), *_broken(places, PLACE_RULES, [FILE, *PLACE])]


def _broken(table: Any, rules: tuple[Rule, ...], columns: list[str]) -> Iterator[Breach]:
    from pandera import ibis as pa  # noqa: PLC0415 - it takes a second to load
    from pandera.errors import SchemaErrorReason, SchemaErrors  # noqa: PLC0415 - as above

    # The rules speak of blanks themselves, so that a blank is told like any other fault, with its file.
    checks = [
        pa.Check(_asked(rule), name=str(number), error=rule.says, n_failure_cases=SHOWN_OF_A_FILE)
        for number, rule in enumerate(rules)
    ]
    described = {name: pa.Column(str, nullable=True) for name in columns} | {"rows": pa.Column(int)}
    try:
        pa.DataFrameSchema(described, checks=checks, strict=True).validate(table, lazy=True)
    except SchemaErrors as errors:
        # A rule that can't be asked is a mistake of ours, and no fault of a record.
        if {error.reason_code for error in errors.schema_errors} != {SchemaErrorReason.DATAFRAME_CHECK}:
            raise
        for error in errors.schema_errors:
            rule = rules[int(error.check.name)]
            for row in error.failure_cases["failure_case"]:
                value = row[rule.column]
                yield Breach(rule, row[FILE], value if isinstance(value, str) else None, row["rows"])


def _asked(rule: Rule) -> Callable[[Any], Any]:
    return lambda data: rule.holds(data.table).fill_null(False)  # noqa: FBT003 - as above
