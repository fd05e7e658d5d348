"""What is prose, what is a claim, and what stands in prose without a fact."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.exempt import EXEMPTIONS, NAMES, exemptions
from smp_metrics.claims.unbound_words.unbound import unbound

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("documents.yml").read_text(encoding="utf-8"))
IDS = [case["name"] for case in CASES]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_claims_are_found_where_they_stand(case: dict[str, Any]) -> None:
    document = Document(case["path"], case["text"])

    assert [[claim.line, claim.column, claim.text] for claim in document.claims] == case["claims"]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_numbers_and_trend_words_without_a_fact_are_found_where_they_stand(case: dict[str, Any]) -> None:
    problems = sorted(unbound(Document(case["path"], case["text"])))

    assert [[problem.line, problem.column, problem.found.strip('"')] for problem in problems] == case["unbound"]


@given(st.sampled_from(["docs/a.md", "docs/checks/a.py", "data/corrections.yml"]), st.text())
def test_masking_keeps_every_position(path: str, text: str) -> None:
    document = Document(path, text.replace("\r", "\n"))

    for masked in (document.masked, document.prose):
        assert len(masked) == len(document.text)
        assert all(sign in (" ", there) or there == "\n" for sign, there in zip(masked, document.text, strict=True))


@given(st.text(alphabet="ab \n", max_size=40), st.integers(2, 99_999))
def test_a_number_is_found_wherever_it_stands(before: str, number: int) -> None:
    document = Document("docs/a.md", f"{before} {number:,} wards\n")
    line, column = document.position(len(before) + 1)

    found = [(problem.line, problem.column) for problem in unbound(document)]

    # four plain spaces make no code block of a paragraph here: code that counts is fenced
    assert (line, column) in found


def test_an_address_outside_a_claim_is_a_stray() -> None:
    text = "See fact:a.b and [six] (fact:a.b) and [six](fact:a.b ) and [six][1].\n\n[1]: fact:a.b\n"

    strays = [text[offset:][:8] for offset in Document("docs/a.md", text).stray_addresses]

    assert strays == ["fact:a.b"] * 4


def test_every_exemption_gives_its_reason_and_is_a_pattern() -> None:
    entries = yaml.safe_load(EXEMPTIONS.read_text(encoding="utf-8"))

    assert all(entry["reason"] and entry["pattern"] for entry in entries)
    assert len(exemptions()) == len(NAMES) + len(entries)


# What only looks ahead is taken away, or hardly anything would be made of it.
@given(st.data())
def test_whatever_an_exemption_finds_holds_one_of_its_words(data: st.DataObject) -> None:
    exemption = data.draw(st.sampled_from(exemptions()))
    text = data.draw(st.from_regex(re.sub(r"(?:\(\?m\))?\(\?=\[[^]]+\]\)", "", exemption.pattern.pattern)))
    plain = replace(exemption, has=())

    assert [match.span() for match in exemption.finditer(text)] == [match.span() for match in plain.finditer(text)]


def test_no_exemption_covers_a_count_of_crimes() -> None:
    text = "There were 933 crimes, 12,345 crimes, 8% more, £565,877, a 3rd place, 2,023 crimes and 27 wards.\n"

    assert len(unbound(Document("docs/a.md", text))) >= 7
