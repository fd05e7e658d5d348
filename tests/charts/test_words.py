"""Values are written one way for people and another for spreadsheets."""

from __future__ import annotations

import numpy as np
import pytest

from smp_metrics.charts.pictures.plot import Label
from smp_metrics.charts.pictures.words import broken, csv_text, shown, written

PERCENT = Label("Share", places=1, suffix="%")
CHANGE = Label("Change", signed=True)


@pytest.mark.parametrize(
    ("value", "label", "people", "spreadsheet"),
    [
        (3272, Label("Crimes"), "3,272", "3272"),
        (np.int64(3272), Label("Crimes"), "3,272", "3272"),
        (2023, Label("Year", plain=True), "2023", "2023"),
        (86, CHANGE, "+86", "86"),
        (-1258, CHANGE, "\u22121,258", "-1258"),
        (0, CHANGE, "0", "0"),
        (22.147, PERCENT, "22.1%", "22.1"),
        (0.25, PERCENT, "0.3%", "0.3"),
        (-0.25, PERCENT, "\u22120.3%", "-0.3"),
        (0.1 + 0.2, PERCENT, "0.3%", "0.3"),
        (15222.6346, Label("Crimes"), "15,223", "15223"),
        (None, Label("Needles"), "not available", ""),
        (float("nan"), Label("Share", missing="not stated"), "not stated", ""),
        ("High Street", Label("Ward"), "High Street", "High Street"),
        ("=SUM(A1)", Label("Ward"), "=SUM(A1)", "'=SUM(A1)"),
        ("-1+2", Label("Ward"), "-1+2", "'-1+2"),
        ("@home", Label("Ward"), "@home", "'@home"),
        ("+44", Label("Ward"), "+44", "'+44"),
    ],
)
def test_a_value_is_written(value: object, label: Label, people: str, spreadsheet: str) -> None:
    assert shown(value, label) == people
    assert written(value, label) == spreadsheet


def test_a_csv_has_one_header_row_plain_line_ends_and_quotes_where_needed() -> None:
    assert csv_text(["ward", "crimes"], [["Leeds, Kent", "81"]]) == 'ward,crimes\n"Leeds, Kent",81\n'


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("High Street", ["High Street"]),
        ("Harrietsham and Lenham", ["Harrietsham and Lenham"]),
        ("Boughton Monchelsea and Chart Sutton", ["Boughton Monchelsea", "and Chart Sutton"]),
        ("Sutton Valence and Langley", ["Sutton Valence", "and Langley"]),
        ("Cluster 5\nurban", ["Cluster 5", "urban"]),
        ("Llanfairpwllgwyngyllgogerychwyrndrobwll", ["Llanfairpwllgwyngyllgogerychwyrndrobwll"]),
    ],
)
def test_a_long_name_takes_two_lines(name: str, lines: list[str]) -> None:
    assert broken(name) == lines
