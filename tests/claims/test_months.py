"""The months that a sentence names are those of its fact, however they are said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.claims.checking import check_document
from smp_metrics.claims.mentioned.months_named import find_months
from smp_metrics.claims.text.document import Document
from smp_metrics.facts import Facts
from smp_metrics.periods import Period
from tests.facts.test_times import Monthly

BASE = "fact:by_month.crimes"
RANGE = f"{BASE}.total?ward=elm&month=2025-01..2025-04"
BEFORE = f"{BASE}.total?ward=elm&month=2024-01..2024-04"
MONTH = f"{BASE}?ward=elm&month=2025-01"
MORE = f"{BASE}.change?ward=elm&from=2024-01..2024-04&to=2025-01..2025-04"
NEXT = f"{BASE}.change?ward=elm&from=2025-05&to=2025-06"
SENTENCES = {"R": f"[66]({RANGE})", "B": f"[46]({BEFORE})", "M": f"[15]({MONTH})", "C": f"[20 more]({MORE})",
             "N": f"[1 more]({NEXT})"}  # fmt: skip
ROW = "| Months | Crimes in Elm |\n|---|---:|\n| {} | {{R}} |"


def _problems(text: str) -> list[str]:
    document = Document("docs/a.md", f"# Elm\n\n{text.format(**SENTENCES)}\n")
    return [problem.message for problem in check_document(document, FACTS)]


FACTS = Facts(Monthly())
AVERAGE = f"{BASE}.ratio?ward=elm&from=2024-q1&to=2025-01..2025-02&per=month"


@pytest.mark.parametrize(
    "text",
    [
        "Elm had {R} crimes in January to April 2025.",
        "Elm had {R} crimes from January to April 2025.",
        "Between January and April 2025 Elm had {R} crimes.",
        "Between January and April of 2025 Elm had {R} crimes.",
        "In the four months to April 2025 Elm had {R} crimes.",
        "In the first four months of 2025 Elm had {R} crimes.",
        "Elm had {M} crimes in January 2025.",
        "Elm had {M} crimes in January 2025 and {R} in the four months to April.",
        "Elm had {C} crimes in January to April 2025 than in the same months of 2024.",
        "Elm had {C} crimes in January to April 2025 than a year before.",
        "Compared with January to April 2024, Elm had {C} crimes in January to April 2025.",
        "Elm had {N} crimes in June 2025 than in May 2025.",
        "In January to April 2025 Elm had {R} crimes, after {B} in the same months of 2024.",
        "Crimes in Elm from January to April: {R} in 2025 and {B} in 2024.",
        "## January to April 2025\n\nElm had {R} crimes in these months.",
        ROW.format("January to April 2025"),
    ],
)
def test_months_that_are_the_facts_pass(text: str) -> None:
    """Each way to say them is known."""
    assert _problems(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Elm had {R} crimes in January to May 2025.", "says it of January to May 2025"),
        ("Elm had {R} crimes in January to April 2024.", "says it of January to April 2024"),
        ("Elm had {R} crimes in April 2025.", "says it of April 2025"),
        ("Elm had {R} crimes in 2025.", "says it of 2025"),
        ("Elm had {R} crimes.", "a part of a year, and nothing says so"),
        ("In the five months to April 2025 Elm had {R} crimes.", "says it of five months to April 2025"),
        ("In the first quarter of 2025 Elm had {R} crimes.", "says it of first quarter of 2025"),
        ("In the last quarter of 2025 Elm had {R} crimes.", "says it of last quarter of 2025"),
        ("In the last four months of 2025 Elm had {R} crimes.", "says it of last four months of 2025"),
        ("In the year to April 2025 Elm had {R} crimes.", "says it of the year to April 2025"),
        ("Between January and May 2025 Elm had {R} crimes.", "says it of Between January and May"),
        ("Elm had {R} crimes from January 2024 to April 2025.", "says it of January 2024 to April 2025"),
        ("Elm had {M} crimes in February 2025.", "says it of February 2025"),
        ("Elm had {R} crimes in all of 2025, and {M} in January 2025.", "says it of 2025"),
        ("Elm had {C} crimes in January to April 2025 than in January to May 2024.", "says it of January to May 2024"),
        ("Elm had {C} crimes in January to April 2025 than in 2024.", "says it of 2024"),
        ("Elm had {C} crimes in 2025 than in 2024.", "says it of 2025"),
        ("Elm had {C} crimes in the first four months of 2025 than in the same months of 2023.", "compares with 2023"),
        ("Elm had {N} crimes in June 2025 than in April 2025.", "says it of April 2025"),
        ("In January to April 2025 Elm had {R} crimes, after {B} in 2024.", "says it of 2024"),
        ("In January to April 2025 Elm had {R} crimes, after {B} in the same months of 2023.", "months of 2023"),
        ("## January to May 2025\n\nElm had {R} crimes in these months.", "heading names months"),
        (ROW.format("January to May 2025"), "says it of January to May 2025"),
    ],
)
def test_months_that_are_not_the_facts_are_refused(text: str, said: str) -> None:
    """Another month, another length and a whole year are told, with what the fact is about."""
    assert [problem for problem in _problems(text) if said in problem]


@given(st.builds(Period, st.integers(2020 * 12, 2026 * 12), st.integers(1, 11)))
def test_the_words_of_a_period_are_found_again_as_it(period: Period) -> None:
    """What the site prints of a period is read as that period, and as none of its neighbours."""
    (found,) = find_months(f"There were many in {period.words} here.")
    assert found.are(period)
    assert not found.are(period.shifted(1))
    assert not found.are(period.shifted(12))


@pytest.mark.parametrize(
    ("said", "first", "length"),
    [
        ("first quarter of 2023/24", (2023, 4), 3),
        ("last quarter of 2023/24", (2024, 1), 3),
        ("second half of 2023/24", (2023, 10), 6),
        ("last three months of 2023/24", (2024, 1), 3),
        ("last quarter of 2023", (2023, 10), 3),
    ],
)
def test_parts_of_a_year_from_april_are_counted_from_april(said: str, first: tuple[int, int], length: int) -> None:
    (found,) = find_months(f"There were many in the {said} here.")
    period = Period(Period.of_month(*first).first, length)

    assert found.are(period)
    assert not found.are(period.shifted(3))
    assert not found.are(period.shifted(12))


def test_an_average_month_says_that_it_is_one() -> None:
    """Three months and two can be compared by the month only, and a reader is told."""
    text = f"In January to February 2025 crime in Elm was [1.4 times]({AVERAGE}) that of January to March 2024{{}}."
    assert not [each for each in _problems(text.format(", a month")) if "average month" in each]
    assert [each for each in _problems(text.format("")) if "average month" in each]
