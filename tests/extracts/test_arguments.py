"""An entry argues both sides as its kind asks: what is left out, and what is too much, is a problem where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.arguments import one_digit_apart
from smp_metrics.extracts.written.declarations import CORRECTIONS, KNOWN_ISSUES, QUESTIONS, WITHDRAWN
from tests.extracts.spoiling import put, spoil

PROVEN = """\
- id: one
  kind: proven
  title: One thing
  paragraph: 27
  where: Paragraph 27
  says: The plan says “2%”.
  fairest: Another year is meant.
  fails: It is [3%](fact:x.y).
  message: One thing.
  status: proposed
  date: 2026-11-23
"""
SLIP = "kind: slip"
ASK = "  ask: {of: police, question: Which one?}\n"
BOTH = PROVEN.replace("kind: proven", "kind: contradicts itself")
QUESTION = (
    PROVEN.replace("kind: proven", "kind: question").replace(
        "  fails: It is [3%](fact:x.y).", "  otherwise: It is not."
    )
    + f"  needed: The year.\n{ASK}"
)
FIGURES = '  figures: [{{id: a, expect: "{0}", found: "{1}"}}]\n'
FAIREST, FAILS = ", how the plan could be right", ", why it is not"
NEEDED, ASKED = ", what would settle it", ", whom to ask, and what: {of: …, question: …}"
NO_ARGUMENT = "; ".join(f"an entry of the kind slip in this file says no {name}" for name in ("fairest", "fails"))
NOT_SETTLED = "; ".join(
    f"an entry of the kind contradicts itself has to say {name}" for name in (f"needed{NEEDED}", f"ask{ASKED}")
)
LONG = "“one two three four five six seven eight nine ten”"


def told(root: Path, path: str, text: str) -> list[str]:
    """Write one file of declarations and give what is said of it."""
    (root / "data").mkdir(exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    problems = Extracts(root).declared.problems
    assert all((problem.path, problem.line) == (path, 1) and problem.remedy for problem in problems)
    return [problem.message.removeprefix("one: the entry: ") for problem in problems]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (CORRECTIONS, PROVEN),
        (CORRECTIONS, BOTH),
        (KNOWN_ISSUES, f"{BOTH}  needed: The year.\n{ASK}"),
        (QUESTIONS, QUESTION),
        (CORRECTIONS, PROVEN + FIGURES.format("31%", "34%") + "  one_digit: true\n"),
        (CORRECTIONS, PROVEN + FIGURES.format("31%", "42%")),
        (CORRECTIONS, f"{PROVEN}  effect: contradicts\n  row: {{plan: It rose., data: It fell.}}\n"),
    ],
)
def test_an_entry_that_argues_as_its_kind_asks_is_taken(tmp_path: Path, path: str, text: str) -> None:
    assert told(tmp_path, path, text) == []


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (CORRECTIONS, PROVEN.replace("  fairest: Another year is meant.\n", ""),
         f"an entry of the kind proven has to say fairest{FAIREST}"),
        (CORRECTIONS, BOTH.replace("  fails: It is [3%](fact:x.y).\n", ""),
         f"an entry of the kind contradicts itself has to say fails{FAILS}"),
        (CORRECTIONS, PROVEN.replace("[3%](fact:x.y)", "3%"),
         "what is proven is proven by a number: bind one in fails, as [12](fact:TABLE.COLUMN?…)"),
        (CORRECTIONS, PROVEN + ASK, "an entry of the kind proven in this file says no ask"),
        (CORRECTIONS, PROVEN.replace("kind: proven", SLIP),
         NO_ARGUMENT),
        (CORRECTIONS, QUESTION, "an entry of the kind question has no place in this file"),
        (QUESTIONS, PROVEN, "an entry of the kind proven has no place in this file"),
        (QUESTIONS, f"{QUESTION}  effect: clarifies\n", "an entry of the kind question has no effect on the message"),
        (QUESTIONS, QUESTION.replace(ASK, ""), f"an entry of the kind question has to say ask{ASKED}"),
        (QUESTIONS, QUESTION.replace("  needed: The year.\n", ""),
         f"an entry of the kind question has to say needed{NEEDED}"),
        (KNOWN_ISSUES, BOTH,
         NOT_SETTLED),
        (CORRECTIONS, f"{PROVEN}  effect: contradicts\n",
         "effect: contradicts needs a row, as in row: {plan: what the plan says, data: what the data says}"),
        (CORRECTIONS, f"{PROVEN}  row: {{plan: It rose., data: It fell.}}\n",
         "only an entry with effect: contradicts has a row: take the row away, or say that effect"),
        (CORRECTIONS, PROVEN.replace("“2%”", "2%"),
         "says quotes none of the plan's telling words: put them in “these marks”"),
        (CORRECTIONS, PROVEN.replace("“2%”", LONG), "more than 9 words in a row are quoted"),
        (CORRECTIONS, PROVEN.replace("Another year is meant.", LONG), "more than 9 words in a row are quoted"),
        (QUESTIONS, QUESTION.replace("Which one?", LONG), "more than 9 words in a row are quoted"),
        (CORRECTIONS, PROVEN + FIGURES.format("31%", "34%"), "all its figures are one digit out: say one_digit: true"),
        (CORRECTIONS, f"{BOTH}  extract: asb_by_ward\n  cells: [{{at: {{a: 1}}, column: x, expect: 1, value: 2}}]\n",
         "only a proven entry mends cells"),
    ],
)  # fmt: skip
def test_an_entry_that_does_not_is_a_problem_where_it_stands(
    tmp_path: Path, path: str, text: str, message: str
) -> None:
    assert told(tmp_path, path, text) == [message]


def test_what_was_taken_back_keeps_its_anchor_to_itself(project: Path) -> None:
    spoil(project, WITHDRAWN, put("- id: cas-totals\n", "- id: four-ps\n"))

    (problem,) = Extracts(project).check()
    assert (problem.path, problem.message) == (WITHDRAWN, "two entries have the same id")


@pytest.mark.parametrize("empty", ["''", "' '"])
def test_an_argument_of_no_words_is_none(tmp_path: Path, empty: str) -> None:
    (tmp_path / "data").mkdir()
    text = PROVEN.replace("fairest: Another year is meant.", f"fairest: {empty}")
    (tmp_path / CORRECTIONS).write_text(text, encoding="utf-8")

    (problem,) = Extracts(tmp_path).declared.problems
    assert (problem.line, problem.message) == (7, "one: fairest: the text is empty")


@pytest.mark.parametrize(
    ("printed", "found", "expected"),
    [("31%", "34%", True), ("31%", "42%", False), ("31%", "131%", False), ("2%", "2%", False), ("8th", "8st", False)],
)
def test_texts_that_differ_in_one_digit_are_told(printed: str, found: str, expected: bool) -> None:  # noqa: FBT001
    assert one_digit_apart(printed, found) is expected


@given(st.text(alphabet="0123456789%-. ", max_size=8), st.text(alphabet="0123456789%-. ", max_size=8))
def test_being_one_digit_apart_goes_both_ways(one: str, other: str) -> None:
    assert one_digit_apart(one, other) is one_digit_apart(other, one)
