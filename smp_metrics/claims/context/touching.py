"""The words and signs that touch a claim from outside and would change it: they belong inside, to be compared."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from smp_metrics.claims.language.numerals import find_numerals
from smp_metrics.claims.language.outside import TOUCHING_AFTER, TOUCHING_BEFORE
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.claims.text.markup import TAG
from smp_metrics.facts.phrases import any_of

_REACH, _NEAR = 160, 60
_EMPHASIS = re.compile(r"[*_]+")
# Signs that close or open what holds a claim, and change nothing.
_OPENING = frozenset("([{|\"'\u201c\u2018/\u2013\u2014>:;,.!?\u2026=")
_CLOSING = frozenset(")]}|\"'\u201d\u2019/\u2013\u2014<:;,.!?\u2026=[")
_STUCK = frozenset("-\u2010\u2011\u2012\u2013\u2212+%\u2030")
# Signs that reckon with a number though a space stands between.
_RECKONING = frozenset("\u2212\u00b1\u2248\u2264\u2265<>\u00d7\u00f7~+")
_UNITS = frozenset(("percent", "fraction", "times", "money"))
_PART_OF = re.compile(
    r"\b(?:fractions?|multiples?|(?<!as )parts?|halves|doubles?|thrice|opposite|reverse|inverse|root|cube)\s+(?:of\s+)?"
    r"(?:the\s+|all\s+|these\s+)?\Z",
    re.IGNORECASE,
)
# "From one up to another", or "went up to", is how a change is told; "up to" alone leaves the number open.
_UP_TO = re.compile(r"(?:\b[a-z]+\s{1,9})?\bup\s{1,9}to\s{1,9}(?:an?\s+|the\s+)?\Z", re.IGNORECASE)
_FROM = re.compile(
    r"\A(?:back|went|go|goes|going|gone|moved|crept|came|comes|adds?|added|adding|rose|grew|climbed)\b", re.IGNORECASE
)
# What turns a name or a direction round too.
_DENIED = re.compile(r"\b(?:not|never|hardly|scarcely|barely|nor)\s{1,9}(?:in\s+)?(?:an?\s+|the\s+)?\Z", re.IGNORECASE)
# What another unit would make of a number that has one.
_OTHER_UNIT = re.compile(
    r"(?<!\s)\s{1,9}(?:(?:percentage\s+)?points?|pp|ppts?|per\s+(?:1,000|thousand|head|person|100,000|million))(?![\w-])",
    re.IGNORECASE,
)
# One number that goes on in the next claim: "[1],[234]", "[1] in [6]".
_GOES_ON = re.compile(
    r"[*_]{0,3}(?:[.,:/\u2044\u2236x\u00d7^]|\s{1,9}(?:in|out\s{1,9}of)(?:\s{1,9}every)?\s{1,9})[*_]{0,3}"
    r"\[(?=[^\[\]\n0-9]{0,80}+[0-9])[^\[\]\n]{1,120}+\]\(fact:"
)


_BEFORE = re.compile(
    rf"(?<![\w-])(?!(?:(?<=\band )|(?<=\bor ))(?:over|under)\b)(?:{any_of(TOUCHING_BEFORE)})\s+(?:an?\s+|the\s+)?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"(?<!\s)\s*+(?:{any_of(TOUCHING_AFTER)})(?![\w-])", re.IGNORECASE)


def touching(document: Document, claim: Claim) -> str:
    """Give what touches a claim from outside and would change it; "" where nothing does."""
    before = _seen(document.masked[max(0, claim.start - _REACH) : claim.start])
    after = _seen(document.masked[claim.stop : claim.stop + _REACH])
    return next(filter(None, _found(before, after, claim.text)), "") or _next_claim(document, claim)


def _next_claim(document: Document, claim: Claim) -> str:
    """Give what makes one number of a claim and the next."""
    goes_on = _GOES_ON.match(document.masked, claim.stop) if any(sign.isnumeric() for sign in claim.text) else None
    return goes_on[0].split("[")[0].strip("*_ \n") if goes_on else ""


def _found(before: str, after: str, text: str) -> Iterator[str]:
    yield _sign(before[-1:], _OPENING) or _sign(after[:1], _CLOSING)
    if after[:1] in _STUCK and (after[:1] == "+" or after[1:2].isalnum()):
        yield after[:1] + re.split(r"[^\w]", after[1:])[0]
    yield _reckoning(_unquoted(before).rstrip()[-1:]) or _reckoning(after.lstrip()[:1])
    yield "%" if after.lstrip().startswith(("%", "\u2030")) else ""
    # What touches a number stands right before it; of blanks one is as good as many.
    before = f"{' '.join(before.split())[-_NEAR:]}{' ' if before[-1:].isspace() else ''}"
    denied = _DENIED.search(before)
    yield denied[0].strip() if denied else ""
    if next(find_numerals(text), None) or any(sign.isnumeric() for sign in text):
        raised = _UP_TO.search(before)
        yield "up to" if raised and not _FROM.search(raised[0]) else ""
        found = _BEFORE.search(before) or _PART_OF.search(before) or _AFTER.match(after)
        yield " ".join(found[0].split()) if found else ""
        unit = next((each.unit for each in find_numerals(text)), "")
        again = _OTHER_UNIT.match(after) if unit in _UNITS else None
        yield " ".join(again[0].split()) if again else ""


def _sign(sign: str, harmless: frozenset[str]) -> str:
    """Give a sign that a claim must not touch: a currency, a sign of arithmetic, or one that turns the text round."""
    if not sign or sign.isspace() or sign in harmless or sign.isalnum():
        return ""
    if sign in _STUCK and harmless is _CLOSING:
        return ""
    return sign if unicodedata.category(sign) != "Cf" else f"U+{ord(sign):04X}"


def _unquoted(before: str) -> str:
    """Leave out the signs of a quotation, where nothing else stands on the line."""
    return before if before.rpartition("\n")[2].strip("> ") else before.rstrip("> ")


def _reckoning(sign: str) -> str:
    """Give a sign that reckons, or a currency, which changes a number from behind a space too."""
    return sign if sign and (sign in _RECKONING or unicodedata.category(sign) == "Sc") else ""


def _seen(text: str) -> str:
    """Give a text as a reader sees it: without tags and emphasis, and with entities as the signs that they are."""
    return html.unescape(_EMPHASIS.sub("", TAG.sub("", text)))
