"""Mistakes in the words around a claim: another place, year or kind, years exchanged, a unit, a hedge, a denial."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mutation.near import Changed, Edit, Near, Ways, changes
from mutation.world import World
from smp_metrics.claims.language.lexicon import DIRECTIONS, OPPOSITES
from smp_metrics.claims.language.numerals import find_numerals
from smp_metrics.claims.language.outside import KINDS_NAMED
from smp_metrics.claims.text.document import Claim
from smp_metrics.facts.places import pattern_of
from smp_metrics.facts.stems import stems
from smp_metrics.wards import ward_documents

YEAR = re.compile(r"\b20[0-9]{2}\b(?![/\u2013-])")
YEARS = ("2023", "2022", "2021", "2020", "2019")
# By day and at night are no kinds of event, and "adults" no kind of crime.
KIND = pattern_of(frozenset(name.lower() for name in KINDS_NAMED) - {"adults", "by day", "at night", "by night"})
WAY = re.compile(rf"\b(?:{'|'.join(sorted(DIRECTIONS, key=len, reverse=True))})\b")
INSIDE = re.compile(rf"\[({'|'.join(sorted(DIRECTIONS, key=len, reverse=True))})\s+(?=by\s)", re.IGNORECASE)
MOVING = ("change", "percent_change", "points", "rate_change")
# Of the wards, three stand for all.
NINTH = 9
# No word stands further from its number.
REACH = 40
PAIR = 2
HEDGES_BEFORE = ("more than", "nearly", "about", "up to")
HEDGES_AFTER = ("or more", "or so")
DENIALS = ("not", "never", "hardly")
UNITS = {"count": ("thousand", "per cent", "per 1,000 residents"), "percent": ("points", "per 1,000 residents")}
OTHER_KINDS = ("burglaries", "robberies", "needles", "requests")
OTHER_PLACES = ("Heath", "Bearsted", "Loose")
CELL = re.compile(r"(?<=\|)[^|\n]+(?=\|)")


def other_place(near: Near) -> Iterator[list[Edit]]:
    """Say it of another ward."""
    found = _nearest(near, pattern_of(near.world.facts.places), near.about.places)
    other = next((each for each in OTHER_PLACES if not _is_near(near, each)), "")
    if found and other:
        yield [(*found.span(), other)]


def other_year(near: Near) -> Iterator[list[Edit]]:
    """Say it of another year."""
    found = _nearest(near, YEAR, frozenset(near.about.years))
    if found and len(set(near.about.years)) <= PAIR:
        yield [(*found.span(), next(year for year in YEARS if year not in near.about.years))]


def years_exchanged(near: Near) -> Iterator[list[Edit]]:
    """Exchange the years that something moved between."""
    if len(near.about.years) == PAIR and near.fact.kind in MOVING:
        first, last = near.about.years
        found = [match for match in YEAR.finditer(near.outside, *near.sentence) if match[0] in (first, last)]
        if len(found) == PAIR and found[0][0] != found[1][0]:
            yield [(*found[0].span(), found[1][0]), (*found[1].span(), found[0][0])]


def other_kind(near: Near) -> Iterator[list[Edit]]:
    """Say it of another kind of crime or event."""
    own = near.about.words
    found = next((m for m in _by_distance(near, KIND) if set(stems(m[0])) <= own), None)
    other = next((kind for kind in OTHER_KINDS if not set(stems(kind)) <= own), "")
    if found and other:
        yield [(*found.span(), other)]


def other_unit(near: Near) -> Iterator[list[Edit]]:
    """Put a unit behind the number that it does not have."""
    if _is_number(near.claim):
        units = UNITS["percent" if near.fact.kind in ("percent", "percent_change") else "count"]
        yield from ([_after(near.claim, unit)] for unit in units if near.fact.kind not in ("rate", "rank"))


def hedged(near: Near) -> Iterator[list[Edit]]:
    """Put outside the brackets what would make the number more or less."""
    if _is_number(near.claim):
        yield from ([_before(near.claim, hedge)] for hedge in HEDGES_BEFORE)
        yield from ([_after(near.claim, hedge)] for hedge in HEDGES_AFTER)


def denied(near: Near) -> Iterator[list[Edit]]:
    """Deny it outside the brackets."""
    yield from ([_before(near.claim, denial)] for denial in DENIALS)


def other_way(near: Near) -> Iterator[list[Edit]]:
    """Turn round the word of direction before the number of a change, and have it outside the brackets."""
    text = near.document.text
    inside = INSIDE.match(text, near.claim.start)
    if inside and _is_number(near.claim):
        yield [(near.claim.start, inside.end(), f"{OPPOSITES[inside[1].lower()]} [")]
    elif near.fact.kind in MOVING and _is_number(near.claim) and not WAY.search(near.claim.text.lower()):
        found = next(iter(_by_distance(near, WAY)), None)
        if found and _gap(near.claim, found) <= REACH:
            yield [(*found.span(), OPPOSITES[found[0]])]


def labels_exchanged(near: Near) -> Iterator[list[Edit]]:
    """Exchange the label of the claim's row, or of its column, with the next one."""
    for start, stop in near.document.passages.labels(near.claim.start):
        label = near.document.text[start:stop]
        other = _next_label(near, start, stop)
        if other and _is_about(near, label) and not _is_about(near, other[2]):
            yield [(start, stop, other[2]), (other[0], other[1], label)]


AROUND: Ways = {
    "another place around a claim": other_place,
    "another year around a claim": other_year,
    "from and to exchanged around a claim": years_exchanged,
    "another kind around a claim": other_kind,
    "another unit behind a claim": other_unit,
    "a hedge outside a claim": hedged,
    "a denial outside a claim": denied,
    "the other direction around a claim": other_way,
    "labels of a table exchanged": labels_exchanged,
}


def spoil_around(claims: Iterable[Near]) -> Iterator[tuple[Changed, bool]]:
    """Make every mistake around some claims, and tell whether it is found."""
    return changes(claims, AROUND)


def nears(world: World) -> Iterator[Near]:
    """Give each claim of each page with what stands around it; the pages of wards are of one template."""
    for document in (*world.documents, *ward_documents(world.extracts.root, world.facts)[::NINTH]):
        if document.path.endswith(".md"):
            yield from (Near(world, document, claim) for claim in document.claims)


def _is_number(claim: Claim) -> bool:
    return next(find_numerals(claim.text), None) is not None


def _before(claim: Claim, words: str) -> Edit:
    return claim.start, claim.start, f"{words} "


def _after(claim: Claim, words: str) -> Edit:
    return claim.stop, claim.stop, f" {words}"


def _by_distance(near: Near, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    found = pattern.finditer(near.outside, *near.sentence)
    return sorted(found, key=lambda match: (_gap(near.claim, match), match.start()))


def _gap(claim: Claim, match: re.Match[str]) -> int:
    return max(claim.start - match.end(), match.start() - claim.stop)


def _nearest(near: Near, pattern: re.Pattern[str], names: frozenset[str]) -> re.Match[str] | None:
    """Give the nearest mention to a claim, where it names what the fact is about."""
    found = next(iter(_by_distance(near, pattern)), None)
    return found if found and " ".join(found[0].lower().split()) in names else None


def _is_near(near: Near, place: str) -> bool:
    text = near.document.text[slice(*near.sentence)]
    return place in text or place.lower() in near.about.places | near.about.parts


def _is_about(near: Near, label: str) -> bool:
    plain = " ".join(label.strip(" *|").lower().split())
    years = set(YEAR.findall(plain))
    own = plain in near.about.places or (years and years <= set(near.about.years))
    return bool(own or (KIND.search(plain) and set(stems(plain)) <= near.about.words))


def _next_label(near: Near, start: int, stop: int) -> Edit | None:
    """Give the label below one of a row, or beside one of a column."""
    text = near.document.text
    line_end = text.find("\n", stop)
    own = text.rfind("\n", 0, near.claim.start) < start
    # The row below is the last of its table where a blank line follows.
    below = text.find("\n", line_end + 1)
    found = CELL.search(text, line_end + 1, below) if own else CELL.search(text, stop, line_end)
    return (*found.span(), found[0]) if found and found[0].strip(" :-") else None
