"""A sentence of more claims than anybody can follow is refused whole, and all around it is judged as ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.claims.checking import check_document
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.unbound_words.unbound import unbound
from smp_metrics.errors import Problem
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.limits import SENTENCE

FACTS = Facts(Extracts(Path(__file__).parents[2]))
HEATH = "[933](fact:all_crime_by_ward.crimes?ward=heath&year=2023)"
RIGHT = f"Heath had {HEATH} crimes in 2023."
WRONG = RIGHT.replace("933", "934")


def _check(text: str) -> list[Problem]:
    return check_document(Document("docs/a.md", f"# A page\n\n{text}\n"), FACTS)


def _many(claims: int) -> str:
    return f"In 2023 there were {', '.join([f'{HEATH} crimes in Heath'] * claims)}."


def test_as_many_claims_as_may_be_are_judged() -> None:
    assert _check(_many(SENTENCE)) == []


def test_one_more_is_refused_where_it_stands_and_nothing_else_is_told_of_its_sentence() -> None:
    many = f"Some 5 more: {_many(SENTENCE + 1).replace('933', '934', 1)}"
    (problem,) = _check(many)

    assert problem.message.startswith(f"the sentence holds {SENTENCE + 1} claims, ")
    assert (problem.line, problem.column) == (3, many.rindex("[") + 1)
    assert problem.expected == f"at most {SENTENCE} claims in a sentence"
    assert "several sentences" in problem.remedy


@pytest.mark.parametrize("known", [True, False])
def test_what_is_wrong_around_it_is_told_where_it_stands(*, known: bool) -> None:
    document = Document("docs/a.md", f"# A page\n\n{WRONG}\n\n{_many(SENTENCE + 1)} Then 7 came.\n\n{WRONG}\n")
    strays = unbound(document, FACTS.places) if known else None

    told = {(each.line, each.found[:8]) for each in check_document(document, FACTS, strays)}

    assert told == {(3, '"934"'), (5, "[933](fa"), (5, '"7"'), (7, '"934"')}


def test_a_row_of_a_table_is_many_sentences() -> None:
    head = " | ".join(["Heath, 2023, crimes"] * (SENTENCE + 1))
    row = " | ".join([HEATH] * (SENTENCE + 1))

    assert _check(f"| {head} |\n| {' | '.join(['---'] * (SENTENCE + 1))} |\n| {row} |") == []
