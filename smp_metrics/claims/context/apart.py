"""What a claim is set against in its sentence: the whole that a share is of, the place that is compared, its column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from smp_metrics.claims.language.lexicon import NOUNS
from smp_metrics.claims.mentioned.mention import Mention
from smp_metrics.claims.mentioned.named import Named
from smp_metrics.claims.parts import nouns_of
from smp_metrics.claims.text.document import Claim
from smp_metrics.facts import About, Fact, parse_address
from smp_metrics.facts.stems import stems

# "22% of crime in the county", "22% of the county's crime": that is the whole, unless a verb says where the part was.
_WHOLE = re.compile(
    r"[\s*_]{0,400}+of\b(?!\s+(?:the\s+)?[0-9])(?:(?!\b(?:was|were|is|are|happened|took|came|in)\b)[^.,;:!?|])*?(?:\b(?:recorded\s+)?in\s+(?:the\s+|all\s+(?:of\s+)?)?)?\Z"
)
# "Of the crimes in the county, 22% were": so it is of all shares of the sentence.
_WHOLE_BEFORE = re.compile(
    r"[\s*_>#-]{0,99}+(?:out\s+of|of)\b(?:(?!\b(?:was|were|is|are)\b)[^.,;:!?|])*?\b(?:in|across|for|of)\s+(?:the\s+|all\s+(?:of\s+)?)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")
# What many kinds have in their name.
NOTHING_ALONE = frozenset(stem for name in ("crime", "offence", "incident", "person") for stem in stems(name))
# What a council may give to whom, one after the other.
POWERS = frozenset({"warnings", "notices"})
# Columns of what is counted, whose filter is the part that a share is of the whole.
KIND_COLUMNS = ("kind", "offence", "category", "type")
# A cell has the label of its row and that of its column.
COLUMN = 2
# Nouns of a table's head that count nothing by themselves stay out.
_GENERAL = frozenset(
    ("figures", "figure", "types", "type", "places", "place", "times", "groups", "group", "uses", "use")
)
_COUNTED = frozenset(noun for nouns in NOUNS.values() for noun in nouns) - _GENERAL
_BASE = re.compile(r"(?i)\bper\s+(?:1,000|thousand|head)\b")


def wrong_whole(named: Named, claim: Claim, fact: Fact, about: About) -> Mention | None:
    """Give the place that a share is said to be of, where it is of another."""
    after = _said_whole(named, claim, fact, named.places) or _said_before(named, claim, fact)
    return None if not after or after.names & wholes(fact, about) else after


def _said_whole(named: Named, claim: Claim, fact: Fact, names: Sequence[Mention]) -> Mention | None:
    """Give what stands right behind a share as that of which it is one; None where nothing does, or it is no share."""
    if fact.kind != "percent" or not parse_address(fact.address).measure.startswith("share"):
        return None
    after = next(iter(named.after(claim, names)), None)
    return after if after and _WHOLE.fullmatch(named.text, claim.stop, after.start) else None


def _said_before(named: Named, claim: Claim, fact: Fact) -> Mention | None:
    """Give the place at whose "of" a share's sentence begins."""
    if fact.kind != "percent" or parse_address(fact.address).measure != "share":
        return None
    low, _ = named.sentence(claim)
    comma = named.text.find(",", low, claim.start)
    first = next((each for each in named.places if low <= each.start < comma), None)
    return first if first and _WHOLE_BEFORE.fullmatch(named.text, low, first.start) else None


def turned_share(named: Named, claim: Claim, fact: Fact) -> Mention | None:
    """Give the kind that a share is said to be of, where that kind is the part: the sentence turns the two round.

    Of a share within a kind, the kind is the whole.
    """
    after = _said_whole(named, claim, fact, named.kinds)
    if not after:
        return None
    parameters = dict(parse_address(fact.address).parameters)
    within = parameters.pop("within", "")
    kinds = [
        {*stems(value.replace("-", " "))} - NOTHING_ALONE - {"all"}
        for name, value in parameters.items()
        if name in KIND_COLUMNS
    ]
    said = {word for name in after.names for word in stems(name)} - NOTHING_ALONE
    if within in KIND_COLUMNS:
        return None if any(said & kind or said == kind for kind in kinds) else after
    return after if any(said and said <= kind for kind in kinds) else None


def wholes(fact: Fact, about: About) -> frozenset[str]:
    """Give the places that a share is of."""
    within = dict(parse_address(fact.address).parameters).get("within", "")
    if within in about.called.columns:
        return frozenset(name for name in about.places if name.startswith(f"{within} ")) | about.parts
    return about.within | frozenset(about.called.area) | (about.places if about.whole else frozenset())


def wrong_other(named: Named, claim: Claim, fact: Fact, about: About) -> Mention | None:
    """Give the place after "than" that a comparison of two places is not with."""
    options = dict(parse_address(fact.address).parameters)
    than = options.get("than", "")
    if not than:
        return None
    own = {value.replace("-", " ") for name, value in options.items() if name not in ("than", "year")}
    own = {alias for name in own for alias in (name, *about.called.aliases.get(name, ()), *_numbered(options, name))}
    low, high = named.sentence(claim)
    others = (each for each in named.places if low <= each.start < high and each.other)
    return next((each for each in others if each.names <= own), None)


def only_other(named: Named, claim: Claim, fact: Fact, about: About) -> Mention | None:
    """Give the place that a difference is from, where the sentence says it of that place and names no other."""
    options = dict(parse_address(fact.address).parameters)
    than = options.get("than", "").replace("-", " ")
    if not than or fact.kind not in ("change", "ratio", "percent_change"):
        return None
    low, high = named.sentence(claim)
    near = [each for each in named.places if low <= each.start < high]
    others = {than, *about.called.aliases.get(than, ())}
    subject = next((each for each in reversed(near) if each.stop <= claim.start), None)
    alone = subject and not subject.other and all(each.names <= others for each in near)
    return subject if alone else None


def _numbered(options: dict[str, str], value: str) -> tuple[str, ...]:
    return tuple(f"{name} {value}" for name, cell in options.items() if cell == value and value.isdigit())


def column_of_rates(named: Named, claim: Claim, fact: Fact) -> str:
    """Give the base that the column of a number is per, where the number is no rate; "" for none."""
    if fact.kind not in ("count", "change"):
        return ""
    found = map(_BASE.search, named.labels(claim))
    return next((base[0] for base in found if base), "")


def column_of_others(named: Named, claim: Claim, fact: Fact) -> str:
    """Give what the column of a number counts by its label, where the fact counts something else; "" for none."""
    labels = named.labels(claim)
    if fact.kind != "count" or len(labels) != COLUMN or fact.unit not in NOUNS:
        return ""
    # Of powers the head of the rows says it where the column's own does not.
    heads = (labels[-1], named.head(claim) if fact.unit in POWERS else "")
    nouns = (word for head in heads for word in _WORD.findall(head.lower()) if word in _COUNTED)
    first = next(nouns, "")
    return "" if not first or first in nouns_of(fact) else first
