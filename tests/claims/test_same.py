"""Quantities with two addresses agree, or a declared entry says why they don't."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smp_metrics.claims.plan.same import agree, check_same
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.entries import SAME
from smp_metrics.facts import Fact, FactError, Facts

ROOT = Path(__file__).resolve().parents[2]


class _Facts(dict[str, Fact]):
    """Facts by address, of a project at a root."""

    extracts: SimpleNamespace

    def __missing__(self, address: str) -> Fact:
        raise FactError(f"no extract is called {address.removeprefix('fact:')}")


def fact(address: str, value: str) -> Fact:
    return Fact(address, Fraction(value), "count", "", ())


KNOWN = [fact("fact:a.b?c=1&d=2", "714"), fact("fact:e", "714"), fact("fact:f", "971")]


def facts_at(root: Path) -> Facts:
    made = _Facts({each.address: each for each in KNOWN})
    made.extracts = SimpleNamespace(root=root, declarations=[SimpleNamespace(id="totals-disagree")])
    return cast("Facts", made)


APART = "- id: fall\n  what: The fall\n  facts: ['fact:a.b?c=1&d=2', 'fact:f']\n"


def found(root: Path, text: str, *pages: str) -> list[str]:
    (root / "data").mkdir(exist_ok=True)
    (root / SAME).write_text(text, encoding="utf-8")
    return [str(each) for each in check_same(facts_at(root), [Document("docs/a.md", page) for page in pages])]


def test_two_addresses_with_one_value_are_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path, "- id: fall\n  what: The fall\n  facts: ['fact:a.b?c=1&d=2', fact:e]\n") == []


def test_two_values_are_told_with_their_addresses(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, f"# Same.\n{APART}")

    assert problem.startswith("data/same_quantities.yml:2: fall: The fall has two values")
    assert "971 at fact:f" in problem
    assert "714 at fact:a.b?c=1&d=2" in problem


def test_an_entry_may_say_why_they_differ(tmp_path: Path) -> None:
    assert found(tmp_path, f"{APART}  differs: totals-disagree\n") == []


def test_an_entry_that_is_none_says_nothing(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, f"{APART}  differs: totals-disagre\n")

    assert "differs names no entry" in problem


def test_values_that_agree_leave_nothing_to_say(tmp_path: Path) -> None:
    text = "- id: fall\n  what: The fall\n  facts: ['fact:a.b?c=1&d=2', fact:e]\n  differs: totals-disagree\n"

    (problem,) = found(tmp_path, text)

    assert "its values agree, so nothing differs" in problem


def test_an_address_of_no_fact_is_told(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "- id: fall\n  what: The fall\n  facts: [fact:e, fact:g]\n")

    assert "an address leads to no fact" in problem
    assert "no extract is called g" in problem


def test_what_is_wrong_with_the_data_is_left_to_be_told_with_it(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / SAME).write_text(APART, encoding="utf-8")

    class _Broken(_Facts):
        def __missing__(self, address: str) -> Fact:
            raise ProblemsFound([Problem("data/a.csv", 2, 0, f"{address} is broken")])

    broken = _Broken()
    broken.extracts = SimpleNamespace(root=tmp_path, declarations=[])
    assert check_same(cast("Facts", broken), []) == []


def test_only_what_is_shown_on_a_page_needs_a_link(tmp_path: Path) -> None:
    facts = facts_at(tmp_path)
    found(tmp_path, f"{APART}  differs: totals-disagree\n")
    both = "It fell by [714](fact:a.b?c=1&d=2).\n\nIt fell by [971](fact:f).\n"

    assert check_same(facts, [Document("data/corrections.yml", both)]) == []


def test_an_address_that_is_none_is_another_check_to_tell(tmp_path: Path) -> None:
    assert found(tmp_path, f"{APART}  differs: totals-disagree\n", "It fell by [714](fact:A).\n") == []


def test_names_agree_only_with_themselves() -> None:
    heath, fant = (Fact("fact:a", name, "name", "", ()) for name in ("Heath", "Fant"))

    assert agree(heath, heath)
    assert not agree(heath, fant)
    assert not agree(heath, fact("fact:b", "1"))


@pytest.mark.parametrize("order", ["c=1&d=2", "d=2&c=1"])
def test_a_page_that_shows_both_sides_links_to_the_entry(tmp_path: Path, order: str) -> None:
    declared = f"{APART}  differs: totals-disagree\n"
    both = f"It fell by [714](fact:a.b?{order}).\n\nIt fell by [971](fact:f).\n"

    (problem,) = found(tmp_path, declared, both)

    assert problem.startswith("docs/a.md:3:12: the page gives two values for one quantity: The fall")
    assert found(tmp_path, declared, f"{both}\nSee the [issue](../corrections.md#totals-disagree).\n") == []
    assert found(tmp_path, declared, "It fell by [971](fact:f).\n", "It fell by [714](fact:a.b?c=1&d=2).\n") == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("18", "18.316", True),
        ("18", "18.5", False),
        ("4.5", "4.47", True),
        ("275", "274.658", True),
        ("35.2", "35.172", True),
        ("35.2", "35.1", False),
        ("2706", "2673", False),
        ("-2.186", "-2.186", True),
    ],
)
def test_values_agree_to_the_decimals_of_the_coarser(one: str, other: str, *, same: bool) -> None:
    assert agree(fact("fact:a", one), fact("fact:b", other)) is same
    assert agree(fact("fact:b", other), fact("fact:a", one)) is same


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_any_file_is_read_or_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / SAME).write_text(text, encoding="utf-8", errors="replace")

    assert all(problem.path == SAME for problem in check_same(facts_at(tmp_path), []))


def test_every_quantity_of_the_project_agrees_or_says_why() -> None:
    assert check_same(Facts(Extracts(ROOT)), []) == []
