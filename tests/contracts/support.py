"""Read an extract as it stands, and list the rules that a frame breaks."""

from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from pandera.errors import SchemaError, SchemaErrors

from schemas import CONTRACTS

DATA = Path(__file__).parents[2] / "data"
NUMBERS = {"int64", "Int64", "float64"}


def extract(name: str) -> pd.DataFrame:
    """Read the CSV as text, and give each column the type that its contract states."""
    return _read(name).copy()


@cache
def _read(name: str) -> pd.DataFrame:
    text = pd.read_csv(DATA / f"{name}.csv", dtype=str, keep_default_na=False)
    columns = CONTRACTS[name].to_schema().columns
    kinds = {label: kind for label in text if (kind := str(columns[label].dtype)) in NUMBERS}
    return text.replace(dict.fromkeys(kinds, ""), pd.NA).astype({label: kinds.get(label, "str") for label in text})


def broken_rules(name: str, frame: pd.DataFrame) -> set[str]:
    """Name the rules that a frame breaks: a contract's own sentences, or pandera's names for its checks."""
    return {rule for rule, _ in failures(name, frame)}


def is_broken(name: str, frame: pd.DataFrame) -> bool:
    """Tell whether a frame breaks any rule, without a look at the others; those of the whole table are asked first."""
    if any(not rule(frame).check_passed for rule in CONTRACTS[name].to_schema().checks):
        return True
    try:
        CONTRACTS[name].validate(frame)
    except SchemaError:
        return True
    return False


def failures(name: str, frame: pd.DataFrame) -> set[tuple[str, int | None]]:
    """List each broken rule with the row that breaks it; rules about the whole table have no row."""
    try:
        CONTRACTS[name].validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
        return {(str(rule), _row(index)) for rule, index in zip(cases["check"], cases["index"], strict=True)}
    return set()


def _row(index: Any) -> int | None:
    return None if pd.isna(index) else int(index)


def changed(frame: pd.DataFrame, row: int, **cells: Any) -> pd.DataFrame:
    """Copy a frame with some cells of one row changed."""
    copy = frame.copy()
    for column, value in cells.items():
        copy.loc[row, column] = value
    return copy


def doubled(frame: pd.DataFrame, row: int) -> pd.DataFrame:
    """Copy a frame with one of its rows once more at the end."""
    return pd.concat([frame, frame.iloc[[row]]], ignore_index=True)


def swapped(frame: pd.DataFrame, column: str, one: int, other: int) -> pd.DataFrame:
    """Copy a frame with the cells of two rows exchanged in one column."""
    cells = frame[column]
    return changed(changed(frame, one, **{column: cells[other]}), other, **{column: cells[one]})
