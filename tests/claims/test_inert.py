"""A claim that comes out as plain text is named with its line; wherever it binds, it is let alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.indented import indented_code
from smp_metrics.claims.text.inert import inert_claims

CLAIM = "[14,774](fact:all_crime_by_ward.crimes.total?year=2023)"
INERT = {
    "code": (f"There were `{CLAIM}` crimes.", "in code"),
    "a block of code": (f"```python\n{CLAIM} crimes\n```", "in a block of code"),
    "an indented line": (f"    There were {CLAIM} crimes.", "in an indented line, which makes it code,"),
    "an indented line of a list": (f"- One\n\n        {CLAIM}", "in an indented line, which makes it code,"),
    "an indented line of a quotation": (f"> One\n>\n>     {CLAIM}", "in an indented line, which makes it code,"),
    "escaped at its start": (f"There were \\{CLAIM} crimes.", "behind a \\"),
    "escaped at its end": ("There were [14,774\\](fact:a.b) crimes.", "behind a \\"),
    "a picture": (f"There were !{CLAIM} crimes.", "in the address of a picture"),
    "another link": (f"See [how {CLAIM} crimes](index.md).", "within another link"),
    "an abbreviation": (f"*[ABC]: {CLAIM} crimes", "in the meaning of an abbreviation"),
    "a title": (f'[See](index.md "{CLAIM} crimes")', "in the title of a link"),
}
BOUND = {
    "a paragraph": f"There were {CLAIM} crimes.",
    "a list": f"- One\n\n    There were {CLAIM} crimes.\n    - {CLAIM}",
    "a note": f"!!! note\n    There were {CLAIM} crimes.",
    "a footnote": f"Words[^a].\n\n[^a]:\n    There were {CLAIM} crimes.",
    "a wrapped line": f"There were\n    {CLAIM} crimes.",
    "behind an escaped sign": f"Look\\!{CLAIM}",
    "behind a sign that is itself escaped": f"There were \\\\{CLAIM}",
    "a block": f"```chart\nid: a\ntitle: {CLAIM}\n```",
    "no claim": "    Some code.",
}
LINES = st.lists(
    st.sampled_from(["", "a x", "    a x", "        a x", "- a x", "    - a x", "> a x", ">     a x", "1. a x"]),
    max_size=8,
)


def inert(text: str, path: str = "docs/a.md") -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in inert_claims(Document(path, f"# A\n\n{text}\n"))]


@pytest.mark.parametrize("name", INERT)
def test_a_claim_that_binds_nothing_is_told_with_its_line(name: str) -> None:
    text, where = INERT[name]
    line = 3 + text[: text.index("(fact:")].count("\n")

    assert inert(text) == [(line, f"a claim {where} comes out as plain text")]


def test_a_claim_in_front_matter_is_told() -> None:
    assert len(list(inert_claims(Document("docs/a.md", f"---\ntitle: There were {CLAIM}\n---\n\nText.\n")))) == 1


@pytest.mark.parametrize("name", BOUND)
def test_a_claim_that_binds_is_let_alone(name: str) -> None:
    assert inert(BOUND[name]) == []


def test_samples_are_no_claims_and_declarations_have_no_code() -> None:
    assert inert(f"`{CLAIM}`", "docs/about/a.md") == []
    assert inert(f"    {CLAIM}", "data/a.yml") == []


def test_a_script_has_claims_in_code_too() -> None:
    cell = f"# %% [markdown]\n# There were `{CLAIM}` crimes.\n"

    assert [problem.line for problem in inert_claims(Document("docs/checks/a.py", cell))] == [2]


@given(LINES.map("\n".join))
def test_no_line_that_markdown_shows_as_words_is_taken_for_code(text: str) -> None:
    numbered = re.sub("x", lambda match: f"x{match.start()}.", text)
    html = Markdown().convert(numbered)
    shown = set(re.findall(r"x\d+\.", re.sub(r"(?s)<pre>.*?</pre>", "", html)))
    code = {each for start, stop in indented_code(numbered) for each in re.findall(r"x\d+\.", numbered[start:stop])}

    assert not code & shown
