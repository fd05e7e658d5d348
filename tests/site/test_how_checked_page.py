"""The page on checks counts what is there: every figure, number, table, tie and mistake made on purpose."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from pydantic import ValidationError

from smp_metrics.claims.plan.coverage import FROM_DATA, FROM_THE_PLAN, claims_by_origin, exempt_by_reason
from smp_metrics.claims.text.document import Document
from smp_metrics.reconciliations import RECONCILIATIONS
from smp_metrics.site.checking import Report
from smp_metrics.site.pages.bars import bars, of_all, percent
from smp_metrics.site.pages.corrections_page import corrections_page
from smp_metrics.site.pages.how_checked_page import file_links, how_checked_page
from smp_metrics.site.pages.mutation_part import mutation_part
from smp_metrics.site.pages.mutations import RESULTS, Results, read_results
from smp_metrics.site.pages.verdicts import WORDS, verdicts

ROOT = Path(__file__).resolve().parents[2]
MADE_UP = {
    "groups": [
        {
            "name": "a digit changed",
            "made": 1200,
            "caught": 1188,
            "by": {"contract": 700, "reconciliation": 480, "ledger": 8, "claim": 0, "correction": 0},
        },
        {"name": "A row dropped", "made": 300, "caught": 300, "by": {"contract": 300}},
    ],
    "survivors": [
        {
            "group": "a digit changed",
            "where": "data/stated_figures.csv",
            "count": 9,
            "reason": "The plan states it once.",
        },
        {
            "group": "a digit changed",
            "where": "docs/wards/_ward.md",
            "count": 3,
            "reason": "It is known to the nearest ten.",
        },
    ],
    "harmless": [{"name": "Rows in another order", "made": 37, "alarms": 0}],
}


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return how_checked_page(report)


def told(**other: Any) -> str:
    """Give the part on mistakes as made-up results have it, some of them replaced."""
    return mutation_part(
        Results.model_validate(MADE_UP | other), {"data/stated_figures.csv": "[Figures](data/stated_figures.md)"}
    )


def cells(table: str) -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", table)[1:]
    return [re.findall(r"<(?:th|td)[^>]*>(?:<div.*?</svg>)?(?:<span>)?([^<]*)", row) for row in rows]


def test_every_printed_figure_is_counted_once_and_on_both_pages_the_same(page: str, report: Report) -> None:
    counted = verdicts(report.figures)

    statements = [figure for figure in report.figures if not figure.row["part_of"]]
    assert sum(count for _, count in counted) == len(statements) < len(report.figures)
    assert f"{len(statements):,} figures and statements" in page
    for words, count in counted:
        assert f"- {count} {words}" in corrections_page(report)
        assert f">{escape(words[:1].upper() + words[1:])}</th>" in page


def test_one_figure_is_told_as_one(report: Report) -> None:
    first = {figure.outcome: figure for figure in reversed(report.figures)}

    assert {words.split()[0] for words, _ in verdicts(first.values())} == {
        "agrees",
        "can",
        "can't",
        "differs",
        "disagrees",
        "is",
    }


def test_every_outcome_has_its_words(report: Report) -> None:
    assert {figure.outcome for figure in report.figures} <= WORDS.keys()


def test_every_claim_stands_on_data_or_on_the_plan(report: Report) -> None:
    counts = claims_by_origin(report.documents, report.facts)

    assert sum(counts.values()) == sum(len(document.claims) for document in report.documents)
    assert all(counts.values())


def test_a_claim_stands_on_the_plan_only_when_no_table_is_behind_it(report: Report) -> None:
    stated = "[3rd](fact:stated_figures.value?figure=crime-rank-2023)"
    found = "[81](fact:all_crime_by_ward.crimes?ward=barming&year=2023)"
    document = Document("docs/a.md", f"{stated} and {found}, {found}")

    assert claims_by_origin([document], report.facts) == {FROM_DATA: 2, FROM_THE_PLAN: 1}


def test_every_other_number_of_the_site_has_a_reason(report: Report, tmp_path: Path) -> None:
    assert "" not in exempt_by_reason(report.documents, tmp_path)


def test_numbers_are_counted_by_reason_and_remembered_for_as_long_as_the_text_stays(tmp_path: Path) -> None:
    pages = [Document("docs/a.md", "In 2022 and 2023, see paragraph 27."), Document("docs/b.md", "In 2021.")]
    counts = exempt_by_reason(pages, tmp_path)

    assert list(counts.values()) == [3, 1]
    assert exempt_by_reason(pages, tmp_path) == counts
    assert list(exempt_by_reason([*pages[1:], Document("docs/a.md", "No number.")], tmp_path).values()) == [1]


def test_every_table_and_every_tie_is_named(page: str, report: Report) -> None:
    for name in report.extracts.names:
        assert f"](data/{name}.md) |" in page, name
    for check in RECONCILIATIONS.values():
        assert f"| {(check.__doc__ or '').splitlines()[0]} | [" in page


def test_what_a_project_does_not_have_is_not_told(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smp_metrics.site.pages.how_checked_page.RECONCILIATIONS", {})
    page = how_checked_page(replace(report, figures=[]))

    assert not any(part in page for part in ("{#ties}", "{#figures}"))
    assert "{#limits}" in page


def test_a_tie_that_fails_leads_to_its_known_issue(page: str, report: Report) -> None:
    failing = [issue for issue in report.extracts.known_issues if issue.reconciliations]

    assert failing
    for issue in failing:
        assert f"](corrections.md#{issue.id})" in page


def test_mistakes_are_told_by_kind_and_by_check() -> None:
    part = told()
    by_kind, by_check = (cells(table) for table in re.findall(r"<table.*?</table>", part))

    assert "Of 1,500 mistakes, the checks found 1,488: 99%." in part
    assert by_kind == [["A digit changed", "1,188 of 1,200", "99%"], ["A row dropped", "300 of 300", "100%"]]
    assert by_check[0] == ["The rules of a table", "1,000", "67%"]
    assert "The words on our pages" not in part


def test_every_survivor_stands_on_the_page_with_its_reason() -> None:
    rows = told()

    assert "- **A digit changed: 9.** The plan states it once. Where: [Figures](data/stated_figures.md) (9)." in rows
    assert "- **A digit changed: 3.** It is known to the nearest ten. Where: `docs/wards/_ward.md` (3)." in rows


def test_survivors_of_one_kind_and_reason_stand_together() -> None:
    each = {"group": "a digit changed", "reason": "The plan states it once."}
    rows = told(survivors=[each | {"where": "data/stated_figures.csv", "count": 9}, each | {"where": "b", "count": 2}])

    assert (
        "- **A digit changed: 11.** The plan states it once. Where: [Figures](data/stated_figures.md) (9), `b` (2)."
        in rows
    )


def test_the_results_that_are_kept_give_a_reason_for_every_survivor() -> None:
    results = read_results(ROOT)

    assert results
    assert [each for each in results.survivors if not each.reason] == []
    for group in results.groups:
        survivors = sum(each.count for each in results.survivors if each.group == group.name)
        assert (group.made - group.caught, group.caught) == (survivors, sum(group.by.values())), group.name


def test_a_file_is_named_by_the_page_on_which_it_is_read(report: Report) -> None:
    links = file_links(report)

    assert links["data/asb_by_ward.csv"] == "[Anti-social behaviour by ward](data/asb_by_ward.md)"
    assert links["docs/plan/crime.md"] == "[Crime in Maidstone](plan/crime.md)"


def test_false_alarms_are_told() -> None:
    quiet = told()
    loud = told(harmless=[{"name": "A new page", "made": 5, "alarms": 2}])

    assert "No harmless edit was refused." in quiet
    assert "2 harmless edits were refused." in loud


def test_without_survivors_the_page_says_so() -> None:
    part = told(survivors=[])

    assert "Every mistake was found." in part


def test_results_are_read_as_they_are_written_and_nothing_else(tmp_path: Path) -> None:
    assert read_results(tmp_path) is None
    file = tmp_path / RESULTS
    file.parent.mkdir()
    file.write_text(json.dumps(MADE_UP), encoding="utf-8")
    assert read_results(tmp_path) == Results.model_validate(MADE_UP)

    file.write_text(json.dumps(MADE_UP | {"missed": 3}), encoding="utf-8")
    with pytest.raises(ValidationError, match="missed"):
        read_results(tmp_path)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_reads_as_all_or_nothing_only_when_it_is(count: int, more: int) -> None:
    whole = count + more

    assert percent(whole, whole) == "100%"
    assert percent(0, whole) == "0%"
    assert not percent(count, whole).startswith("100")


def test_bars_carry_their_numbers_and_no_style_of_their_own() -> None:
    html = bars("Figures", ("Kind", "Figures", "Share"), of_all([("Agree & hold", 3), ("Differ", 1)]))

    assert cells(html) == [["Agree &amp; hold", "3", "75%"], ["Differ", "1", "25%"]]
    assert '<rect width="75.00"' in html
    assert "style=" not in html
