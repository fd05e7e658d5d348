"""The words around a claim: the places, kinds and years that they name must be its fact's own."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator

from smp_metrics.claims.beyond.lacking import ELSEWHERE, not_said
from smp_metrics.claims.context.another_kind import WORD, is_another_kind, kind_around
from smp_metrics.claims.context.apart import (
    KIND_COLUMNS,
    column_of_others,
    column_of_rates,
    only_other,
    turned_share,
    wholes,
    wrong_other,
    wrong_whole,
)
from smp_metrics.claims.context.clauses import wrong_company
from smp_metrics.claims.context.months import wrong_months
from smp_metrics.claims.context.naming import NAMING, wrong_naming
from smp_metrics.claims.context.set_against import one_for_all, said_of_all
from smp_metrics.claims.context.setting import Setting
from smp_metrics.claims.context.units import PLACES
from smp_metrics.claims.context.years import no_change, reached, turned, wrong_years
from smp_metrics.claims.language.kinds import counted_way
from smp_metrics.claims.language.lexicon import ENDS
from smp_metrics.claims.language.names import LABELS
from smp_metrics.claims.language.number_words import ORDINAL_PATTERN
from smp_metrics.claims.mentioned.known import known_words
from smp_metrics.claims.mentioned.mention import Mention
from smp_metrics.claims.mentioned.mentions import basis_of
from smp_metrics.errors import Problem
from smp_metrics.facts import parse_address
from smp_metrics.facts.stems import stems

_WITH = re.compile(r"(?:(?:in|that)\s+(?:[a-z]+\s+)?(?:20[0-9]{2}|year))?,\s+(?:with|at|on)")
_OF_THESE = re.compile(r"\sof\s+(?:these|them|those)\b")
_SET_OF = re.compile(
    rf"\b(?:(?:wards?|clusters?|districts?|areas?|authorit(?:y|ies)|councils?|places?|any|all)|(?:{'|'.join(ENDS)}|[0-9]+(?:st|nd|rd|th)"
    rf"|{ORDINAL_PATTERN})\b[^.,;:|]{{0,60}}?)\s+(?:of|in|across|within|for)\s+(?:all\s+(?:of\s+)?)?(?:the\s+)?\Z",
    re.IGNORECASE,
)


def contradictions(here: Setting) -> Iterator[Problem]:
    """List what the words around a claim say of its place, its kind and its years, and its fact does not."""
    about, named, claim = here.about, here.named, here.claim
    basis = None
    if here.fact.kind in ("rank", "name"):
        basis = named.right_behind(claim, named.bases) or named.said_of(claim, named.bases)
    if basis and here.fact.unit != "residents" and not basis.names & {basis_of(here.fact)}:
        yield _said_of(here, basis, basis_of(here.fact))
    if isinstance(here.fact.value, str):
        if here.fact.value.isdecimal() and not _labelled(here):
            message = "the number is a label, and the sentence takes it for a count"
            noun = parse_address(here.fact.address).column
            yield here.problem(message, f"{noun} {here.fact.value}", "put the name of what it labels right before it")
        yield from _naming(here)
        return
    yield from _placing(here)
    yield from _set_against(here)
    place = named.said_of(claim, named.places, in_turn=False)
    subject = _whose(here, place) if place else None
    yield from one_for_all(here)
    strange = place and _elsewhere(here, place) and not (_is_around(here, place) or _is_compared(here, place))
    elsewhere = subject or (place if strange and not said_of_all(here) else None)
    if elsewhere:
        yield _said_of(here, elsewhere, _listed(about.places))
    kind = kind_around(here)
    if kind and is_another_kind(here, kind):
        yield _said_of(here, kind, here.fact.unit)
    yield from not_said(here)
    yield from _years(here)
    yield from _another_month(here)
    yield from _other_months(here)
    group = named.said_of(claim, named.groups) if about.said and here.fact.unit == "%" else None
    if group and not any(set(stems(name)) <= known_words(here.fact, about) for name in group.names):
        yield _said_of(here, group, " ".join(about.said.split()[:12]))
    before, after = named.clause(claim)
    leading = named.leading(claim) if about.negated or _goes_on(here, f"{before} {after}") else ""
    wrong = wrong_company((f"{leading} {before}" if leading else before, after), claim.text, here.fact, about)
    if wrong:
        message, _, remedy = wrong.partition("; ")
        yield here.problem(message, "", remedy or "leave it out, or say it in the brackets, where it is compared")


def _naming(here: Setting) -> Iterator[Problem]:
    """List what a sentence says of a name that a table puts first or last, and its fact does not."""
    if parse_address(here.fact.address).measure not in NAMING:
        return
    yield from _placing(here)
    year = here.named.said_of(here.claim, here.named.years)
    if year and here.about.years and not year.names & set(here.about.years):
        yield _said_of(here, year, " and ".join(here.about.years))
    kind = kind_around(here)
    # What it names is one of those compared.
    if kind and not here.claim.start <= kind.start < here.claim.stop and is_another_kind(here, kind):
        yield _said_of(here, kind, here.fact.unit)
    yield from _other_months(here)


def _placing(here: Setting) -> Iterator[Problem]:
    if here.fact.kind not in ("name", "rank"):
        return
    message, own = wrong_naming(here.claim, here.fact, here.named)
    if message:
        yield here.problem(message, own, "bind the fact of what the sentence says")


def _years(here: Setting) -> Iterator[Problem]:
    claim, years, named = here.claim, here.about.years, here.named
    to = reached(claim, named)
    year = Mention(0, 0, to) if to else named.said_of(claim, named.years) or named.headed(claim, named.years)
    of_census = "census" in here.about.words and any(named.neighbours(claim))
    if here.is_base:
        return
    if year and years and not year.names & set(years) and not of_census:
        yield _said_of(here, year, " and ".join(years))
    elif message := wrong_years(claim, here.fact, years, named):
        expected = " to ".join(dict.fromkeys(years))
        yield here.problem(message, expected, "name the years of the fact, or bind the fact of those that are named")
    elif no_change(claim, here.fact, named):
        message = "the label says that the number is a change, and it is none"
        yield here.problem(message, "a fact of a change", "bind the change, or put the number below another label")
    elif turned(claim, here.fact, years, named):
        message = f"the sentence turns the years round: the fact goes from {years[0]} to {years[-1]}"
        expected = f"from {years[0]} to {years[-1]}"
        yield here.problem(message, expected, "name the earlier year as the one that is compared with")


def _whole_of(here: Setting) -> str:
    """Name what a share is of, as far as its address says."""
    options = dict(parse_address(here.fact.address).parameters)
    within = options.get("within", "")
    if within in KIND_COLUMNS:
        return options.get(within, "its kind").replace("-", " ")
    return f"all kinds in its {within}" if within else "all kinds together"


def _set_against(here: Setting) -> Iterator[Problem]:
    named, claim, fact = here.named, here.claim, here.fact
    whole = wrong_whole(named, claim, fact, here.about)
    if whole:
        yield _said_of(here, whole, f"a share of {_listed(wholes(fact, here.about))}")
    turned_round = turned_share(named, claim, fact)
    if turned_round:
        said, own = _listed(turned_round.names), _whole_of(here)
        message = f"the sentence says that it is a share of {said}, and the fact is a share of {own}"
        yield here.problem(message, f"a share of {own}", f"say “of {own}” behind the number, and name the part before")
    other = wrong_other(named, claim, fact, here.about)
    if other:
        than = dict(parse_address(fact.address).parameters)["than"]
        yield _said_of(here, other, f"what is compared with {than.replace('-', ' ')}")
    alone = only_other(named, claim, fact, here.about)
    if alone:
        own = _listed(here.about.places - alone.names)
        message = f"the sentence says it of {_listed(alone.names)}, which is what it is compared with"
        yield here.problem(message, own, f"say it of {own}")
    other_noun = column_of_others(named, claim, fact)
    if other_noun:
        message = f"the column counts {other_noun}, and the fact counts {fact.unit}"
        yield here.problem(message, f"a column of {fact.unit}", "exchange the columns, or name what this one counts")
    base = column_of_rates(named, claim, fact)
    if base:
        message = f"the column counts {base}, and the fact is no rate"
        yield here.problem(message, "a column of rates for rates", "move it to a column of numbers")


def _goes_on(here: Setting, sentence: str) -> bool:
    """Tell whether a count of what rose or fell is one "of these", of which the sentence before says which way."""
    return bool(counted_way(here.fact.address) and _OF_THESE.search(sentence))


def _labelled(here: Setting) -> bool:
    """Tell whether the word before a label, or in its claim, says what it labels: "cluster 7"."""
    before, _ = here.named.clause(here.claim)
    words = WORD.findall(f"{before} {here.claim.text}".lower())
    return bool(words) and words[-1] in LABELS


def _another_month(here: Setting) -> Iterator[Problem]:
    month = "" if here.fact.spans else dict(parse_address(here.fact.address).parameters).get("month", "")
    months = here.named.months(here.claim) if month else set()
    if months and month_name[int(month)] not in months:
        yield _said_of(here, Mention(0, 0, frozenset(months)), month_name[int(month)])


def _other_months(here: Setting) -> Iterator[Problem]:
    if here.fact.unit in PLACES and parse_address(here.fact.address).measure == "count":
        return  # how many there are is the same in any month
    said = wrong_months(here.claim, here.fact.spans, here.named) if here.fact.spans else ""
    if said:
        own = " and ".join(span.words for span in here.fact.spans[:2])
        message = f"the sentence says it of {said}, and the fact is about {own}"
        remedy = "name the months of the fact beside its number, or bind the fact of those that are named"
        yield here.problem(message, own, remedy)


def _said_of(here: Setting, named: Mention, own: str) -> Problem:
    message = f"the sentence says it of {_listed(named.names)}, and the fact is about {own}"
    remedy = "name what the fact is about beside its number, or bind the fact of what is named"
    return here.problem(message, own, remedy)


def _elsewhere(here: Setting, place: Mention) -> bool:
    about, fact = here.about, here.fact
    ranked = fact.kind == "rank" and about.whole and place.names & set(about.called.area)
    contained = fact.kind in ("rank", "percent") and place.names & about.within
    known = about.places | about.likes | about.within | about.parts
    every = place.start < here.claim.stop or place.names <= known
    own = place.names & (about.places | about.likes) if every else about.parts and place.names == about.parts
    own = own or (about.parts and place.names == about.parts) or (place.names == ELSEWHERE <= about.words)
    return bool(about.places) and not (ranked or contained or own)


def _whose(here: Setting, place: Mention) -> Mention | None:
    """Give the place before "of the county's wards, with", which says where that place is one of several."""
    named, claim = here.named, here.claim
    low, _ = named.sentence(claim)
    between = " ".join(named.text[place.stop : claim.start].split()) if place.stop <= claim.start else ""
    if not _WITH.fullmatch(between) or not _SET_OF.search(f"{' '.join(named.text[low : place.start].split())} "):
        return None
    before = [each for each in named.places if low <= each.start < place.start and not each.other]
    return before[-1] if before and _elsewhere(here, before[-1]) else None


def _is_compared(here: Setting, place: Mention) -> bool:
    """Tell whether a place is what the fact's own is compared with: "higher in Elm than Oak, at [102]"."""
    low, _ = here.named.sentence(here.claim)
    subjects = [each for each in here.named.places if low <= each.start < place.start and not each.other]
    return place.other and place.stop <= here.claim.start and bool(subjects) and not _elsewhere(here, subjects[-1])


def _is_around(here: Setting, place: Mention) -> bool:
    """Tell whether a place is what the fact's own is one of: "the highest rate in the county"."""
    named, about = here.named, here.about
    low, high = named.sentence(here.claim)
    before = " ".join(named.text[low : place.start].split())
    if not place.names & about.within or not _SET_OF.search(f"{before} "):
        return False
    own = (each for each in named.places if low <= each.start < high and each.names & about.places)
    return bool(next(own, None)) or bool(about.places & set(WORD.findall(named.leading(here.claim).lower())))


def _listed(names: frozenset[str]) -> str:
    return " or ".join(sorted(names)[:4])
