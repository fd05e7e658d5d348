"""Documents shared out among processes are checked as by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.gaps import Short
from smp_metrics.errors import Problem
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.site.written.ahead import READ, begin_words
from smp_metrics.site.written.words import check_words

ROOT = Path(__file__).parents[2]
WRONG = "In 2023, [14,775 crimes](fact:all_crime_by_ward.crimes.total?year=2023) were recorded in the borough.\n\n"
DOCUMENTS = [Document(f"docs/{name}.md", f"# {name}\n\n{WRONG}There are 7 more.\n") for name in "abcdefg"]


def found(folder: Path, documents: list[Document] = DOCUMENTS) -> list[Problem]:
    extracts = Extracts(ROOT)
    return check_words(folder, documents, Facts(extracts))


def _read(part: object) -> object:
    return part.text if isinstance(part, Short) else part


@pytest.mark.parametrize("lot", [1, 10**9])
def test_every_document_is_looked_at_by_one_of_the_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lot: int
) -> None:
    monkeypatch.setattr("smp_metrics.site.written.words.LOT", lot)
    problems = found(tmp_path)
    assert sorted(problem.path for problem in problems) == sorted(2 * [document.path for document in DOCUMENTS])
    assert {problem.line for problem in problems} == {3, 5}


def test_what_is_wrong_with_the_page_of_a_ward_is_told_of_its_template(tmp_path: Path) -> None:
    told = found(
        tmp_path, [Document("docs/wards/heath.md", "# Heath\n\nThere are 7 more.\n", template="docs/wards/_ward.md")]
    )

    assert [(problem.path, problem.line) for problem in told] == [("docs/wards/_ward.md", 3)]
    assert told[0].message.endswith(" (for heath)")


def test_what_was_clean_there_is_not_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smp_metrics.site.written.words.LOT", 1)
    clean = [Document(f"docs/{name}.md", f"# {name}\n\nCall **999** if somebody is in danger.\n") for name in "ab"]
    assert len(found(tmp_path, [*clean, DOCUMENTS[0]])) == 2
    monkeypatch.setattr("smp_metrics.site.written.words.unbound", None)
    assert found(tmp_path, clean) == []


@pytest.mark.parametrize("copied", [True, False])
def test_pages_are_read_beside_while_data_loads_unless_words_are_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, copied: bool
) -> None:
    monkeypatch.setattr("smp_metrics.beside.CAN_COPY", copied)
    pages, others = ([Document(page.path, page.text) for page in DOCUMENTS] for _ in range(2))
    begin_words(tmp_path, pages)()

    assert [{part: _read(vars(page)[part]) for part in READ} for page in pages] == [
        {part: _read(getattr(page, part)) for part in READ} for page in DOCUMENTS
    ]
    assert found(tmp_path, [Document("docs/clean.md", "# A page\n\nWords.\n")]) == []
    begin_words(tmp_path, others)()
    assert not any({*READ} & vars(page).keys() for page in others)
