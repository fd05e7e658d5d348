"""Reconciliations and known issues: what fails is declared, what is declared fails, and each as it says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from smp_metrics.errors import Problem
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.declarations import QUESTIONS
from smp_metrics.known_issues import check_reconciliations
from smp_metrics.reconciliations import failures, run
from smp_metrics.reconciliations.relation import Mismatch

ROOT = Path(__file__).resolve().parents[2]
SECTION_5 = (
    "rows-make-the-total",
    "clusters-make-the-wards-crime",
    "clusters-make-the-wards-asb",
    "rate-is-count-over-residents",
    "rates-of-a-ward-agree",
    "wards-make-the-borough",
    "wards-have-one-code",
    "wards-make-the-stated-rate",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    if (ROOT / "build/extracts").exists():
        shutil.copytree(ROOT / "build/extracts", tmp_path / "build/extracts")
    return tmp_path


def _edit(project: Path, path: str, before: str, after: str) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, before
    file.write_text(text.replace(before, after), encoding="utf-8")


def _problems(project: Path) -> list[Problem]:
    return check_reconciliations(Extracts(project))


def _told(mismatches: list[Mismatch]) -> list[tuple[str, str, str, str]]:
    return sorted((each.name, each.place, each.expected, each.found) for each in mismatches)


DISPUTED = [
    (
        "rates-of-a-ward-agree",
        "ward North",
        "one number of residents",
        "one rate asks for 48,001 or more, another for 10,300 or fewer",
    ),
    (
        "rates-of-a-ward-agree",
        "ward North Downs",
        "one number of residents",
        "one rate asks for 2,671 or more, another for 564 or fewer",
    ),
]


def test_as_printed_the_tables_of_section_5_fail_exactly_where_the_plan_is_known_to_be_wrong() -> None:
    crime, asb, stated = SECTION_5[1], SECTION_5[2], SECTION_5[7]

    assert _told(run(Extracts(ROOT), SECTION_5, printed=True)) == [
        (asb, "cluster 4, year 2022", "162", "271"),
        (asb, "cluster 4, year 2023", "188", "288"),
        (asb, "cluster 5, year 2022", "915", "806"),
        (asb, "cluster 5, year 2023", "815", "715"),
        (asb, "cluster 6, year 2022", "222", "268"),
        (asb, "cluster 6, year 2023", "236", "243"),
        (asb, "cluster 7, year 2022", "268", "222"),
        (asb, "cluster 7, year 2023", "243", "236"),
        (crime, "cluster 6, year 2022", "1,550", "1,591"),
        (crime, "cluster 6, year 2023", "1,501", "1,377"),
        (crime, "cluster 7, year 2022", "1,601", "1,565"),
        (crime, "cluster 7, year 2023", "1,395", "1,502"),
        *DISPUTED,
        (stated, "year 2022", "89.6", "90.6"),
        (stated, "year 2023", "84.0", "86.6"),
    ]


def test_once_corrected_they_fail_only_where_an_entry_says_so() -> None:
    assert _told(run(Extracts(ROOT), SECTION_5)) == [
        ("clusters-make-the-wards-crime", "cluster 7, year 2022", "1,601", "1,606"),
        ("clusters-make-the-wards-crime", "cluster 7, year 2023", "1,395", "1,378"),
        *DISPUTED,
        ("wards-make-the-stated-rate", "year 2022", "89.6", "90.6"),
        ("wards-make-the-stated-rate", "year 2023", "84.0", "86.6"),
    ]


def test_every_failure_of_the_whole_plan_is_declared() -> None:
    assert check_reconciliations(Extracts(ROOT)) == []


BROKEN = [
    ("rows-make-the-total", "cluster_totals", "vbc,2021,13311", "vbc,2021,13312"),
    ("rows-make-the-total", "cas_by_cluster", "3,2021,116", "3,2021,117"),
    ("clusters-make-the-wards-crime", "all_crime_by_ward", "Heath,2023,933", "Heath,2023,932"),
    ("clusters-make-the-wards-crime", "vbc_by_cluster", "1,2023,1126", "1,2023,1127"),
    ("clusters-make-the-wards-asb", "asb_by_ward", "Loose,2021,", "Loose,2021,1"),
    ("clusters-make-the-wards-asb", "asb_by_cluster", "8,2023,516", "8,2023,519"),
    ("rate-is-count-over-residents", "crime_rate_by_ward", "High Street,2023,275", "High Street,2023,276"),
    ("rate-is-count-over-residents", "all_crime_by_ward", "High Street,2023,3272", "High Street,2023,3292"),
    ("rate-is-count-over-residents", "ward_residents", "High Street,E05004996,11913", "High Street,E05004996,11813"),
    ("rates-of-a-ward-agree", "crime_rate_by_ward", "Leeds,2023,33", "Leeds,2023,34"),
    ("wards-make-the-borough", "district_residents", "E07000110,2021,175781", "E07000110,2021,176781"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "extract", "before", "after"), BROKEN)
def test_a_cell_that_breaks_a_reconciliation_is_reported_by_it(
    project: Path, name: str, extract: str, before: str, after: str
) -> None:
    _edit(project, f"data/{extract}.csv", before, after)

    problems = _problems(project)
    assert any(f"{name}: " in problem.message for problem in problems)
    assert all(problem.line and problem.found and problem.expected and problem.remedy for problem in problems)


def test_a_ward_with_another_code_is_reported_where_it_stands() -> None:
    extracts = Extracts(ROOT)
    hexes = extracts["ward_hexes"]
    row = hexes.rows[3]
    kept = row.values["gss_code"]
    row.values["gss_code"] = "E05009999"
    try:
        (mismatch,) = failures("wards-have-one-code", extracts.__getitem__)
    finally:
        row.values["gss_code"] = kept

    assert (mismatch.path, mismatch.line, mismatch.found) == ("data/ward_hexes.csv", row.line, "E05009999")
    assert mismatch.expected == kept


def test_an_undeclared_failure_says_where_it_is_and_what_to_do(project: Path) -> None:
    _edit(project, "data/asb_by_cluster.csv", "8,2023,516", "8,2023,519")

    told = "\n".join(str(problem) for problem in _problems(project))
    remedy = "restore the cell; if it is printed so, declare a correction, a known issue or a question with its reason"
    assert (
        told
        == f"""\
data/asb_by_cluster.csv:25: clusters-make-the-wards-asb: \
the cluster's incidents are not those of its wards (cluster 8, year 2023)
    found:    519
    expected: 516
    to do:    {remedy}
data/cluster_totals.csv:10: rows-make-the-total: \
the rows of asb_by_cluster for 2023 do not add up to the printed total (measure asb, year 2023)
    found:    2,375
    expected: 2,372
    to do:    {remedy}"""
    )


DECLARED = '{name: wards-make-the-stated-rate, at: {year: 2022}, expected: "89.6", found: "90.6"}'


def _line(project: Path, text: str) -> int:
    return (project / QUESTIONS).read_text(encoding="utf-8").split("\n").index(text) + 1


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (DECLARED.replace("89.6", "89.7"), "expected 89.6, found 90.6"),
        (DECLARED.replace("90.6", "90.7"), "expected 89.6, found 90.6"),
        ('{name: rows-make-the-total, at: {measure: vbc, year: 2021}, expected: "1", found: "2"}', "it holds"),
        ('{name: no-such-check, at: {}, expected: "1", found: "2"}', "it holds"),
    ],
)
def test_a_declaration_that_does_not_fail_as_it_says_is_out_of_date(project: Path, after: str, found: str) -> None:
    _edit(project, QUESTIONS, DECLARED, after)

    stale = [problem for problem in _problems(project) if problem.path == QUESTIONS]
    assert [(problem.line, problem.found) for problem in stale] == [
        (_line(project, "- id: borough-totals-disagree"), found)
    ]
    assert stale[0].message.startswith("borough-totals-disagree: the entry is out of date: ")


def test_a_failure_whose_declaration_is_gone_is_undeclared(project: Path) -> None:
    _edit(project, QUESTIONS, f"    - {DECLARED}\n", "")

    (problem,) = _problems(project)
    assert problem.path == "data/stated_figures.csv"
    assert problem.message.startswith("wards-make-the-stated-rate: the wards' 15,745 crimes do not give")


def test_a_mended_figure_makes_its_entry_out_of_date(project: Path) -> None:
    _edit(project, "data/stated_figures.csv", "crime-rate-2023,17,86.6", "crime-rate-2023,17,84.0")

    (problem,) = _problems(project)
    assert (problem.path, problem.found) == (QUESTIONS, "it holds")


def test_an_entry_without_its_reconciliations_declares_none(project: Path) -> None:
    _edit(project, QUESTIONS, "- id: eighth-safest\n", "- id: eighth-safest\n  reconciliations: []\n")

    assert _problems(project) == []
