"""What a claim like “more than in any other ward” is said of: the number before it, or the words behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from smp_metrics.claims.borne_out.peers import Told, fact_at
from smp_metrics.claims.bound import Bound
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.lexicon import DIRECTIONS, WENT, one_of
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.printing import end_of
from smp_metrics.claims.language.unrivalled import BY_CHANGE, is_by_rate, ranked_by, unrivalled
from smp_metrics.claims.taken_up.earlier import Earlier
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts, parse_address

# "[No other age] rose as much", "[no other ward] had as many".
_BEHIND = re.compile(
    rf"[\s*_]{{1,400}}(?:(?P<went>{one_of(WENT)})\s+(?:by\s+)?(?:(?P<much>as\s+(?:much|far)|more|so\s+much)"
    r"|(?P<fast>as\s+(?:fast|sharply|steeply|quickly)|faster))"
    r"|(?:had|has|have|saw|recorded)\s+(?:(?P<many>as\s+(?:many|high)|(?:an?\s+)?(?:more|higher))"
    r"|(?P<few>as\s+(?:few|low)|(?:an?\s+)?(?:fewer|lower)))(?P<rate>\s+(?:an?\s+)?rate)?)\b"
)
_ORDERS = ("order", "by")


def wrong_unrivalled(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every such claim that is not said of what its fact ranks."""
    for at, (claim, fact) in enumerate(bound):
        said = unrivalled(claim.text) if fact.kind == "rank" else None
        if not said:
            continue
        low, high = document.passages.sentence(claim.start)
        if said.end:
            before = bound[at - 1][1] if at and bound[at - 1][0].start >= low else None
            right = bool(before and _is_ranked(before, fact))
        else:
            behind = _BEHIND.match(in_small_letters(document.spoken[claim.stop : high]))
            right = bool(behind and _says_so(behind, fact, facts))
        if not right:
            expected = "the number that is ranked right before it" if said.end else "“had as many” or “rose as much”"
            message = "the words put one before all others, and what is said of it is not what its fact ranks"
            yield claim.problem(message, expected, "bind the place by what the sentence says")


def said_of_no_other(small: str, told: Sequence[Told], before: Earlier) -> Iterator[tuple[int, int]]:
    """Give where "rose as much" and its like stand behind "no other", in small letters, and are so."""
    for start, stop, peers in told:
        said = unrivalled(" ".join(small[start:stop].split())) if peers.fact.kind == "rank" else None
        behind = _BEHIND.match(small, stop) if said and not said.end else None
        if behind and _says_so(behind, peers.fact, before.facts):
            yield behind.span()


def _is_ranked(number: Fact, fact: Fact) -> bool:
    """Tell whether a number is what a place counts by, of the same place and time."""
    own, ranked = parse_address(number.address), parse_address(fact.address)
    alike = (own.extract, own.column) == (ranked.extract, ranked.column)
    chosen = {each for each in ranked.parameters if each[0] not in _ORDERS}
    if not alike or {*own.parameters} != chosen or isinstance(number.value, str):
        return False
    by = ranked_by(fact)
    if by in BY_CHANGE:
        return number.kind == by and number.value * (1 if end_of(fact) == "highest" else -1) > 0
    return number.kind not in (*CHANGES, "rank", "ratio") and (by == "rate") == (own.measure == "rate")


def _says_so(behind: re.Match[str], fact: Fact, facts: Facts) -> bool:
    """Tell whether the words behind "no other" say what its fact ranks, and from which end."""
    by, end = ranked_by(fact), end_of(fact)
    if not behind["went"]:
        return (
            by in ("", "rate")
            and bool(behind["rate"]) == is_by_rate(fact)
            and end == ("lowest" if behind["few"] else "highest")
        )
    way = DIRECTIONS[behind["went"]]
    path, _, query = fact.address.partition("?")
    asked = "&".join(each for each in query.split("&") if each.partition("=")[0] not in _ORDERS)
    change = fact_at(f"{path.rpartition('.')[0]}.{by}?{asked}", facts) if by in BY_CHANGE else None
    moved = change is not None and isinstance(change.value, Fraction) and change.value * way > 0
    return (
        moved
        and end == ("highest" if way > 0 else "lowest")
        and by == ("change" if behind["much"] else "percent_change")
    )
