"""Code on the pages about the site shows samples, and none that a reader could take for a figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.claims.samples import check_samples
from smp_metrics.claims.text.document import Document, read_document
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts

ROOT = Path(__file__).resolve().parents[2]
TELLS = "What stands in `this type` is a sample.\n\n"
RIGHT = (
    "A number after it must be round, such as `800`.",
    "A page with `fell` fails.",
    "A sentence such as `crime spiked` needs a fact.",
    "Run `smp check`.",
    "```\nsmp check\n```",
    "| about | at most `5%` above |",
    "```markdown\nHigh Street had [3,272](fact:all_crime_by_ward.crimes?ward=high-street&year=2023) crimes.\n```",
    "```sh\nsmp check  # the words\n```",
)
WRONG = {
    "There were `412` thefts.": "a sample stands in a sentence on what the data measures",
    "Fant had `twelve`.": "a sample stands in a sentence on what the data measures",
    "In 2023 it was `412`.": "a sample stands in a sentence on what the data measures",
    "It `soared` in [2023](fact:a.b) for crime.": "a sample stands in a sentence on what the data measures",
    "It was `412 thefts`, such as these.": "a sample gives a number of what the data measures",
    "`Crime soared`.": "nothing says that this is a sample, and it speaks of the data",
    "```markdown\nHigh Street had [99](fact:all_crime_by_ward.crimes?ward=high-street&year=2023) crimes.\n```": (
        "the fact is 3,272, the words say “99”"
    ),
    "```python\nthefts = 412\n```": "a number stands in the text without a fact",
}


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(Extracts(ROOT))


def told(text: str, facts: Facts) -> list[str]:
    return [each.message for each in check_samples(Document("docs/about/a.md", f"# A page\n\n{text}\n"), facts)]


@pytest.mark.parametrize("text", RIGHT)
def test_words_and_numbers_on_their_own_are_samples(text: str, facts: Facts) -> None:
    assert told(TELLS + text, facts) == []


@pytest.mark.parametrize("text", WRONG)
def test_what_a_reader_could_take_for_a_figure_is_told(text: str, facts: Facts) -> None:
    assert told(TELLS + text, facts) == [WRONG[text]]


def test_a_page_tells_its_readers_what_a_sample_is(facts: Facts) -> None:
    (problem,) = check_samples(Document("docs/about/a.md", "# A page\n\nIt is round, such as `800`.\n"), facts)

    assert (problem.line, problem.column) == (3, 22)
    assert problem.message == "no line of the page tells that code is a sample"
    assert told("Run `smp check`.", facts) == []


def test_code_of_other_pages_is_read_as_prose_is(facts: Facts) -> None:
    assert check_samples(Document("docs/plan/a.md", "There were `412` thefts.\n"), facts) == []


def test_the_site_tells_its_readers_what_a_sample_is(facts: Facts) -> None:
    pages = [read_document(ROOT, path) for path in sorted((ROOT / "docs" / "about").glob("*.md"))]

    assert [check_samples(page, facts) for page in pages] == [[]] * len(pages)
