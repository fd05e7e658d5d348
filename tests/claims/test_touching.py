"""What touches a claim from outside and would change it is told; what only stands beside it is not."""

from __future__ import annotations

import pytest

from smp_metrics.claims.context.touching import touching
from smp_metrics.claims.text.document import Document

N = "[14,774](fact:a.b)"
TOLD = {
    f"It cost £{N}.": "£",
    f"It cost £ {N}.": "£",
    f"It cost &pound;&nbsp;{N}.": "£",
    f"It fell by \u2212 {N}.": "\u2212",
    f"crimes &gt; {N}": ">",
    f"crimes \u2248{N}": "\u2248",
    f"{N} € in all": "€",
    f"{N}-fold": "-fold",
    f"{N}+": "+",
    f"{N} <b>%</b>": "%",
    f"more than {N}": "more than",
    f"and more than {N}": "more than",
    f"nearly a {N}": "nearly a",
    "about [half](fact:a.b)": "about",
    "Less than [half](fact:a.b)": "Less than",
    "more than [none](fact:a.b)": "more than",
    f"up to {N}": "up to",
    f"were up to {N}": "up to",
    f"{N} or more": "or more",
    f"{N} thousand": "thousand",
    f"a fraction of {N}": "fraction of",
    f"a part of the {N}": "part of the",
    f"{N},{N}": ",",
    f"{N} in {N}": "in",
    f"{N} out of every {N}": "out of every",
    "not [High Street](fact:a.b)": "not",
    "hardly [rose](fact:a.b)": "hardly",
    "[6%](fact:a.b) points": "points",
    "[half](fact:a.b) per 1,000 residents": "per 1,000",
    f"It is \u202e{N}.": "U+202E",
}
FREE = (
    f"There were {N} crimes.",
    f"> {N} crimes",
    f"> Words\n> {N} crimes",
    f"({N})",
    f"“{N}”",
    f"went up to {N}",
    f"add up to {N}",
    f"aged 25 and over {N}",
    f"as part of {N}",
    f"{N} of {N}",
    f"{N}, {N}",
    f"{N} in [High Street](fact:a.b)",
    "[High Street](fact:a.b),[Loose](fact:a.b)",
    "[3 points](fact:a.b) points",
    "[9th](fact:a.b) per 1,000 residents",
    f"**{N}** crimes \u2013 {N} crimes",
)


def told(text: str) -> str:
    document = Document("docs/a.md", f"{text}\n")
    return next(filter(None, (touching(document, claim) for claim in document.claims)), "")


@pytest.mark.parametrize("text", TOLD)
def test_what_would_change_a_claim_is_told(text: str) -> None:
    assert told(text) == TOLD[text]


@pytest.mark.parametrize("text", FREE)
def test_what_changes_nothing_is_let_alone(text: str) -> None:
    assert told(text) == ""
