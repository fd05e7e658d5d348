"""Facts over months: ranges add up, what is not had or is unlike is refused, and latest moves with the data."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from smp_metrics.extracts import Column, Extract
from smp_metrics.facts import FactError, Facts
from smp_metrics.facts.address import parse_address
from smp_metrics.facts.wording import in_words
from tests.facts.small import Small, table

MONTHS = [f"{year}-{month:02}" for year, month in product((2024, 2025), range(1, 7)) if (year, month) != (2024, 6)]
ROWS = [
    f"{ward},{month},{10 * at + n}" for at, ward in enumerate(("Elm", "Oak Hill"), 1) for n, month in enumerate(MONTHS)
]
YEARS = ["2021,7", "2022,9", "2023,10"]


def _flow(extract: Extract) -> Extract:
    columns = tuple(replace(each, flow=each.role == "measure") for each in extract.columns)
    return replace(extract, columns=columns)


def _ending(extract: Extract, ends: int) -> Extract:
    def column(each: Column) -> Column:
        return replace(each, ends=ends) if each.name == "year" else each

    return replace(extract, columns=tuple(map(column, extract.columns)))


class Monthly(Small):
    """The made-up project, with months: January to May 2024 and January to June 2025."""

    def __init__(self) -> None:
        """Put the tables of months beside the others."""
        super().__init__()
        self._tables |= {each.name: each for each in TABLES}


TABLES = [
    _flow(table("by_month", "ward|month|crimes:crimes", ROWS, key="ward month", period="month", geography="ward")),
    table("by_number", "month|year|finds:finds", ["1,2023,4", "2,2023,9"], key="month year", period="year"),
    table("listed", "crimes:crimes", ["1", "2"], key=""),
    table("people_by_month", "month|people:people", ["2025-01,5", "2025-02,6"], key="month", period="month"),
    _flow(
        table("gaps", "month|crimes:crimes", [f"{m},{n}" for n, m in enumerate(MONTHS)], key="month", period="month")
    ),
    _ending(_flow(table("to_november", "year|crimes:crimes", YEARS, key="year", period="year")), 11),
]


@pytest.fixture(scope="module")
def facts() -> Facts:
    """Give the facts of the made-up project with months."""
    return Facts(Monthly())


@pytest.mark.parametrize(
    ("address", "value", "period"),
    [
        ("by_month.crimes?ward=elm&month=2025-01", 15, "January 2025"),
        ("by_month.crimes?ward=elm&month=latest", 20, "June 2025"),
        ("by_month.crimes?ward=elm&month=latest-12", None, "no row of by_month with ward=elm has month=latest-12"),
        ("by_month.crimes.total?month=2025-03", 17 + 27, "March 2025"),
        ("by_month.crimes.total?ward=elm&month=2025-01..2025-04", 15 + 16 + 17 + 18, "January to April 2025"),
        ("by_month.crimes.total?ward=elm&month=latest-2..latest", 18 + 19 + 20, "April to June 2025"),
        ("by_month.crimes.total?ward=elm&month=2024-q1", 10 + 11 + 12, "January to March 2024"),
        ("by_month.crimes.total?ward=elm&month=2024", None, "no rows of June to December 2024, so none of 2024"),
        ("by_month.crimes.total?ward=elm&month=2024/25", None, "no rows of June to December 2024, so none of 2024/25"),
        ("by_month.crimes.total?month=2023", None, "no row of by_month has month=2023"),
        ("by_month.crimes.total?month=soon", None, "no row of by_month has month=soon"),
        ("by_month.crimes.total?ward=elm", None, "give month="),
        ("by_month.crimes.share?ward=elm&month=2025-q1", Fraction(4800, 126), "January to March 2025"),
        ("by_month.crimes.rate?ward=elm&month=2024-q1", Fraction(33, 2), "January to March 2024"),
        ("by_month.crimes.change?ward=elm&from=2024-01&to=2025-01", 5, "January 2024 and January 2025"),
        ("by_month.crimes.change?ward=elm&from=latest-1&to=latest", 1, "May 2025 and June 2025"),
        ("by_month.crimes.change?from=2024-01..2024-04&to=2025-01..2025-04", 40,
         "January to April 2024 and January to April 2025"),
        ("by_month.crimes.change?from=2024-01..2024-04&to=2025-01..2025-03", None, "are unlike"),
        ("by_month.crimes.change?from=2024-02..2024-04&to=2025-q1", None, "are unlike"),
        ("by_month.crimes.change?from=2024-01..2024-04&to=2024-04..2024-05", None, "is not before"),
        ("by_month.crimes.change?from=soon&to=2025-01", None, "no row of by_month has month=soon"),
        ("by_month.crimes.change?from=2025-01&to=2024-01", None, "from=2025-01 is not before to=2024-01"),
        ("by_month.crimes.change?ward=elm&from=2024-q1&to=2025-01..2025-02&per=month", Fraction(31, 2) - 11,
         "January to March 2024 and January to February 2025"),
        ("by_month.crimes.total?month=2025-01&per=month", None, "total does not read per="),
        ("by_month.crimes.ratio?ward=elm&than=oak-hill&per=month", None, "does not name both"),
        ("by_month.crimes.change?from=2024-01&to=2025-01&per=week", None, "per=week is not known; it may be month"),
        ("people_by_month.people?month=2025-02", 6, "February 2025"),
        ("people_by_month.people.total?month=2025-01..2025-02", None, "be added up over January to February 2025"),
        ("people_by_month.people.highest?month=2025", None, "no rows of March to December 2025"),
        ("people_by_month.people.highest?month=2025-01..2025-02", "February 2025", "January to February 2025"),
        ("people_by_month.people.lowest?month=2025-01..2025-02", "January 2025", "January to February 2025"),
        ("people_by_month.people.rank?month=2025-02", 1, "January 2025 and February 2025"),
        ("people_by_month.people.difference?month=2025-02&than=2025-01", 1, "January 2025 and February 2025"),
        ("people_by_month.people.highest?from=2025-01&to=2025-02&by=change", None, "none of them rises or falls"),
        ("listed.crimes.highest", None, "listed has nothing to compare"),
        ("by_number.finds.highest?year=2023", "February", "2023"),
        ("gaps.crimes.highest", None, "gaps has no rows of June to December 2024; choose periods that follow one"),
        ("gaps.crimes.highest?month=2025-q1", "March 2025", "January to March 2025"),
        ("gaps.crimes.rank?month=2025-02", None, "gaps has no rows of June to December 2024"),
        ("to_november.crimes?year=2023", 10, "2023"),
        ("to_november.crimes?year=latest", 10, "2023"),
        ("to_november.crimes?year=year-to-2022-11", 9, "2022"),
        ("to_november.crimes?year=2022-12..2023-11", 10, "2023"),
        ("to_november.crimes.total?year=2022..2023", 19, "2022 to 2023"),
        ("to_november.crimes.change?from=latest-1&to=latest", 1, "2022 to 2023"),
        ("to_november.crimes.change?from=2021&to=2022..2023", None, "are unlike"),
        ("to_november.crimes.total?year=2020..2021", None, "no rows of the year to November 2020"),
    ],
)  # fmt: skip
def test_a_fact_is_of_the_months_asked(facts: Facts, address: str, value: Fraction | str | None, period: str) -> None:
    """Each address gives the number worked out by hand and says its period, or is refused with the reason."""
    if value is None:
        with pytest.raises(FactError, match=period.replace("(", r"\(")):
            facts[f"fact:{address}"]
    else:
        assert (facts[f"fact:{address}"].value, facts[f"fact:{address}"].period) == (value, period)


def test_rows_are_named_by_their_month(facts: Facts) -> None:
    """A reader is shown months, never their form in the data."""
    labels = [each.label for each in facts["fact:by_month.crimes.total?ward=elm&month=2025-01..2025-02"].sources]
    assert labels == ["Elm, January 2025", "Elm, February 2025"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("total?ward=elm&month=2025-01..2025-04", "Elm, January to April 2025: crimes, added up"),
        ("value?ward=elm&month=latest", "Elm, June 2025: crimes"),
        ("change?ward=elm&from=latest-1&to=latest", "Elm: crimes in June 2025, less those in May 2025"),
        ("percent_change?ward=elm&from=2024-q1&to=2025-01..2025-02&per=month",
         ("Elm: change in crimes a month from January to March 2024 to January to February 2025, "
          "as a percentage of January to March 2024")),
    ],
)  # fmt: skip
def test_words_name_periods_as_people_do(address: str, words: str) -> None:
    """What a fact is says its months in words, and what latest stands for."""
    assert in_words(parse_address(f"fact:by_month.crimes.{address}"), Monthly()) == words


def test_what_a_fact_is_about_has_its_years_and_spans(facts: Facts) -> None:
    """The years are those of its months; a fact of whole years has no spans."""
    months = facts["fact:by_month.crimes.change?from=2024-q1&to=2025-q1"]
    assert facts.about(months).years == ("2024", "2025")
    assert [span.words for span in months.spans] == ["January to March 2024", "January to March 2025"]
    assert facts["fact:to_november.crimes?year=latest"].spans == ()
    assert facts.about(facts["fact:to_november.crimes?year=latest"]).years == ("2023",)
