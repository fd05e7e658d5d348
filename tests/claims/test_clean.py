"""A text is looked at again when it, or what the look stands on, has changed; and never forgotten for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.claims.text.clean import Clean
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.extracts.memo import Memo

GOOD, SPOILED = Document("docs/a.md", "Good."), Document("docs/a.md", "Spoiled.")


@pytest.fixture
def looked() -> list[str]:
    return []


def _run(folder: Path, looked: list[str], document: Document, key: str = "data") -> list[Problem]:
    clean = Clean(Memo(folder), "judged", key)
    problems: list[Problem] = []
    if not clean.keeps(document):
        looked.append(document.text)
        problems = [Problem(document.path, 1, 0, "spoiled")] if document is SPOILED else []
        clean.saw(document, problems)
    clean.save()
    return problems


def test_a_clean_text_is_looked_at_once(tmp_path: Path, looked: list[str]) -> None:
    assert [_run(tmp_path, looked, GOOD) for _ in range(3)] == [[], [], []]
    assert looked == ["Good."]


def test_a_spoiled_text_is_told_every_time(tmp_path: Path, looked: list[str]) -> None:
    told = [_run(tmp_path, looked, each) for each in (GOOD, SPOILED, SPOILED, GOOD)]

    assert [len(problems) for problems in told] == [0, 1, 1, 0]
    # The clean text had gone meanwhile, and what has gone is not remembered.
    assert looked == ["Good.", "Spoiled.", "Spoiled.", "Good."]


@pytest.mark.parametrize("other", [Document("docs/b.md", "Good."), Document("docs/a.md", "Good. ")])
def test_another_place_or_text_is_looked_at(tmp_path: Path, looked: list[str], other: Document) -> None:
    _run(tmp_path, looked, GOOD)
    _run(tmp_path, looked, other)

    assert looked == ["Good.", other.text]


def test_other_data_is_another_matter(tmp_path: Path, looked: list[str]) -> None:
    for key in ("data", "other data"):
        _run(tmp_path, looked, GOOD, key)

    assert looked == ["Good.", "Good."]


def test_what_nobody_looks_at_this_time_can_be_kept(tmp_path: Path, looked: list[str]) -> None:
    _run(tmp_path, looked, GOOD)
    clean = Clean(Memo(tmp_path), "judged", "data")

    assert (clean.keeps(GOOD), clean.keeps(SPOILED)) == (True, False)
    clean.save()
    _run(tmp_path, looked, GOOD)
    assert looked == ["Good."]
