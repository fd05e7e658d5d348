"""Every measure, worked out by hand on a made-up project."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.facts import MEASURES, FactError, Facts
from tests.facts.small import Small, table

CASES = yaml.safe_load(Path(__file__).with_name("measures.yml").read_text(encoding="utf-8"))
KNOWN = [case for case in CASES if "says" not in case]


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(Small())


@pytest.mark.parametrize("case", KNOWN, ids=lambda case: case["address"])
def test_a_fact_is_what_a_calculator_gives(facts: Facts, case: dict[str, Any]) -> None:
    fact = facts[f"fact:{case['address']}"]

    value = str(fact.value) if isinstance(fact.value, Fraction) else fact.value
    cells = [f"{source.extract}:{source.line}" for source in fact.sources]
    assert (value, fact.kind, fact.formula, cells) == (str(case["value"]), case["kind"], case["formula"], case["cells"])
    assert fact.address == f"fact:{case['address']}"


@pytest.mark.parametrize("case", [case for case in CASES if "says" in case], ids=lambda case: case["address"])
def test_what_leads_to_no_fact_is_told_with_what_would(facts: Facts, case: dict[str, Any]) -> None:
    with pytest.raises(FactError) as error:
        facts[f"fact:{case['address']}"]

    assert case["says"] in str(error.value)


def test_every_measure_is_worked_out_by_hand() -> None:
    asked = {[*case["address"].split("?")[0].split("."), "value"][2] for case in KNOWN}

    assert asked == set(MEASURES)


def test_a_fact_says_its_period_and_unit(facts: Facts) -> None:
    one = facts["fact:crimes_by_ward.crimes?ward=elm&year=2023"]
    both = facts["fact:crimes_by_ward.crimes.change?ward=elm&from=2022&to=2023"]

    assert (one.period, one.unit) == ("2023", "crimes")
    assert both.period == "2022 to 2023"
    assert facts["fact:stated.value?figure=posts"].period == "2022 and 2023"


def test_a_source_is_labelled_by_its_key(facts: Facts) -> None:
    (source,) = facts["fact:crimes_by_ward.crimes?ward=ash-and-bay&year=2023"].sources

    assert (source.label, source.value, source.line) == ("Ash & Bay, 2023", "10", 7)


def test_a_fact_is_computed_once(facts: Facts) -> None:
    address = "fact:crimes_by_ward.crimes.total?year=2023"

    assert facts[address] is facts[address]


def test_a_project_that_puts_no_ward_into_a_cluster_has_facts_of_wards_alone() -> None:
    extracts = Small()
    del extracts._tables["ward_clusters"]
    facts = Facts(extracts)

    assert facts["fact:crimes_by_ward.crimes?ward=elm&year=2023"].value == 40
    with pytest.raises(FactError, match="has no column cluster"):
        facts["fact:crimes_by_ward.crimes.total?cluster=1&year=2023"]


def _of(crimes: list[int]) -> Facts:
    """Give the facts of wards with these crimes in 2022 and, turned round, in 2023."""
    extracts = Small()
    years = {2022: crimes, 2023: crimes[::-1]}
    rows = [f"W{place},{year},{count}" for year, counts in years.items() for place, count in enumerate(counts)]
    extracts._tables["crimes_by_ward"] = table(
        "crimes_by_ward", "ward|year|crimes:crimes", rows, key="ward year", period="year", geography="ward"
    )
    return Facts(extracts)


def _number(facts: Facts, address: str) -> Fraction:
    value = facts[f"fact:crimes_by_ward.crimes.{address}"].value
    assert isinstance(value, Fraction)
    return value


COUNTS = st.lists(st.integers(min_value=0, max_value=10_000), min_size=2, max_size=6)


@given(COUNTS.filter(any))
def test_the_shares_of_all_are_the_whole(crimes: list[int]) -> None:
    facts = _of(crimes)

    assert sum(_number(facts, f"share?ward=w{place}&year=2023") for place in range(len(crimes))) == 100


@given(COUNTS)
def test_a_change_is_the_later_less_the_earlier(crimes: list[int]) -> None:
    facts = _of(crimes)

    for place, count in enumerate(crimes):
        change = _number(facts, f"change?ward=w{place}&from=2022&to=2023")
        assert change == crimes[::-1][place] - count
        if count:
            percent = _number(facts, f"percent_change?ward=w{place}&from=2022&to=2023")
            assert percent == change / count * 100
            assert _number(facts, f"ratio?ward=w{place}&from=2022&to=2023") == 1 + percent / 100


@given(COUNTS)
def test_who_is_highest_has_the_first_place_and_no_one_is_named_on_a_tie(crimes: list[int]) -> None:
    facts = _of(crimes)
    ranks = [_number(facts, f"rank?ward=w{place}&year=2022") for place in range(len(crimes))]
    first = [f"W{place}" for place, rank in enumerate(ranks) if rank == 1]

    assert first == [f"W{place}" for place, count in enumerate(crimes) if count == max(crimes)]
    if len(first) > 1:
        with pytest.raises(FactError, match="two or more stand level"):
            facts["fact:crimes_by_ward.crimes.highest?year=2022"]
    else:
        assert facts["fact:crimes_by_ward.crimes.highest?year=2022"].value == first[0]


@given(COUNTS)
def test_places_from_both_ends_count_everyone_once(crimes: list[int]) -> None:
    facts = _of(crimes)

    for place, count in enumerate(crimes):
        top, bottom = (_number(facts, f"rank?ward=w{place}&year=2022{order}") for order in ("", "&order=lowest"))
        assert top + bottom == len(crimes) + 2 - crimes.count(count)


@given(COUNTS)
def test_what_rose_and_what_fell_and_what_stayed_are_all(crimes: list[int]) -> None:
    facts = _of(crimes)
    same = sum(one == other for one, other in zip(crimes, crimes[::-1], strict=True))
    rises, falls = (_number(facts, f"count_of_{way}?from=2022&to=2023") for way in ("rises", "falls"))

    assert rises + falls + same == len(crimes)
    assert rises == falls
