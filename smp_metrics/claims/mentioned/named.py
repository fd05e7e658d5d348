"""The places, kinds and years that a document names, found once, and which of them each claim is said of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import month_name
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache

from smp_metrics.claims.language.outside import GROUPS, KINDS_ALSO, KINDS_NAMED
from smp_metrics.claims.mentioned.belonging import belonging, in_series, one_of_list, one_of_pair, unnamed
from smp_metrics.claims.mentioned.mention import Mention, Span
from smp_metrics.claims.mentioned.mentions import find, find_bases, find_years
from smp_metrics.claims.mentioned.which_wards import which_wards
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.facts.called import Called
from smp_metrics.facts.places import pattern_of

# No sentence is longer; what is further away is none of the claim's, and the check grows with the text only.
FAR = 600
_AND = re.compile(r"\band\b")
_SPACES = re.compile(r" {2,}")
_PRONOUN = re.compile(
    r"[\s*_>-]{0,99}+(?:It|Its|They|Their|There|This|That|These|Those|Here|He|She|Of (?:it|them|these|those)"
    r"|[^\s.;:]{1,20}\s+of\s+(?:these|them|those))\b"
)
_MONTH = re.compile(rf"\b(?:{'|'.join(list(month_name)[1:])})\b")
_ASIDE = re.compile(r"\([^()]*\)|,\s+(?:which|where|whose|home\s+to)\b[^.,;:|()\[\]]{1,80},")
_SHARED = re.compile(r"[\s*_]{0,400}+of\s+(?:the\s+|all\s+(?:of\s+)?(?:the\s+)?)?")
# "Among the area's wards" names those that one is of, and no place of a number.
_AMONG = re.compile(r"\b(?:among|amongst|of|out\s+of)\s+(?:all\s+)?(?:of\s+)?\Z")
_MANY = re.compile(r"['\u2019]s?\s+(?:wards|clusters|districts)\b")
_WERE = re.compile(r"[\s*_,]{0,99}+(?:was|were|is|are)[\s*_]{1,99}+")
# Until when a place stood is no time of its numbers.
_STANDING = re.compile(r"\b(?:until|before|since|from|after)\s+(?:[a-z]+\s+)?\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:!?|,]|\b(?:and|but|which|that|while|than|or)\b")
# What a number is said not to be: nothing in it is said of the number.
DISCLAIMED = re.compile(
    r"\b(?:is|are|was|were)\s+(?:not|no)\s+(?:an?\s+)?(?:counts?|measures?|signs?|proof)\s+of\b[^.,;:!?|\[\]]*"
    r"|\bleaving\s+[^.,;:!?|\[\]]{1,60}\s+aside\b"
)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


class Named:
    """What a document names, by its place in the text."""

    def __init__(self, document: Document, places: frozenset[str], called: Called) -> None:
        self._document = document
        named = pattern_of(places)
        # What a body is called may hold the name of a place, and says nothing of that place.
        told = pattern_of(called.bodies).sub(lambda body: named.sub(_blank, body[0]), document.spoken)
        self.text = DISCLAIMED.sub(_blank, told)
        for start, stop in which_wards(document, told, called.drawn):
            self.text = f"{self.text[:start]}{' ' * (stop - start)}{self.text[stop:]}"
        self.places = find(self.text, named)
        self.kinds = find(self.text, every_kind())
        self.years = find_years(self.text)
        self.bases = find_bases(self.text)
        self.groups = find(self.text, pattern_of(GROUPS))
        # The "and" of a name parts no clauses.
        self.text = named.sub(lambda place: _AND.sub("---", place[0]), self.text)
        self._claims = tuple((claim.start, claim.stop) for claim in document.claims)

    @cached_property
    def _asides(self) -> list[Span]:
        return [match.span() for match in _ASIDE.finditer(self.text)]

    def sentence(self, claim: Claim) -> Span:
        """Give where a claim's sentence stands, as far as a reader looks."""
        start, stop = self._document.passages.sentence(claim.start)
        return max(start, claim.start - FAR), min(stop, claim.stop + FAR)

    def said_of(self, claim: Claim, names: Sequence[Mention], *, in_turn: bool = True) -> Mention | None:
        """Give what a claim's number is said of: in its sentence, else in what leads to it.

        ``in_turn``: a number of a series may leave out what the first or the last of them names.
        """
        own, sentence = (claim.start, claim.stop), self.sentence(claim)
        others = self._others(sentence)
        mentions = [each for each in self._between(names, sentence, own) if not self._is_whole(each, own, others)]
        listed = one_of_list(self.text, own, others, mentions) or one_of_pair(self.text, own, others, mentions)
        if listed or (in_turn and in_series(self.text, own, others)):
            return listed
        if mentions or unnamed(self.text, own):
            return belonging(self.text, own, others, mentions)
        leading = (self._between(names, span, own) for span in self._leading(claim, sentence))
        return next((found[0] for found in leading if found), None)

    def headed(self, claim: Claim, names: Sequence[Mention]) -> Mention | None:
        """Give the one thing of a kind that the heading above a claim names, where its paragraph names none."""
        passages, own = self._document.passages, (claim.start, claim.stop)
        found = self._between(names, passages.heading(claim.start), own)
        one = found[0] if len(found) == 1 and len(found[0].names) == 1 else None
        if one is None or _STANDING.search(self.text, max(0, one.start - 30), one.start):
            return None
        near = (passages.paragraph(claim.start), passages.lead(claim.start))
        return None if any(self._between(names, span, own) for span in near) else one

    def _is_whole(self, mention: Mention, own: Span, claims: Sequence[Span]) -> bool:
        """Tell whether a mention is the whole that another number is a share of: "[34%] of the borough's crime"."""
        if own[0] > mention.start and _AMONG.search(self.text, max(0, mention.start - 30), mention.start):
            return bool(_MANY.match(self.text, mention.stop))
        previous = [stop for start, stop in claims if stop <= mention.start and (start, stop) != own]
        return (
            bool(previous)
            and bool(_SHARED.fullmatch(self.text, previous[-1], mention.start))
            and own[0] > mention.start
        )

    def after(self, claim: Claim, names: Sequence[Mention]) -> list[Mention]:
        """List what is named after a claim in its clause, before another claim."""
        low, high = self.sentence(claim)
        until = _CLAUSE.search(self.text, claim.stop, high)
        others = [start for start, _ in self._others((low, high)) if start >= claim.stop]
        last = min([high, *others, *([until.start()] if until else [])])
        return [each for each in self._between(names, (claim.stop, last), (claim.start, last)) if not each.other]

    def right_behind(self, claim: Claim, names: Sequence[Mention]) -> Mention | None:
        """Give what is named right behind a claim, with no word between: "[24] burglaries"."""
        low = bisect_left(names, claim.stop, key=_start)
        found = names[low] if low < len(names) else None
        return found if found and not self.text[claim.stop : found.start].strip(" *_\n") else None

    def said_behind(self, claim: Claim, names: Sequence[Mention]) -> Mention | None:
        """Give what a part is said to be right behind it: "[46%], were sexual offences"."""
        low = bisect_left(names, claim.stop, key=_start)
        found = names[low] if low < len(names) else None
        return found if found and _WERE.fullmatch(self.text, claim.stop, found.start) else None

    def months(self, claim: Claim) -> set[str]:
        """Name the months in a claim's sentence."""
        return set(_MONTH.findall(self.text, *self.sentence(claim)))

    def clause(self, claim: Claim) -> tuple[str, str]:
        """Give what stands before and after a claim in its sentence, with one space where an address stood."""
        low, high = self.sentence(claim)
        return _closed_up(self.text, low, claim.start), _closed_up(self.text, claim.stop, high)

    def neighbours(self, claim: Claim) -> tuple[Span | None, Span | None]:
        """Give where the claims before and after a claim stand in its sentence; None where there is none."""
        others = self._others(self.sentence(claim))
        at = others.index((claim.start, claim.stop))
        return others[at - 1] if at else None, others[at + 1] if at + 1 < len(others) else None

    def labels(self, claim: Claim) -> list[str]:
        """Give the labels of a claim's cell: its row's and its column's; none outside of a table."""
        return [self.text[start:stop] for start, stop in self._document.passages.labels(claim.start)]

    def head(self, claim: Claim) -> str:
        """Give the head of the column of labels of a claim's table."""
        top = self.text[self._document.passages.paragraph(claim.start)[0] :].lstrip()
        return top.partition("\n")[0].strip("|").partition("|")[0]

    def together(self, claim: Claim) -> str:
        """Give what a reader takes in with a claim."""
        return "\n".join(self.text[slice(*span)] for span in self._document.passages.together(claim.start))

    def leading(self, claim: Claim) -> str:
        """Give the sentence that a pronoun at the beginning of a claim's sentence stands for; "" for none."""
        low, high = self.sentence(claim)
        if not low or not _PRONOUN.match(self.text, low, high):
            return ""
        return self.text[slice(*self._document.passages.sentence(low - 1))]

    def _others(self, span: Span) -> tuple[Span, ...]:
        low = bisect_left(self._claims, (span[0], 0))
        return self._claims[low : bisect_left(self._claims, (span[1], 0))]

    def _between(self, names: Sequence[Mention], span: Span, own: Span) -> list[Mention]:
        """List the names in a stretch, but none of an aside that the claim stands outside of."""
        low = bisect_left(names, span[0], key=_start)
        found = names[low : bisect_left(names, span[1], key=_start)]
        return [each for each in found if not self._aside(each.start, own[0])]

    def _aside(self, at: int, claim: int) -> bool:
        index = bisect_right(self._asides, (at, len(self.text))) - 1
        return (
            index >= 0
            and self._asides[index][0] <= at < self._asides[index][1]
            and not (self._asides[index][0] <= claim < self._asides[index][1])
        )

    def _leading(self, claim: Claim, sentence: Span) -> Iterator[Span]:
        """Give where what leads to a claim stands, nearest first: labels of a table, or the sentence of a pronoun."""
        passages = self._document.passages
        labels = passages.labels(claim.start)
        if labels:
            yield from labels
            return
        if sentence[0] and _PRONOUN.match(self.text, *sentence):
            yield passages.sentence(sentence[0] - 1)
        yield passages.lead(claim.start)


# Every look at a claim asks for the same.
@lru_cache(maxsize=2)
def _closed_up(text: str, low: int, high: int) -> str:
    return _SPACES.sub(" ", text[low:high])


def _start(mention: Mention) -> int:
    return mention.start


@cache
def every_kind() -> re.Pattern[str]:
    """Give the pattern of all names of kinds, one and many."""
    plurals = (name for each in KINDS_NAMED for name in (each, f"{each.removesuffix('s')}s"))
    return pattern_of(frozenset((*plurals, *KINDS_ALSO)))
