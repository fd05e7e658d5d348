"""Write values: for people in a table or a picture, for spreadsheets in a CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import isnan
from typing import TYPE_CHECKING, Any

from smp_metrics.charts.pictures.plot import Label
from smp_metrics.extracts.written.plain_text import runs
from smp_metrics.facts.measuring.rounding import half_up
from smp_metrics.facts.printing import MINUS

if TYPE_CHECKING:
    import pandas as pd

LONGEST_LINE = 24


def is_number(value: Any) -> bool:
    """Tell numbers, those of numpy too, from text."""
    return hasattr(value, "__round__")


def is_missing(value: Any) -> bool:
    """Tell the place of a number that is not there."""
    return value is None or (isinstance(value, float) and isnan(value))


def shown(value: Any, label: Label) -> str:
    """Write a value for people: 3,272, +86, 22.1%, a true minus sign before what fell, words where there is none."""
    if is_missing(value):
        return label.missing
    if not is_number(value):
        return str(value)
    sign = "+" if label.signed and value > 0 else ""
    text = _rounded(value, label.places, "" if label.plain else ",")
    return f"{sign}{text}{label.suffix}".replace("-", MINUS)


def _rounded(value: Any, places: int, comma: str = "") -> str:
    # Nine decimals are more than any figure means, and fewer than a float's own noise.
    exact = Fraction(f"{value:.9f}")
    return f"{float(half_up(exact, places)):{comma}.{places}f}"


def written(value: Any, label: Label) -> str:
    """Write a value for a spreadsheet: plain numbers to their decimal places, text that no spreadsheet will run.

    A number that is not there leaves its cell empty.
    """
    if is_missing(value):
        return ""
    text = _rounded(value, label.places) if is_number(value) else str(value)
    return f"'{text}" if runs(text) else text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a CSV: UTF-8 text, LF, one header row."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return file.getvalue()


def broken(name: str, longest: int = LONGEST_LINE) -> list[str]:
    """Break a long name into two lines of about the same length, or where it has a line break already."""
    if "\n" in name:
        return name.split("\n")
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    if len(name) <= longest or not spaces:
        return [name]
    middle = min(spaces, key=lambda at: abs(len(name) - 1 - 2 * at))
    return [name[:middle], name[middle + 1 :]]


def dressed(frame: pd.DataFrame, labels: Mapping[str, Label]) -> pd.DataFrame:
    """Add ``NAME_shown``, the written form of each labelled column of numbers, and ``said``, the whole row in words."""
    written = {name: [shown(value, label) for value in frame[name]] for name, label in labels.items()}
    numeric = {f"{name}_shown": column for name, column in written.items() if all(map(is_number, frame[name]))}
    titles = [label.title for label in labels.values()]
    rows = zip(*written.values(), strict=True)
    words = ["; ".join(f"{title}: {text}" for title, text in zip(titles, row, strict=True)) for row in rows]
    return frame.assign(**numeric, said=words)
