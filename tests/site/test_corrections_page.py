"""The corrections page tells what changes the message first, shows what is printed, and leaves nothing out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from smp_metrics.claims.document import CLAIM
from smp_metrics.extracts import Declaration, Extracts, Revision
from smp_metrics.extracts.declarations import Confirmation
from smp_metrics.site.checking import Report
from smp_metrics.site.correction_entry import EFFECTS, entries_of
from smp_metrics.site.correction_filters import filters
from smp_metrics.site.corrections_page import corrections_page
from smp_metrics.site.figures_page import figures_page
from smp_metrics.site.places import paragraph_pages

ROOT = Path(__file__).resolve().parents[2]
STYLES = (ROOT / "docs/assets/smp/corrections.css").read_text(encoding="utf-8")
REVISION = Revision(
    id="needles-counted-again",
    title="Needle finds were counted again",
    paragraph=104,
    where="Paragraph 104",
    extract="needle_finds",
    why="w",
    evidence="e",
    effect="none",
    message="m",
    status="proposed",
    date=dt.date(2027, 1, 5),
)


class Declares(Extracts):
    """The extracts of the project, with something else declared."""

    corrections: Any = ()
    known_issues: Any = ()
    revisions: Any = ()


def with_declared(report: Report, **lists: list[Any]) -> Report:
    """Give the report of a project that declares something else."""
    extracts = Declares(ROOT)
    for name in ("corrections", "known_issues", "revisions"):
        setattr(extracts, name, lists.get(name, getattr(report.extracts, name)))
    return replace(report, extracts=extracts)


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return corrections_page(report)


def entry_of(page: str, name: str) -> str:
    return re.split(r"\n</div>", page.partition(f"{{#{name}}}")[2])[0]


def sentences(text: str) -> list[str]:
    plain = CLAIM.sub(lambda claim: claim["text"], text)
    return [part for part in re.split(r"(?<=[.!?])”?\s+(?=[A-Z“\d])", plain) if part]


def test_each_entry_that_changes_the_message_states_its_evidence_in_two_sentences_at_most(report: Report) -> None:
    worst = [entry for entry in report.extracts.declarations if entry.effect == "contradicts"]

    assert worst
    assert {entry.id: len(sentences(entry.evidence)) for entry in worst if len(sentences(entry.evidence)) > 2} == {}


def test_sentences_are_told_apart() -> None:
    assert len(sentences("It was [2.5](fact:x) in 2022. Then it\nfell. “It rose” is wrong.")) == 3


def test_what_changes_the_message_comes_first_and_then_in_the_order_of_the_plan(page: str, report: Report) -> None:
    shown = re.findall(r'class="smp-entry" data-effect="(\w+)"', page)
    assert shown == sorted(shown, key=list(EFFECTS).index)

    first = [entry.declared.paragraph for entry in entries_of(report, report.extracts.declarations)]
    assert first == sorted(first)


def test_every_entry_has_its_anchor_and_leads_to_its_paragraph(page: str, report: Report) -> None:
    anchors = re.findall(r"^#### .*\{#([\w-]+)\}$", page, re.MULTILINE)

    assert sorted(anchors) == sorted(entry.id for entry in report.extracts.declarations)
    for entry in report.extracts.declarations:
        assert f"[Go to paragraph {entry.paragraph}](plan/" in entry_of(page, entry.id), entry.id


def test_an_entry_shows_the_words_that_the_plan_prints(page: str) -> None:
    entry = entry_of(page, "high-street-most-of-the-crime")

    assert "<td>“most of the crime”</td><td>22%</td>" in entry
    assert "at least half" not in entry


def test_the_page_of_every_figure_shows_those_words_too(report: Report) -> None:
    assert "(heading) | “most of the crime” | [" in figures_page(report)


def test_an_entry_shows_cells_with_their_decimals_and_names(page: str) -> None:
    entry = entry_of(page, "domestic-abuse-rates-of-north-and-north-downs")

    assert '<th scope="row">North Downs, 2023, ' in entry
    assert "<td>60.1</td><td>14.6</td>" in entry


def test_the_page_of_every_figure_says_what_is_missing_where_no_data_can_tell(report: Report) -> None:
    page = figures_page(report)
    without = [figure for figure in report.figures if figure.fact is None]

    assert len(without) > 100
    assert all(f". Missing: {figure.row['missing']} |" in page for figure in without)


def test_a_total_that_is_a_cell_and_a_figure_of_the_ledger_is_told_once(page: str) -> None:
    assert entry_of(page, "cas-totals").count("<td>2,219</td><td>2,236</td>") == 1


def test_an_effect_that_no_entry_has_is_not_told(report: Report) -> None:
    chosen = [entry for entry in report.extracts.corrections if entry.effect == "clarifies"]
    page = corrections_page(with_declared(report, corrections=chosen, known_issues=[]))

    assert re.findall(r"^### .*\{#(contradicts|clarifies|none)\}$", page, re.MULTILINE) == ["clarifies"]


def test_an_entry_that_nobody_confirmed_says_so(page: str) -> None:
    assert "proposed on 23 November 2026, not confirmed yet" in entry_of(page, "four-ps")
    assert "The partnership has not confirmed any of this yet." in page


def test_an_entry_that_is_confirmed_says_by_whom_and_stands_in_the_log(report: Report) -> None:
    first, *others = report.extracts.corrections
    agreed = Confirmation(by="the council's community safety team", date=dt.date(2027, 2, 1))
    confirmed = first.model_copy(update={"status": "confirmed", "confirmed": agreed})
    page = corrections_page(with_declared(report, corrections=[confirmed, *others]))

    assert "confirmed by the council's community safety team on 1 February 2027" in entry_of(page, first.id)
    log = page.partition("{#log}")[2]
    assert log.index("### 1 February 2027") < log.index("### 23 November 2026")
    assert f"Confirmed by the council's community safety team (1):\n\n- [{first.title}](#{first.id})" in log


def test_without_revisions_the_page_says_that_there_are_none(page: str) -> None:
    assert "There are no revisions yet." in page.partition("{#revisions}")[2]


def test_a_revision_stands_apart_from_the_errors(report: Report) -> None:
    page = corrections_page(with_declared(report, revisions=[REVISION]))
    errors, _, rest = page.partition("{#revisions}")

    assert "{#needles-counted-again}" not in errors
    assert "{#needles-counted-again}" in rest
    assert "There are no revisions yet." not in page
    assert "### 5 January 2027" in rest


def test_the_log_names_every_entry(page: str, report: Report) -> None:
    log = page.partition("{#log}")[2]

    for entry in report.extracts.declarations:
        assert f"](#{entry.id})" in log


def test_every_choice_tells_how_many_entries_it_leaves(report: Report) -> None:
    entries = entries_of(report, report.extracts.declarations)
    told = re.findall(r'<p data-effect="([\w-]+)" data-part="([\w-]+)">(.*?)</p>', filters(entries))

    assert len(told) == (1 + len({entry.effect for entry in entries})) * (1 + len({entry.slug for entry in entries}))
    for effect, part, words in told:
        fits = sum(effect in ("all", entry.effect) and part in ("all", entry.slug) for entry in entries)
        if fits == len(entries):
            assert words == f"All {fits} entries are shown."
        else:
            assert words.startswith(f"{fits} of " if fits else "No entry ")


def test_the_style_sheet_knows_every_effect_and_every_part(report: Report) -> None:
    entries = entries_of(report, report.extracts.declarations)
    parts = {re.findall(r"([\w-]+)\.md#", page)[0] for page in paragraph_pages(report.documents).values()}

    assert parts >= {entry.slug for entry in entries}
    for name, value in [*(("effect", effect) for effect in EFFECTS), *(("part", part) for part in parts)]:
        assert f'#smp-{name} [value="{value}"]:checked) [data-{name}]:not([data-{name}="{value}"]' in STYLES, value


def test_no_declaration_names_a_person_who_confirmed(report: Report) -> None:
    def named(entry: Declaration) -> bool:
        return bool(entry.confirmed and re.search(r"\b(?:Mr|Mrs|Ms|PC|Sgt|Insp)\b", entry.confirmed.by))

    assert [entry.id for entry in report.extracts.declarations if named(entry)] == []
