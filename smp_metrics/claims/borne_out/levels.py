"""What a sentence says of a number beside another year: “below the level of 2021”, “stayed level”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from smp_metrics.claims.borne_out.aspects import is_of_them
from smp_metrics.claims.borne_out.peers import MOST, Told, told_in
from smp_metrics.claims.borne_out.ways import STEADY
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.lexicon import DIRECTIONS
from smp_metrics.claims.language.number_words import CARDINAL_PATTERN, in_small_letters, read_cardinal
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Facts

_BEYOND = re.compile(
    r"\b(?P<way>above|below|higher\s+than|lower\s+than|more\s+than|fewer\s+than|less\s+than)\s+(?:(?:the|its|their|that|those|it\s+was|they\s+were)\s+)*"
    r"(?:(?:level|number|figure|count|total|rate|mark)s?\s+)?(?:(?:of|in|for|recorded\s+in|seen\s+in|back\s+in)\s+)*(?P<year>20[0-9]{2})\b(?![/\u2013-])"
)
_LEVEL = re.compile(
    r"\b(?:stayed|remained|stays|kept|held|was|were)\s+(?:level|stable|steady|flat|constant|unchanged|(?P<same>the\s+same)(?!\s+as\b))\b"
)
_SAME = re.compile(
    r"\bthe\s+same(?:\s+(?:number|count|rate|share|total))?\s+(?:in\s+(?P<own>20[0-9]{2})\s+)?as\s+(?:(?:it|they|there)\s+(?:was|were|had|did)\s+)?(?:in\s+)?"
    r"(?P<year>20[0-9]{2})\b"
)


def beyond_years(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[tuple[int, int], bool]]:
    """Give where a number is set above or below that of a year that no other is of, and whether it is so."""
    for found in _BEYOND.finditer(small):
        years = {year for _, _, peers in told for year in facts.about(peers.fact).years}
        before = [each for each in told if each[1] <= found.start()] or [
            each for each in told if each[0] >= found.end()
        ][:1]
        if found["year"] in years or not before:
            continue
        peers = before[-1][2]
        own, then = peers.in_year(peers.last_year), peers.in_year(int(found["year"]))
        way = DIRECTIONS[found["way"].split()[0]]
        low = min(found.start(), before[-1][0])
        right = own is not None and then is not None and (own - then) * way > 0
        yield found.span(), right and is_of_them(small, low, found.start(), peers)


_SO_MANY = re.compile(
    rf"\b(?P<many>{CARDINAL_PATTERN})\s+(?P<way>more|fewer|less|higher|lower)\s+than\s+(?:in\s+)?"
    r"(?:(?P<year>20[0-9]{2})|(?:the\s+)?(?:year\s+before|previous\s+year))\b"
)


def so_many_more(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "five fewer than in 2022" and its like stand behind a number of which its table says so."""
    for found in _SO_MANY.finditer(small):
        near = next((peers for _, stop, peers in reversed(told) if stop <= found.start() and peers.year), None)
        then = near.in_year(int(found["year"]) if found["year"] else near.year - 1) if near else None
        own = near.value if near else None
        if not near or own is None or then is None:
            continue
        so = own - then == read_cardinal(found["many"]) * DIRECTIONS[found["way"]]
        if so and is_of_them(small, 0, found.start("way"), near):
            yield found.span()


def wrong_levels(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every number that its sentence sets above or below that of a year, where it is not so or can't be told."""
    for (low, high), claims in by_sentence(document, bound).items():
        small = in_small_letters(document.spoken[low:high])
        wrong = (span for span, right in beyond_years(small, told_in(low, claims, facts), facts) if not right)
        for start, stop in wrong:
            message = f"“{' '.join(small[start:stop].split())}” is not so, or no table tells it"
            yield claims[0][0].problem(
                message, "a year whose number bears it out", "turn the word, or name another year"
            )


def levels(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where a sentence, in small letters, rightly says that a number is beyond that of a year, or like it."""
    yield from (span for span, right in beyond_years(small, told, facts) if right)
    for found in islice(_SAME.finditer(small), MOST):
        near = next(
            (each[2] for each in told if each[2].year and (not found["own"] or str(each[2].year) == found["own"])), None
        )
        if near and near.value == near.in_year(int(found["year"])) and is_of_them(small, 0, found.start(), near):
            yield found.span()
    for found in _LEVEL.finditer(small):
        near = next((each[2] for each in told if each[0] >= found.end() and each[2].year), None)
        own, before = (near.value, near.in_year(near.year - 1)) if near else (None, None)
        if (
            near
            and own
            and before
            and abs(own - before) * 100 <= (0 if found["same"] else STEADY * max(own, before))
            and is_of_them(small, 0, found.start(), near)
        ):
            yield found.span()
