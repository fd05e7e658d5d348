"""Of a script of the site its strings are prose, which it may set in a page; all else of it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.scripted import mask_script
from smp_metrics.claims.unbound_words.unbound import unbound

SAID = {
    'say("There were 412 thefts.");': ["412"],
    "say('Crime soared.');": ["soared"],
    "say(`Crime fell to ${count} of 412.`);": ["fell", "412"],
    "say(`a ${few ? `twelve ${b} thefts` : '13'} b`);": ["twelve", "13"],
    "const all = { of: `${[1, 2].map((each) => { return `${each} of 14` })}` };": ["14"],
    'say("a \\" 412");': ["412"],
    "say(/[\"']/, 'twelve');": ["twelve"],
    'say("412': [],
    "say(`412": ["412"],
}
SILENT = (
    '// There were 412 thefts: "412"',
    '/* There were\n412 "thefts" */',
    "const waits = 412; const half = a / 2 / 3;",
    'create("h2", `${"h3"}`);',
    'say(text.replace(/412[/"]\\//g, ""));',
    'say(text.replace(/a(b)/, "$1"));',
    'const names = ["a", "b"]; say(names[0]);',
)


@pytest.mark.parametrize("script", SAID)
def test_a_number_or_statement_in_a_string_is_told_with_its_place(script: str) -> None:
    problems = unbound(Document("docs/assets/smp/a.js", f"\n{script}"))

    assert sorted(problem.found.strip('"') for problem in problems) == sorted(SAID[script])
    assert all(problem.line == 2 and problem.column > 4 for problem in problems)
    assert all("have the page say it" in problem.remedy for problem in problems)


@pytest.mark.parametrize("script", SILENT)
def test_what_nobody_reads_is_passed_over(script: str) -> None:
    assert unbound(Document("docs/assets/smp/a.js", script)) == []


@given(st.text(alphabet="`${}\"'/\\*\n ab1"))
def test_every_sign_keeps_its_place(text: str) -> None:
    masked = mask_script(text)

    assert len(masked) == len(text)
    assert all(sign in (text[at], " ") for at, sign in enumerate(masked))
