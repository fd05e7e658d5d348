"""What names a number and no other: the words of its place, kind and time, and whether a stretch of text has others."""

from __future__ import annotations

from calendar import month_name

from smp_metrics.claims.borne_out.peers import Peers
from smp_metrics.claims.context.mentions import find_years, places_in
from smp_metrics.claims.context.named import every_kind
from smp_metrics.claims.language.lexicon import NOUNS
from smp_metrics.claims.language.outside import KINDS_ALSO
from smp_metrics.facts import parse_address
from smp_metrics.facts.stems import stem, stems

_MONTHS = frozenset(stem(name) for name in month_name[1:]) - {"may"}
# What stands in many names and tells none from another.
_EVERYWHERE = frozenset(("and", "of", "the", "in", "to", "a", "all", "other", "by", "cluster", "ward", "district"))


def aspects(peers: Peers) -> frozenset[str]:
    """Give the stems of the words that name a number's place, kind and time."""
    about = peers.facts.about(peers.fact)
    values = (value.replace("-", " ") for _, value in parse_address(peers.fact.address).parameters)
    names = (*values, *about.places, *about.years, *NOUNS.get(peers.fact.unit, (peers.fact.unit,)), about.said)
    told = {word for name in names for word in stems(name)}.union(*about.kinds)
    told |= {stem(month_name[month]) for span in peers.fact.spans for month in span.months}
    return frozenset(told) - _EVERYWHERE


def apart(one: Peers, other: Peers) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that name one of two numbers and not the other, of each."""
    mine, others = aspects(one), aspects(other)
    return mine - others, others - mine


def is_of_them(text: str, *told: Peers) -> bool:
    """Tell whether a stretch, in small letters, names no place, kind, year or month but those of some numbers."""
    facts = told[0].facts
    abouts = [facts.about(each.fact) for each in told]
    own = {name for about in abouts for name in (*about.places, *about.within, *about.parts, *about.likes)}
    places = facts.called.with_aliases(own | set(facts.called.area))
    words = {word for about in abouts for word in about.words}.union(*map(aspects, told))
    years = {year for about in abouts for year in about.years}
    named = (KINDS_ALSO.get(found[0], found[0]) for found in every_kind().finditer(text))
    return (
        all(name in places for name in places_in(text, facts.places))
        and all(set(stems(name)) <= words for name in named)
        and all(each.names <= years for each in find_years(text))
        and _MONTHS.intersection(stems(text)) <= words
    )
