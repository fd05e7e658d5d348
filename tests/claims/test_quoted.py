"""Corrections quote the plan, and what they quote was typed twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.claims.plan.quoted import check_quoted
from smp_metrics.errors import Problem
from smp_metrics.extracts import Editions, Extracts
from smp_metrics.extracts.written.declarations import Correction
from smp_metrics.extracts.written.parts import MendedCell
from tests.facts.small import Small, table

ROOT = Path(__file__).resolve().parents[2]
TABLES = {
    "thefts": table("thefts", "year|thefts:crimes|share:per cent|marker", ["2023,1412,8.5,99%"], key="year"),
    "grants": table("grants", "year|grant:pounds", ["2023,84500"], key="year"),
}
TABLES["thefts"].sidecar["paragraphs"], TABLES["grants"].sidecar["paragraphs"] = [26, 27], [20]
PRINTED = [(27, "-12%"), (27, "nearly half"), (20, "fell by 1,200"), (20, "6% in all"), (64, "8th"), (64, "£565,877")]


def _told(text: str, cells: tuple[MendedCell, ...] = (), extract: str = "vbc_by_cluster") -> list[Problem]:
    """Give what is found in one entry on paragraph 27, beside a ledger of a few printed figures."""
    entry = Correction(
        id="one", kind="proven", title="One cell", paragraph=27, where="Table three",
        says="“It is”", fairest="It may be",
        fails=f"{text} [1](fact:x.y)", message="It is so", status="proposed", date=dt.date(2026, 11, 23),
        extract=extract, cells=cells,
    )  # fmt: skip
    rows = [{"paragraph": paragraph, "printed": printed} for paragraph, printed in PRINTED]

    class Few(dict[str, object]):
        corrections, declarations, root = (entry,), (entry,), ROOT
        editions = Editions(names=frozenset({"plan_figures"}))
        names = ("thefts", "grants")
        printed = TABLES.__getitem__

    few = Few(plan_figures=SimpleNamespace(rows=rows))
    return check_quoted(cast(Extracts, few))


def _problems(text: str, cells: tuple[MendedCell, ...] = (), extract: str = "vbc_by_cluster") -> list[str]:
    """Give the quotes that are refused."""
    return [problem.found for problem in _told(text, cells, extract)]


def test_what_the_corrections_quote_is_what_the_ledger_prints() -> None:
    assert check_quoted(Extracts(ROOT)) == []


def test_a_project_without_a_plan_quotes_nothing() -> None:
    assert check_quoted(Small()) == []


@pytest.mark.parametrize(
    "text",
    [
        "The plan prints “-12%”.",
        "It says “nearly half of the rise”.",
        "In paragraph 20 it has “1200”.",
        "Paragraphs 20, 63 and 64 have “£565,877” and “the 8th”.",
        "It says “most of the crime”.",
        "There are 13 of them.",
    ],
)
def test_a_quote_holds_when_its_numbers_are_printed_in_a_paragraph_that_the_entry_names(text: str) -> None:
    assert _problems(text) == []


def test_what_another_table_of_the_paragraph_prints_is_no_quote_of_the_one_that_an_entry_mends() -> None:
    assert _problems("The plan prints “1412”.") == []
    assert _problems("The plan prints “1412”.", extract="thefts") == []
    assert _problems("In paragraph 20 it prints “84500”.", extract="thefts") == ["“84500”"]


@pytest.mark.parametrize("quote", ["-13%", "12%", "-12", "nearly a third", "1200", "8th", "-12% or 13%", "£56,587"])
def test_a_quoted_number_that_is_not_printed_there_is_an_error(quote: str) -> None:
    assert _problems(f"The plan prints “{quote}”.") == [f"“{quote}”"]


def test_a_cell_of_a_table_of_the_paragraph_may_be_quoted() -> None:
    assert _problems("It prints “1,412 of them”, “8.5%”, “8.5”.") == []
    assert _problems("It prints “£84,500”.") == ["“£84,500”"], "its table belongs to another paragraph"
    assert _problems("In paragraph 20 it prints “£84,500”, and “2023”.") == []


def test_what_is_told_names_the_key_and_only_the_numbers_that_are_not_printed() -> None:
    (told,) = _told("It prints “1,412, not 1,413 or 99%”.")

    assert told.message == "one: fails: the plan is not known to print 1413 and 99%"


def test_a_cell_that_an_entry_mends_may_be_quoted() -> None:
    cell = MendedCell(at={"cluster": 7, "year": 2023}, column="crimes", expect=206, value=223)

    assert _problems("The plan prints “206”, not “207”.", (cell,)) == ["“207”"]


@given(st.integers(0, 10**6) | st.just(6))
def test_a_quoted_number_holds_only_if_it_is_the_one_printed(number: int) -> None:
    quote = f"{number:,}%"

    assert (_problems(f"In paragraph 20 it prints “fell by {quote}”.") == []) == (number == 6)
