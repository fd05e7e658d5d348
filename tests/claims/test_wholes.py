"""Parts of a whole add up to it, as far as rounding allows."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smp_metrics.claims.plan.wholes import check_wholes
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.entries import WHOLES
from smp_metrics.facts import Fact, FactError, Facts
from smp_metrics.facts.fact import Kind
from smp_metrics.facts.measuring.rounding import half_up

ROOT = Path(__file__).resolve().parents[2]


def fact(address: str, value: Fraction | str, kind: Kind) -> Fact:
    return Fact(address, value, kind, "", ())


def found(root: Path, text: str, *facts: Fact) -> list[str]:
    (root / "data").mkdir(exist_ok=True)
    (root / WHOLES).write_text(text, encoding="utf-8")

    class _Facts(dict[str, Fact]):
        extracts = SimpleNamespace(root=root)

        def __missing__(self, address: str) -> Fact:
            raise FactError(f"no extract is called {address.removeprefix('fact:')}")

    return [str(each) for each in check_wholes(cast("Facts", _Facts({each.address: each for each in facts})))]


def shares(*values: str) -> list[Fact]:
    return [fact(f"fact:share{number}", Fraction(value), "percent") for number, value in enumerate(values)]


def entry(facts: list[Fact], rest: str = "") -> str:
    return f"- id: all\n  what: All of it\n  parts: [{', '.join(each.address for each in facts)}]\n{rest}"


@pytest.mark.parametrize(
    "values", [("72", "28"), ("33", "33", "33"), ("33.3", "33.3", "33.3"), ("100",), ("72", "28.1")]
)
def test_shares_add_up_to_all_as_far_as_rounding_allows(tmp_path: Path, values: tuple[str, ...]) -> None:
    assert found(tmp_path, entry(shares(*values)), *shares(*values)) == []


@pytest.mark.parametrize(
    ("values", "total"), [(("72", "82"), "154"), (("72", "26"), "98"), (("33.3", "33.3", "33.2"), "99.8")]
)
def test_shares_that_do_not_add_up_are_told_with_their_sum(tmp_path: Path, values: tuple[str, ...], total: str) -> None:
    (problem,) = found(tmp_path, entry(shares(*values)), *shares(*values))

    assert problem.startswith("data/wholes.yml:1: all: the parts do not make the whole: All of it")
    assert f"{' + '.join(values)} = {total}" in problem


def test_some_parts_may_be_less_than_the_whole_and_never_more(tmp_path: Path) -> None:
    assert found(tmp_path, entry(shares("68", "14"), "  some: true\n"), *shares("68", "14")) == []
    (problem,) = found(tmp_path, entry(shares("68", "41"), "  some: true\n"), *shares("68", "41"))
    assert "no more than 100" in problem


def test_counts_make_their_whole_exactly(tmp_path: Path) -> None:
    parts = [fact("fact:a", Fraction(12_538), "count"), fact("fact:b", Fraction(2_236), "count")]
    text = entry(parts, "  whole: fact:c\n")

    assert found(tmp_path, text, *parts, fact("fact:c", Fraction(14_774), "count")) == []
    (problem,) = found(tmp_path, text, *parts, fact("fact:c", Fraction(14_775), "count"))
    assert "12,538 + 2,236 = 14,774" in problem


def test_a_name_is_no_part(tmp_path: Path) -> None:
    parts = [fact("fact:a", "Heath", "name")]

    (problem,) = found(tmp_path, entry(parts), *parts)

    assert "a part or the whole is no number" in problem


def test_an_address_of_no_fact_is_told(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, entry([fact("fact:gone", Fraction(1), "count")]))

    assert "an address leads to no fact" in problem
    assert "no extract is called gone" in problem


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 1_000), min_size=1, max_size=8), st.integers(0, 1))
def test_rounded_shares_of_any_counts_add_up(tmp_path: Path, counts: list[int], places: int) -> None:
    rounded = [half_up(Fraction(100 * count, sum(counts)), places) for count in counts]
    parts = [fact(f"fact:n{number}", value, "percent") for number, value in enumerate(rounded)]

    # a share that ends in 0 once rounded to one decimal counts as rounded to none, which allows more
    assert found(tmp_path, entry(parts), *parts) == []


def test_every_whole_of_the_project_is_made_by_its_parts() -> None:
    assert check_wholes(Facts(Extracts(ROOT))) == []
