"""Where a number comes from, as its panel and its entry tell it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from smp_metrics.charts.ids import known_ids
from smp_metrics.claims.text.document import Document
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.memo import Memo
from smp_metrics.facts import Facts, parse_address
from smp_metrics.site.checking import Report, check
from smp_metrics.site.extensions.inline import fact_page
from smp_metrics.site.pages.facts_pages import facts_pages
from smp_metrics.site.pages.figures_page import figures_page
from smp_metrics.site.pages.origins import cell, origin_of, panel_file, shown
from smp_metrics.site.pages.standing import standing_of
from smp_metrics.site.written.places import paragraph_at

ROOT = Path(__file__).resolve().parents[2]
ENTRY = re.compile(r"^### [^\n]* \{#([^}]+)\}\n\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
TOLD = ("Period", "Rows", "Source", "Read on", "Address")


@pytest.fixture(scope="module")
def report() -> Report:
    return check(ROOT, known_ids())


@pytest.fixture(scope="module")
def pages(report: Report) -> dict[str, str]:
    # As if no build had left any.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Memo, "get", lambda *_: None)
        return {name: str(text) for name, text in facts_pages(report).items()}


@pytest.fixture(scope="module")
def entries(pages: dict[str, str]) -> dict[str, str]:
    """Give each entry by its page and anchor."""
    written = {name.removesuffix(".md"): text for name, text in pages.items() if name.endswith(".md")}
    del written["facts/index"]
    return {f"{name}/#{each[1]}": each[2] for name, text in written.items() for each in ENTRY.finditer(text)}


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(Extracts(ROOT))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("all_crime_by_ward.crimes?ward=high-street&year=2023", "3,272 crimes"),
        ("all_crime_by_ward.crimes.percent_change?ward=high-street&from=2022&to=2023", "−7.31%"),
        ("all_crime_by_ward.crimes.rate?year=2023", "84.05 per 1,000 residents"),
        ("all_crime_by_ward.crimes.rank?ward=high-street&year=2023", "1st"),
        ("all_crime_by_ward.crimes.highest?year=2023", "High Street"),
        ("crime_rate_by_ward.crimes_per_1000.ratio?ward=high-street&than=park-wood&year=2023", "2.02 times"),
        ("stated_figures.value?figure=safer-streets-4", "£565,877"),
        ("change_beyond_kent?ward=high-street", "−2.31 percentage points"),
        ("cas_by_cluster.crimes.change?cluster=1&from=2021&to=2023", "0 crimes"),
        ("serious_violence_ranks.district.count", "13"),
        ("all_crime_by_ward.crimes.count_of_falls?from=2022&to=2023", "17"),
    ],
)
def test_a_value_is_shown_with_its_unit(address: str, expected: str, facts: Facts) -> None:
    assert shown(facts[f"fact:{address}"]) == expected


def test_one_of_a_thing_is_not_in_the_plural(facts: Facts) -> None:
    ones = [row for row in facts.extracts["protection_warnings"].rows if row["warnings"] == 1]
    kind, year = str(ones[0]["kind"]).lower().replace(" ", "-"), ones[0]["year"]

    assert shown(facts[f"fact:protection_warnings.warnings?kind={kind}&year={year}"]) == "1 warning"


def test_a_figure_that_the_plan_only_states_names_its_paragraph_and_its_own_period(facts: Facts) -> None:
    origin = origin_of(facts["fact:stated_figures.value?figure=youth-hub-young-people"], facts.extracts)

    assert list(origin.sources.values()) == ["The 2024/25 plan, paragraph 73"]
    assert origin.period == "since February 2023"


def test_the_period_of_a_stated_figure_is_not_taken_from_the_rows_of_other_extracts(facts: Facts) -> None:
    fact = facts["fact:stated_share_of_change?figure=heath-violence-change-2023&cluster=1"]

    assert origin_of(fact, facts.extracts).period == "2022 to 2023"


@pytest.mark.parametrize(
    ("address", "period"),
    [
        ("victim_based_share?year=2023", "2023"),
        ("wards_new_in_top_five?before=2022&after=2023", "2022 to 2023"),
        ("implied_crimes?rate=crime-rate-2023", "2023"),
        (
            "town_centre_all_crime?area=high-street&year=2023",
            "June to December of 2021 to 2023; for domestic abuse June to November",
        ),
    ],
)
def test_a_named_fact_covers_the_years_that_its_address_gives(address: str, period: str, facts: Facts) -> None:
    assert origin_of(facts[f"fact:{address}"], facts.extracts).period == period


def test_a_year_that_ends_in_november_says_so(facts: Facts) -> None:
    origin = origin_of(facts["fact:domestic_abuse_totals.crimes?year=2023"], facts.extracts)

    assert origin.period == "Year to November 2023"


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("survey_findings.value?finding=safe-in-the-day&year=2019", "safe in the day, 2019"),
        ("vbc_by_cluster.crimes?cluster=6&year=2023", "cluster 6, 2023"),
        ("protection_notices.notices?kind=anti-social-behaviour&year=2023", "anti-social behaviour, 2023"),
    ],
)
def test_a_row_is_named_as_people_write(address: str, label: str, facts: Facts) -> None:
    rows = next(iter(origin_of(facts[f"fact:{address}"], facts.extracts).rows.values()))

    assert cell(rows[0]).startswith(f"{label}:\N{NO-BREAK SPACE}")


def test_a_row_that_is_its_own_name_is_named_once_and_a_year_of_months_is_a_year(facts: Facts) -> None:
    wards = origin_of(facts["fact:new_ward_residents.ward.count"], facts.extracts)
    months = origin_of(facts["fact:police_by_month.crimes.total?month=2025"], facts.extracts)

    assert cell(wards.rows["new_ward_residents"][0]) == "Allington and Bridge"
    assert (wards.formula, months.period) == ("", "2025")


def test_a_panel_lists_few_rows_whole_and_counts_the_others_of_many(facts: Facts) -> None:
    change = facts["fact:all_crime_by_ward.crimes.change?ward=heath&from=2022&to=2023"]
    total = facts["fact:all_crime_by_ward.crimes.total?year=2023"]
    panels = json.loads(
        panel_file({each.address: origin_of(each, facts.extracts) for each in (change, total)}, facts.extracts)
    )
    few, many = (panels[parse_address(fact.address).slug] for fact in (change, total))

    assert len(few["rows"]) == 2
    assert "more" not in few
    assert len(many["rows"]) + many["more"] == 26


def test_a_panel_names_the_corrections_of_its_rows(facts: Facts) -> None:
    fact = facts["fact:vbc_by_cluster.crimes?cluster=6&year=2023"]
    panel = next(iter(json.loads(panel_file({fact.address: origin_of(fact, facts.extracts)}, facts.extracts)).values()))

    assert panel["corrections"] == [
        ["vbc-clusters-6-and-7-exchanged", "Table three swaps the victim-based crime of clusters 6 and 7"]
    ]


def test_every_figure_with_a_fact_says_what_the_fact_gives(report: Report) -> None:
    page = figures_page(report, "2024-25")

    assert page.count("](all_crime_by_ward.md#") > 50
    assert "[](" not in page


def test_every_claim_and_every_figure_of_the_ledger_has_an_entry_and_a_panel(
    report: Report, pages: dict[str, str], entries: dict[str, str]
) -> None:
    claimed = {claim.address for document in report.documents for claim in document.claims}
    wanted = {fact_page(each) for each in claimed | {figure.fact.address for figure in report.figures if figure.fact}}
    files = {name.removesuffix(".json"): json.loads(text) for name, text in pages.items() if name.endswith(".json")}

    assert entries.keys() == wanted
    assert {f"{name}/#{anchor}" for name, panels in files.items() for anchor in panels} == wanted


def test_every_entry_tells_period_rows_source_and_where_it_is_read(entries: dict[str, str]) -> None:
    told = [re.compile(rf"^- \*\*{name}:\*\* \S", re.MULTILINE) for name in TOLD]

    assert [name for name, text in entries.items() if not all(each.search(text) for each in told)] == []


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("all_crime_by_ward.crimes?ward=high-street&year=2023", "plan/appendix-2-tables/#table-one"),
        ("stated_figures.value?figure=youth-hub-young-people", "plan/town-centre/#p73"),
        ("needle_finds.count.total?year=2023", "plan/substance-misuse/#p104"),
        ("priority_statuses.status?paragraph=82", "plan/reviews/"),
        ("police_by_month.crimes.total?month=2025", ""),
    ],
)
def test_a_number_leads_to_its_table_or_paragraph_of_the_plan(report: Report, address: str, place: str) -> None:
    fact = report.facts[f"fact:{address}"]
    origin = standing_of(report).told(origin_of(fact, report.extracts))
    (panel,) = json.loads(panel_file({fact.address: origin}, report.extracts)).values()

    assert [each[3] for each in panel["extracts"]] == [place]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title\n\n### Message {#p15}\n\nwords HERE", "15"),
        ("# Title\n\n### Message HERE {#p15}\n\nwords", "15"),
        ("# Title\n\n### Message {#p15}\n\nwords\n\n## Help\n\nwords HERE", ""),
        ("# Title\n\nwords HERE\n\n### Message {#p15}\n", ""),
    ],
)
def test_a_claim_is_found_in_its_paragraph(text: str, expected: str) -> None:
    assert paragraph_at(Document("docs/page.md", text), text.index("HERE")) == expected
