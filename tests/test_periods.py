"""Periods are read, written, said, put in order and compared as what they are: months that follow one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.periods import Period, PeriodError, parse_period

MONTHS = st.integers(1900 * 12, 2100 * 12 - 1)
PERIODS = st.builds(lambda first, length: Period(first, min(length, 2100 * 12 - first)), MONTHS, st.integers(1, 60))
READ = [
    ("2025", "2025", "years to December", 12, (2025,)),
    ("2025-04", "April 2025", "month", 1, (2025,)),
    ("2025-q1", "January to March 2025", "quarter", 3, (2025,)),
    ("2024/25", "2024/25", "years to March", 12, (2024, 2025)),
    ("1999/00", "1999/00", "years to March", 12, (1999, 2000)),
    ("year-to-2023-11", "the year to November 2023", "years to November", 12, (2022, 2023)),
    ("2025-01..2025-04", "January to April 2025", "months", 4, (2025,)),
    ("2024-11..2025-02", "November 2024 to February 2025", "months", 4, (2024, 2025)),
    ("2021..2023", "2021 to 2023", "years to December", 36, (2021, 2022, 2023)),
    ("2021-04..2023-03", "April 2021 to March 2023", "years to March", 24, (2021, 2022, 2023)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind", "length", "years"), READ)
def test_a_period_is_read_said_and_written_again(
    text: str, words: str, kind: str, length: int, years: tuple[int, ...]
) -> None:
    """Each form says what it is, and is written as it was read."""
    period = parse_period(text)
    assert (str(period), period.words, period.kind, period.length, period.years) == (text, words, kind, length, years)


@pytest.mark.parametrize(
    "text",
    ["", "25", "2025-13", "2025-00", "2025-4", "2025-q5", "2024/26", "2024-25", "latest", "latest-0", "2025..",
     "..2025", "2025-04..2025-01", "2025..2025-04", "year-to-2025", "1899", "2025-01..2025-02..2025-03", "\uff12025"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    """A text that has the form of none, or ends before it begins, is refused with what would do."""
    with pytest.raises(PeriodError, match=r"may look like|is no financial year|ends before it begins"):
        parse_period(text)


def test_a_bare_year_ends_where_its_table_says() -> None:
    """In a table of years to November, 2023 is the year that ends with November 2023."""
    assert parse_period("2023", ends=11) == parse_period("year-to-2023-11")
    assert parse_period("2022..2023", ends=11).words == "December 2021 to November 2023"


def test_latest_moves_with_the_data() -> None:
    """Latest is the last period there is, and latest-12 of a month is the same month a year earlier."""
    month = parse_period("2025-12")
    said = ("latest", "latest-12", "latest-3..latest")
    assert [str(parse_period(text, latest=month)) for text in said] == ["2025-12", "2024-12", "2025-09..2025-12"]
    assert str(parse_period("latest-2", latest=parse_period("2023"))) == "2021"


@given(PERIODS)
def test_every_period_is_read_as_it_is_written(period: Period) -> None:
    """What is written is read again as the same period, and says other words than its neighbours."""
    assert parse_period(str(period)) == period
    assert period.words != period.shifted(1).words


@given(PERIODS, PERIODS)
def test_order_and_containment_agree(one: Period, other: Period) -> None:
    """Two periods are one before the other, or share a month; one holds the other only if it begins no later."""
    assert one.before(other) + other.before(one) + bool(_shared(one, other)) == 1
    assert one.contains(other) == (_shared(one, other) == other.length)
    if one.before(other):
        assert one < other
        assert one.until(other).contains(one)
        assert one.until(other).contains(other)


@given(PERIODS, PERIODS, st.integers(-50, 50))
def test_likeness_is_of_kind_and_length(one: Period, other: Period, years: int) -> None:
    """A period is like itself in any year; like ones have one length, and years like ones end with one month."""
    assert one.like(one.shifted(years * 12))
    assert one.like(other) == other.like(one)
    if one.like(other):
        assert one.length == other.length
        assert one.length % 12 or one.months == other.months


def _shared(one: Period, other: Period) -> int:
    return max(0, min(one.last, other.last) - max(one.first, other.first) + 1)
