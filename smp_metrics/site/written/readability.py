"""Tell how old a reader has to be: the Automated Readability Index of a page's sentences, put as an age.

The index counts letters, words and sentences, so that nothing has to be guessed, as syllables would be. It gives a
year of school in the United States, where children start at five.
"""

from __future__ import annotations

import re

from smp_metrics.claims.text.fences import find_fences

FRONT_MATTER = re.compile(r"\A---\n.*?^---$", re.MULTILINE | re.DOTALL)
# What is no sentence: headings, rows of tables, what the site draws, and lists of attributes.
LINE = re.compile(r"^(?:#|\||<|\{:|\{[a-z]).*$", re.MULTILINE)
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
ITEM = re.compile(r"\n+(?=[ ]*(?:[-*>]|\d+\.)[ ])|\n{2,}")
SENTENCE_END = re.compile(r"(?<=[.!?])[*_”\"')]*(?:\s|$)|\n")
WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
STARTS_SCHOOL = 5


def sentences(markdown: str) -> list[str]:
    """Give the sentences of a page, and the items of its lists, as plain words."""
    text = LINE.sub("", _without_fences(FRONT_MATTER.sub("", markdown)))
    parts = (" ".join(part.split()) for part in ITEM.split(LINK.sub(r"\1", text)))
    return [each for part in parts for each in SENTENCE_END.split(part) if WORD.search(each)]


def _without_fences(text: str) -> str:
    fences = [*find_fences(text)]
    ends = [0, *(fence.stop for fence in fences)]
    return "".join(text[start:stop] for start, stop in zip(ends, [*(each.start for each in fences), None], strict=True))


def reading_age(markdown: str) -> int | None:
    """Give the age in years, at least that of starting school; None for a page without sentences."""
    told = sentences(markdown)
    words = [word for sentence in told for word in WORD.findall(sentence)]
    if not words:
        return None
    letters = sum(map(len, words))
    grade = 4.71 * letters / len(words) + 0.5 * len(words) / len(told) - 21.43
    return max(round(grade), 0) + STARTS_SCHOOL
