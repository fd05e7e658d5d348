"""Those that a sentence names among what rose or fell in so many: each of them must have moved that way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from smp_metrics.claims.borne_out.peers import Peers, fact_at
from smp_metrics.claims.borne_out.placing import cells_named
from smp_metrics.claims.bound import Bound
from smp_metrics.claims.language.kinds import counted_way
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts, parse_address, slug
from smp_metrics.facts.measuring.selection import members

# "[fell in 10] of the kinds, burglary among them", "in [17] wards, including Westbrook".
_AMONG = re.compile(
    r"\b(?:including|among\s+(?:them|these|those)|such\s+as|notably|one\s+of\s+(?:them|these|which)\s+(?:being\s+)?)"
    r"(?P<after>[^.;:|]{0,80})|,\s*(?P<before>[^.;:,|]{1,60}?)\s+(?:among\s+(?:them|these|those)|included)\b"
)
_FAR = 300
# What each item of a list names, up to what is told of it.
_ITEM = re.compile(r"^[ ]{0,3}(?:[-*+]|[0-9]{1,3}[.)])[ ]+(?P<told>[^\n.,;:|(]{1,80})", re.MULTILINE)
# A list behind these is of the others.
_OF_OTHERS = re.compile(
    r"[.;!?]|\b(?:not|no|except|excluding|but|others?|without|rest|while|whereas|apart|elsewhere)\b"
)


def wrong_members(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every count of what rose or fell whose sentence, or the list behind it, names one that did not."""
    for claim, fact in bound:
        way = counted_way(fact.address)
        if not way:
            continue
        for told in (*_among(document, claim), *_items(document, claim)):
            wrong = next((name for name in named_in(told, fact, facts) if not has_moved(name, way, fact, facts)), None)
            if wrong:
                message = f"the sentence names {wrong[1].replace('-', ' ')} among them, and it did not go that way"
                yield claim.problem(message, "one that did", "name one that went that way, or leave it out")


def _among(document: Document, claim: Claim) -> Iterator[str]:
    high = min(document.passages.sentence(claim.start)[1], claim.stop + _FAR)
    for found in _AMONG.finditer(in_small_letters(document.spoken[claim.stop : high])):
        yield found["after"] or found["before"] or ""


def _items(document: Document, claim: Claim) -> Iterator[str]:
    """Give what the items of the list name that a claim's sentence leads to."""
    _, stop = document.passages.paragraph(claim.start)
    lead = in_small_letters(document.spoken[claim.stop : stop].rstrip())
    if lead.endswith(":") and not _OF_OTHERS.search(lead):
        listed = document.spoken[slice(*document.passages.paragraph(stop))]
        yield from (found["told"] for found in _ITEM.finditer(in_small_letters(listed)))


def named_in(told: str, fact: Fact, facts: Facts) -> Iterator[tuple[str, str]]:
    """Give each cell of the fact's table that a stretch names, with its column."""
    extract = facts.extracts[parse_address(fact.address).extract]
    group = dict(parse_address(fact.address).parameters).get("group", "")
    rows = members(facts.extracts, extract) if group else extract.rows
    for column in [group] if group else [name for name in extract.key if name != extract.period]:
        cells = dict.fromkeys(slug(str(row[column])) for row in rows)
        yield from ((column, cell) for cell in cells_named(told, column, cells))


def has_moved(name: tuple[str, str], way: int, fact: Fact, facts: Facts) -> bool:
    """Tell whether a cell, with its column, went the way that a fact counts."""
    column, cell = name
    path, _, query = _GROUP.sub("", fact.address).partition("?")
    change = fact_at(f"{path.rpartition('.')[0]}.change?{query}&{column}={cell}", facts)
    return change is not None and isinstance(change.value, Fraction) and change.value * way > 0


# Of a group's own numbers each is one.
_GROUP = re.compile(r"(?<=[?&])group=[a-z_]+&?|&group=[a-z_]+\Z")


def included(small: str, told: Sequence[tuple[int, int, Peers]], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where "burglary among them" stands behind a count of what rose or fell, and it did go that way."""
    for _, stop, peers in told:
        way = counted_way(peers.fact.address)
        for found in _AMONG.finditer(small, stop, stop + _FAR) if way else ():
            names = [*named_in(found["after"] or found["before"] or "", peers.fact, facts)]
            if names and all(has_moved(name, way, peers.fact, facts) for name in names):
                yield found.span()


# "Fell in 7 clusters, in all but cluster 1".
_EXCEPT = re.compile(r"\b(?:in\s+)?(?:all|every\s+one|everywhere)\s+(?:but|except|bar)\s+(?P<names>[^.,;:|]{1,60})")


def excepted(small: str, told: Sequence[tuple[int, int, Peers]], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where "all but" stands behind a count of what rose or fell, and those that it names are all that did not."""
    for _, stop, peers in told:
        way = counted_way(peers.fact.address)
        found = _EXCEPT.search(small, stop) if way else None
        names = {*named_in(found["names"], peers.fact, facts)} if found else set()
        others = (peers.fact.of or 0) - peers.fact.value if isinstance(peers.fact.value, Fraction) else 0
        if found and len(names) == others and not any(has_moved(name, way, peers.fact, facts) for name in names):
            yield found.span()
