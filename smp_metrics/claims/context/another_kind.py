"""The kinds that are named around a claim: whether it is said of another than its fact's."""

from __future__ import annotations

import re

from smp_metrics.claims.context.apart import (
    KIND_COLUMNS,
    NOTHING_ALONE,
    POWERS,
)
from smp_metrics.claims.context.setting import Setting
from smp_metrics.claims.language.lexicon import NOUNS
from smp_metrics.claims.language.outside import KINDS_ALSO
from smp_metrics.claims.mentioned.belonging import unnamed
from smp_metrics.claims.mentioned.known import known_words
from smp_metrics.claims.mentioned.mention import Mention
from smp_metrics.facts import parse_address
from smp_metrics.facts.codes import CODES
from smp_metrics.facts.stems import stems

SCOPES = {"all serious violence": "scope=all", "most serious violence": "scope=most"}

TIMES_OF_DAY = frozenset({"by day", "by days", "at night", "at nights", "by night", "by nights"})

CRIME = frozenset({"crime"})

UNCOUNTED = frozenset({"residents", "rank", "wards", "clusters", "districts", "partners", "crime types"})

BEHAVIOUR = frozenset({"anti-social behaviour", "antisocial behaviour", "anti social behaviour", "asb"})

GENERAL = frozenset({"crime", "crimes"})

# So near stands the other of two kinds that were counted together.
NEAR, NEXT = 60, 4

WORD = re.compile(r"[a-z]+")

# Behind a verb a kind is that of a part: "2 of the [5] notices were for noise".
_SAID = re.compile(r"\b(?:was|were|is|are|had|have|has)\b")


def kind_around(here: Setting) -> Mention | None:
    """Give the kind that a claim is said of; another one after it in its clause comes first."""
    if here.fact.unit not in NOUNS and here.fact.unit != "%":
        return None
    named, claim = here.named, here.claim
    # Beside places and people, crime in general says nothing.
    kinds = [each for each in named.kinds if here.fact.unit not in UNCOUNTED or not each.names <= GENERAL]
    if here.fact.unit in UNCOUNTED and unnamed(named.text, (claim.start, claim.stop)):
        return None
    behind = WORD.findall(named.clause(claim)[1].lower())[:NEXT]
    if here.fact.unit in POWERS and set(stems(here.fact.unit)) & {*stems(" ".join(behind))}:
        return None
    right_behind = named.right_behind(claim, kinds)
    if here.fact.kind == "percent":
        right_behind = named.said_behind(claim, kinds) or right_behind
    if right_behind and not right_behind.names <= GENERAL:
        return right_behind
    after = next((each for each in named.after(claim, kinds) if is_another_kind(here, each)), None)
    if after and unnamed(named.text, (claim.start, claim.stop)) and _SAID.search(named.text, claim.stop, after.start):
        return None
    return after or named.said_of(claim, kinds)


def is_another_kind(here: Setting, kind: Mention) -> bool:
    """Tell whether a sentence names another kind; beside places and people, crime in general says nothing."""
    scope = next((SCOPES[name] for name in kind.names if name in SCOPES), "")
    if scope and "scope=" in here.fact.address:
        return scope not in here.fact.address
    if kind.names & POWERS and here.fact.unit in POWERS:
        return here.fact.unit not in kind.names
    if (here.fact.unit == "crimes" and kind.names <= BEHAVIOUR) or (
        here.fact.unit == "incidents" and kind.names <= GENERAL
    ):
        return True
    general = CRIME if here.fact.unit in UNCOUNTED else frozenset()
    named = [
        set(stems(CODES.get(name, KINDS_ALSO.get(name, name)))) - general - {"asb", "incident"} for name in kind.names
    ]
    if _half_of_two(here, kind):
        return True
    if here.fact.unit == "%" and not kind.names <= TIMES_OF_DAY:
        return False
    own = known_words(here.fact, here.about) if here.about.said else here.about.words
    return all(named) and not any(words <= own for words in named)


def _half_of_two(here: Setting, kind: Mention) -> bool:
    """Tell whether a sentence names one of two kinds that were counted together without the other, or with a third."""
    names = [{*stems(name)} - NOTHING_ALONE for name in kind.names]
    beside = {*stems(here.named.text[max(0, kind.start - NEAR) : kind.stop + NEAR])}
    for column, value in parse_address(here.fact.address).parameters:
        sides = [{*stems(side.replace("-", " "))} - NOTHING_ALONE for side in value.split("-and-")]
        if column not in KIND_COLUMNS or len(sides) == 1:
            continue
        if set().union(*names) in sides:
            return any(not side & beside for side in sides)
        strange = [name for name in names if not name <= here.about.words and not any(name & side for side in sides)]
        return 0 < len(strange) < len(names)
    return False
