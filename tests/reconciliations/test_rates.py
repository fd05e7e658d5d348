"""The residents that printed rates allow."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from partnership.reconciliations.rates import MANY, _residents_for, is_empty, possible_residents, shared
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.facts.measuring.rounding import half_up
from smp_metrics.reconciliations import Read, failures

EXTRACTS = Extracts(Path(__file__).parents[2])
DISPUTED = {"North", "North Downs"}
residents, counts = st.integers(1, 100_000), st.integers(0, 50_000)


def exchanged(name: str, one: str, other: str) -> Read:
    """Read the extracts with two wards' numbers exchanged under their names."""
    names = {one: other, other: one}

    def read(wanted: str) -> Extract:
        extract = EXTRACTS[wanted]
        rows = (Row(row.line, {**row.values, "ward": names.get(str(row["ward"]), row["ward"])}) for row in extract.rows)
        return replace(extract, rows=tuple(rows)) if wanted == name else extract

    return read


def reported(read: Read) -> dict[str, str]:
    found = failures("rates-of-a-ward-agree", read)
    return {mismatch.place: mismatch.path for mismatch in found if dict(mismatch.at)["ward"] not in DISPUTED}


@given(residents, counts, st.integers(0, 2))
def test_the_residents_that_made_a_rate_are_among_those_it_allows(people: int, count: int, places: int) -> None:
    fewest, most = _residents_for(count, half_up(Fraction(count * 1000, people), places), places)

    assert fewest <= people <= most


@given(residents, st.integers(1, 50_000), st.integers(0, 2))
def test_one_resident_beyond_them_makes_another_rate(people: int, count: int, places: int) -> None:
    rate = half_up(Fraction(count * 1000, people), places)
    fewest, most = _residents_for(count, rate, places)

    beyond = [each for each in (fewest - 1, most + 1) if 0 < each < MANY]
    assert all(half_up(Fraction(count * 1000, each), places) != rate for each in beyond)


def test_every_ward_has_one_number_of_residents_but_the_two_whose_rates_are_disputed() -> None:
    spans = possible_residents(EXTRACTS.__getitem__)
    assert {ward for ward, span in spans.items() if is_empty(span)} == DISPUTED


def test_exchanged_rows_are_found_in_the_table_that_holds_them() -> None:
    assert reported(exchanged("domestic_abuse_rate_by_ward", "Fant", "Loose")) == {
        "ward Fant": "data/domestic_abuse_rate_by_ward.csv",
        "ward Loose": "data/domestic_abuse_rate_by_ward.csv",
    }
    assert reported(exchanged("crime_rate_by_ward", "Bearsted", "Heath")) == {
        "ward Bearsted": "data/crime_rate_by_ward.csv",
        "ward Heath": "data/crime_rate_by_ward.csv",
    }


def test_one_rate_far_off_is_told_with_what_it_asks_for() -> None:
    read = exchanged("domestic_abuse_rate_by_ward", "Fant", "Loose")
    found = {mismatch.place: mismatch.found for mismatch in failures("rates-of-a-ward-agree", read)}

    assert found["ward Loose"].startswith("one rate asks for ")


def test_spans_share_what_lies_in_all() -> None:
    assert shared([(1, 9), (3, 12), (2, 8)]) == (3, 8)
    assert is_empty(shared([(1, 2), (3, 4)]))
    assert not is_empty(shared([(1, 3), (3, 4)]))
