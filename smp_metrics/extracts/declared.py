"""All that is declared of the plan in one project, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from smp_metrics.errors import Problem
from smp_metrics.extracts.declarations import Correction, KnownIssue, Question, Revision, Withdrawal, repeated
from smp_metrics.extracts.entries import read_entries


@dataclass(frozen=True)
class Declared:
    """The declarations of each file, in its order, and all that is wrong with any of them."""

    corrections: list[Correction]
    known_issues: list[KnownIssue]
    questions: list[Question]
    revisions: list[Revision]
    withdrawn: list[Withdrawal]
    problems: list[Problem]


def read_declared(root: Path) -> Declared:
    """Read every file of declarations that a project has."""
    corrections, wrong = read_entries(root, Correction)
    issues, wrong_issues = read_entries(root, KnownIssue)
    questions, wrong_questions = read_entries(root, Question)
    revisions, wrong_revisions = read_entries(root, Revision)
    withdrawn, wrong_withdrawn = read_entries(root, Withdrawal)
    twice = repeated(root, [*corrections, *issues, *questions, *revisions, *withdrawn])
    problems = [*wrong, *wrong_issues, *wrong_questions, *wrong_revisions, *wrong_withdrawn, *twice]
    return Declared(corrections, issues, questions, revisions, withdrawn, problems)
