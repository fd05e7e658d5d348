"""Each page has a description in its own words."""

from types import SimpleNamespace
from typing import Any

import pytest

from smp_metrics.site.describing import LONGEST, describe


def described(content: str, path: str = "plan/crime.md", **meta: str) -> Any:
    page = SimpleNamespace(content=content, meta=dict(meta), title="Crime", file=SimpleNamespace(src_uri=path))
    describe(page)
    return page.meta.get("description")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<h1>Crime</h1><p>First one.</p><p>Second <a>one</a>.</p><p>Third.</p>", "First one. Second one."),
        ("<p>This is section 5.</p><p><strong>The short answer:</strong> crime fell.</p>", "Crime fell."),
        ('<p>An ASB<span class="smp-term__means">noise</span> case.</p>', "An ASB case."),
        ("<p></p>", ""),
    ],
)
def test_a_page_is_described_by_its_answer_or_its_first_sentences(content: str, told: str) -> None:
    assert described(content) == told


def test_pages_made_alike_are_told_apart_by_name() -> None:
    assert described("<p>Each fact.</p>", "facts/crime.md") == "Crime. Each fact."


def test_a_long_description_ends_with_a_sentence_or_a_word() -> None:
    sentence, words = described(f"<p>{'Some words here. ' * 20}</p>"), described(f"<p>{'word ' * 60}</p>")

    assert sentence.endswith("here.")
    assert words.endswith("word …")
    assert max(len(sentence), len(words)) <= LONGEST


def test_what_an_author_wrote_stays_and_a_kept_page_asks_for_none() -> None:
    assert described("<p>Words.</p>", description="Mine") == "Mine"
    assert described("") is None
