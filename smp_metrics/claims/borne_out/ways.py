"""Words of direction outside a claim: the claims beside them say which way it went, and the words must agree."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from smp_metrics.claims.borne_out.governed import WAY, by, more_than
from smp_metrics.claims.bound import Bound
from smp_metrics.claims.language.lexicon import DIRECTIONS
from smp_metrics.claims.language.neutral import neutral_phrases
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.mentioned.mention import Span
from smp_metrics.claims.text.document import CLAIM, Claim, Document
from smp_metrics.errors import Problem
from smp_metrics.facts.printing import recorded

_FROM = re.compile(r"\bfrom[\s*_]+\Z")
# What stands further before a number goes with another.
FAR = 1000
_TO = re.compile(r"[^.;:!?]{0,80}\bto[\s*_]+")
_THAN = re.compile(r"\bthan\b")
_AGAINST = re.compile(r"\b(?:against|versus|compared\s+(?:with|to))[\s*_]+\Z")
_MOVING = re.compile(r"\.(?:change|percent_change)\b|[-_]change\b")
_PARAMETER = re.compile(r"[?&]([a-z_]+)=([^&#]+)")
# Numbers that differ by no more than so many per cent have hardly changed.
STEADY = 2
LEAST = re.compile(r"\b(?:least|slowest|smallest)\b")
STABLE = re.compile(
    r"\b(?:(?:has|have|had)\s+)?(?:hardly|barely|scarcely)\s+(?:changed|moved|differed)\b|\b(?:almost|nearly|practically|virtually)\s+(?:unchanged|the\s+same)\b"
    r"|\b(?:about|much|roughly)\s+the\s+same\b|\blittle\s+(?:change[d]?|different)\b"
    r"|\b(?:back\s+)?(?:at|to|on)\s+the\s+(?:same\s+)?level\s+(?:of|as)\b"
    r"|\b(?:exactly\s+)?(?<!at )the\s+same(?:\s+(?:number|count|rate|share|level))?\b"
    r"(?!\s+(?:[a-z]+\s+)?(?:months?|periods?|years?|season|time|age|places?|table|ward|way|people|child|children|as)\b)"
)
_COMPARING = "more fewer higher lower greater smaller larger bigger less extra additional above below"
_CHANGES = frozenset(DIRECTIONS) - frozenset(_COMPARING.split())


def answered(sentence: str) -> bool:
    """Tell whether the claims of a sentence say which way its words of direction go, so that they are compared.

    ``sentence`` is given with its claims as they are typed.
    """
    claims = list(CLAIM.finditer(sentence))
    if any(_moves(each["address"]) and by(sentence[: each.start()], each["text"]) for each in claims):
        return True
    return any(_paired(sentence, first, last) for first, last in pairwise(claims))


def _moves(address: str) -> bool:
    return bool(_MOVING.search(address)) and "share_of_change" not in address


def alike(sentence: str) -> bool:
    """Tell whether two claims of a sentence that follow one another ask the same of two places or times."""
    claims = [claim["address"] for claim in CLAIM.finditer(sentence)]
    return any(differing(first, last) for first, last in pairwise(claims))


def _paired(sentence: str, first: re.Match[str], last: re.Match[str]) -> bool:
    apart = differing(first["address"], last["address"])
    return apart == "year" or (
        bool(apart)
        and bool(
            _went(sentence[: first.start()], sentence[first.end() : last.start()])
            or _THAN.search(sentence, first.end(), last.start())
        )
    )


def _went(before: str, between: str) -> bool:
    return bool(_TO.fullmatch(between) and _FROM.search(before))


def differing(first: str, last: str) -> str:
    """Name what differs between two addresses that ask the same of one place at two times, or of two places at one."""
    one, other = (dict(_PARAMETER.findall(address)) for address in (first, last))
    names = [name for name in one | other if one.get(name) != other.get(name)]
    alike = first.partition("?")[0] == last.partition("?")[0] and len(names) == 1
    return names[0] if alike and not _MOVING.search(first) and ".rank" not in first else ""


def wrong_ways(document: Document, bound: Sequence[Bound]) -> Iterator[Problem]:
    """List every pair of numbers whose sentence says that they went, or differ, the other way."""
    facts = {claim.start: fact for claim, fact in bound}
    for before, first, last in zip((None, *document.claims), document.claims, document.claims[1:], strict=False):
        low, high = document.passages.sentence(first.start)
        if before and before.start >= low and _is_second_base(document, before, first, last):
            first = before  # noqa: PLW2901
        if not (low <= last.start < high and first.start in facts and last.start in facts):
            continue
        one, other = facts[first.start].value, facts[last.start].value
        if not (isinstance(one, Fraction) and isinstance(other, Fraction)):
            continue
        said = _said(document, (low, high), first, last)
        if _back(document, low, first, last):
            message = "the words go from a later year to an earlier"
            yield first.problem(message, "the earlier year first", "exchange the numbers")
        elif said and not said.holds(one, other) and not _set_beside(document, first, last):
            message = f"the words say \u201c{said.word}\u201d, and the numbers beside them do not"
            remedy = "turn the word, or exchange the numbers"
            yield first.problem(message, f"{recorded(one)} and {recorded(other)}", remedy)


_DOWN_FROM = re.compile(r"\b(?:up|down)\s+from[\s*_]+\Z")
_AND = re.compile(r"[^.;:!?|]{0,40}?\band[\s*_]+(?:from[\s*_]+)?")


def _is_second_base(document: Document, before: Claim, first: Claim, last: Claim) -> bool:
    """Tell whether the last of three is one more that the first went up, or down, from: "down from [20] and [18]"."""
    from_, and_ = document.spoken[before.stop : first.start], document.spoken[first.stop : last.start]
    alike = differing(before.address, first.address) == differing(before.address, last.address) == "year"
    return alike and bool(_DOWN_FROM.search(from_) and _AND.fullmatch(and_))


def _set_beside(document: Document, first: Claim, last: Claim) -> bool:
    """Tell whether the second number is what the first is compared with: "but that was still below the [630]"."""
    return more_than(in_small_letters(document.spoken[first.stop : last.start])) is not None


def _back(document: Document, low: int, first: Claim, last: Claim) -> bool:
    """Tell whether a sentence goes from the number of one year to that of an earlier."""
    return (
        differing(first.address, last.address) == "year"
        and _year(first) > _year(last)
        and _went(document.spoken[max(low, first.start - FAR) : first.start], document.spoken[first.stop : last.start])
    )


@dataclass(frozen=True)
class _Said:
    """What is said of two numbers: a word, and whether the second is what the first became."""

    word: str
    became: bool

    def holds(self, one: Fraction, other: Fraction) -> bool:
        if STABLE.fullmatch(self.word):
            return abs(one - other) * 100 <= STEADY * max(abs(one), abs(other))
        real = (other > one) - (other < one) if self.became else (one > other) - (one < other)
        return real == DIRECTIONS[self.word]


def _said(document: Document, span: tuple[int, int], first: Claim, last: Claim) -> _Said | None:
    """Give what is said of two numbers, in a sentence with its place."""
    apart = differing(first.address, last.address)
    if not apart:
        return None
    near = max(span[0], first.start - FAR)
    before, between = document.spoken[near : first.start], document.spoken[first.stop : last.start]
    leading = neutral_phrases().sub(" ", in_small_letters(before))
    told = f"{leading} {neutral_phrases().sub(' ', in_small_letters(between))}"
    stable = STABLE.search(in_small_letters(document.spoken[slice(*_part(document, near, span[1], first, last))]))
    if stable:
        return _Said(stable[0], became=True)
    if _went(before, between):
        return _last_way(leading, became=True)
    than = _THAN.search(between)
    if than or _AGAINST.search(between):
        return _last_way(told if than else leading, became=False)
    if apart == "year":
        # However they are told, time goes from the earlier to the later.
        return _last_way(told, became=_year(first) < _year(last), only=_CHANGES)
    return None


_PARTS = re.compile(r";|\b(?:while|whereas|whilst|but)\b")


def _part(document: Document, low: int, high: int, first: Claim, last: Claim) -> Span:
    """Give the part of a sentence that two numbers stand in, where another part has two that are compared as well."""
    text, high = document.spoken, min(high, last.stop + FAR)
    begins = max((each.end() for each in _PARTS.finditer(text, low, first.start)), default=low)
    ends = _PARTS.search(text, last.stop, high)
    before = begins > low and alike(document.masked[low:begins])
    after = ends is not None and alike(document.masked[ends.end() : high])
    return begins if before else low, ends.start() if ends and after else high


# "More than doubled" tells how near, and no direction.
_HOW_NEAR = re.compile(
    r"\b(?:more|less|fewer)\s+than\s+(?=(?:doubl|halv|trebl|tripl|quadrupl|twice|half|a\s+(?:third|quarter|half|fifth|tenth)|[a-z]+\s+times|[0-9\u00a3]))"
)


def _last_way(text: str, *, became: bool, only: Collection[str] = DIRECTIONS) -> _Said | None:
    found = [match[0] for match in WAY.finditer(_HOW_NEAR.sub(" ", in_small_letters(text))) if match[0] in only]
    return _Said(found[-1], became) if found else None


def _year(claim: Claim) -> str:
    return next((value for name, value in _PARAMETER.findall(claim.address) if name == "year"), "")
