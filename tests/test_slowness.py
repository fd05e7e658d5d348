"""No pattern and no reader of pages takes more than linear time on what anybody could send.

A text twice as long takes twice as long; where it takes four times as long, somebody can make a check wait for hours.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import smp_metrics
from smp_metrics.charts.svg import DECIMALS
from smp_metrics.claims.checking import check_document
from smp_metrics.claims.language.numerals import _pattern
from smp_metrics.claims.text import crowded
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.exempt import exemptions
from smp_metrics.claims.unbound_words.unbound import unbound
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.plain_text import runs
from smp_metrics.facts import Facts
from smp_metrics.limits import SENTENCE

ONE_SIGN = ("LITERAL", "NOT_LITERAL", "ANY", "IN")
# What texts are made of, one piece repeated: openings that nothing closes, runs of one sign, words that patterns start
# with.
PIECES = (
    "a", "A", "é", " ", "\n", "\t", "\r", "1", "1,", "1.", "0", "-", "_", "*", "- ", "[", "]", "](", '](a "', "(",
    "()", "{", "{#", "{#a", "}", "<!--", "-->", "\n <!--", "<", "<a ", "<a", ">", "`", "`a``", "|", "| a ", "#",
    "# ", "# a\n", "&", "&a", '"', "'", "“", "”", "“a", "=", ":", "a: ", ".", "..", ". ", "!", "?", "a? ", "a ",
    "A ", "a, ", "> ", "1. ", "one ", "one", "twenty ", "hundred ", "hundred and ", "one in ", "one in six ", "to ",
    "per ", "most ", "the most ", "the ", "first ", "more than any other ", "1 ", "1 and ", "1-", "paragraph 1, ",
    "2020 ", "2020/", "-1", "-1 ", "+", "£", "£1", "%", "\\", "/", "http://a", "fact:a", "[a](fact:a.b) ",
    "<a title=", '<a title="', "```a\n", "```\n", "# %%\n", "---\n", "\n\n", "rose ", "is up ", "a rise ", "½",
    "Ward had ", "e", "er", "\u00a0", "&nbsp;", "\u2011", "url(#", "0.", "1e", "style=",
)  # fmt: skip

CLAIM = "[933](fact:all_crime_by_ward.crimes?ward=heath&year=2023)"
# What a sentence of many numbers may say of each.
COUNT = "[rose in 9](fact:all_crime_by_ward.crimes.count_of_rises?from=2022&to=2023)"
CLAIMED = (
    f"{CLAIM}; ", f"more than {CLAIM}, ", f"rose to {CLAIM} and ", f"ahead of {CLAIM}, ", f"| {CLAIM} ",
    f"it {COUNT} wards, ", f"led the wards with {CLAIM}, ", f"followed by {CLAIM}, ", f"the other {CLAIM}, ",
)  # fmt: skip


class Lengths(NamedTuple):
    """A short text and one of ten times its length: the time that is noticed, and how much slower is too slow."""

    short: int
    long: int
    noticed: float
    slower: int


# Less cannot be told from the machine's own noise.
NOTICED = 0.008
# Linear is 10 times, quadratic 100. What is quadratic and noticed on the long text takes a sixteenth of that on a
# quarter of it: so most patterns are settled there, in a quarter of the time.
LENGTHS = (Lengths(150, 1_500, NOTICED / 16, 15), Lengths(600, 6_000, NOTICED, 30))
# Where each character doubles the time, a long text would never end.
SHORTEST = (16, 20, 24, 28, 32)

# Other tests reach the same lines of the package.
pytestmark = pytest.mark.usefixtures("uncounted")


def _held(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _held(each)


def _patterns() -> dict[str, re.Pattern[str]]:
    """Find every compiled pattern that a module of the package holds, by where it stands."""
    found: dict[re.Pattern[str], str] = {}
    for module in pkgutil.walk_packages(smp_metrics.__path__, "smp_metrics."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, pattern in enumerate(_held(value)):
                found.setdefault(pattern, f"{module.name}.{name}.{number}")
    for number, pattern in enumerate((_pattern(), *(each.pattern for each in exemptions()))):
        found.setdefault(pattern, f"made by a function.{number}")
    return {place: pattern for pattern, place in found.items()}


PATTERNS = _patterns()


def slow_pieces(read: Callable[[str], object], pieces: tuple[str, ...] = PIECES) -> list[str]:
    """List the pieces of which a long text takes far longer than its length tells."""
    return [piece for piece in pieces if _is_slow(read, piece)]


def _is_slow(read: Callable[[str], object], piece: str) -> bool:
    return _doubles(read, piece) or all(_is_slower(read, piece, lengths) for lengths in LENGTHS)


def _doubles(read: Callable[[str], object], piece: str) -> bool:
    return any(all(_time(read, (piece * size)[:size]) > NOTICED for _ in range(4)) for size in SHORTEST)


def _is_slower(read: Callable[[str], object], piece: str, lengths: Lengths) -> bool:
    short, long = (piece * (length // len(piece)) for length in (lengths.short, lengths.long))
    # What a busy machine does once it does not do four times.
    taken = (_time(read, long) for _ in range(4))
    return all(each > lengths.noticed and each > lengths.slower * _time(read, short) for each in taken)


def _time(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def _found(pattern: re.Pattern[str]) -> Callable[[str], object]:
    return lambda text: deque(pattern.finditer(text), maxlen=0)


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 100
    assert DECIMALS in PATTERNS.values()


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_a_pattern_walks_through_a_text(pattern: re.Pattern[str]) -> None:
    assert slow_pieces(_found(pattern)) == []


def _groups_kept(parsed: Iterable[tuple[Any, Any]]) -> Iterator[Any]:
    """Give the groups of a parsed pattern that are repeated and never given back."""
    for code, value in parsed:
        if str(code) == "POSSESSIVE_REPEAT" and not (len(value[-1]) == 1 and str(value[-1][0][0]) in ONE_SIGN):
            yield value[-1]
        for inner in _parts(value):
            yield from _groups_kept(inner)


def _parts(value: Any) -> Iterator[Any]:
    if type(value).__name__ == "SubPattern":
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _parts(each)


def _kept(pattern: re.Pattern[str]) -> list[Any]:
    return list(_groups_kept(importlib.import_module("re._parser").parse(pattern.pattern, pattern.flags)))


def test_no_group_is_repeated_and_kept() -> None:
    # Before 3.11.5, as in Debian 12, Python takes a sign too many into one that fails half way.
    assert [place for place, pattern in PATTERNS.items() if _kept(pattern)] == []


@pytest.mark.parametrize("kept", [r"a(?:[.,][0-9]+)*+", r"(b|(?:c|dd)++)", r"(?:ab)?+"])
def test_a_kept_group_would_be_noticed(kept: str) -> None:
    assert _kept(re.compile(kept))
    assert not _kept(re.compile(r"(?:[a-z]++x)*[^a]?+"))


@pytest.mark.parametrize("slow", [r"[a-z]+!", r"[ ]*(?:-|1)[ ]", r"\[[^\]]*\]", "<!--.*?-->", "(a|aa)*b", "(?:a+)+b"])
def test_a_slow_pattern_would_be_noticed(slow: str) -> None:
    pattern = re.compile(slow)
    text = {"[": "[", "\\": "[", "<": "<!--"}

    assert slow_pieces(pattern.search, ("a", " ", text.get(slow[0], "a")))


@pytest.mark.parametrize("path", ["docs/a.md", "docs/checks/a.py", "data/a.yml"])
def test_a_page_is_walked_through(path: str) -> None:
    assert slow_pieces(lambda text: unbound(Document(path, text))) == []


def test_a_cell_is_walked_through() -> None:
    assert slow_pieces(runs) == []


@pytest.mark.parametrize("most", [SENTENCE, 10_000])
def test_a_sentence_of_many_claims_is_walked_through(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = Facts(Extracts(Path(__file__).parents[1]))
    monkeypatch.setattr(crowded, "SENTENCE", most)

    assert slow_pieces(lambda text: check_document(Document("docs/a.md", text), facts), CLAIMED) == []
