"""Months are compared with each other, and said as people say them."""

from __future__ import annotations

import pytest

from smp_metrics.police.files.months import missing_between, spelled_out, unlike_their_neighbours, whole_years

YEAR = [f"2025-{month:02}" for month in range(1, 13)]


def test_half_a_month_and_a_doubled_one_stand_out() -> None:
    rows = {"2025-01": 14_201, "2025-02": 13_305, "2025-03": 15_764, "2025-04": 4_900, "2025-05": 31_000}

    assert list(unlike_their_neighbours(rows, {})) == [("2025-04", 4_900, 14_982), ("2025-05", 31_000, 13_753)]


def test_a_month_is_compared_with_those_counted_before_and_alone_it_needs_a_row() -> None:
    before = {"2025-01": 9, "2025-02": 10, "2025-03": 11}

    assert list(unlike_their_neighbours({"2025-03": 3}, before)) == [("2025-03", 3, 10)]
    assert list(unlike_their_neighbours({"2025-03": 9}, before)) == []
    assert list(unlike_their_neighbours({"2025-01": 3}, {"2025-01": 9})) == []
    assert list(unlike_their_neighbours({"2025-01": 0}, {})) == [("2025-01", 0, 1)]


def test_a_month_that_was_not_had_is_named() -> None:
    assert missing_between(["2024-11", "2025-02"]) == ["2024-12", "2025-01"]
    assert missing_between(YEAR) == []


def test_a_year_counts_once_it_has_twelve_months() -> None:
    assert whole_years(["2024-12", *YEAR]) == [2025]
    assert whole_years(YEAR[1:]) == []


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (["2025-01"], "January 2025"),
        (YEAR, "January to December 2025"),
        (["2024-03", "2024-01", "2024-02", *YEAR], "January to March 2024 and January to December 2025"),
        (["2023-05", "2024-05", "2025-05", "2025-06"], "May 2023, May 2024 and May to June 2025"),
        (["2024-12", "2025-01"], "December 2024 and January 2025"),
    ],
)
def test_months_are_said_in_spans(months: list[str], said: str) -> None:
    assert spelled_out(months) == said
