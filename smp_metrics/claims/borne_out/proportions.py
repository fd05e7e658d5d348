"""Fractions in words that two numbers of their sentence bear out: "fell by a third", "a third of", "most of"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, islice, pairwise

from smp_metrics.claims.borne_out.aspects import apart, is_of_them
from smp_metrics.claims.borne_out.multiples import compares
from smp_metrics.claims.borne_out.peers import MOST, Told, number_of
from smp_metrics.claims.borne_out.steps import FAR, NEAR, STOP, steps
from smp_metrics.claims.language.lexicon import DIRECTIONS, DIRECTIONS_OF_NUMERALS
from smp_metrics.claims.language.number_words import SMALL, read_cardinal
from smp_metrics.claims.language.numerals import Numeral, find_numerals
from smp_metrics.claims.language.said import Said
from smp_metrics.facts.stems import stems

_WAYS = "|".join(sorted(DIRECTIONS, key=len, reverse=True))
_MOVED = re.compile(
    rf"(?:\b(?P<verb>{_WAYS})\s+(?:back\s+)?(?:(?:away|off|in\s+number)\s+)?(?:by\s+)?|\b(?:an?|the|this|that)\s+(?:[a-z]+\s+)?(?P<noun>{_WAYS})\s+of\s+)\Z"
)
_MORE = re.compile(r"\s{1,99}+(?P<word>more|fewer|less|higher|lower|greater|smaller|larger)\b(?!\s{1,99}+often)")
# What joins a part and its whole: "[475] of [1,405]", and "[110], of which [69]".
_PART_FIRST = re.compile(
    r"(?:\s{1,99}+(?!and\b|or\b|to\b)[a-z'-]+){0,5}?,?\s{1,99}+(?:out\s{1,99}+)?of\s{1,99}+(?:(?:the|all|its|those|these|some|about|a\s{1,99}+total\s{1,99}+of)\s{1,99}+)*\Z"
)
_WHOLE_FIRST = re.compile(r"[^.;:|]{0,80}?\bof\s+(?:which|whom|these|those|them)\b[^.;:|]{0,60}\Z")
_OF_THE = re.compile(
    r"\s{1,99}+of\s{1,99}+(?:(?:the|all|its|their|those)\s{1,99}+)*(?:[a-z-]+(?:\s{1,99}+[a-z-]+){0,2}['\u2019]s?\s{1,99}+)?(?:total\s{1,99}+(?:of\s{1,99}+)?)?\s{0,99}+"
)
_VERB = re.compile(r"\b(?:was|were|is|are|had|has|have|came|comes|took|happened|went|concerned|involved)\b|[,:(;.]")
_OF_THEM = re.compile(r"\s{1,99}+of\s{1,99}+(?:which|whom|these|those|them)\b")
_OF = re.compile(r"\s{1,99}+(?:of|in)\b")
# More than half of a whole, or less; "the most" is none.
_MOST = re.compile(
    r"(?<!\bthe )(?<!\bat )\b(?:(?P<least>a\s+minority)|(?P<half>(?:(?:more|less|fewer)\s+than|over|under)\s+half)"
    r"|(?:a|the)\s+(?:clear\s+|large\s+)?majority|most)(?P<most>)"
    r"(?=\s+of\b)"
)

_HALVES = dict.fromkeys(("more", "over"), "more than half") | dict.fromkeys(
    ("less", "fewer", "under"), "less than half"
)


def proportions(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where a proportion stands in a sentence, in small letters, that its numbers bear out."""
    known = [each for each in told if isinstance(each[2].fact.value, Fraction)]
    if not known:
        return
    for most in islice(_MOST.finditer(small), MOST):
        half = Numeral(*most.span("most"), most["most"], Fraction(1, 2), unit="fraction", form="phrase")
        said = Said(small, half, "least" if most["least"] else _HALVES.get(most[0].split()[0], "most"))
        if _parts(said, known):
            yield most.span()
    for numeral in islice(chain(_in_so_many(small), find_numerals(small)), MOST):
        if numeral.unit in ("fraction", "times") and not any(low <= numeral.start < high for low, high, _ in told):
            said = Said(small, numeral)
            if _changes(said, known) or _parts(said, known) or compares(said, known):
                yield said.start, said.stop


_SMALL = "|".join(SMALL[1:21])
_IN_SO_MANY = re.compile(
    rf"\b(?P<some>{_SMALL})\s+(?!in\b|out\b|of\b)(?:[a-z-]+\s+){{1,3}}?(?:in|out\s+of)\s+(?:every\s+)?(?P<all>{_SMALL}|twenty)\b"
)


def _in_so_many(small: str) -> Iterator[Numeral]:
    """Give parts that have what is counted between their numbers: "one crime in ten"."""
    for found in _IN_SO_MANY.finditer(small):
        some, every = (read_cardinal(found[name]) for name in ("some", "all"))
        if some < every:
            yield Numeral(*found.span(), found[0], Fraction(some, every), unit="fraction", form="phrase")


def _changes(said: Said, told: Sequence[Told]) -> bool:
    """Tell whether it is how far something rose or fell: "fell by a third", "doubled"."""
    typed = said.numeral.typed.lower()
    moved, more = _MOVED.search(said.small, max(0, said.start - NEAR), said.start), _MORE.match(said.small, said.stop)
    way = DIRECTIONS_OF_NUMERALS.get(typed) or (
        DIRECTIONS[moved["verb"] or moved["noun"]] if moved else DIRECTIONS[more["word"]] if more else 0
    )
    if not way:
        return False
    begin = moved.start() if moved else said.start
    for (low, high), one, other, whose in steps(told, begin, said.stop, said.small):
        if not one or not is_of_them(said.small, low, high, *whose):
            return False
        ratio = other / one
        change = abs(ratio if way > 0 and typed in DIRECTIONS_OF_NUMERALS else ratio - 1)
        return (other > one) == (way > 0) and said.is_(change)
    return False


def _parts(said: Said, told: Sequence[Told]) -> bool:
    """Tell whether it is a part of a whole: "a third of the thefts: [475] of [1,405]"."""
    if said.numeral.unit != "fraction":
        return False
    of = _OF.match(said.small, said.stop) or re.search(r"\b(?:in|of)\b", said.numeral.typed)
    shares = [each for each in told if each[2].fact.kind == "percent"]
    for start, stop, peers in shares:
        between = said.small[said.stop : start] if start >= said.stop else said.small[stop : said.start]
        if not STOP.search(between) and (of or re.fullmatch(r",?\s+(?:or|that\s+is)\s+", between)):
            low, high = min(said.start, start), max(said.stop, stop)
            return is_of_them(said.small, low, high, peers) and said.is_(number_of((start, stop, peers)) / 100)
    return bool(of) and (any(_is_part(said, *pair) for pair in pairwise(told)) or _is_of_next(said, told))


def _is_of_next(said: Said, told: Sequence[Told]) -> bool:
    """Tell whether it is a part of the number right behind it, and the number before is that part."""
    whole = next((each for each in told if each[0] >= said.stop), None)
    part = next((each for each in reversed(told) if each[1] <= said.start), None)
    if not whole or not part or not _OF_THE.fullmatch(said.small, said.stop, whole[0]):
        return False
    alike = part[2].fact.kind == whole[2].fact.kind and number_of(whole)
    between = said.small[part[1] : whole[1]]
    return (
        bool(alike)
        and said.is_(number_of(part) / number_of(whole))
        and not STOP.search(between)
        and is_of_them(said.small, part[1], whole[1], part[2], whole[2])
    )


def _is_part(said: Said, first: Told, last: Told) -> bool:
    between = said.small[first[1] : last[0]]
    one, other = first, last
    if _WHOLE_FIRST.fullmatch(between):
        one, other = last, first
    elif not _PART_FIRST.fullmatch(between):
        return False
    part, whole = number_of(one), number_of(other)
    alike = one[2].fact.kind == other[2].fact.kind and 0 < part < whole
    if not alike or not said.is_(part / whole):
        return False
    mine, _ = apart(one[2], other[2])
    ends = _VERB.search(said.small, said.stop)
    until = ends.start() if ends else len(said.small)
    said_whole = set(stems(said.small[said.stop : min(until, said.stop + FAR)]))
    low, high = min(said.start, first[0]), max(said.stop, last[1])
    # Of "them" the words behind tell the part.
    named = said_whole if not _OF_THEM.match(said.small, said.stop) else set[str]()
    return not named & mine and is_of_them(said.small, low, high, one[2], other[2])
