"""Write values: for people in a table or a picture, for spreadsheets in a CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from smp_metrics.charts.plot import Label
from smp_metrics.charts.theme import LINE_HEIGHT

MINUS = "\N{MINUS SIGN}"
NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
# A spreadsheet runs a cell that starts with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_LINE = 24


def is_number(value: Any) -> bool:
    """Tell numbers, those of numpy too, from text."""
    return hasattr(value, "__round__")


def shown(value: Any, label: Label) -> str:
    """Write a value for people: 3,272, +86, 22.1%, and a true minus sign before what fell."""
    if not is_number(value):
        return str(value)
    comma = "" if label.plain else ","
    sign = "+" if label.signed and value > 0 else ""
    return f"{sign}{value:{comma}.{label.places}f}{label.suffix}".replace("-", MINUS)


def number_format(label: Label) -> str:
    """Give the d3 format that writes numbers as ``shown`` does, without the suffix."""
    return ("+" if label.signed else "") + ("" if label.plain else ",") + f".{label.places}f"


def written(value: Any, label: Label) -> str:
    """Write a value for a spreadsheet: plain numbers to their decimal places, text that no spreadsheet will run."""
    text = f"{value:.{label.places}f}" if is_number(value) else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not NUMBER.fullmatch(text) else text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a CSV: UTF-8 text, LF, one header row."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return file.getvalue()


def broken(name: str, longest: int = LONGEST_LINE) -> list[str]:
    """Break a long name into two lines of about the same length."""
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    if len(name) <= longest or not spaces:
        return [name]
    middle = min(spaces, key=lambda at: abs(len(name) - 1 - 2 * at))
    return [name[:middle], name[middle + 1 :]]


def name_axis(names: Iterable[str]) -> dict[str, Any]:
    """Give the axis settings that write names, the long ones in two lines about the middle of their row."""
    long = {name: lines for name in names if len(lines := broken(name)) > 1}
    if not long:
        return {}
    known = json.dumps(long, ensure_ascii=False)
    lifted = {"condition": {"test": f"datum.value in {known}", "value": -LINE_HEIGHT / 2}, "value": 0}
    return {"labelExpr": f"{known}[datum.label] || datum.label", "labelOffset": lifted}
