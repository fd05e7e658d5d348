"""What each contract of sections 6 to 8 and of the appendices asks of its own extract."""

import pandas as pd
import pytest

from tests.contracts.support import broken_rules, changed, extract, failures, swapped
from tests.contracts.test_own_rules import row_of

COLUMN = ["scope", "age", "measure"]
LEVEL = "A rank is one more than the number of districts ahead"
ONLY_COUNTS = "No two districts are level on harm or per resident, only on counts"

# Other tests reach the same lines of the package.
pytestmark = pytest.mark.usefixtures("uncounted")


def ranks_of(scope: str, age: str, measure: str) -> dict[int, int]:
    """Give the ranks of one printed column by the rows on which they stand."""
    rows = enumerate(extract("serious_violence_ranks").to_dict("records"))
    return {row: cells["rank"] for row, cells in rows if [cells[label] for label in COLUMN] == [scope, age, measure]}


def first_row(ranks: dict[int, int], rank: int) -> int:
    return next(row for row, here in ranks.items() if here == rank)


def test_ranks_that_two_districts_exchange_still_make_a_ranking() -> None:
    one, other, *_ = ranks_of("all", "all", "harm")
    assert failures("serious_violence_ranks", swapped(extract("serious_violence_ranks"), "rank", one, other)) == set()


def test_a_rank_with_no_rank_ahead_of_it_is_refused() -> None:
    ranks = ranks_of("all", "all", "count")
    third, fourth = first_row(ranks, 3), first_row(ranks, 4)
    broken = changed(extract("serious_violence_ranks"), third, rank=4)
    assert failures("serious_violence_ranks", broken) == {(LEVEL, third), (LEVEL, fourth)}


@pytest.mark.parametrize(("measure", "rule"), [("harm", {ONLY_COUNTS}), ("per 1000", {ONLY_COUNTS}), ("count", set())])
def test_districts_are_level_on_counts_only(measure: str, rule: set[str]) -> None:
    ranks = ranks_of("all", "all", measure)
    third, fourth = first_row(ranks, 3), first_row(ranks, 4)
    broken = changed(extract("serious_violence_ranks"), fourth, rank=3)
    assert failures("serious_violence_ranks", broken) == {(name, row) for name in rule for row in (third, fourth)}


def test_level_districts_leave_the_next_rank_out() -> None:
    ranks = ranks_of("most", "under 18", "count")
    assert sorted(ranks.values())[3:7] == [4, 4, 4, 7]
    seventh = first_row(ranks, 7)
    broken = changed(extract("serious_violence_ranks"), seventh, rank=5)
    assert failures("serious_violence_ranks", broken) == {(LEVEL, seventh)}


def test_ranks_need_every_district_in_every_column() -> None:
    lost = extract("serious_violence_ranks").drop(index=list(ranks_of("all", "under 18", "count")))
    rule = "Every district has a rank for every scope, age and measure"
    assert broken_rules("serious_violence_ranks", lost) == {rule}


@pytest.mark.parametrize(("label", "word"), [("scope", "worst"), ("age", "under 21"), ("measure", "cost")])
def test_ranks_know_their_columns(label: str, word: str) -> None:
    broken = changed(extract("serious_violence_ranks"), 0, **{label: word})
    assert any(row == 0 for _, row in failures("serious_violence_ranks", broken))


def test_an_offence_within_a_group_is_within_its_own() -> None:
    row = row_of("domestic_abuse_subsets", offence="rape", year=2023)
    broken = changed(extract("domestic_abuse_subsets"), row, part_of="other crimes")
    assert failures("domestic_abuse_subsets", broken) == {("Every offence is a part of its own group", row)}


def test_rates_of_domestic_abuse_have_one_decimal() -> None:
    broken = changed(extract("domestic_abuse_rate_by_ward"), 7, crimes_per_1000=7.55)
    assert failures("domestic_abuse_rate_by_ward", broken) == {("Rates have one decimal", 7)}


@pytest.mark.parametrize("category", ["vbc", "cas", "all crime"])
def test_victim_based_crimes_and_crimes_against_society_make_all_crime(category: str) -> None:
    row = row_of("town_centre", area="High Street", category=category, year=2022)
    broken = changed(extract("town_centre"), row, count=1_500)
    assert broken_rules("town_centre", broken) == {"Victim-based crimes and crimes against society make all crime"}


@pytest.mark.parametrize(("category", "count"), [("shoplifting", 1_616), ("domestic abuse", 1_939)])
def test_a_part_of_crime_in_the_town_centre_is_no_more_than_its_whole(category: str, count: int) -> None:
    row = row_of("town_centre", area="High Street", category=category, year=2023)
    rule = "Shoplifting is a part of victim-based crime, and domestic abuse of all crime"
    assert broken_rules("town_centre", changed(extract("town_centre"), row, count=count)) == {rule}
    assert broken_rules("town_centre", changed(extract("town_centre"), row, count=count - 1)) == set()


def test_no_more_children_are_missing_than_reported() -> None:
    rule = "There are no more children than reports"
    broken = changed(extract("missing_children_by_area"), 0, children=349)
    assert failures("missing_children_by_area", broken) == {(rule, 0)}
    row = row_of("missing_children", measure="individuals", year=2023)
    assert broken_rules("missing_children", changed(extract("missing_children"), row, value=349.0)) == {rule}


@pytest.mark.parametrize(("measure", "value"), [("found harmed", 14.5), ("repeat rate", 101.0), ("repeat rate", 64.5)])
def test_measures_of_missing_children_suit_their_unit(measure: str, value: float) -> None:
    row = row_of("missing_children", measure=measure, year=2023)
    rule = "Only hours have decimals; shares end at 100, and times missing at ten days"
    assert failures("missing_children", changed(extract("missing_children"), row, value=value)) == {(rule, row)}


def test_a_measure_of_missing_children_keeps_its_unit() -> None:
    row = row_of("missing_children", measure="found harmed", year=2023)
    broken = changed(extract("missing_children"), row, unit="reports")
    assert failures("missing_children", broken) == {("Every measure has its own unit", row)}


def test_youth_offenders_need_every_age() -> None:
    frame = extract("youth_offenders_by_age")
    assert broken_rules("youth_offenders_by_age", frame[frame["age"] != "14"]) == {"Every age has a row for every year"}


def test_each_priority_has_its_own_paragraph_and_a_known_status() -> None:
    frame = extract("priority_statuses")
    broken = changed(frame, 3, paragraph=84)
    assert failures("priority_statuses", broken) == {("Every priority has its own paragraph", 3)}
    exchanged = swapped(frame, "paragraph", 0, 1)
    assert failures("priority_statuses", exchanged) == {("Every priority has its own paragraph", row) for row in (0, 1)}
    unknown = changed(frame, 3, status="Off track")
    assert failures("priority_statuses", unknown) == {("The status is one that the plan uses", 3)}


def test_a_year_has_no_more_notices_than_warnings() -> None:
    row = row_of("protection_totals", power="cpn", year=2023)
    rule = "No year has more notices than warnings, for a warning must come first"
    assert broken_rules("protection_totals", changed(extract("protection_totals"), row, total=60)) == {rule}


def test_a_blank_count_of_needles_has_a_marker_and_no_other_has() -> None:
    rule = "A count is blank only where a marker says why, and never beside a marker otherwise"
    blank, full = row_of("needle_finds", month=4, year=2021), row_of("needle_finds", month=4, year=2020)
    frame = extract("needle_finds")
    assert failures("needle_finds", changed(frame, blank, marker="")) == {(rule, blank)}
    assert failures("needle_finds", changed(frame, full, marker="[x]")) == {(rule, full)}
    assert failures("needle_finds", changed(frame, full, count=pd.NA)) == {(rule, full)}
    assert failures("needle_finds", changed(frame, full, count=pd.NA, marker="[x]")) == set()


def test_needles_know_twelve_months_and_one_marker() -> None:
    frame = extract("needle_finds")
    assert failures("needle_finds", changed(frame, 0, month=13)) == {("Months are numbered from 1 to 12", 0)}
    assert ("The marker is [x] or blank", 0) in failures("needle_finds", changed(frame, 0, marker="[c]"))


def test_every_year_has_five_places_of_needles() -> None:
    row = row_of("needle_locations", location="Rose Garden", year=2022)
    broken = changed(extract("needle_locations"), row, year=2023, location="Penenden Heath")
    assert broken_rules("needle_locations", broken) == {"Every year has five places"}


def test_service_requests_need_every_kind() -> None:
    frame = extract("service_requests")
    lost = frame[frame["kind"] != "street trading"]
    assert broken_rules("service_requests", lost) == {"Every kind has a row for every year"}


@pytest.mark.parametrize(("finding", "value"), [("safe-in-the-day", 100.5), ("responses", 1241.5)])
def test_survey_findings_suit_their_unit(finding: str, value: float) -> None:
    row = row_of("survey_findings", finding=finding, year=2021)
    broken = changed(extract("survey_findings"), row, value=value)
    assert failures("survey_findings", broken) == {("No share is over 100%, and whole people are counted", row)}


def test_operation_aidant_periods_do_not_overlap() -> None:
    rule = "A period ends after it starts, and before the next one starts"
    frame = extract("operation_aidant")
    assert broken_rules("operation_aidant", changed(frame, 0, ends="2024-05-20")) == {rule}
    assert broken_rules("operation_aidant", changed(frame, 3, ends="2024-11-10")) == {rule}
    assert broken_rules("operation_aidant", changed(frame, 0, ends="2024-05-19")) == set()


@pytest.mark.parametrize("day", ["2024-02-30", "2024-13-01", "2024-11-31"])
def test_operation_aidant_has_no_day_that_no_calendar_has(day: str) -> None:
    assert ("The date stands in the calendar", 0) in failures(
        "operation_aidant", changed(extract("operation_aidant"), 0, starts=day)
    )


@pytest.mark.parametrize("day", ["2024-3-11", "11 March 2024", "2023-03-11", "2024-003-1"])
def test_operation_aidant_has_dates_of_2024(day: str) -> None:
    rule = "The date is a day of 2024, such as 2024-03-11"
    assert (rule, 0) in failures("operation_aidant", changed(extract("operation_aidant"), 0, starts=day))


@pytest.mark.parametrize(
    ("name", "rule"),
    [("anti_slavery_partners", "There are twelve partners"), ("safer_streets_projects", "There are twelve projects")],
)
def test_lists_of_the_plan_are_whole(name: str, rule: str) -> None:
    assert broken_rules(name, extract(name).drop(index=2)) == {rule}
