"""What needs no fact, and which dates are days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.claims.text.exempt import is_day

days = st.dates(date(1990, 1, 1), date(2039, 12, 31))


@given(days)
def test_every_day_is_one_on_its_weekday_and_on_no_other(day: date) -> None:
    told = f"{day.day} {day:%B} {day.year}"

    assert is_day(told)
    assert is_day(f"{day:%A} {told}")
    assert is_day(f"{day:%a}, {told}")
    assert not is_day(f"{day + timedelta(days=1):%A} {told}")


@pytest.mark.parametrize("text", ["31 June", "30 Feb 2024", "29 February 2023", "0 May", "9 Nonember", "May"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert not is_day(text)
