"""What a contract says of its columns, and of the whole table: titles, units, kinds, limits in plain words."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandera.pandas as pa


def key(title: str, description: str, quantity: str = "label", *, ends: int = 12, **checks: Any) -> Any:
    """Describe a column that says what a row is about; ``checks`` are pandera's.

    ``ends`` is the month with which the twelve months end that a bare year stands for.
    """
    said = {"unit": "", "role": "key", "quantity": quantity, "ends": ends}
    return pa.Field(title=title, description=description, metadata=said, **checks)


def attribute(title: str, description: str, quantity: str = "label", **checks: Any) -> Any:
    """Describe a column that says more about the row's key; ``checks`` are pandera's."""
    said = {"unit": "", "role": "attribute", "quantity": quantity}
    return pa.Field(title=title, description=description, metadata=said, **checks)


def measure(  # noqa: PLR0913 - all but the first three are named
    title: str, unit: str, description: str, *, quantity: str, least: int = 0, most: int, flow: bool = False,
    **checks: Any,
) -> Any:  # fmt: skip
    """Describe a column of numbers in ``unit``, none under ``least`` (for counts 0) or over ``most``.

    ``quantity`` is what kind they are: count, rate, share, rank, ratio, index or money. It decides what may be asked of
    them. ``flow`` says that they count what happened in a period, so that those of periods in a row add up. ``checks``
    are pandera's.
    """
    rule = within(least, most, f"Every number lies between {least:,} and {most:,}")
    said = {"unit": unit, "role": "measure", "quantity": quantity, "flow": flow}
    return pa.Field(title=title, description=description, metadata=said, in_range=rule, **checks)


def by_unit(title: str, description: str, quantities: Mapping[str, str], *, least: int = 0, most: int) -> Any:
    """Describe a column of numbers whose unit each row names; ``quantities`` tells the kind of each unit."""
    rule = within(least, most, f"Every number lies between {least:,} and {most:,}")
    said = {"unit": "as the row says", "role": "measure", "quantities": dict(quantities)}
    return pa.Field(title=title, description=description, metadata=said, in_range=rule)


def within(least: int, most: int, error: str) -> dict[str, Any]:
    """Bound a column's numbers, both ends included, with the rule in plain words."""
    return {"min_value": least, "max_value": most, "error": error}


def one_of(values: Iterable[Any], error: str) -> dict[str, Any]:
    """Limit a column to some values, with the rule in plain words."""
    return {"allowed_values": list(values), "error": error}


def like(pattern: str, error: str) -> dict[str, Any]:
    r"""Limit a column to texts of one form, with the rule in plain words; ``\S`` asks for any text at all."""
    return {"pattern": pattern, "error": error}


def about(
    key: list[str],
    geography: str | None = None,
    years: tuple[int, ...] = (),
    apart: tuple[str, ...] = (),
    period: str | None = None,
) -> dict[str, Any]:
    """Describe a whole table: the columns of its key, the places and the calendar years it is about, if any.

    ``apart`` names columns whose values overlap or count different things, so that rows of two are never added up.
    ``period`` names the column that holds time, where that is not the year.
    """
    period = period or ("year" if years else None)
    return {"key": key, "period": period, "geography": geography, "years": years, "apart": apart}


FILLED = like(r"\S", "The cell is not blank")
SLUG = like(r"^[a-z0-9]+(-[a-z0-9]+)*$", "The name is small letters and digits, joined by hyphens")
