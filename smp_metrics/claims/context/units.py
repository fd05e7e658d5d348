"""Whether what stands at a claim's number is what its fact counts: 715 incidents are no 715 burglaries."""

from __future__ import annotations

import re
from itertools import takewhile

from smp_metrics.claims.language.callings import following
from smp_metrics.claims.language.lexicon import NOUNS, PLAIN_MODIFIERS
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.numerals import find_numerals
from smp_metrics.claims.language.outside import BASES, STOPS
from smp_metrics.claims.parts import nouns_of
from smp_metrics.facts import About, Fact, parse_address
from smp_metrics.facts.stems import stem, stems

_COUNTING = ("count", "number", "change", "percent_change", "rate", "rate_change")
_KNOWN = {noun for nouns in NOUNS.values() for noun in nouns}
# The words at a number, as far as no sign parts them.
_WORDS = re.compile(r"(?<![\s*_])(?:[\s*_]++[a-z][\w'\u2019-]*+)*", re.IGNORECASE)
_OF = re.compile(
    r"(?<![\s*_])[\s*_]++(?:of|out of)\s+(?:(?:all|the|its|these|those|such|recorded)\s+)*"
    r"(?P<noun>[a-z]+)\b(?!['\u2019-])"
)
_BASE = re.compile(r"\b(?:per|for every|for each|in every)\s+(?:1,000|thousand|one thousand)(?:\s+(?P<of>[a-z]+))?")
# "For every 1,000 residents, 54 bicycles": no other number stands between.
_BASE_BEFORE = re.compile(
    r"\b(?:for|of|in|among|to)\s+(?:every|each|all)\s+(?:1,000|thousand|one\s+thousand)\b[^.;:!?|0-9]{0,120}\Z"
)
# "Crimes per 1,000 residents: Old Town 35, Elm 259" leads to rates, where none of them says what it counts.
_LED_BY_BASE = re.compile(
    r"\b(?:per|for\s+(?:every|each))\s+(?:1,000|thousand|head)\b[^.;:!?|]{0,120}:[^.;:!?|]{0,300}\Z", re.IGNORECASE
)
_FIRST_WORD = re.compile(r"[\s*_]{0,9}([a-z]+)")
MOST = 6
# What tells kinds of crime apart, and what one of a kind may be called.
KINDS, _CASES = frozenset({"kind", "offence", "category"}), {"cases", "case"}
# These are about something, and are none of it.
_ABOUT = ("requests", "notices", "warnings")
# What people do somewhere.
_LIVED = ("lived", "live")
PLACES = ("wards", "clusters", "districts")


def wrong_noun(text: str, after: str, fact: Fact, about: About) -> str:
    """Give the word at a claim's number, in the claim or right after it, that its fact does not count; "" for none."""
    numeral = next(find_numerals(text), None)
    if numeral is None or numeral.unit in ("fraction", "times", "ordinal"):
        return ""
    if numeral.unit == "rate" and re.match(r"[\s*_]+(?:residents|people)\b", after):
        return ""
    if fact.kind == "percent":
        return _wrong_part(after, fact, about)
    if fact.kind not in _COUNTING or not (fact.unit or about.words):
        return ""
    rest = in_small_letters(text[numeral.stop :])
    if any(word in _KNOWN for word in rest.split()):
        return ""
    near = _WORDS.match(after.lower())
    stops = {*STOPS, *_LIVED} if "residents" in nouns_of(fact) else STOPS
    words = re.findall(r"[\w'\u2019-]+", near[0] if near else "")
    return _strange(list(takewhile(lambda word: word not in stops, words[:MOST])), fact, about)


_NUMBER_OF = re.compile(
    r"\b(?:number|total)\s+of\s+(?P<of>[^.,;:|]{1,80}?)\s+(?:was|were|is|are|came\s+to|stood\s+at|reached|rose\s+to|fell\s+to)\s+\Z"
)


def wrong_number_of(before: str, fact: Fact) -> str:
    """Give what a sentence says a number is one of, right before it, where its fact counts something else."""
    found = _NUMBER_OF.search(before.lower()) if fact.kind == "count" and fact.unit in NOUNS else None
    first = next((word for word in re.findall("[a-z]+", found["of"]) if word in _KNOWN), "") if found else ""
    return first if first and first not in nouns_of(fact) else ""


def _strange(words: list[str], fact: Fact, about: About) -> str:
    """Give the first word of a noun with what describes it that the fact doesn't know."""
    nouns = {word for noun in nouns_of(fact) for word in noun.lower().split()}
    # Where the fact is of one kind, each that is counted of it is a case of that.
    nouns |= (
        _CASES
        if nouns & {"crimes", "incidents"} and not KINDS.isdisjoint(dict(parse_address(fact.address).parameters))
        else set()
    )
    # Who answered is told by the row; where it names residents, they are no pupils.
    whom = {noun for noun in _KNOWN if fact.unit == "responses" and stem(noun) in _whom(about)} - {"responses"}
    nouns = (nouns - {"pupils"} if whom else nouns) | whom
    describing = ""
    for word in words:
        if word in nouns:
            return ""
        if word in PLAIN_MODIFIERS or _own(word, about):
            continue
        if not _describes(word, about):
            return word
        describing = describing or word
    # "Discarded needles" are needles; what only describes them is none, nor is a dog that a request is about.
    return describing or (words[-1] if fact.unit in _ABOUT and words and words[-1].endswith("s") else "")


def _whom(about: About) -> tuple[str, ...]:
    """Give the stems of whom a figure's row is about, which stands before what they did."""
    return tuple(stems(re.split(r"\b(?:who|that|with)\b|,", about.said)[0].lower()))


def _own(word: str, about: About) -> bool:
    """Tell whether a word describes what the fact counts, or where."""
    return word in about.places or (word not in _KNOWN and all(part in about.words for part in stems(word)))


def _describes(word: str, about: About) -> bool:
    return word not in _KNOWN and word in following(about.words)


def _wrong_part(after: str, fact: Fact, about: About) -> str:
    """Give the noun of "22% of incidents" where the share is one of something else."""
    found = _OF.match(after.lower())
    noun = found["noun"] if found else ""
    if about.said and fact.unit == "%" and "share" not in about.said.lower() and noun in _KNOWN - {*NOUNS["people"]}:
        return "" if stem(noun) in _whom(about) else noun
    known = noun in _KNOWN and (fact.unit in NOUNS or (fact.unit == "%" and noun not in ("people", "person")))
    return noun if known and noun not in nouns_of(fact) and stem(noun) not in about.words else ""


def wrong_base(sentence: str, at: int, stop: int, fact: Fact) -> str:
    """Give what a sentence says a rate is per, where that is not residents; "none" where a noun stands without one."""
    if fact.kind not in ("rate", "rate_change"):
        # Right behind a number a base is its own; some words further on it may be that of a place in a ranking.
        apart = fact.unit in PLACES or fact.kind not in ("count", "change", "percent_change")
        near = r"^[\s*_]*" if apart else r"^[\s*_]*(?:[\w-]+\s+){0,3}?(?=(?:per|for|in)\b)"
        behind = _BASE.match(re.sub(near, "", sentence[stop:].lower()))
        based = fact.kind != "rank" and (behind or _BASE_BEFORE.search(sentence[:at].lower()))
        noun = _FIRST_WORD.match(sentence.lower(), stop)
        listed = fact.kind in ("count", "change") and not (noun and noun[1] in nouns_of(fact))
        return "a count" if based or (listed and _LED_BY_BASE.search(sentence, 0, at)) else ""
    bases = [match["of"] or "residents" for match in _BASE.finditer(sentence.lower())]
    if wrong := next((base for base in bases if base not in BASES), ""):
        return wrong
    words = re.findall("[a-z]+", sentence[at : stop + 30].lower())[:4]
    called = bases or {"rate", "rates"} & {*words}
    return "" if called or not any(word in nouns_of(fact) for word in words) else "none"
