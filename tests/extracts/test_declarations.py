"""Corrections and known issues: applied, or refused where they stand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts, Row
from smp_metrics.extracts.written.declarations import CORRECTIONS, KNOWN_ISSUES, QUESTIONS, REVISIONS, WITHDRAWN
from smp_metrics.extracts.written.parts import Confirmation
from tests.extracts.spoiling import Spoil, check, put, spoil

ID = "vbc-clusters-6-and-7-exchanged"
FIRST = f"- id: {ID}\n"
DECLARED = (CORRECTIONS, KNOWN_ISSUES, QUESTIONS, WITHDRAWN)


def _problems(project: Path) -> list[Problem]:
    return Extracts(project).check()


def _line(project: Path, text: str, path: str = CORRECTIONS) -> int:
    lines = (project / path).read_text(encoding="utf-8").split("\n")
    return max(number for number, line in enumerate(lines, 1) if line == text.strip("\n"))


def _row(rows: tuple[Row, ...], **key: int) -> Row:
    (row,) = (row for row in rows if all(row[name] == value for name, value in key.items()))
    return row


def test_a_correction_mends_the_cell_it_points_at_and_no_other(checked: Path) -> None:
    extracts = Extracts(checked)
    printed, corrected = extracts.printed("vbc_by_cluster"), extracts["vbc_by_cluster"]
    changed = {
        (new["cluster"], new["year"]): (old["crimes"], new["crimes"])
        for old, new in zip(printed.rows, corrected.rows, strict=True)
        if old != new
    }

    assert changed == {
        (6, 2022): (1389, 1348),
        (6, 2023): (1172, 1296),
        (7, 2022): (1348, 1389),
        (7, 2023): (1296, 1172),
    }
    assert [row.line for row in printed.rows] == [row.line for row in corrected.rows]


def test_an_extract_names_the_corrections_applied_to_it(checked: Path) -> None:
    extracts = Extracts(checked)

    assert [entry.id for entry in extracts["asb_by_cluster"].corrections] == [
        "asb-clusters-4-and-5-counts",
        "asb-clusters-6-and-7-exchanged",
    ]
    assert extracts.printed("asb_by_cluster").corrections == ()
    assert extracts["asb_by_ward"].corrections == ()


def test_a_corrected_decimal_stays_exact(project: Path) -> None:
    mended = put(
        "- id: four-ps\n",
        """- id: rate
  kind: proven
  title: A rate
  paragraph: 17
  where: Paragraph 17
  extract: stated_figures
  cells: [{at: {figure: crime-rate-2023}, column: value, expect: 86.6, value: 84.1}]
  says: It is “x”.
  fairest: It is x.
  fails: It is [1](fact:x.y).
  message: It is not x.
  status: proposed
  date: 2026-11-23

- id: four-ps
""",
    )
    spoil(project, CORRECTIONS, mended)

    rows = Extracts(project)["stated_figures"].rows
    assert [row["value"] for row in rows if row["figure"] == "crime-rate-2023"] == [Decimal("84.1")]


STALE: dict[str, tuple[str, str, str, str]] = {
    "expects what is not printed": (
        "expect: 1172",
        "expect: 1173",
        "the correction is out of date, because the extract does not print what it expects",
        "1172 at cluster 6, year 2023",
    ),
    "points at no row": (
        "cluster: 6, year: 2023}, column: crimes, expect: 1172",
        "cluster: 9, year: 2023}, column: crimes, expect: 1172",
        "the correction does not point at one cell",
        "0 rows at cluster 9, year 2023",
    ),
    "points at many rows": (
        "{cluster: 6, year: 2023}, column: crimes, expect: 1172",
        "{cluster: 6}, column: crimes, expect: 1172",
        "the correction does not point at one cell",
        "3 rows at cluster 6",
    ),
    "names no column": (
        "column: crimes, expect: 1172",
        "column: crime, expect: 1172",
        "the correction does not point at one cell",
        "no column is called crime",
    ),
    "finds its row by no column": (
        "{cluster: 6, year: 2023}, column: crimes, expect: 1172",
        "{clusters: 6, year: 2023}, column: crimes, expect: 1172",
        "the correction does not point at one cell",
        "no column is called clusters",
    ),
    "changes nothing": (
        "expect: 1172, value: 1296",
        "expect: 1172, value: 1172",
        "the correction changes nothing",
        "1172 at cluster 6, year 2023",
    ),
    "puts half a crime": (
        "expect: 1172, value: 1296",
        "expect: 1172, value: 1296.5",
        "the corrected value does not fit its column",
        "1296.5 at cluster 6, year 2023",
    ),
}


@pytest.mark.parametrize("name", STALE)
def test_a_correction_that_does_not_fit_is_refused_where_it_stands(project: Path, name: str) -> None:
    before, after, message, found = STALE[name]
    spoil(project, CORRECTIONS, put(before, after))

    (problem,) = _problems(project)
    assert (problem.path, problem.line) == (CORRECTIONS, _line(project, FIRST))
    assert problem.message == f"{ID}: {message}"
    assert problem.found == found
    assert problem.expected
    assert "data/vbc_by_cluster.csv" in problem.remedy


def test_a_publisher_who_mends_the_cell_makes_the_correction_out_of_date(project: Path) -> None:
    spoil(project, "data/vbc_by_cluster.csv", put("6,2023,1172", "6,2023,1296"))

    (problem,) = _problems(project)
    assert (problem.found, problem.expected) == ("1296 at cluster 6, year 2023", "1172, as in its expect")


def test_a_correction_must_keep_the_contract(project: Path) -> None:
    spoil(project, CORRECTIONS, put("expect: 1172, value: 1296", "expect: 1172, value: 12960"))

    (problem,) = _problems(project)
    assert str(problem) == (
        "data/vbc_by_cluster.csv:19, column crimes: once corrected, a rule of the table is broken\n"
        "    found:    12960\n"
        "    expected: Every number lies between 0 and 10,000\n"
        "    to do:    mend the correction of this extract in data/corrections.yml"
    )


IMPOSSIBLE = "the value is no date, such as 2026-11-23"
REFUSED: dict[str, tuple[Spoil, str, str]] = {
    "an unknown extract": (
        put("extract: vbc_by_cluster", "extract: vcb_by_cluster"),
        FIRST,
        f"{ID}: no extract is called vcb_by_cluster",
    ),
    "cells of no extract": (
        put("  extract: vbc_by_cluster\n", ""),
        FIRST,
        f"{ID}: the entry: the cells need the name of their extract",
    ),
    "an unknown key": (
        put("  extract: vbc_by_cluster\n", "  extract: vbc_by_cluster\n  severity: high\n"),
        "  severity: high",
        f"{ID}: severity: the key is not known",
    ),
    "an unknown effect": (
        lambda content: content.replace(b"effect: clarifies", b"effect: large", 1),
        "  effect: large",
        f"{ID}: effect: it has to be 'none', 'clarifies' or 'contradicts'",
    ),
    "an unknown status": (
        lambda content: content.replace(b"status: proposed", b"status: agreed", 1),
        "  status: agreed",
        f"{ID}: status: it has to be 'proposed' or 'confirmed'",
    ),
    "a confirmation by nobody": (
        lambda content: content.replace(b"status: proposed", b"status: confirmed", 1),
        FIRST,
        f"{ID}: the entry: a confirmed entry says by whom and when, and no other does",
    ),
    "a confirmation of what is only proposed": (
        lambda content: content.replace(
            b"status: proposed", b"status: proposed\n  confirmed: {by: the council, date: 2027-01-05}", 1
        ),
        FIRST,
        f"{ID}: the entry: a confirmed entry says by whom and when, and no other does",
    ),
    "an impossible date": (
        lambda content: content.replace(b"date: 2026-11-23", b'date: "2026-13-23"', 1),
        '  date: "2026-13-23"',
        f"{ID}: date: {IMPOSSIBLE}",
    ),
    "a word for a count": (
        put("expect: 1172,", "expect: many,"),
        "    - {at: {cluster: 6, year: 2023}, column: crimes, expect: many, value: 1296}",
        f"{ID}: cells.1.expect: the value is no number",
    ),
    "the same id twice": (
        put("- id: four-ps\n", FIRST),
        FIRST,
        "two entries have the same id",
    ),
    "one figure explained twice": (
        put("{id: t3-cluster-7-difference,", "{id: t4-cluster-6-difference,"),
        "- id: cas-differences-6-and-7-exchanged\n",
        "cas-differences-6-and-7-exchanged: two entries explain one figure",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_declaration_is_refused_where_it_stands(project: Path, name: str) -> None:
    how, line, message = REFUSED[name]
    spoil(project, CORRECTIONS, how)

    problems = _problems(project)
    assert (CORRECTIONS, _line(project, line), message) in [(each.path, each.line, each.message) for each in problems]
    assert all(problem.path == CORRECTIONS and problem.remedy for problem in problems)


def test_a_key_left_out_is_named(project: Path) -> None:
    spoil(project, KNOWN_ISSUES, lambda content: content.replace(b"  where: ", b"  # where: ", 1))

    (problem,) = _problems(project)
    assert problem.path == KNOWN_ISSUES
    assert problem.line > 0
    assert problem.message.endswith(": where: the key is missing")


def test_who_confirmed_an_entry_is_read_with_it(project: Path) -> None:
    agreed = b"status: confirmed\n  confirmed: {by: the council, date: 2027-01-05}"
    spoil(project, CORRECTIONS, lambda content: content.replace(b"status: proposed", agreed, 1))

    confirmed = Extracts(project).corrections[0].confirmed
    assert confirmed == Confirmation(by="the council", date=dt.date(2027, 1, 5))


REVISED = b"""\
- id: residents-revised
  title: The census was revised
  paragraph: 14
  where: Paragraph 14
  extract: district_residents
  says: It was more.
  message: It was less.
  status: proposed
  date: 2027-01-05
"""


def test_a_revision_is_declared_apart_and_changes_no_data(project: Path) -> None:
    spoil(project, REVISIONS, lambda _: REVISED)
    extracts = Extracts(project)

    assert [entry.id for entry in extracts.revisions] == ["residents-revised"]
    assert extracts.declarations[-1].id == "residents-revised"
    assert extracts["district_residents"] == extracts.printed("district_residents")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (b"district_residents", b"district_people", "residents-revised: no extract is called district_people"),
        (b"id: residents-revised", b"id: four-ps", "two entries have the same id"),
        (b"  extract: district_residents\n", b"", "residents-revised: extract: the key is missing"),
    ],
)
def test_a_wrong_revision_is_refused_where_it_stands(project: Path, before: bytes, after: bytes, message: str) -> None:
    spoil(project, REVISIONS, lambda _: REVISED.replace(before, after))

    assert (REVISIONS, 1, message) in [(each.path, each.line, each.message) for each in _problems(project)]


def test_a_correction_and_a_known_issue_have_ids_of_their_own(project: Path) -> None:
    spoil(project, KNOWN_ISSUES, put("- id: year-of-map-3\n", "- id: four-ps\n"))

    (problem,) = _problems(project)
    assert (problem.path, problem.line) == (KNOWN_ISSUES, _line(project, "- id: four-ps", KNOWN_ISSUES))
    assert problem.message == "two entries have the same id"


MALFORMED: dict[str, tuple[Spoil, int, str]] = {
    "broken YAML": (lambda content: content + b"- id: [\n", -1, "the YAML can't be read"),
    "a lone word": (lambda _: b"corrections\n", 1, "the file holds no list of entries"),
    "a mapping": (lambda _: b"id: x\n", 1, "the file holds no list of entries"),
    "an entry that is a word": (lambda content: content + b"- x\n", -1, "the entry: "),
    "no UTF-8": (lambda content: content + b"# \xe9\n", -1, "the file is not UTF-8"),
    "a control character": (lambda content: content + b"# \x07\n", -1, "the YAML can't be read"),
    "a list within itself": (lambda content: content + b"- &a [*a]\n", -1, "an anchor is not read"),
    "a bomb of aliases": (lambda content: content + b"- [*a, *a]\n", -1, "an alias is not read"),
    "a tag": (lambda content: content + b"- !!bool maybe\n", -1, "a tag is not read"),
    "nested brackets": (lambda content: content + b"- " + b"[" * 200_000, -1, "the YAML goes too deep"),
    "a key twice": (lambda content: content + b"- {id: a, id: b}\n", -1, "the key stands twice"),
    "a key that is no text": (lambda content: content + b"- {No: a}\n", -1, "a key is no text"),
    "a key that is a list": (lambda content: content + b"- {[]: a}\n", -1, "a key is no text"),
    "a text cut at a #": (lambda content: content + b"- crime # 5\n", -1, "the text ends at a #"),
    "a number too long to read": (lambda content: content + b"- " + b"9" * 5000 + b"\n", -1, "the YAML can't be read"),
    "a text too long": (lambda content: content + b"- " + b"x" * 10_001 + b"\n", -1, "a text is too long"),
    "two documents": (lambda content: content + b"--- a\n", -1, "the YAML has a second part"),
    "a file too large": (lambda content: content + b"#" * 500_000, 0, "the file is too large"),
}


@pytest.mark.parametrize("path", DECLARED)
@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_is_one_problem(project: Path, path: str, name: str) -> None:
    how, line, message = MALFORMED[name]
    spoil(project, path, how)
    lines = (project / path).read_bytes().count(b"\n")

    (problem,) = _problems(project)
    assert problem.path == path
    assert message in problem.message
    assert problem.line in ((lines, lines + 1) if line == -1 else (line,))


def test_while_a_declaration_cannot_be_read_nothing_else_is_judged_by_uncorrected_data(project: Path) -> None:
    spoil(project, CORRECTIONS, lambda content: content + b"- id: [\n")

    told = check(project)
    assert told.exit_code == 1
    assert told.output.endswith("\n1 problem(s)\n")
    with pytest.raises(ProblemsFound):
        Extracts(project)["asb_by_ward"]


def test_without_declarations_extracts_are_as_printed(project: Path) -> None:
    for path in DECLARED:
        spoil(project, path, lambda _: None)
    extracts = Extracts(project)

    assert extracts.check() == []
    assert (extracts.declarations, extracts.withdrawn) == ([], [])
    assert extracts["vbc_by_cluster"] == extracts.printed("vbc_by_cluster")


def test_a_declaration_is_read_as_written(checked: Path) -> None:
    entry = Extracts(checked).corrections[0]

    assert (entry.id, entry.extract, entry.effect) == ("vbc-clusters-6-and-7-exchanged", "vbc_by_cluster", "clarifies")
    assert entry.date == dt.date(2026, 11, 23)
    assert (entry.cells[0].at, entry.cells[0].expect, entry.cells[0].value) == (
        {"cluster": 6, "year": 2023},
        1172,
        1296,
    )
