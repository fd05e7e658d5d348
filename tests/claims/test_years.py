"""The years that a sentence names, and what they are said of, are those of its fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.claims.checking import check_document
from smp_metrics.claims.text.document import Document
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts

ROOT = Path(__file__).resolve().parents[2]
REQUESTS = "fact:service_requests.requests.change?kind=noise&from={0}&to={1}"
TOTAL = "fact:all_crime_by_ward.crimes.total?year={0}"
LATER = "fact:all_crime_by_ward.crimes.percent_change?from=2022&to=2023"
ASB = "fact:asb_by_ward.incidents.change?from={0}&to=2023"
TABLE = "| Requests | {0} |\n|---|---:|\n| Noise | [{1}]({2}) |"
# A sentence that holds, what stands instead, and what is said of that.
TOLD = (
    (f"Crime [fell by 6%]({LATER}) from 2022 to 2023.", "from 2022", "from 2021", "goes from 2021 to 2023"),
    (f"Crime [fell by 6%]({LATER}) between 2022 and 2023.", "2022 and", "2021 and", "goes from 2021 to 2023"),
    (f"From 2022 to 2023 crime [fell by 6%]({LATER}).", "to 2023", "to 2024", "goes from 2022 to 2024"),
    (f"Crime [fell by 6%]({LATER}) in 2023.", "2023.", "2022.", "came about in 2022"),
    (f"In 2023 there was [6% less]({LATER}) crime than in 2022.", "2022.", "2021.", "compares with 2021"),
    (f"In 2023 crime was [down 6%]({LATER}) compared with 2022.", "2022.", "2021.", "compares with 2021"),
    (
        f"By 2023, since 2021, there are [1,225 fewer]({ASB.format(2021)}) incidents.",
        "since 2021",
        "since 2022",
        "with 2022",
    ),
    (
        f"In 2023 there were [fewer]({LATER}) crimes and [fewer]({ASB.format(2022)}) incidents than in 2022.",
        "2022.",
        "2021.",
        "compares with 2021",
    ),
    (
        f"There were [14,774]({TOTAL.format(2023)}) crimes in 2023, after [15,745]({TOTAL.format(2022)}) in 2022.",
        "in 2022.",
        "in 2023.",
        "says it of 2023",
    ),
    (
        f"In 2023 crime went from [15,745]({TOTAL.format(2022)}) to [14,774]({TOTAL.format(2023)}).",
        "In 2023",
        "In 2022",
        "says it of 2022",
    ),
    (TABLE.format("2020 to 2021", "26", REQUESTS.format(2020, 2021)), "2020 to 2021", "2021 to 2022", "goes from 2021"),
    (
        TABLE.format("2023", "539", "fact:service_requests.requests?kind=noise&year=2023"),
        "2023 |",
        "Change |",
        "it is none",
    ),
)
RIGHT = (
    f"From 2022 crime went from [15,745]({TOTAL.format(2022)}) to [14,774]({TOTAL.format(2023)}).",
    f"In 2022 and 2023 crime went from [15,745]({TOTAL.format(2022)}) to [14,774]({TOTAL.format(2023)}).",
    f"There were [15,745]({TOTAL.format(2022)}) crimes in 2022, and [14,774]({TOTAL.format(2023)}) in 2023.",
    "The plan has [1,144](fact:plan_figures.id.count) figures.",
    f"Crime [fell by 6%]({LATER}), to [14,774]({TOTAL.format(2023)}), from 2022 to 2023.",
)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(Extracts(ROOT))


def told(text: str, facts: Facts) -> list[str]:
    return [problem.message for problem in check_document(Document("docs/a.md", f"# A page\n\n{text}\n"), facts)]


@pytest.mark.parametrize(("right", "before", "after", "message"), TOLD)
def test_another_year_than_the_fact_s_is_told(right: str, before: str, after: str, message: str, facts: Facts) -> None:
    wrong = right.replace(before, after)

    assert told(right, facts) == []
    assert wrong != right
    assert any(message in each for each in told(wrong, facts))


@pytest.mark.parametrize("text", RIGHT)
def test_years_that_are_said_of_another_number_change_none(text: str, facts: Facts) -> None:
    assert told(text, facts) == []
