"""Fences, comments and code spans are found as patterns would find them, in one walk."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smp_metrics.claims.text.fences import Fence, find_fences
from smp_metrics.claims.text.hidden import hidden_spans, without_hidden

# What the walks stand for; on a long text of openings these patterns take quadratic time.
_ON = r"(?:(?!\n[ ]*(?:\n|[-*+#>|]|[0-9]+[.)][ ]))[\s\S])"
HIDDEN = re.compile(
    r"^[ ]{0,3}<!--(?!-?>)[\s\S]*?--!?>"
    rf"|<!--(?!-?>){_ON}*?--!?>"
    rf"|(?<![\\`])(?P<mark>`+)(?!`){_ON}+?(?<!`)(?P=mark)(?!`)",
    re.MULTILINE,
)
FENCE = re.compile(
    r"^(?P<indent>[ ]{0,3})(?P<mark>`{3,}|~{3,})[ ]*(?P<kind>[\w-]*)(?P<options>(?:[ ]+\w+=\"[^\"\n]*\")*)[ ]*\n"
    r"(?P<body>.*?)^(?P=indent)(?P=mark)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
SIGNS = st.lists(
    st.sampled_from(["<!--", "-->", "--!>", "-", ">", "`", "``", "\\", "\n", " ", "a", "- ", "1. ", "\n\n"])
)
LINES = st.lists(st.sampled_from(["```", "```chart", "~~~", "````", " ```", '``` a="b"', "x", "", "```  ", "    ```"]))


@given(SIGNS.map("".join))
@example("   <!-- a --> `b` <!-- `c --> d`")
@example("<!--->`a``b`")
def test_comments_and_code_are_what_the_pattern_finds(text: str) -> None:
    assert list(hidden_spans(text)) == [match.span() for match in HIDDEN.finditer(text)]


def test_what_is_hidden_is_blanked_and_lines_stay() -> None:
    assert without_hidden("a `b` c\n<!-- d\n-->\ne") == "a     c\n      \n   \ne"


@given(LINES.map("\n".join))
def test_fences_are_what_the_pattern_finds(text: str) -> None:
    assert list(find_fences(text)) == [
        Fence(match.start(), match.start("mark"), match.end(), match["kind"], match.span("options"), match.span("body"))
        for match in FENCE.finditer(text)
    ]


@pytest.mark.parametrize("line", ["```a\n", "<!-- ", "`` ` ", "\n <!--", "~~~\n```\n"])
def test_a_long_text_of_openings_is_walked_through(line: str) -> None:
    text = line * (1_000_000 // len(line))

    assert len(list(hidden_spans(text))) + len(list(find_fences(text))) < len(text)
