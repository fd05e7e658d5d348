"""What has to stand beside a claim: the counts behind a percentage of few, a rate's base, a comparison's periods."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from functools import lru_cache

from smp_metrics.claims.bound import Bound, Placed
from smp_metrics.claims.context.nameless import nameless, narrow
from smp_metrics.claims.context.units import PLACES
from smp_metrics.claims.context.years import later_years, year_after
from smp_metrics.claims.language.callings import following
from smp_metrics.claims.language.names import stand_ins
from smp_metrics.claims.language.number_words import SMALL
from smp_metrics.claims.language.numerals import find_numerals
from smp_metrics.claims.mentioned.mentions import basis_of
from smp_metrics.claims.mentioned.months_named import find_months
from smp_metrics.claims.mentioned.own_years import says_calendar_year, says_to_march
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts, parse_address
from smp_metrics.facts.printing import recorded
from smp_metrics.facts.stems import stems
from smp_metrics.periods import MARCH, MONTHS, YEAR

# National crime statistics print no percentage of fewer.
FEWEST = 50
PAIR = 2
_BASE = re.compile(r"(?i)\b(?:per|for\s+(?:each|every)|each|in\s+every|of\s+every)\s+(?:1,000|thousand)\b")
_YEARS = re.compile(r"\b((?:19|20)[0-9]{2})(?:[/–-](?:(?:19|20)(?=[0-9]{2}\b))?([0-9]{2}))?\b")
_BEFORE = re.compile(r"\b(?:(?:year|period)s?\s+(?:before|earlier)|(?:previous|current)\s+(?:year|period))\b")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MONTHS = [name.lower() for name in month_name][1:]
_A_MONTH = re.compile(r"\b(?:a|per|each|every) month\b|\bmonthly\b", re.IGNORECASE)
# Violence may be at home and elsewhere; "domestic violence" has the word that tells.
_TELLS_NONE = frozenset({"violence"})
_MOVES = ("change", "percent_change", "points")


def alone(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every claim without what a reader needs beside it to judge it."""
    for claim, fact in bound:
        placed = Placed(document, claim, fact, bound, facts.about(fact))
        if not document.path.endswith(".yml"):  # what is declared of a figure stands beside it
            yield from _place_left_out(placed)
            yield from _kind_left_out(placed)
            yield from _time_left_out(placed)
            yield from _whole_left_out(placed)
            yield from _months_left_out(placed)
            yield from _other_months(placed)
            yield from _year_left_out(placed)
        yield from _percentage_of_few(placed)
        yield from _rate_without_base(placed)
        yield from _basis_left_out(placed)
        yield from _month_unsaid(placed)
        yield from _mean_unsaid(placed)
        yield from _comparison_without_periods(placed)


def _place_left_out(placed: Placed) -> Iterator[Problem]:
    about = placed.about
    own = narrow(placed.fact, about) or about.places | about.parts | about.likes
    if isinstance(placed.fact.value, str) or about.whole or not own or own & set(about.called.area):
        return
    if not any(set(stems(name)) <= placed.stems for name in own | stand_ins(own)):
        listed = " or ".join(sorted(about.places)[:3])
        yield placed.problem("nothing says of which place the number is", listed, "name the place in its sentence")


def _kind_left_out(placed: Placed) -> Iterator[Problem]:
    for words in placed.about.kinds:
        known = words | {each for phrase in following(words) for each in stems(phrase)} - _TELLS_NONE
        if words and not known & placed.stems and not nameless(placed.document, placed.claim):
            listed = " ".join(sorted(words))
            yield placed.problem("nothing says what the number counts", listed, "name it in its paragraph or heading")


_LONG = re.compile(rf"\b(?:{'|'.join(SMALL[2:])})\s+(?:years|months|weeks)\b", re.IGNORECASE)


def _time_left_out(placed: Placed) -> Iterator[Problem]:
    """Ask for the stretch of time that a figure's own row says it is of: who was a victim "in three years"."""
    one = parse_address(placed.fact.address).measure == "value"
    for found in _LONG.finditer(placed.about.said) if one else ():
        if not placed.stems.intersection(stems(found[0])[1:]):
            message = f"the number is of {found[0]}, and nothing says so"
            yield placed.problem(message, placed.about.said, f"say “{found[0]}” in its paragraph")


def _whole_left_out(placed: Placed) -> Iterator[Problem]:
    """Ask for the whole that a share is of, where that is neither all there is nor of one kind."""
    within = dict(parse_address(placed.fact.address).parameters).get("within", "")
    if within in placed.about.called.wider and not set(stems(within)) & placed.stems:
        own = min((name for name in placed.about.places if name.startswith(f"{within} ")), default=within)
        yield placed.problem(f"the number is a share of its {within}, and nothing says so", own, f"name {own}")


def _months_left_out(placed: Placed) -> Iterator[Problem]:
    if _counts_places(placed.fact):
        return
    month = dict(parse_address(placed.fact.address).parameters).get("month", "")
    if month.isdecimal() and len(month) <= PAIR and _MONTHS[int(month) - 1] not in placed.stems:
        own = _MONTHS[int(month) - 1].title()
        yield placed.problem("the number is of one month, and nothing says so", own, "name the month")
    if placed.about.part_of_year and not {"month", "half", "quarter", *placed.about.part_of_year} & placed.stems:
        yield placed.problem("the number is of a part of a year, and nothing says so", placed.months, "name the months")


def _counts_places(fact: Fact) -> bool:
    """Tell whether a fact counts how many places there are, which is the same at any time."""
    return fact.unit in PLACES and parse_address(fact.address).measure == "count"


def _other_months(placed: Placed) -> Iterator[Problem]:
    """Find the months of the heading, or of the sentence, that the part of a year of a number has not."""
    if not placed.about.part_of_year:
        return
    first, last = (_MONTHS.index(month) + 1 for month in placed.about.part_of_year)
    own = {(first - 1 + at) % YEAR + 1 for at in range((last - first) % YEAR + 1)}
    passages, masked, at = placed.document.passages, placed.document.masked, placed.claim.start
    heading = [_MONTHS.index(month) + 1 for month in stems(masked[slice(*passages.heading(at))]) if month in _MONTHS]
    # Facts of months are compared with those of the sentence elsewhere.
    stretches = [] if placed.fact.spans else find_months(placed.sentence)
    if not own >= {*heading}:
        where = "heading"
    elif stretches and not any(each.first == first and each.last in own - {first} | {last} for each in stretches):
        where = "sentence"
    else:
        return
    yield placed.problem(
        f"the {where} names months that the number is not of", placed.months, "name those of the number"
    )


_YEARS_HERE = re.compile(r"\byears\s+(?:here|on\s+this\s+page)\b[^.:|]{1,80}", re.IGNORECASE)


def _year_left_out(placed: Placed) -> Iterator[Problem]:
    """Ask for the month that a year ends with, where it is no calendar year, if its page has not told that of all.

    2022/23 says it of a year to March.
    """
    ends = "" if _counts_places(placed.fact) else placed.about.year_ends
    if not ends:
        return
    said = ends in placed.stems or (ends == MONTHS[MARCH].lower() and says_to_march(placed.told))
    said = said or any(at < placed.claim.start and ends in told for at, told in years_here(placed.document))
    if not said or says_calendar_year(placed.sentence):
        own = f"the year to {ends.title()}"
        message = "the number is of no calendar year, and its words do not say so"
        yield placed.problem(message, own, f"say “{own}” in its sentence, paragraph, block or heading")


@lru_cache(maxsize=8)
def years_here(document: Document) -> list[tuple[int, str]]:
    """Give what a page tells of all its years, in small letters, and where."""
    return [(found.start(), found[0].lower()) for found in _YEARS_HERE.finditer(document.spoken)]


def _percentage_of_few(placed: Placed) -> Iterator[Problem]:
    counts = placed.fact.counts
    if counts is None or abs(counts[1]) >= FEWEST or next(find_numerals(placed.claim.text), None) is None:
        return
    missing = [recorded(abs(count)) for count in counts if abs(count) not in placed.beside]
    if missing:
        message = f"a percentage on a base under {FEWEST} stands without the two counts"
        remedy = "give both counts as claims in the same paragraph or block, or leave the percentage out"
        yield placed.problem(message, f"{' and '.join(missing)} beside it", remedy)


def _rate_without_base(placed: Placed) -> Iterator[Problem]:
    if placed.fact.kind == "rate" and not _BASE.search(placed.told):
        remedy = 'say "per 1,000 residents" in its paragraph, heading or block'
        yield placed.problem("a rate does not say of how many", "its base beside it", remedy)


_BASES = {
    "rate": re.compile(
        r"\brates?\b|\b(?:per|a|each|every)\s+(?:1,000|thousand|head|person|resident)|1,000|\bpopulation"
        r"|\bfor\s+(?:its|their)\s+size\b",
        re.IGNORECASE,
    ),
    "harm": re.compile(r"\bharm", re.IGNORECASE),
}


def _basis_left_out(placed: Placed) -> Iterator[Problem]:
    """Ask a place by a rate or by harm, or who has the first, to say so: the most crimes are another's."""
    basis = basis_of(placed.fact) if placed.fact.kind in ("rank", "name") else "number"
    if basis in _BASES and not _BASES[basis].search(placed.told):
        message = f"the places are by {basis}, and nothing says so"
        remedy = f"say “{basis}” in its paragraph, heading or block, or bind the fact of the number"
        yield placed.problem(message, "“per 1,000 residents” or “rate”" if basis == "rate" else "“harm”", remedy)


def _month_unsaid(placed: Placed) -> Iterator[Problem]:
    """Find what is shared out by the month, because its periods are unlike, and does not say so."""
    if "per=month" in placed.fact.address and not _A_MONTH.search(placed.told):
        remedy = 'say "a month" in its sentence, paragraph or heading'
        yield placed.problem("the number is of an average month, and nothing says so", "a month", remedy)


_SHARED_OUT = re.compile(
    r"\b(?:average|mean|median|typical|typically|usual|usually|evenly|each|every|per|apiece|monthly|yearly|a\s+(?:day|week|month|year|ward))\b"
)


def _mean_unsaid(placed: Placed) -> Iterator[Problem]:
    """Find a mean that nothing tells from the number of all together."""
    if parse_address(placed.fact.address).measure == "mean" and not _SHARED_OUT.search(placed.told.lower()):
        yield placed.problem("the number is a mean, and nothing says so", "on average", 'say "on average" beside it')


def _comparison_without_periods(placed: Placed) -> Iterator[Problem]:
    periods = _periods(placed.fact)
    moved = placed.fact.kind in _MOVES and "than=" not in placed.claim.address
    if not periods and not moved:
        return
    low, high = placed.document.passages.sentence(placed.claim.start)
    begins = placed.document.passages.sentence(low - 1)[0] if low else low
    told = _years(placed.told) | year_after(placed.document.prose[low:high])
    told |= later_years(placed.document.prose[begins:high], low - begins)
    missing = [period for period in periods if period not in told]
    if missing or (moved and not told and not _BEFORE.search(placed.told)):
        expected = " and ".join(missing) or "its years"
        remedy = "name the years in its paragraph, heading or block; the year before can go without saying"
        yield placed.problem("a comparison does not say from when to when", expected, remedy)


def _periods(fact: Fact) -> list[str]:
    """Give the years that a comparison has to name: its last, and its first unless that is the year before."""
    if len(fact.spans) == PAIR:
        first, last = (str(span.years[-1]) for span in fact.spans)
        return [last] if int(last) - int(first) <= 1 else [first, last]
    options = dict(parse_address(fact.address).parameters)
    ends = [options.get("from") or options.get("before") or "", options.get("to") or options.get("after") or ""]
    if not all(_YEAR.fullmatch(end) for end in ends):
        return []
    first, last = ends
    return [last] if int(first) + 1 == int(last) else ends


@lru_cache(maxsize=8)
def _years(text: str) -> frozenset[str]:
    """List the years that a text names; 2022/23 names both."""
    found = _YEARS.findall(text)
    return frozenset({year for year, _ in found} | {year[:2] + second for year, second in found if second})
