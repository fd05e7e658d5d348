"""Places that a sentence sets beside a number's own: its table tells which has more, as many, and who else has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import islice, pairwise

from smp_metrics.claims.borne_out.governed import is_beyond, more_than
from smp_metrics.claims.borne_out.peers import MOST, Peers, Told
from smp_metrics.claims.borne_out.steps import FAR
from smp_metrics.claims.context.few import is_so_much
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.lexicon import DIRECTIONS
from smp_metrics.claims.language.number_words import ORDINALS
from smp_metrics.claims.mentioned.mentions import any_place, places_in
from smp_metrics.facts import Facts, parse_address
from smp_metrics.facts.stems import stems

# Words by which one can tell at little cost that there is nothing to look for.
_TRIGGER = re.compile(
    r"\b(?:only|ahead|behind|than|as|level|same|each|both|beyond|below|above|after|before|second|next|all|but|beaten|tied|came|comes?|ranked|stood)\b"
)
_BEYOND = "more|higher|larger|greater|bigger|fewer|lower|smaller|less"
# Each place of a sentence is read as so many of this sign.
_PLACE = "\u25cf"
_ONE = rf"(?:(?:in|of|that of|those of|the)\s+){{0,3}}{_PLACE}+(?:['\u2019]s?)?(?:\s+(?:ward|cluster|district)s?)?"


def _many(name: str) -> str:
    return rf"(?P<{name}>{_ONE}(?:(?:,\s+|,?\s+(?:and|or)\s+){_ONE})*)"


_NTHS = "|".join(ORDINALS)
# What is said beside places: of one that is set beside others, and of several alike.
_BESIDE = re.compile(
    rf"(?P<only>\bonly\s+){_many('above')}[^.;:|]{{1,60}}?\b(?P<onlymore>{_BEYOND})\b[^.;:|]{{0,60}}?\bthan\b"
    rf"|\b(?P<more>{_BEYOND})\b[^.;:|]{{1,80}}?(?P<than>\bthan\s+(?:(?:it|there|they|did|had|was|were)\s+){{0,3}}){_many('places')}"
    rf"|(?P<set>\b(?:(?:far|well|just|narrowly|slightly|clearly)\s+)?(?:ahead\s+of|behind(?:\s+only)?|above|below))\s+{_many('setplaces')}"
    rf"|(?P<next>\b(?:(?:second|next)\s+only|(?:{_NTHS}))\s+to|\b(?:{_NTHS})\s*,?\s+(?:behind|after)(?:\s+only)?)\s+{_many('nextplaces')}"
    r"|(?P<alike>(?:\b(?:exactly|just)\s+)?\b(?:as\s+many(?:\s+[a-z]+){0,3}?\s+as|(?:the\s+)?same(?:\s+[a-z]+){0,4}?\s+as|level\s+with|as\s+high\s+as))\s+"
    rf"{_many('alikeplaces')}"
    rf"|(?P<came>\b(?:came|comes?|ranked|stood)\s+(?:next|{_NTHS})\b(?!\s*,?\s+(?:behind|after|highest|lowest|most|to)\b))"
    rf"|{_many('eachplaces')},?\s+(?P<each>\b(?:each|both|all)\b)"
)
_LISTED = ("above", "places", "setplaces", "nextplaces", "alikeplaces", "eachplaces")


def compared(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where words and places stand in a sentence, in small letters, that the tables of its numbers bear out."""
    mine = [each for each in told if each[2].place and each[2].value is not None]
    if not mine or not _TRIGGER.search(small):
        return
    blind = any_place(facts.places).sub(lambda place: _PLACE * len(place[0]), small)
    for found in islice(_BESIDE.finditer(blind), MOST):
        if _TOGETHER.match(small, found.end()):
            continue
        yield from _borne_out(small, found, mine, facts.places)


# What several have together is another number than that of any.
_TOGETHER = re.compile(r"\s{1,99}+(?:(?:put|taken|added)\s{1,99}+)?(?:together|combined)\b")


def _borne_out(
    small: str, found: re.Match[str], mine: Sequence[Told], places: frozenset[str]
) -> Iterator[tuple[int, int]]:
    kind = next(each for each in ("only", "more", "set", "next", "alike", "came", "each") if found[each])
    if kind == "came":
        if _came(small, found, mine, places):
            yield found.span()
        return
    listed = next(each for each in _LISTED if found[each])
    names = places_in(small, places, *found.span(listed))
    if kind == "only":
        after = places_in(small, places, found.end())
        peers = _of(after[0], mine) if after else None
        if peers and _are_all(peers, names, above=DIRECTIONS[found["onlymore"]] > 0):
            yield found.span()
        return
    if kind == "each":
        peers = next((each[2] for each in mine if each[0] >= found.end()), None)
        if peers and _alike(peers, names):
            yield found.span(listed)
            yield found.span("each")
        return
    peers = _subject(small, found.start(), mine, names, places)
    if not peers or not _holds(kind, found[kind], peers, names):
        return
    if kind == "more":
        size = _HOW_MUCH.search(small[: found.start("more")])
        if size and is_so_much(size["size"], peers, names):
            yield size.span("size")
        yield found.span("more")
        yield found.span("than")
        yield found.span(listed)
    else:
        yield found.span()


def _came(small: str, found: re.Match[str], mine: Sequence[Told], places: frozenset[str]) -> bool:
    """Tell whether what is said to come next, or third, does: by the place of its number, and of the one before."""
    peers = _subject(small, found.start(), mine, (), places)
    before = [each for _, stop, each in mine if stop <= found.start() and each is not peers]
    nth = found["came"].split()[-1]
    nths = [_nth_of(each) for _, _, each in mine if isinstance(each.fact.value, str)]
    if nth == "next" and any(each > 1 for each in nths):
        return nths == list(range(nths[0], nths[0] + len(nths)))
    if not peers:
        return False
    return _place(peers) == (ORDINALS[nth] if nth in ORDINALS else _place(before[-1]) + 1 if before else 0)


def _nth_of(peers: Peers) -> int:
    return int(dict(parse_address(peers.fact.address).parameters).get("nth", "1"))


def _subject(small: str, at: int, mine: Sequence[Told], others: Sequence[str], places: frozenset[str]) -> Peers | None:
    """Give the number of the place that something is said of: the last that is named before it, else the only one."""
    named = [each for each in places_in(small, places, 0, at) if each not in others]
    if named:
        return _of(named[-1], mine)
    own = [peers for _, _, peers in mine if not any(peers.is_of(each) for each in others)]
    return own[0] if len(own) == 1 else None


def _of(place: str, mine: Sequence[Told]) -> Peers | None:
    return next((peers for _, _, peers in mine if peers.is_of(place)), None)


def _holds(kind: str, words: str, peers: Peers, names: Sequence[str]) -> bool:
    values = [peers.at(each) for each in names]
    known = [value for value in values if value is not None]
    if len(known) < len(values) or peers.value is None:
        return False
    if kind == "alike":
        return all(value == peers.value for value in known)
    if kind == "next":
        place = ORDINALS.get(words.split(maxsplit=1)[0].rstrip(","), 2)
        return (
            _are_all(peers, names, above=True)
            if "only" in words
            else (_place(peers) == place and all(value > peers.value for value in known) and len(names) <= place - 1)
        )
    if kind == "set":
        ahead = words.endswith(("of", "above"))
        if "only" in words:
            return _are_all(peers, names, above=True)
        size = _BY.get(words.split(maxsplit=1)[0], "")
        right = all(value < peers.value if ahead else value > peers.value for value in known)
        return right and (not size or is_so_much(size, peers, names))
    return all(value < peers.value if DIRECTIONS[words] > 0 else value > peers.value for value in known)


_BY = {"far": "far", "well": "far", "just": "slightly", "narrowly": "slightly", "slightly": "slightly"}
_HOW_MUCH = re.compile(r"\b(?P<size>far|much|considerably|substantially|slightly)\s+\Z")


def _place(peers: Peers) -> int:
    return sum(value > (peers.value or Fraction()) for value in peers.every.values()) + 1


def _are_all(peers: Peers, names: Sequence[str], *, above: bool) -> bool:
    """Tell whether the places named are all that have more (or, of those below, less) than a number's own."""
    own = peers.value or Fraction()
    beyond = [value for value in peers.every.values() if (value > own if above else value < own)]
    named = {peers.at(each) for each in names}
    return len(beyond) == len(set(names)) and all(value in named for value in beyond) and None not in named


def _alike(peers: Peers, names: Sequence[str]) -> bool:
    return any(map(peers.is_of, names)) and all(peers.at(each) == peers.value for each in names)


_OF_CLUSTER = (
    r"\b(?P<all>all|every|each|none|not\s+one|no)\b(?:\s+(?:one|ward))?(?:\s+(?:of\s+)?(?:the\s+|its\s+)?(?:[a-z]+\s+)?wards)?"
    r"\s+(?:in|of)\s+(?:the\s+)?(?P<what>cluster\s+(?P<cluster>[0-9])|%s)\s+"
    rf"(?:had|saw|recorded|has\s+had)?\s*(?P<way>{_BEYOND}|an?\s+rise|an?\s+fall|rose|fell)\b"
)


def of_a_cluster(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "none of the wards in cluster 5 had more" and its like stand, where how many rose or fell tells so."""
    moves = [peers for _, _, peers in told if peers.fact.kind in CHANGES]
    for found in _of_cluster(moves[0].called.area).finditer(small) if moves else ():
        counted = moves[0].movers(DIRECTIONS[found["way"].split()[-1]], found["cluster"] or "")
        if counted and counted.value == (0 if found["all"] in ("none", "no", "not one") else counted.of):
            yield found.span("all")
            yield found.span("way")


@cache
def _of_cluster(area: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_OF_CLUSTER % ("|".join(map(re.escape, area)) or "(?!)"))


_SET_AGAINST = re.compile(rf"\b(?P<word>{_BEYOND})\b[^.;|]{{1,80}}?\bthan\b[^.;|]{{1,60}}?[:,(\u2013]\s*\Z")
_OFTEN = re.compile(r"\s{1,9}often\b")
_AGAINST = re.compile(r"[^.;:|]{0,40}?\b(?:against|to|versus|compared\s+(?:with|to)|and)\s+\Z")


def set_against(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where "more often than" and its like stand before two numbers, the first of which is said of the first."""
    for (start, stop, one), (then, _, other) in pairwise(told):
        found = _SET_AGAINST.search(small, max(0, start - FAR), start)
        mine, others = one.fact.value, other.fact.value
        if not found or not _AGAINST.search(small[stop:then]) or isinstance(mine, str) or isinstance(others, str):
            continue
        more = DIRECTIONS[found["word"]] > 0
        said = facts.about(one.fact).said, facts.about(other.fact).said
        if (
            one.fact.kind == other.fact.kind
            and (mine > others) == more
            and mine != others
            and _in_turn(small, found, said)
        ):
            often = _OFTEN.match(small, found.end("word"))
            yield found.start("word"), often.end() if often else found.end("word")


def _in_turn(small: str, found: re.Match[str], said: tuple[str, str]) -> bool:
    """Tell whether what is named before "than" is what the first figure is about, and what follows is the second's."""
    mine, others = (set(stems(each)) for each in said)
    than = small.index("than", found.end("word"))
    before, after = set(stems(small[:than])), set(stems(small[than : found.end()]))
    return bool(mine and others and before & (mine - others) and after & (others - mine)) and not (
        before & (others - mine)
    )


_AHEAD = re.compile(r"\b(?P<word>ahead\s+of|behind)\s+[^.;:|]{1,60}\Z")


def beside_numbers(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where "below the" and "ahead of" stand between two numbers that are so."""
    for (_, stop, one), (start, _, other) in pairwise(told):
        more, ahead = more_than(small[stop:start]), _AHEAD.search(small[stop:start])
        if more and is_beyond(one.fact, other.fact, more["word"]):
            yield stop + more.start(), stop + more.end()
        elif ahead and is_beyond(one.fact, other.fact, "below" if ahead["word"] == "behind" else "above"):
            mine, others = (set(stems(facts.about(each.fact).said)) for each in (one, other))
            named = set(stems(ahead[0]))
            if named & (others - mine) and not named & (mine - others):
                yield stop + ahead.start("word"), stop + ahead.end("word")
