"""The years around a claim: two that something went between, one right behind a number, and one it is compared with."""

from __future__ import annotations

import re
from functools import lru_cache

from smp_metrics.claims.language.kinds import MOVING
from smp_metrics.claims.language.number_words import SMALL
from smp_metrics.claims.mentioned.mention import Span
from smp_metrics.claims.mentioned.mentions import find_years
from smp_metrics.claims.mentioned.named import Named
from smp_metrics.claims.text.document import Claim
from smp_metrics.facts import Fact

PAIR = 2
_YEAR = r"((?:19|20)[0-9]{2})(?![/\u2013-]?[0-9])"
# A stretch of time, as it is said: from one year to another, or between them.
_STRETCH = re.compile(
    rf"\bbetween\s+(?:\w+\s+){{0,5}}?{_YEAR}\s+and\s+(?:\w+\s+){{0,4}}?{_YEAR}"
    rf"|\b{_YEAR}\s*(?:\bto\b|\buntil\b|\u2013)\s*(?:(?!from\b)\w+\s+){{0,4}}?{_YEAR}"
)
# A year right behind a number, or behind what it counts.
_BEHIND = re.compile(
    r"[\s*_]{0,400}+(?:(?!(?:than|and|or|but|to|as)\b)[a-z-]{1,40}+\s{1,40}+){0,2}?in\s{1,40}+(?=(?:19|20)[0-9]{2}\b)"
)
_AGAINST = re.compile(
    rf"\b(?:than|as(?=\s+in\b)|compared with|against|since|up from|down from)\s+(?:[\w-]+\s+){{0,6}}?{_YEAR}"
)
_SINCE = re.compile(rf"\b[Ss]ince\s+{_YEAR}")
# Two claims of one comparison: "[fewer] crimes and [fewer] incidents than in 2022".
_TOGETHER = re.compile(r"\s{0,400}+(?:[\w-]{1,40}+\s{1,40}+){0,3}?and\s{0,40}+")
_FROM = re.compile(r"\bfrom\s+(?:[\w-]+\s+){0,2}\Z")
_TO = re.compile(r"(?:\s{1,400}+in\s{1,9}+(?:19|20)[0-9]{2})?\s{1,400}+to\s{1,40}+(?:[\w-]{1,40}+\s{1,40}+)?")
# The year that follows the last one named; "the year after the survey" is none.
_AFTER = re.compile(
    r"\b(?:the\s+year\s+(?:after|later)|(?:a|one)\s+year\s+(?:later|on(?=,))|the\s+(?:next|following)\s+year)\b"
    r"(?!\s+(?:the|a|an|its|their|that|this|of|(?:19|20)[0-9]{2})\b)"
)
_PART = re.compile(r"[.,;:|]|\b(?:and|but|while)\b")
_BEGINS = re.compile(r"\b(?:from|since|after)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_CHANGE = re.compile(r"\s{0,400}+(?:the\s{1,40}+)?change\b", re.IGNORECASE)


def wrong_years(claim: Claim, fact: Fact, years: tuple[str, ...], named: Named) -> str:
    """Say what is wrong with the years that a claim's sentence names; "" where nothing is."""
    moving = fact.kind in MOVING
    if not years:
        return ""
    if len(years) == PAIR and years[0] < years[1]:
        return _of_two(claim, (years[0], years[1]), named, moving=moving)
    return "" if moving else _of_one(claim, frozenset(years), named)


def no_change(claim: Claim, fact: Fact, named: Named) -> bool:
    """Tell whether the label of a claim's cell says that its number is a change, and its fact is none."""
    return fact.kind not in MOVING | {"name"} and any(_CHANGE.match(label) for label in named.labels(claim))


def turned(claim: Claim, fact: Fact, years: tuple[str, ...], named: Named) -> bool:
    """Tell whether the words compare the earlier year with the later."""
    if fact.kind not in MOVING or len(years) != PAIR or years[0] >= years[1]:
        return False
    first, last = years
    before, after = named.clause(claim)
    beside = r"(?:than|after|compared with|on(?!\s+(?:average|record))|since|against|up from|down from)"
    against = rf"\b{beside}\s+(?:\w+\s+){{0,4}}?{last}\b"
    beyond = rf"\b(?:after|since|beyond|following)\s+(?:the\s+(?:end|year)\s+(?:of\s+)?)?{last}\b"
    if re.search(beyond, before + after, re.IGNORECASE):
        return True
    return bool(re.search(against, after)) and bool(re.search(rf"\b{first}\b", before + after))


def _of_two(claim: Claim, years: tuple[str, str], named: Named, *, moving: bool) -> str:
    said = _stretch(claim, named)
    against = _against(claim, named) if moving else ""
    # What is compared with a year of its own starts from there, wherever the sentence does.
    then = said and said[1] == years[0] and years[1] in (_behind(claim, named) or _next(claim, named))
    if said and not then and (against or said[0], said[1]) != years:
        return f"the sentence goes from {said[0]} to {said[1]}, and the fact from {years[0]} to {years[1]}"
    behind = _behind(claim, named) if moving else frozenset[str]()
    if behind and years[1] not in behind:
        return f"the sentence says that it came about in {min(behind)}, and the fact goes on to {years[1]}"
    if against and against != years[0]:
        return f"the sentence compares with {against}, and the fact with {years[0]}"
    after = _after(claim, named) if moving else frozenset[str]()
    if after and years[1] not in after:
        return f"the sentence says that it came about in {min(after)}, and the fact goes on to {years[1]}"
    return ""


# All numbers of a sentence ask anew.
@lru_cache(maxsize=8)
def year_after(text: str) -> frozenset[str]:
    """Give the year that "the year after" stands for, behind the last year that a text names; none without."""
    found = _AFTER.search(text)
    years = find_years(text[: found.start()]) if found else []
    return frozenset({str(int(max(years[-1].names)) + 1)} if years else ())


_LATER = re.compile(
    rf"[\s*_]{{0,99}}+(?:(?P<many>{'|'.join(SMALL[2:11])})\s+years\s+(?:later|on|after)\b|{_AFTER.pattern})",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def later_years(text: str, low: int) -> frozenset[str]:
    """Give the year that "three years later" stands for at the head of the sentence at ``low``, behind the one before.

    It follows the last year that the text names before.
    """
    found = _LATER.match(text, low)
    years = find_years(text[:low]) if found else []
    many = SMALL.index(found["many"].lower()) if found and found["many"] else 1
    return frozenset({str(int(max(years[-1].names)) + many)} if years else ())


def _after(claim: Claim, named: Named) -> frozenset[str]:
    """Give the year that "the year after" stands for right behind a number, or before it in its clause."""
    low, high = named.sentence(claim)
    previous, following = named.neighbours(claim)
    start, text = previous[1] if previous else low, named.text
    behind = _AFTER.search(text, claim.stop, following[0] if following else high)
    if behind and not _PART.search(text, claim.stop, behind.start()):
        return year_after(text[low : behind.end()])
    before = _AFTER.search(text, start, claim.start)
    own = before and (not previous or _PART.search(text, start, before.start()))
    return year_after(text[low : claim.start]) if own else frozenset()


def _of_one(claim: Claim, years: frozenset[str], named: Named) -> str:
    said = _behind(claim, named) or reached(claim, named)
    if not said or said & years:
        return ""
    return f"the sentence says it of {min(said)}, and the fact is about {' and '.join(sorted(years))}"


def _stretch(claim: Claim, named: Named) -> tuple[str, str] | None:
    """Give the stretch of time behind a claim, before the next, else the last before it, else that of its labels."""
    low, high = named.sentence(claim)
    _, following = named.neighbours(claim)
    behind = _STRETCH.search(named.text, claim.stop, following[0] if following else high)
    before = list(_STRETCH.finditer(named.text, low, claim.start))
    labels = [found for label in named.labels(claim) if (found := _STRETCH.search(label))]
    found = behind or (before[-1] if before else labels[0] if labels else None)
    if not found:
        return None
    first, last = (year for year in found.groups() if year)
    return first, last


def _behind(claim: Claim, named: Named) -> frozenset[str]:
    """Give the years right behind a number, or behind what it counts."""
    _, high = named.sentence(claim)
    found = _BEHIND.match(named.text, claim.stop, high)
    if not found:
        return frozenset()
    return next((each.names for each in find_years(named.text[found.end() : high]) if each.start == 0), frozenset())


def _next(claim: Claim, named: Named) -> frozenset[str]:
    """Give the first year that is named behind a claim, where no stretch of time is."""
    _, high = named.sentence(claim)
    if _STRETCH.search(named.text, claim.stop, high):
        return frozenset()
    return next((each.names for each in find_years(named.text[claim.stop : high])), frozenset())


def _against(claim: Claim, named: Named) -> str:
    """Give the year that a claim is compared with; two claims may share it, and "since" may stand before."""
    low, high = named.sentence(claim)
    previous, following = named.neighbours(claim)
    shared = following and _TOGETHER.fullmatch(named.text, claim.stop, following[0])
    until = following[0] if following and not shared else high
    found = _AGAINST.search(named.text, claim.stop, until)
    since = None if found else _SINCE.search(named.text, previous[1] if previous else low, claim.start)
    found = found or since
    return found[1] if found else ""


def reached(claim: Claim, named: Named) -> frozenset[str]:
    """Give the one year before "from [n] to [m]", in which the second number was reached."""
    low, _ = named.sentence(claim)
    previous, _ = named.neighbours(claim)
    if not previous or not _TO.fullmatch(named.text, previous[1], claim.start) or not _leads(previous, named, low):
        return frozenset()
    years = find_years(named.text[low : previous[0]])
    begins = years and _BEGINS.search(named.text, low, low + years[0].start)
    return years[0].names if len(years) == 1 and not begins else frozenset()


def _leads(previous: Span, named: Named, low: int) -> bool:
    return bool(_FROM.search(named.text, low, previous[0]))
