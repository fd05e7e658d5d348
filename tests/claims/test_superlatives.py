"""Words that say what is first, last or most, and the facts that may stand behind them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.claims.language.lexicon import SUPERLATIVES
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.gaps import Short
from smp_metrics.claims.text.passages import Passages
from smp_metrics.claims.unbound_words.superlatives import superlative_spans
from smp_metrics.claims.unbound_words.unbound import unbound

CASES: list[str] = yaml.safe_load(Path(__file__).with_name("superlatives.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("marked", CASES)
def test_a_superlative_without_a_fact_is_found_and_nothing_else(marked: str) -> None:
    plain = marked.replace("⟦", "").replace("⟧", "")
    document = Document("docs/a.md", plain)

    for problem in sorted(unbound(document), reverse=True):
        lines = plain.split("\n")
        start = sum(len(line) + 1 for line in lines[: problem.line - 1]) + problem.column - 1
        stop = start + len(problem.found.strip('"'))
        plain = f"{plain[:start]}⟦{plain[start:stop]}⟧{plain[stop:]}"

    assert plain == marked


def test_the_problem_says_where_and_what_to_do() -> None:
    (problem,) = unbound(Document("docs/a.md", "Crime is recorded.\nLoose has the fewest crimes.\n"))

    assert str(problem).startswith("docs/a.md:2:15: a word says what is first, last or most, without a fact")
    assert "[fewest](fact:" in str(problem)
    assert "[Old Town](fact:EXTRACT.COLUMN.highest?…)" in str(problem)


@given(st.sampled_from(sorted(SUPERLATIVES)), st.text(alphabet="abc ,;\n", max_size=30))
def test_no_superlative_escapes_wherever_it_stands(word: str, before: str) -> None:
    text = f"{before} the {word} crimes\n"

    assert (len(before) + 5, len(before) + 5 + len(word)) in set(superlative_spans(Short(text), text, Passages(text)))


@given(st.text())
def test_spans_lie_inside_any_text(text: str) -> None:
    assert all(0 <= start < stop <= len(text) for start, stop in superlative_spans(Short(text), text, Passages(text)))
