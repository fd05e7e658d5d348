"""Numbers of two sources never stand where a reader would set one against the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.claims.checking import check_document
from smp_metrics.claims.text.document import Document
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts

FACTS = Facts(Extracts(Path(__file__).parents[2]))
MONTHS = "from=2024-01..2024-04&to=2025-01..2025-04"
NUMBERS = {
    "plan": "[14,774](fact:all_crime_by_ward.crimes.total?year=2023)",
    "police": "[13,618](fact:police_by_month.crimes.total?month=2025)",
    "month": "[1,152](fact:police_by_month.crimes?month=2025-01)",
    "rate": "[77.5](fact:police_by_district.crimes.rate?district=maidstone&month=2025)",
    "less": f"[9% fewer](fact:police_by_month.crimes.percent_change?{MONTHS})",
    "people": "[175,781](fact:district_residents.residents?district=maidstone&year=2021)",
}
SAID = "stand together, and these count otherwise"
HEAD = "| Year | Crimes in Maidstone |\n|---|---:|\n"


def _problems(text: str, path: str = "docs/a.md") -> list[str]:
    return [each.message for each in check_document(Document(path, text.format(**NUMBERS)), FACTS)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 Maidstone had {plan} crimes, and in 2025 {police} crimes.",
        "In 2025 Maidstone had {police} crimes. In 2023 it had {plan} crimes.",
        "- Crimes in Maidstone in 2023: {plan}\n- Crimes in Maidstone in 2025: {police}",
        "In 2023 Maidstone had {plan} crimes. Since then:\n\n- in 2025 it had {police} crimes",
        f"{HEAD}| 2023 | {{plan}} |\n| 2025 | {{police}} |",
        "## Maidstone's crimes in 2023: {plan}\n\nIn 2025 Maidstone had {police} crimes.",
        "In 2023 Maidstone had {plan} crimes.[^now]\n\n[^now]: In 2025 Maidstone had {police} crimes.",
        "```chart\nid: crime_by_ward\ntitle: Maidstone had {plan} crimes in 2023\nalt: It had {police} in 2025\n```",
        "In 2023 Maidstone had {plan} crimes. In 2025 it had {rate} crimes per 1,000 residents.",
    ],
)
def test_numbers_of_two_sources_are_parted(text: str) -> None:
    """The plan's 14,774 and the police's 13,618 are not to be subtracted, so no reader finds them side by side."""
    assert any(SAID in each for each in _problems(text))


def test_it_is_said_whose_numbers_they_are() -> None:
    problems = _problems("In 2023 Maidstone had {plan} crimes, and in 2025 {police} crimes.")

    assert f"numbers of the plan's tables and of the police's open records {SAID}" in problems


def test_what_is_declared_of_data_is_read_a_sentence_at_a_time() -> None:
    """Entries of a file of declarations follow each other without a gap, and are read apart."""
    both = "- id: one\n  why: In 2023 Maidstone had {plan} crimes{} in 2025 Maidstone had {police} crimes.\n"
    apart, together = both.replace("{}", ".\n- id: two\n  why: And"), both.replace("{}", ", and")

    assert not any(SAID in each for each in _problems(apart, "data/questions.yml"))
    assert any(SAID in each for each in _problems(together, "data/questions.yml"))


@pytest.mark.parametrize(
    "text",
    [
        "The plan counts {police} crimes in Maidstone in 2025.",
        "In 2025 Maidstone had {police} crimes, which continues the plan's decline.",
        "In 2023 the police's open records had {plan} crimes in Maidstone.",
        "In 2025 Maidstone had {police} crimes. This is less than in the plan.",
        "In 2025 Maidstone had {police} crimes. The plan's count is higher.",
    ],
)
def test_a_number_is_neither_said_to_be_of_another_source_nor_set_against_it_in_words(text: str) -> None:
    assert any("and what stands with it tells of" in each for each in _problems(text))


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 Maidstone had {plan} crimes.\n\nIn 2025 Maidstone had {police} crimes.",
        "In 2025 Maidstone had {police} crimes, {month} of them in January 2025.",
        "In 2025 Maidstone had {police} crimes. The plan counts in another way.",
        "Since the plan, in 2025 Maidstone had {police} crimes.",
        "In 2025 Maidstone had {rate} crimes per 1,000 residents. In 2021 {people} people lived in Maidstone.",
    ],
)
def test_numbers_of_one_source_and_of_the_census_stand_together(text: str) -> None:
    """What rates are divided by was counted by others, and is set against nothing."""
    assert _problems(text) == []
