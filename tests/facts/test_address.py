"""The address of a fact: its grammar, as golden cases, and how names are written in it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.facts import FactError, parse_address, slug

CASES = yaml.safe_load(Path(__file__).with_name("addresses.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [case for case in CASES if "says" not in case], ids=lambda case: case["address"])
def test_an_address_has_these_parts(case: dict[str, Any]) -> None:
    address = parse_address(case["address"])

    assert address.text == case["address"]
    assert {key: getattr(address, key) for key in ("extract", "column", "measure", "name")} == {
        key: case.get(key, "") for key in ("extract", "column", "measure", "name")
    }
    assert [list(pair) for pair in address.parameters] == case.get("parameters", [])


@pytest.mark.parametrize("case", [case for case in CASES if "says" in case], ids=lambda case: case["address"])
def test_what_is_no_address_is_told_so(case: dict[str, Any]) -> None:
    with pytest.raises(FactError) as error:
        parse_address(case["address"])

    assert case["says"] in str(error.value)


@given(st.text())
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    for candidate in (text, f"fact:{text}", f"fact:a.b?{text}"):
        with contextlib.suppress(FactError):
            assert parse_address(candidate).text == candidate


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("High Street", "high-street"),
        ("Detling and Thurnham", "detling-and-thurnham"),
        ("per 1000", "per-1000"),
        ("E05004996", "e05004996"),
        ("Boughton Monchelsea & Chart Sutton", "boughton-monchelsea-and-chart-sutton"),
        ("25 and over", "25-and-over"),
        ("  Café — bar ", "cafe-bar"),
        ("4.5", "4.5"),
        ("", ""),
    ],
)
def test_a_name_is_written_in_an_address_as(name: str, written: str) -> None:
    assert slug(name) == written


@given(st.text())
def test_a_name_once_written_stays_as_it_is(name: str) -> None:
    assert slug(slug(name)) == slug(name)


def test_addresses_that_differ_have_anchors_that_differ() -> None:
    anchors = [parse_address(case["address"]).slug for case in CASES if "says" not in case]

    assert anchors[1] == "asb-by-ward.incidents-ward-high-street-and-year-2023"
    assert len(set(anchors)) == len(anchors)
