"""What each contract asks of its own extract, beyond what all ask of theirs."""

import pandas as pd
import pytest

from smp_metrics.shapes.compared import share_a_word
from tests.contracts.support import broken_rules, changed, extract, failures, swapped

ONCE = "No two rows have the same key"

# Other tests reach the same lines of the package.
pytestmark = pytest.mark.usefixtures("uncounted")


def row_of(name: str, **cells: object) -> int:
    """Find the one row that holds these cells."""
    frame = extract(name)
    (row,) = (index for index in frame.index if all(frame.loc[index, label] == cell for label, cell in cells.items()))
    return int(row)


def test_all_crime_by_ward_is_about_two_years() -> None:
    assert failures("all_crime_by_ward", changed(extract("all_crime_by_ward"), 0, year=2021)) == {
        ("The year is one of those that the extract is about", 0)
    }


def test_all_crime_by_ward_refuses_a_count_with_a_digit_too_many() -> None:
    row = row_of("all_crime_by_ward", ward="High Street", year=2023)
    broken = changed(extract("all_crime_by_ward"), row, crimes=32_720)
    assert failures("all_crime_by_ward", broken) == {("Every number lies between 0 and 10,000", row)}


def test_crime_rate_by_ward_refuses_more_crimes_than_residents() -> None:
    broken = changed(extract("crime_rate_by_ward"), 5, crimes_per_1000=1_001)
    assert failures("crime_rate_by_ward", broken) == {("Every number lies between 0 and 1,000", 5)}


def test_crime_rate_by_ward_holds_whole_numbers() -> None:
    broken = extract("crime_rate_by_ward").astype({"crimes_per_1000": float})
    assert broken_rules("crime_rate_by_ward", broken) == {"dtype('int64')"}


def test_vbc_by_cluster_lets_the_largest_cluster_through_and_no_tenfold() -> None:
    row = row_of("vbc_by_cluster", cluster=5, year=2023)
    assert failures("vbc_by_cluster", changed(extract("vbc_by_cluster"), row, crimes=9_999)) == set()
    broken = changed(extract("vbc_by_cluster"), row, crimes=44_970)
    assert failures("vbc_by_cluster", broken) == {("Every number lies between 0 and 10,000", row)}


def test_cas_by_cluster_refuses_a_count_as_large_as_victim_based_crime() -> None:
    broken = changed(extract("cas_by_cluster"), 0, crimes=5_001)
    assert failures("cas_by_cluster", broken) == {("Every number lies between 0 and 5,000", 0)}


def test_asb_by_cluster_needs_every_cluster_in_its_first_year() -> None:
    frame = extract("asb_by_cluster")
    lost = frame[(frame["cluster"] != 8) | (frame["year"] != 2021)]
    assert broken_rules("asb_by_cluster", lost) == {"Every cluster has a row for every year"}


def test_asb_by_ward_needs_every_ward_in_its_first_year() -> None:
    frame = extract("asb_by_ward")
    lost = frame[(frame["ward"] != "Heath") | (frame["year"] != 2021)]
    assert broken_rules("asb_by_ward", lost) == {"Every ward has a row for every year"}


def test_a_ward_named_for_another_is_both_twice_and_missing() -> None:
    broken = changed(extract("asb_by_ward"), row_of("asb_by_ward", ward="North", year=2023), ward="North Downs")
    assert broken_rules("asb_by_ward", broken) == {ONCE, "Every ward has a row for every year"}


def test_cluster_totals_know_three_measures() -> None:
    broken = changed(extract("cluster_totals"), 0, measure="all")
    assert failures("cluster_totals", broken) == {("The measure is vbc, cas or asb", 0)}


def test_cluster_totals_need_every_measure_in_every_year() -> None:
    frame = extract("cluster_totals")
    lost = frame[frame["measure"] != "cas"]
    assert broken_rules("cluster_totals", lost) == {"Every measure has a total for every year"}


def test_ward_clusters_have_at_most_four_wards() -> None:
    row = row_of("ward_clusters", ward="Fant")
    broken = changed(extract("ward_clusters"), row, cluster=5)
    assert broken_rules("ward_clusters", broken) == {"Every cluster has two to four wards"}


def test_ward_clusters_have_one_setting() -> None:
    row = row_of("ward_clusters", ward="Heath")
    broken = changed(extract("ward_clusters"), row, setting="rural")
    assert broken_rules("ward_clusters", broken) == {"All wards of a cluster have the same setting"}


def test_ward_clusters_are_urban_or_rural() -> None:
    broken = changed(extract("ward_clusters"), 0, setting="suburban")
    assert ("The setting is urban or rural", 0) in failures("ward_clusters", broken)


@pytest.mark.parametrize("name", ["ward_clusters", "ward_hexes", "ward_residents"])
def test_wards_with_each_others_gss_codes_are_both_reported(name: str) -> None:
    one, other = row_of(name, ward="North"), row_of(name, ward="North Downs")
    broken = swapped(extract(name), "gss_code", one, other)
    assert failures(name, broken) == {("Every ward has its own GSS code", row) for row in (one, other)}


@pytest.mark.parametrize("code", ["E05000000", "e05004982", "E0500498", "E05004982 "])
def test_a_gss_code_of_no_ward_is_refused(code: str) -> None:
    broken = changed(extract("ward_residents"), 0, gss_code=code)
    assert failures("ward_residents", broken) == {("Every ward has its own GSS code", 0)}


def test_ward_residents_refuse_a_ward_of_a_few_hundred() -> None:
    broken = changed(extract("ward_residents"), 3, residents=291)
    assert failures("ward_residents", broken) == {("Every number lies between 1,000 and 20,000", 3)}


def test_ward_hexes_hold_one_ward_each() -> None:
    frame = extract("ward_hexes")
    broken = changed(frame, 9, q=frame.loc[2, "q"], r=frame.loc[2, "r"])
    assert failures("ward_hexes", broken) == {("No two wards stand on the same hexagon", 9)}


def test_district_residents_refuse_districts_with_each_others_codes() -> None:
    one, other = (row_of("district_residents", district=name, year=2021) for name in ("Dover", "Swale"))
    broken = swapped(extract("district_residents"), "gss_code", one, other)
    assert failures("district_residents", broken) == {
        ("Every district has its own GSS code", row) for row in (one, other)
    }


def test_district_residents_refuse_a_district_outside_kent() -> None:
    broken = changed(extract("district_residents"), 0, district="Rother")
    assert failures("district_residents", broken) == {("The district is one of Kent's, or Medway", 0)}


def test_district_residents_need_both_censuses_of_every_district() -> None:
    row = row_of("district_residents", district="Medway", year=2011)
    lost = extract("district_residents").drop(index=row)
    assert broken_rules("district_residents", lost) == {"Every district has a row for every census"}


def test_district_residents_refuse_another_districts_count() -> None:
    one, other = (row_of("district_residents", district=name, year=2021) for name in ("Medway", "Dover"))
    broken = swapped(extract("district_residents"), "residents", one, other)
    rule = "No district grows or shrinks by more than a quarter between two censuses"
    assert broken_rules("district_residents", broken) == {rule}


def test_crime_types_keep_the_size_of_each_category() -> None:
    broken = changed(extract("crime_types"), 0, category="cas")
    rule = "There are 12 types of victim-based crime and 4 of crime against society"
    assert rule in broken_rules("crime_types", broken)


def test_crime_types_belong_to_one_category_only() -> None:
    broken = changed(extract("crime_types"), 15, crime_type="Robbery")
    assert (ONCE, 15) in failures("crime_types", broken)


@pytest.mark.parametrize("slug", ["Crime-change", "crime_change", "crime--change", "crime change", "-crime"])
def test_stated_figures_are_named_in_words_joined_by_hyphens(slug: str) -> None:
    broken = changed(extract("stated_figures"), 0, figure=slug, says="Crime changed")
    assert failures("stated_figures", broken) == {("The name is small letters and digits, joined by hyphens", 0)}


@pytest.mark.parametrize("paragraph", [0, 113])
@pytest.mark.parametrize("name", ["stated_figures", "plan_figures"])
def test_figures_stand_in_a_paragraph_of_the_plan(name: str, paragraph: int) -> None:
    broken = changed(extract(name), 0, paragraph=paragraph)
    assert ("The paragraph is one of the plan's", 0) in failures(name, broken)


@pytest.mark.parametrize("rank", [0.0, -3.0, 2.5])
def test_stated_ranks_are_whole_numbers_from_one(rank: float) -> None:
    row = row_of("stated_figures", figure="crime-rank-2023")
    broken = changed(extract("stated_figures"), row, value=rank)
    assert ("A rank is a whole number from 1", row) in failures("stated_figures", broken)


def test_stated_figures_may_be_negative_and_have_decimals() -> None:
    assert extract("stated_figures").set_index("figure")["value"].loc["force-violence-percent-change-2023"] == -8.6


@pytest.mark.parametrize(("fact", "missing"), [("", ""), (None, None), ("fact:x.y", "the rows by month")])
def test_a_figure_of_the_ledger_has_a_fact_or_says_what_is_missing(fact: str | None, missing: str | None) -> None:
    broken = changed(extract("plan_figures"), 0, fact=fact, missing=missing)
    assert failures("plan_figures", broken) == {("Every figure has a fact or says what is missing, and never both", 0)}


@pytest.mark.parametrize("blank", ["", None])
def test_the_ledger_accepts_a_blank_for_the_one_that_is_not_given(blank: str | None) -> None:
    assert (
        failures("plan_figures", changed(extract("plan_figures"), 0, fact=blank, missing="the rows by month")) == set()
    )


def test_plan_figures_have_the_paragraph_that_their_id_names() -> None:
    rule = "An id starts with its paragraph, as p27, or with its table, which has one paragraph"
    frame = extract("plan_figures")
    in_text, in_table = (int(frame.index[frame["id"].str.startswith(start)][0]) for start in ("p27-", "t3-"))

    assert failures("plan_figures", changed(frame, in_text, paragraph=28)) == {(rule, in_text)}
    assert (rule, in_table) in failures("plan_figures", changed(frame, in_table, paragraph=28))


def test_a_part_of_the_ledger_belongs_to_a_statement_beside_it() -> None:
    rule, frame = (
        "A part belongs to a row of the same paragraph and place, which is no part itself",
        extract("plan_figures"),
    )
    part, other = (row_of("plan_figures", id=name) for name in ("p81-year-to-2019", "p81-year-to-2020"))

    for wrong in (
        "p81-no-such-row",
        "p81-year-to-2020",
        "p81-heading-offences",
        "p80-lines-remains",
        "p81-year-to-2019",
    ):
        assert failures("plan_figures", changed(frame, part, part_of=wrong)) == {(rule, part)}, wrong
    assert failures("plan_figures", changed(frame, other, part_of="")) == set()


def test_anti_slavery_partners_have_the_kind_that_their_name_says() -> None:
    rule, frame = "A partner whose name says what it is has that kind", extract("anti_slavery_partners")
    council, charity = (
        row_of("anti_slavery_partners", partner=name) for name in ("Kent County Council", "Salvation Army")
    )

    assert failures("anti_slavery_partners", swapped(frame, "kind", council, charity)) == {
        (rule, council),
        (rule, charity),
    }


def test_crime_types_are_against_society_where_the_home_office_counts_them_so() -> None:
    rule = "Drugs, weapons, public order and the miscellaneous are the crimes against society"
    drugs, robbery = (row_of("crime_types", crime_type=name) for name in ("Drug Offences", "Robbery"))

    assert failures("crime_types", swapped(extract("crime_types"), "category", drugs, robbery)) == {
        (rule, drugs),
        (rule, robbery),
    }


def test_plan_figures_of_a_table_stand_in_that_table() -> None:
    rule, frame = (
        "An id that starts with a table, as t8, stands in that table, and no other id does",
        extract("plan_figures"),
    )
    in_text, in_table = (int(frame.index[frame["id"].str.startswith(start)][0]) for start in ("p27-", "t3-"))

    assert failures("plan_figures", changed(frame, in_table, place="table 4")) == {(rule, in_table)}
    assert failures("plan_figures", changed(frame, in_text, place="table 3")) == {(rule, in_text)}
    assert failures("plan_figures", changed(frame, in_text, place="cover")) == {("The place is known", in_text)}


def test_a_safer_streets_objective_is_one_sentence_and_a_name_is_none() -> None:
    rule, frame = "A project's name is no sentence, and its objective is one", extract("safer_streets_projects")

    assert failures("safer_streets_projects", changed(frame, 0, objective="Pay a manager. Buy things.")) == {(rule, 0)}
    assert failures("safer_streets_projects", changed(frame, 1, project="The hub is open.")) == {(rule, 1)}


def test_what_a_safer_streets_project_did_names_the_project() -> None:
    rule = "The objective and what was delivered each use a word of the project's name"
    frame = extract("safer_streets_projects")
    both = {(rule, 3), (rule, 4)}

    assert failures("safer_streets_projects", swapped(frame, "objective", 3, 4)) == both
    assert failures("safer_streets_projects", swapped(frame, "delivered", 3, 4)) == both


@pytest.mark.parametrize(
    ("name", "at", "rule"),
    [
        ("plan_figures", {"id": "t1-heath-change"}, "What a row with a fact says uses a word of its id"),
        ("stated_figures", {"figure": "crime-rank-2023"}, "What the row says uses a word of the figure's name"),
        (
            "survey_findings",
            {"finding": "safe-in-the-day", "year": 2021},
            "What the row says uses a word of the finding's name",
        ),
    ],
)
def test_words_that_slipped_in_from_another_row_are_found(name: str, at: dict[str, object], rule: str) -> None:
    frame, row = extract(name), row_of(name, **at)

    assert failures(name, changed(frame, row, says="Something else and the rest of it")) == {(rule, row)}
    assert broken_rules(name, frame.assign(says=[*frame["says"][-1:], *frame["says"][:-1]])) == {rule}


def test_words_count_as_the_same_by_their_stem_and_little_ones_not_at_all() -> None:
    names = pd.Series(["stalking-2023", "fell", "part-and-whole", "in-2022"])
    words = pd.Series(["Offenders who stalked", "A fall", "One and the other", "Crimes of 2022"])

    assert share_a_word(names, words).tolist() == [True, False, False, True]


def test_a_printed_figure_that_no_fact_tells_stands_in_its_id() -> None:
    rule = "Where no fact works the figure out, the id ends with what is printed, as p5-rank-kent-8th"
    frame = extract("plan_figures")
    one, other = row_of("plan_figures", id="p5-rank-kent-8th"), row_of("plan_figures", id="p5-kent-authorities-12")

    assert failures("plan_figures", swapped(frame, "printed", one, other)) == {(rule, one), (rule, other)}


@pytest.mark.parametrize(
    ("name", "rule"),
    [("ward_hexes", "Rows are numbered from 1 to 5"), ("new_ward_hexes", "Columns are numbered from 1 to 5")],
)
def test_the_map_of_wards_does_not_stand_on_its_side(name: str, rule: str) -> None:
    frame = extract(name)
    turned = frame.assign(q=frame["r"], r=frame["q"])

    assert broken_rules(name, turned) == {rule}


def test_a_month_of_police_records_was_not_downloaded_before_it_was_over() -> None:
    frame = extract("police_downloads")
    row = row_of("police_downloads", month="2025-03")
    rule = "A month is downloaded after it is over"

    assert failures("police_downloads", changed(frame, row, downloaded="2025-03-31")) == {(rule, row)}
    assert failures("police_downloads", changed(frame, row, downloaded="2025-04")) == set()
    rule = "The day of download is one that the calendar has"
    assert failures("police_downloads", changed(frame, row, downloaded="2026-02-30")) == {(rule, row)}


def test_stated_figures_below_zero_are_changes() -> None:
    row = row_of("stated_figures", figure="kent-strategy-work-streams")
    rule = "Only a change is below zero, so its period names two times, joined by to"

    assert failures("stated_figures", changed(extract("stated_figures"), row, value=-3.0)) == {(rule, row)}
