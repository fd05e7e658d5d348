"""The corrections page tells what changes the message first, folds the rest by kind, and leaves nothing out."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from smp_metrics import escaping
from smp_metrics.claims.plan.ledger import Outcome, tally
from smp_metrics.claims.text.document import CLAIM
from smp_metrics.extracts import Declaration, Extracts, Revision
from smp_metrics.extracts.written.declarations import Argued
from smp_metrics.extracts.written.parts import Confirmation
from smp_metrics.site.checking import Report
from smp_metrics.site.extensions.inline import said
from smp_metrics.site.pages.correction_entry import ONE_DIGIT, entries_of
from smp_metrics.site.pages.corrections_page import KINDS, corrections_page
from smp_metrics.site.pages.figures_page import figures_page
from smp_metrics.site.pages.questions import COLUMNS, questions_file

ROOT = Path(__file__).resolve().parents[2]
FOLD = re.compile(r"<details.*?</details>", re.DOTALL)
REVISION = Revision(
    edition="2024-25",
    id="needles-counted-again",
    title="Needle finds were counted again",
    paragraph=104,
    where="Paragraph 104",
    extract="needle_finds",
    says="It was more.",
    message="It was less.",
    status="proposed",
    date=dt.date(2027, 1, 5),
)
LISTS = ("corrections", "known_issues", "questions", "revisions", "withdrawn")


class Declares(Extracts):
    """The extracts of the project, with something else declared."""

    corrections: Any = ()
    known_issues: Any = ()
    questions: Any = ()
    revisions: Any = ()
    withdrawn: Any = ()


def with_declared(report: Report, **lists: list[Any]) -> Report:
    """Give the report of a project that declares something else."""
    extracts = Declares(ROOT)
    for name in LISTS:
        setattr(extracts, name, lists.get(name, getattr(report.extracts, name)))
    return replace(report, extracts=extracts)


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return corrections_page(report)


@pytest.fixture(scope="module")
def argued(report: Report) -> list[Argued]:
    return [entry for entry in report.extracts.declarations if isinstance(entry, Argued)]


def entry_of(page: str, name: str) -> str:
    return re.split(r"\n</div>", page.partition(f"{{#{name}}}")[2])[0]


def plain(text: str) -> str:
    return CLAIM.sub(lambda claim: claim["text"], text)


def test_what_changes_the_message_is_open_in_rows_and_all_else_is_folded(page: str, argued: list[Argued]) -> None:
    opened = FOLD.sub("", page)
    before = page.partition("<details")[0]
    rows = [line for line in before.splitlines() if line.startswith("| ")][2:]

    assert len(rows) == sum(1 for entry in argued if entry.effect == "contradicts")
    assert 0 < len(rows) <= 16
    assert len(plain(opened).encode()) < 15_000
    assert "#### " not in opened


def test_the_first_words_say_of_every_figure_that_can_be_checked_how_it_compares(page: str, report: Report) -> None:
    short = page.partition("## ")[0]
    (checked,) = re.findall(r"Of ([\d,]+) figures and statements", short)
    counts = re.findall(r"(\d+) (?:agree|can be read|differ|disagree|are slips)", short)

    assert sum(map(int, counts)) == int(checked)
    agreeing = [figure for figure in report.figures if figure.outcome is Outcome.AGREES]
    nothing_declared = with_declared(report, **{name: [] for name in LISTS})
    all_agree = corrections_page(replace(nothing_declared, figures=agreeing))
    assert re.search(r"Of (\d+) figures and statements that can be checked, \1 agree\. \n\n", all_agree)
    # What was found comes before what was compared.
    assert all_agree.index("We count 0 errors") < all_agree.index("that can be checked")


def test_each_row_stands_without_the_plan(argued: list[Argued]) -> None:
    for entry in argued:
        if entry.row:
            assert not re.search(r"\bparagraph|\btable (?:one|two|three|four|five|six|seven|eight)\b", plain(
                f"{entry.row.plan} {entry.row.data}"), re.IGNORECASE), entry.id  # fmt: skip


def test_every_entry_has_its_anchor_under_the_heading_of_its_kind(page: str, argued: list[Argued]) -> None:
    places = {"proven": "proven", "contradicts itself": "contradicts-itself", "question": "questions", "slip": "slips"}
    for kind, heading in places.items():
        part = re.split(r"^###? ", page.partition(f"{{#{heading}}}")[2], maxsplit=1, flags=re.MULTILINE)[0]
        anchors = re.findall(r"^#### .*\{#([\w-]+)\}$", part, re.MULTILINE)
        assert sorted(anchors) == sorted(entry.id for entry in argued if entry.kind == kind), kind


def test_every_entry_leads_to_its_paragraph_in_the_order_of_the_plan(page: str, report: Report) -> None:
    for entry in report.extracts.declarations:
        assert f"[Go to paragraph {entry.paragraph}](plan/" in entry_of(page, entry.id), entry.id

    order = [entry.declared.paragraph for entry in entries_of(report, report.extracts.declarations)]
    assert order == sorted(order)


def test_every_error_argues_both_sides_and_every_question_two_readings(page: str, argued: list[Argued]) -> None:
    for entry in argued:
        told = entry_of(page, entry.id)
        sides = [entry.says, entry.fairest, entry.fails, entry.otherwise, entry.needed]
        assert all(said(side) in told for side in sides), entry.id
        assert (ONE_DIGIT in told) is entry.one_digit, entry.id
        assert ("**What it changes:**" in told) is entry.is_error, entry.id


def test_what_was_taken_back_keeps_its_anchor_and_says_why(page: str, report: Report) -> None:
    assert report.extracts.withdrawn
    for entry in report.extracts.withdrawn:
        assert f"#### {said(entry.title)} {{#{entry.id}}}\n\n{said(entry.why)} [Go to paragraph" in page


def test_the_counts_of_the_page_are_those_of_its_entries(page: str, argued: list[Argued], report: Report) -> None:
    kinds = Counter[str](entry.kind for entry in argued)
    errors = sum(kinds[kind] for kind in KINDS)

    worst = sum(1 for entry in argued if entry.effect == "contradicts")
    assert f"We count {errors} errors, and {worst} of them change what a sentence or a table tells" in page
    assert f"{kinds['question']} questions, which are no errors" in page
    assert f"All {len(report.extracts.withdrawn)} that we took back" in page


def test_the_ledger_calls_wrong_what_the_page_counts_as_an_error_and_nothing_else(report: Report) -> None:
    called: dict[str, set[Outcome]] = {}
    for figure in report.figures:
        if isinstance(figure.declaration, Argued):
            called.setdefault(figure.declaration.kind, set()).add(figure.outcome)

    assert called["question"] == {Outcome.READ_OTHERWISE}
    assert called["slip"] == {Outcome.SLIP}
    assert not (called["proven"] | called["contradicts itself"]) & {Outcome.READ_OTHERWISE, Outcome.SLIP}
    wrong = {Outcome.DIFFERS, Outcome.CONTRADICTS_ITSELF}
    behind = {figure.declaration.id for figure in report.figures if figure.declaration and figure.outcome in wrong}
    errors = {entry.id for entry in report.extracts.declarations if isinstance(entry, Argued) and entry.is_error}
    assert behind == errors


def test_a_kind_that_no_entry_has_is_not_told(report: Report) -> None:
    chosen = [entry for entry in report.extracts.corrections if entry.kind != "contradicts itself"]
    page = corrections_page(with_declared(report, corrections=chosen, known_issues=[]))

    assert "{#proven}" in page
    assert "{#contradicts-itself}" not in page


def test_where_nothing_is_declared_the_page_says_so_and_asks_nobody(report: Report) -> None:
    page = corrections_page(replace(with_declared(report, **{name: [] for name in LISTS}), figures=[]))

    assert "We count 0 errors. We also have 0 questions, which are no errors." in page
    assert page.count("There are none yet.") == 6
    assert "The figures that the plan prints are not listed one by one yet." in page
    assert not any(part in page for part in ("{#message}", "{#letters}", "confirmed", "that can be checked"))


def test_an_entry_shows_the_words_that_the_plan_prints(page: str) -> None:
    entry = entry_of(page, "warnings-went-down")

    assert "<td>“has increased”</td><td>fell by 49</td>" in entry
    assert "<td>increased</td>" not in entry


def test_a_statement_of_several_parts_has_one_row(page: str) -> None:
    assert entry_of(page, "youth-offences-over-six-years").count('<th scope="row">') == 1


def test_what_is_no_error_is_not_said_to_be_found(page: str) -> None:
    assert '<th scope="col">Read otherwise</th>' in entry_of(page, "warnings-went-down")
    assert '<th scope="col">We find</th>' in entry_of(page, "domestic-abuse-in-south")
    assert '<th scope="col">The figures beside it give</th>' in entry_of(page, "cas-cluster-7-counts")


def test_the_numbers_of_errors_questions_and_slips_are_told_beside_those_of_figures(page: str, report: Report) -> None:
    kinds = Counter(entry.kind for entry in report.extracts.declarations if isinstance(entry, Argued))
    counted = tally(report.figures)
    told = re.findall(r"(\d+) (errors|questions|slips) about (\d+)(?: \((\d+) and (\d+)\))?", page)

    wrong = (counted[Outcome.DIFFERS], counted[Outcome.CONTRADICTS_ITSELF])
    assert told == [
        (str(kinds["proven"] + kinds["contradicts itself"]), "errors", str(sum(wrong)), *map(str, wrong)),
        (str(kinds["question"]), "questions", str(counted[Outcome.READ_OTHERWISE]), "", ""),
        (str(kinds["slip"]), "slips", str(counted[Outcome.SLIP]), "", ""),
    ]
    of_errors = [figure for figure in report.figures if figure.outcome in (Outcome.DIFFERS, Outcome.CONTRADICTS_ITSELF)]
    assert {figure.declaration.id for figure in of_errors if figure.declaration} == {
        entry.id for entry in report.extracts.declarations if isinstance(entry, Argued) and entry.is_error
    }


def test_the_page_of_every_figure_shows_those_words_too(report: Report) -> None:
    assert "(heading) | “has increased” | [" in figures_page(report, "2024-25")


def test_an_entry_shows_cells_with_their_names(page: str) -> None:
    entry = entry_of(page, "vbc-clusters-6-and-7-exchanged")

    assert '<th scope="row">Cluster 6, 2023, ' in entry
    assert "<td>1,172</td><td>1,296</td>" in entry


def test_the_page_of_every_figure_says_what_is_missing_where_no_data_can_tell(report: Report) -> None:
    page = figures_page(report, "2024-25")
    without = [figure for figure in report.figures if figure.fact is None]

    assert len(without) > 100
    assert all(f". Missing: {escaping.plain(figure.row['missing'])} |" in page for figure in without)


def test_questions_stand_by_body_on_the_page_and_in_the_file(page: str, argued: list[Argued], report: Report) -> None:
    asked = {(entry.ask.of, plain(entry.ask.question)) for entry in argued if entry.ask}
    rows = list(csv.DictReader(io.StringIO(questions_file(report))))
    letters = plain(page.partition("{#letters}")[2].partition("\n## ")[0])

    assert tuple(rows[0]) == COLUMNS
    assert {(row["body"], row["question"]) for row in rows} == asked
    assert not any("fact:" in cell for row in rows for cell in row.values())
    for body, question in {(entry.ask.of, plain(said(entry.ask.question))) for entry in argued if entry.ask}:
        part = letters.partition(f"questions for the {body}</summary>")[2].partition("</details>")[0]
        assert f". {question} ([paragraph " in part


def test_an_entry_that_nobody_confirmed_says_so(page: str) -> None:
    assert "found by us on 23 November 2026, not confirmed yet" in entry_of(page, "four-ps")
    assert "The corrections are ours: the partnership has not confirmed any of them yet." in page


def test_an_entry_that_is_confirmed_says_by_whom_and_stands_in_the_log(report: Report) -> None:
    first, *others = report.extracts.corrections
    agreed = Confirmation(by="the council's community safety team", date=dt.date(2027, 2, 1))
    confirmed = first.model_copy(update={"status": "confirmed", "confirmed": agreed})
    page = corrections_page(with_declared(report, corrections=[confirmed, *others]))

    assert "confirmed by the council's community safety team on 1 February 2027" in entry_of(page, first.id)
    assert "1 of them is confirmed. Each entry says by whom." in page
    log = page.partition("{#log}")[2]
    assert log.index("### 1 February 2027") < log.index("### 23 November 2026")
    assert f"Confirmed by the council's community safety team (1):\n\n- [{first.title}](#{first.id})" in log


def test_without_revisions_the_page_says_that_there_are_none(page: str) -> None:
    assert "There are none yet." in page.partition("{#revisions}")[2]


def test_a_revision_stands_apart_from_the_errors(report: Report) -> None:
    page = corrections_page(with_declared(report, revisions=[REVISION]))
    errors, _, rest = page.partition("{#revisions}")

    assert "{#needles-counted-again}" not in errors
    assert "{#needles-counted-again}" in rest
    assert "There are none yet." not in page
    assert "### 5 January 2027" in rest


def test_the_log_names_every_entry(page: str, report: Report) -> None:
    log = page.partition("{#log}")[2]

    for entry in [*report.extracts.declarations, *report.extracts.withdrawn]:
        assert f"](#{entry.id})" in log


def test_no_declaration_names_a_person_who_confirmed(report: Report) -> None:
    def named(entry: Declaration) -> bool:
        return bool(entry.confirmed and re.search(r"\b(?:Mr|Mrs|Ms|PC|Sgt|Insp)\b", entry.confirmed.by))

    assert [entry.id for entry in report.extracts.declarations if named(entry)] == []
