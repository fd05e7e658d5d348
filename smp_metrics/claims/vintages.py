"""The boundaries that a sentence names, old or new: they must be those of its facts' places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache

from smp_metrics.claims.borne_out.peers import Told
from smp_metrics.claims.bound import Bound
from smp_metrics.claims.context.units import PLACES
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts, parse_address

_OLD, _NEW = "old", "new"
_NAMED = r"(?:borders|boundaries|(?:(?!(?:for|of|in|from|by|on|to|about|says?)\b)[\w\u2019'-]+\s+){0,5}?wards?)\b"
_TODAY = r"\b(?:(?:wards?|boundaries|borders)\s+of\s+today\b|today['\u2019]s\s+(?:wards?|boundaries|borders)\b)"
_KINDS = {
    _OLD: re.compile(
        rf"\b(?:old|former)\s+{_NAMED}|\b(?:the|its|their)\s+(?:old|former)\s+ones?\b|\bas\s+(?:it|they)\s+(?:was|were)\s+(?:then|before|drawn)\b"
    ),
    _NEW: re.compile(
        rf"\b(?:new|current|present|today['\u2019]s)\s+{_NAMED}|{_TODAY}|\b(?:the|its|their)\s+(?:new|current|present)\s+ones?\b"
        r"|\bas\s+(?:it|they)\s+(?:is|are)\s+(?:now|today|drawn)\b|\bas\s+now\s+drawn\b"
    ),
}


_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_AS_IT_IS = re.compile(r"\bas\s+(?:it|they)\s+(?:[a-z]+\s+){1,3}\Z")
# By these one can tell at little cost that there is nothing to compare.
_DATED = re.compile(r"\b(?:before|until|since|after|from|in)\s+[a-z]{3,9}\s+(?:19|20)[0-9]{2}\b")
_NAMES_A_TIME = re.compile(rf"{_DATED.pattern}|{_TODAY}")


@cache
def _since(day: date) -> dict[str, re.Pattern[str]]:
    month = rf"{day:%B}\s+{day.year}\b".lower()
    return {
        _OLD: re.compile(rf"\b(?:before|until)\s+{month}"),
        _NEW: re.compile(rf"\b(?:(?:since|after|from)\s+{month}|(?:drawn|made|created|redrawn)\s+in\s+{month})"),
    }


def _of(fact: Fact, facts: Facts) -> tuple[str, date | None]:
    """Tell whether the places of a fact stood until a day, or stand since; "" for what changed on none."""
    columns = (name.partition("_")[0] for name, _ in parse_address(fact.address).parameters)
    named = next((kind for kind in columns if kind in _KINDS), "")
    if named:
        return named, None
    own = [facts.extracts.partnership.geography_of(facts.extracts[name]) for name in fact.extracts]
    found = {(_OLD, each.until) if each.until else (_NEW, each.since) for each in own if each}
    return found.pop() if len(found) == 1 and None not in next(iter(found)) else ("", None)


def borders(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where a sentence, in small letters, says since when, or until when, the places of its numbers stood."""
    if not _NAMES_A_TIME.search(small):
        return
    kinds = {_of(peers.fact, facts) for _, _, peers in told}
    if {kind for kind, _ in kinds} == {_NEW}:
        yield from (found.span() for found in re.finditer(_TODAY, small))
    for kind, day in kinds:
        yield from (found.span() for found in _since(day)[kind].finditer(small)) if day else ()


_STOOD = re.compile(r"[\s*_]{1,99}+(?:old|former|new|current|present)(?=\s+(?:wards?|districts?)\b)")


def unaged(after: str, fact: Fact, facts: Facts) -> str:
    """Leave out the word that says which boundaries the wards right behind a number have, where its fact knows them."""
    return _STOOD.sub("", after, count=1) if _STOOD.match(after) and _of(fact, facts)[0] else after


def _read_with(document: Document, claim: Claim) -> str:
    """Give a number's sentence; of a cell its labels and its table's head, or else what leads to the table."""
    passages, spoken = document.passages, document.spoken
    spans = passages.labels(claim.start)
    if not spans:
        low, high = passages.sentence(claim.start)
        # What a part of a sentence names is not said of the others.
        part = spoken[low : claim.start].rpartition(";")[2] + spoken[claim.start : high].partition(";")[0]
        return part if _naming(part) else spoken[low:high]
    # What the rows are is said at the head of the first column.
    head = spoken[passages.paragraph(claim.start)[0] :].lstrip().partition("\n")[0]
    labels = "\n".join([head, *(spoken[slice(*span)] for span in spans)])
    return labels if _naming(labels) else spoken[slice(*passages.lead(claim.start))]


# The claims of a sentence ask anew for the same text.
@lru_cache(maxsize=16)
def _naming(text: str) -> str:
    """Give a text in small letters where it names boundaries or a day; "" for one that does not."""
    small = in_small_letters(text)
    return small if any(pattern.search(small) for pattern in (*_KINDS.values(), _DATED)) else ""


_NO_PLACES = r"(?<!\bwards )(?<!\bward )(?<!\bones )(?<!\bboundaries )(?<!\bborders )"


def _counted_since(small: str, day: date) -> bool:
    """Tell whether a sentence, in small letters, says that it was counted from a day on, and names no other year."""
    found = re.search(rf"{_NO_PLACES}\bsince\s+{day:%B}\s+{day.year}\b".lower(), small)
    return (
        found is not None
        and not _AS_IT_IS.search(small[: found.start()])
        and {*_YEAR.findall(small)} == {str(day.year)}
    )


def wrong_borders(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every number of places whose sentence names the other boundaries alone."""
    for claim, fact in bound:
        small = _naming(_read_with(document, claim))
        if not small:
            continue
        kind, day = _of(fact, facts)
        if day and fact.spans and fact.unit not in PLACES and _counted_since(small, day):
            message = f"“since {day:%B} {day.year}” makes it a count from then on, and the fact is of another time"
            yield claim.problem(message, fact.period, "say “the wards since”, and name the time of the number")
            continue
        said = {
            each
            for each in _KINDS
            if kind and (_KINDS[each].search(small) or (day and _since(day)[each].search(small)))
        }
        if said and kind not in said:
            message = f"the sentence says it of {min(said)} boundaries, and the fact is about {kind} ones"
            yield claim.problem(message, f"{kind} boundaries", "name those, or bind the fact of the others")
