"""What is no plain English, and so nothing that a rule on words can judge: signs that speak, another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smp_metrics.claims.language.neutral import COMPARED, NEUTRAL, bare
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.telling import TELLING

# Signs of English texts beside those of the keyboard; numbers among them have a rule of their own.
_SIGNS = (
    "\u00a0\u2009\u202f\u2010-\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2030\u2032\u2033\u2082\u2153-\u215e\u2212"
    "£€§©®°±·×÷²³½¼¾"
)
_LOANS = "cafés? naïve clichés? façades? fiancée?s? crèches? décor née résumés? protégée?s? rosé à"
_SIGN = re.compile(rf"(?<![A-Za-z])(?!(?i:{'|'.join(_LOANS.split())})\b)(?:[A-Za-z]*[^\x00-\x7f{_SIGNS}])+[A-Za-z]*")
# Taken in one go whether it ends or not, so that no start is tried twice.
_SENTENCE = re.compile(r"(?:[^.!?|\n]++|\n(?![ ]*\n))+[.!?]?")
_WORD = re.compile(r"(?<![\w/&#.@-])[a-z][a-z'’]*(?![\w/])")
# Words that every English sentence of some length has one of, and that are none in the languages beside it.
_TELLTALES = """
    the and of to for with that this these those are were have has from by not they their there which who what
    when where how you your it its be will can could should would may must does did if than then into about
    after before his her our us them each every some any all both such only also because while other can't don't
    doesn't isn't aren't won't everything something nothing anything
"""
_ENGLISH = frozenset(_TELLTALES.split())
_FEWEST = 4


def foreign_spans(text: str) -> Iterator[tuple[int, int]]:
    """Give the place of every sign or sentence of a text that is no plain English, as (start, stop)."""
    for sign in _SIGN.finditer(text):
        # Figures of other scripts are numbers, which are told as such.
        if not any(each.isnumeric() for each in sign[0]):
            yield sign.span()
    for sentence in _SENTENCE.finditer(text):
        words = _WORD.findall(in_small_letters(sentence[0]))
        ends = sentence[0][-1] in ".!?"
        if ends and len(words) >= _FEWEST and _ENGLISH.isdisjoint(words):
            known = sum(bare(word) in NEUTRAL or bare(word) in TELLING or bare(word) in COMPARED for word in words)
            if known * 3 < len(words):
                yield sentence.span()
