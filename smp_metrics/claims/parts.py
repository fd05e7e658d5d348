"""What the words of a claim beside its number say, compared with its fact: size, noun, set and place."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from smp_metrics.claims.language.grammar import Reading
from smp_metrics.claims.language.kinds import counted_way, plainly
from smp_metrics.claims.language.lexicon import DIRECTIONS, NOUNS, SIZES
from smp_metrics.claims.language.numerals import find_numerals
from smp_metrics.facts import Fact, parse_address

_FRACTIONS = ("percent", "percent_change")
_COUNTED = {1: "rose", -1: "fell"}
_WITHOUT = "without_"
_RESIDENTS = ("residents", "people", "resident", "person")


def wrong_part(reading: Reading, fact: Fact, value: Fraction) -> str:
    """Say what is wrong with a claim's words beside its number; "" where nothing is."""
    return next(filter(None, (rule(reading, fact, value) for rule in _RULES)), "")


def settled(reading: Reading) -> bool:
    """Tell whether the words beside the number settle the claim, so that no number has to be compared."""
    return reading.form in ("none", "all", "which way in all", "a place among the first")


# What the police count, of which a table may count one and not the other.
COUNTED = frozenset(("crimes", "crime", "offences", "offence", "incidents", "incident"))


def nouns_of(fact: Fact) -> tuple[str, ...]:
    """List the nouns that may stand for what a fact counts; none are known where its unit says nothing."""
    if fact.unit in NOUNS:
        return NOUNS[fact.unit]
    return (fact.unit, fact.unit.removesuffix("s"), fact.unit.replace("_", " ")) if fact.unit else ()


def lacked(fact: Fact) -> str:
    """Give what a fact's own column says that those it counts are without; "" for nothing."""
    column = parse_address(fact.address).column
    return column.removeprefix(_WITHOUT).replace("_", " ") if column.startswith(_WITHOUT) else ""


def _size(reading: Reading, fact: Fact, value: Fraction) -> str:
    sizes = [(word, SIZES[word]) for part in reading.parts for word in [part.words] if word in SIZES]
    if not sizes or reading.form == "times as many":
        return ""
    change = _percent(fact, value)
    if change is None:
        return f"nothing tells how large a change is, so that “{sizes[0][0]}” can't be compared; leave it out"
    for word, (least, most) in sizes:
        if change < least or (most is not None and change > most):
            reach = f"at least {least}%" if most is None else f"at most {most}%"
            return f"“{word}” is said of {reach}, and the fact is {plainly('percent', change, 1)}"
    return ""


def _percent(fact: Fact, value: Fraction) -> Fraction | None:
    if fact.kind == "percent_change":
        return abs(value)
    if fact.kind == "ratio":
        return abs(value - 1) * 100
    return abs(value / fact.before * 100) if fact.before else None


def _noun(reading: Reading, fact: Fact, _: Fraction) -> str:
    nouns = nouns_of(fact)
    for at, part in enumerate(reading.parts):
        if part.role != "thing":
            continue
        before = reading.parts[at - 1].words if at else ""
        if "per 1,000" in before or "thousand" in before or "every 1,000" in before:
            nouns_here: tuple[str, ...] = _RESIDENTS
        else:
            nouns_here = nouns
        if part.words not in nouns_here:
            return f"the number is called {part.words}, and the fact counts {fact.unit or 'something else'}"
    return ""


def _base(reading: Reading, fact: Fact, _: Fraction) -> str:
    if reading.all("base") and fact.kind not in ("rate", "rate_change"):
        return f"“{reading.all('base')[0]}” makes it a rate, and the fact is none"
    return ""


def _joint(reading: Reading, fact: Fact, _: Fraction) -> str:
    return "nothing shares this place, so it is not joint" if reading.all("joint") and not fact.level else ""


def _set(reading: Reading, fact: Fact, value: Fraction) -> str:
    """Compare "every", "all" and "no" with how many of those compared were counted."""
    if reading.form == "none":
        return (
            "" if value == 0 and fact.kind == "count" else f"the fact is {plainly(fact.kind, value, 1)}, and not none"
        )
    if reading.form not in ("all", "which way in all"):
        return ""
    if fact.of is None or fact.kind != "count":
        return "the fact counts no set, so that “all” can't be compared: ask for count_of_rises or count_of_falls"
    typed = [numeral.value for number in reading.all("number") for numeral in find_numerals(number)]
    if value != fact.of or any(number != value for number in typed):
        return f"the fact is {plainly('count', value, 0)} of {fact.of}, and not all"
    return _way(reading, fact)


def _way(reading: Reading, fact: Fact) -> str:
    ways = {DIRECTIONS[part.words] for part in reading.parts if part.words in DIRECTIONS}
    counted = counted_way(fact.address)
    return f"the fact counts what {_COUNTED[counted]}" if ways and ways != {counted} else ""


def _among(reading: Reading, fact: Fact, value: Fraction) -> str:
    if reading.form != "a place among the first":
        return ""
    number = next(Fraction(part.words.replace(",", "")) for part in reading.parts if part.role == "number")
    if fact.kind != "rank":
        return "only a place in a ranking is among the first"
    return "" if value <= number else f"the fact is {plainly('rank', value, 0)}"


def _form(reading: Reading, fact: Fact, _: Fraction) -> str:
    if reading.form == "times as many" and fact.kind != "ratio":
        return "a number of times compares two amounts, and the fact compares none: ask for ratio"
    return ""


_RULES: tuple[Callable[[Reading, Fact, Fraction], str], ...] = (_form, _size, _noun, _base, _joint, _set, _among)
