"""Who is named as the exception among those that rose or fell, or as one of them: each must be so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from smp_metrics.claims.borne_out.peers import MOST, Told, told_in
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.context.members import has_moved, named_in
from smp_metrics.claims.language.kinds import counted_way
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.taken_up.earlier import Earlier
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts

_EXCEPTION = re.compile(
    r"\b(?:(?:the|an|one)\s+(?:(?:only|one|sole|lone|single)\s+)?exception(?P<many>s)?\b|the\s+odd\s+one\s+out\b)"
)
_ONE_OF = re.compile(
    r"\b(?P<not>not\s+)?(?:one\s+of|among)\s+(?:them|these|those)\b(?!\s+(?!where\b|in\b)[a-z])", re.IGNORECASE
)


def exceptions(small: str, told: Sequence[Told], before: Earlier) -> Iterator[tuple[int, int]]:
    """Give where "the exception" stands in a sentence, in small letters, that names all that went no counted way."""
    for found in islice(_EXCEPTION.finditer(small), MOST):
        inside = [each for each in told if each[1] <= found.start() and counted_way(each[2].fact.address)]
        begin = inside[-1][1] if inside else 0
        counts = _counts([*before.told, *inside])
        if counts and _are_the_rest(small[begin:], counts, before.facts, many=bool(found["many"])):
            yield found.span()


def _counts(told: Sequence[Told]) -> list[Fact]:
    return counts_in([each[2].fact for each in told])


def counts_in(told: Sequence[Fact]) -> list[Fact]:
    """Give the counts of what rose or fell of one table from one time to another; none where there are several."""
    counts = [fact for fact in told if counted_way(fact.address)]
    return counts if len({without_way(fact.address) for fact in counts}) == 1 else []


def without_way(address: str) -> tuple[str, str]:
    """Give an address without its measure, in two parts: counts of rises and of falls have the same."""
    path, _, query = address.partition("?")
    return path.rpartition(".")[0], query


def _are_the_rest(text: str, counts: Sequence[Fact], facts: Facts, *, many: bool) -> bool:
    names = {*named_in(text, counts[0], facts)}
    ways, rest = ways_of(counts)
    moved = any(has_moved(name, way, counts[0], facts) for name in names for way in ways)
    return len(names) == rest and many == (rest > 1) and not moved


def _named_of(small: str, told: Sequence[Told], before: Earlier) -> Iterator[tuple[re.Match[str], bool]]:
    """Give where a sentence says that someone is, or is not, one of those that rose or fell, and whether it is so."""
    for found in islice(_ONE_OF.finditer(small), MOST):
        inside = [each for each in told if each[1] <= found.start() and counted_way(each[2].fact.address)]
        counts = _counts([*inside] or before.told)
        begin = inside[-1][1] if inside else 0
        names = {*named_in(small[begin : found.start()], counts[0], before.facts)} if len(counts) == 1 else ()
        if names:
            way = counted_way(counts[0].address)
            right = (has_moved(name, way, counts[0], before.facts) != bool(found["not"]) for name in names)
            yield found, all(right)


def one_of_them(small: str, told: Sequence[Told], before: Earlier) -> Iterator[tuple[int, int]]:
    """Give where "not one of them" stands in a sentence, in small letters, of one that is none."""
    yield from (found.span() for found, right in _named_of(small, told, before) if right)


def wrong_members_before(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every sentence that names someone as one of those counted before, or as none, and who is not so."""
    sentences = by_sentence(document, bound)
    for span, claims in sentences.items():
        # What stands right behind may say it without a number of its own.
        behind = document.passages.sentence(span[1])
        for low, high in (span, behind) if behind not in sentences else (span,):
            small = document.spoken[low:high]
            if not _ONE_OF.search(small):
                continue
            small, told = in_small_letters(small), told_in(low, sentences.get((low, high), ()), facts)
            named = _named_of(small, told, Earlier(document, low, bound, facts))
            for found in (found for found, right in named if not right):
                message = f"“{' '.join(found[0].split())}” is not so of what the sentence names"
                yield claims[0][0].problem(message, "one that went that way", "name one that did, or turn the sentence")


# The same in a sentence of its own, or that some of them are named.
_REST = re.compile(
    r"\b(?:(?P<some>(?:among|one\s+of|some\s+of)\s+the\s+exceptions|some\s+exceptions|(?:the\s+)?exceptions\s+include[ds]?"
    r"|(?:an|one)\s+exception(?=\s+(?:is|was)))"
    r"|the\s+(?:(?:only|sole|lone|single)\s+)?exceptions?|exceptions\s+(?:are|were)|the\s+odd\s+ones?\s+out"
    r"|(?:the\s+(?:others?|rest|remainder|outliers?)|(?:those|the\s+ones?)\s+(?:(?:that|where\s+(?:it|they))\s+did\s+not"
    r"|left(?:\s+over)?|missing))\s+(?:is|are|was|were)(?!\s+(?:told|shown|listed|given|found))"
    r"|not\s+so(?=\s+in\b)|only\s[^.,;:!?|]{1,80}?\sdid\s+(?:not|(?:it|they)\s+not))\b"
    r"|\A\s*(?P<own>(?:[^\s.,;:!?|]{1,40}\s{1,9}){1,4})did\s+not(?=\.?\s*\Z)"
)
# What stands behind these is about another: "Heath, which is next to North".
_ASIDE = re.compile(r",\s*(?:which|where|who|all|both|each)\b|\b(?:beside|next\s+to|near|unlike|like|not|nor|than)\b")
_ITEM = re.compile(r",\s*(?:and\b)?|\band\b|\n+")
# Its first words say it.
_NEAR = 120


def wrong_exceptions(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every sentence behind a count of what rose or fell that names the others, and not just those are."""
    for span, claims in by_sentence(document, bound).items():
        behind = document.passages.sentence(span[1])
        text = in_small_letters(document.spoken[slice(*behind)]) if behind not in document.with_claims else ""
        found = _REST.search(text, 0, _NEAR)
        counts = counts_in([fact for _, fact in claims]) if found else ()
        if text.rstrip().endswith(":"):
            _, stop = document.passages.paragraph(behind[0])
            text += in_small_letters(document.spoken[slice(*document.passages.paragraph(stop))])
        wrong = _not_just_these(text, found, counts, facts) if found and counts else ""
        if found and wrong:
            message = f"“{' '.join(found[0].split())}” names those that did not go that way, and {wrong}"
            yield claims[-1][0].problem(message, "just those that did not", "name those, all of them, or leave it out")


def _not_just_these(text: str, found: re.Match[str], counts: Sequence[Fact], facts: Facts) -> str:
    """Say who is too many or how many are missing among those that a sentence names; "" where it is not known."""
    aside = _ASIDE.search(text, found.end())
    listed = text[: aside.start() if aside else len(text)].strip()
    names = dict.fromkeys(named_in(listed, counts[0], facts))
    ways, rest = ways_of(counts)
    moved = next((name for name in names if any(has_moved(name, way, counts[0], facts) for way in ways)), None)
    if moved:
        return f"{moved[0] if moved[1].isdigit() else ''} {moved[1].replace('-', ' ')} did".lstrip()
    # What is named in other words than the table's is one of them, too.
    many = max(len(names), len(_ITEM.findall(listed)) + 1)
    short = names and many < rest and not (found["some"] or found["own"])
    return f"of {rest} that did not it names {many}" if short else ""


def ways_of(counts: Sequence[Fact]) -> tuple[set[int], Fraction]:
    """Give the ways that are counted, and how many went none of them."""
    ways = {counted_way(fact.address): fact.value for fact in counts}
    return {*ways}, (counts[0].of or 0) - sum(
        (each for each in ways.values() if isinstance(each, Fraction)), Fraction()
    )
