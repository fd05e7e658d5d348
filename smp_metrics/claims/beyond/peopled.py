"""How many live in a place, said of it beside another number: the table of residents bears it out, or nothing does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from smp_metrics.claims.borne_out.peers import Peers, fact_at
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts, parse_address

_SAID = re.compile(
    r"\b(?:an?\s+(?:very\s+)?(?P<size>small|large|big|little|tiny)\s+(?:ward|district)\b"
    r"|(?P<many>few|many|not\s+many)\s+(?:residents|people\s+(?:live[ds]?|living))\b"
    r"|(?P<live>few|many)\s+live[ds]?\b)",
    re.IGNORECASE,
)
_SMALL = frozenset(("small", "little", "tiny", "few", "not many"))
# So large a part of all places is large, or small.
_PART = Fraction(1, 3)


def wrong_sizes(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every sentence that calls a place small or large, or says that few or many live there, and it is not so."""
    for (low, high), claims in by_sentence(document, bound).items():
        found = _SAID.search(document.spoken, low, high)
        ranks = [rank for _, fact in claims if found and (rank := _rank(fact, facts))]
        small = found is not None and (found["size"] or found["many"] or found["live"]).lower() in _SMALL
        if found and ranks and not any(_is_so(rank, small=small) for rank in ranks):
            message = f"“{' '.join(found[0].split())}” is not so, by the residents of the place"
            yield claims[0][0].problem(message, "what the table of residents bears out", "turn it, or leave it out")


def _rank(fact: Fact, facts: Facts) -> Fact | None:
    """Give the place of a number's own place by its residents; None without."""
    address, place = parse_address(fact.address), Peers(fact, facts).place
    own = dict(address.parameters).get(place, "")
    geography = facts.extracts.partnership.geography_of(facts.extracts[address.extract]) if own else None
    return fact_at(f"fact:{geography.residents}.residents.rank?{place}={own}", facts) if geography else None


def _is_so(rank: Fact, *, small: bool) -> bool:
    value, many = rank.value, rank.of or 0
    reach = many * _PART
    return isinstance(value, Fraction) and (value > many - reach if small else value <= reach)
