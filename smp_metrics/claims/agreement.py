"""Agreement: whether what a claim says is so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from smp_metrics.claims.language.callings import following
from smp_metrics.claims.language.grammar import read
from smp_metrics.claims.language.kinds import KINDS, UNITS, counted_way, movement, plainly
from smp_metrics.claims.language.lexicon import MAJORITIES
from smp_metrics.claims.language.names import LABELS, bare, ways_of
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.printing import as_typed, end_of, expected, rounded_as_typed
from smp_metrics.claims.language.tolerances import FRACTION_TOLERANCE, described, is_next, is_round, too_loose, within
from smp_metrics.claims.language.unrivalled import unrivalled, wrong_first
from smp_metrics.claims.language.words import ClaimWordsError, Statement, parse
from smp_metrics.claims.parts import nouns_of, settled, wrong_part
from smp_metrics.facts import NOTHING, About, Fact
from smp_metrics.facts.measuring.rounding import half_up
from smp_metrics.facts.printing import recorded

_MOVED = {1: "rose", -1: "fell", 0: "did not change"}
_COMPARED = {1: "is higher", -1: "is lower", 0: "is the same"}
_MOST = re.compile(r"\bmost\b")
_LABEL = re.compile(rf"\A(?:{'|'.join(LABELS)})\s+", re.IGNORECASE)
HALF = 50
_COMPARATIVE = re.compile(r"more|less|\b\w+er")


@dataclass(frozen=True)
class Verdict:
    """Whether a claim holds.

    ``why`` is one sentence on what is wrong ("" when nothing is), and ``mendable`` tells that nothing but the number
    has to change. ``write`` gives the fact in the manner typed: of most claims nobody asks for it.
    """

    ok: bool
    write: Callable[[], str]
    why: str = ""
    mendable: bool = False

    @property
    def expected(self) -> str:
        """Give the fact in the manner typed."""
        return self.write()

    @property
    def suggestion(self) -> str | None:
        """Give the whole text with a new number, only where nothing but the number has to change."""
        return self.expected if self.mendable else None


def check(text: str, fact: Fact, about: About = NOTHING) -> Verdict:
    """Compare a claim's text with its fact; raise ClaimWordsError when the text can't be understood.

    ``about`` tells which places and things the fact is about, and so may be named in the claim.

    What holds by its words alone is refused where it would mislead: "at least 6" for 5,000, or "about 714".
    """
    if isinstance(fact.value, str):
        return _names_agree(text, fact.value)
    if said := unrivalled(text):
        why = wrong_first(said, fact)
        first = text if not why else plainly(fact.kind, fact.value, 1)
        return Verdict(not why, lambda: first, why)
    statement = parse(text)
    try:
        verdict = agrees(statement, fact, about)
    except ClaimWordsError as error:
        raise ClaimWordsError(error.problem, f"{error.remedy}; {_nearest(fact, fact.value)}") from error
    hedged = bool(about.hedge) and statement.approximation == about.hedge
    why = _misleading(statement, fact.kind, fact.value) if verdict.ok and not hedged else ""
    return replace(verdict, ok=False, why=why) if why else verdict


def _misleading(statement: Statement, kind: str, value: Fraction) -> str:
    number, numeral, approximation = statement.number, statement.numeral, statement.approximation
    if number is None or numeral is None or approximation in (None, "exactly"):
        return ""
    counted, said = KINDS[kind].counts and number.denominator == 1, as_typed(statement, kind, value)
    fact = plainly(kind, value, statement.places + 1)
    if too_loose(approximation, number, said, counted=counted):
        return f"the fact is {fact}, too far from “{numeral.typed}”: in a page “{approximation}” reaches up to 15%"
    rounded = approximation == "about" and not statement.places and half_up(said, 0) == number != said
    if approximation not in ("at least", "at most") and numeral.form == "figures" and not (is_round(number) or rounded):
        return f"“{numeral.typed}” is no round number, so it can't stand with “{approximation}”"
    if numeral.form != "phrase" and not is_next(approximation, abs(number), abs(said)):
        return f"the fact is {fact}, and a number as round as “{numeral.typed}” is nearer"
    return ""


def _nearest(fact: Fact, value: Fraction) -> str:
    """Name wordings that would do."""
    number = plainly(fact.kind, abs(value), 1)
    noun = next(iter(nouns_of(fact)), "") if fact.kind == "count" else ""
    told = f"{number} {noun}".strip()
    if counted := counted_way(fact.address):
        return f"write “{_MOVED[counted]} in {told}”"
    if fact.kind == "ratio":
        return f"write “{number} as high”"
    if fact.kind == "rank":
        return f"write “{number}” or “{number} {end_of(fact)}”"
    moved = movement(fact.kind, value)
    if moved:
        compared = f"{number} {_COMPARED[moved].removeprefix('is ')}"
        return f"write “{_MOVED[moved]}”, “{_MOVED[moved]} by {number}” or “{compared}”"
    return (
        f"write “{told}” or “about {told}” with a round number" if not KINDS[fact.kind].moves else "write “unchanged”"
    )


def agrees(statement: Statement, fact: Fact, about: About = NOTHING) -> Verdict:
    """Compare what a claim says with its fact; raise ClaimWordsError for a word that has no meaning."""
    value = fact.value
    if isinstance(value, str):
        return _names_agree(statement.text, value)
    reading = read(
        statement, {"thing": nouns_of(fact), "place": about.places, "own": about.words.union(following(about.words))}
    )
    part = wrong_part(reading, fact, value)
    if part or settled(reading):
        return Verdict(not part, lambda: plainly(fact.kind, value, 1) if part else statement.text, part)
    if fact.kind == "percent" and (majority := _majority(statement)):
        return _parts_agree(statement, majority, value)
    wrong_words = _wrong_unit(statement, fact) or _wrong_end(statement, fact) or _wrong_way(statement, fact, value)
    wrong_words = wrong_words or _wrong_zero(statement, value)
    hedged = bool(about.hedge) and statement.approximation == about.hedge
    said = replace(statement, approximation=None) if hedged else statement
    why = wrong_words or _wrong_number(said, fact.kind, value)
    mendable = bool(why) and not wrong_words and _only_the_number_changes(statement, fact.kind, value)
    return Verdict(not why, lambda: expected(statement, fact, value), why, mendable)


def _majority(statement: Statement) -> str | None:
    """Give the word for more than half of a whole, or less; the "most" of "at most" is none."""
    most = statement.end and _MOST.search(in_small_letters(statement.text))
    return "most" if most else next((word for word in statement.words if word in MAJORITIES), None)


def _parts_agree(statement: Statement, word: str, value: Fraction) -> Verdict:
    """Compare "most" and its like with a share: more than half of the whole, or less."""
    side = (value > HALF) - (value < HALF)
    right = {1: "most", 0: "half", -1: "less than half"}[side]
    if statement.numeral is None and side == MAJORITIES[word]:
        return Verdict(ok=True, write=lambda: statement.text)
    return Verdict(
        ok=False, write=lambda: right, why=f"the fact is {plainly('percent', value, 1)}, the words say “{word}”"
    )


def _names_agree(text: str, name: str) -> Verdict:
    ways = ways_of(name)
    text = _LABEL.sub("", text) if name.isdecimal() else text
    if bare(text) in map(bare, ways):
        return Verdict(ok=True, write=lambda: name)
    return Verdict(ok=False, write=lambda: ways[0], why=f"the fact is {ways[0]}, the words say “{text}”")


def _wrong_unit(statement: Statement, fact: Fact) -> str:
    kind = KINDS[fact.kind]
    if statement.number is None and statement.direction is None:
        return f"“{statement.text}” gives no number, and the fact is {kind.name}"
    if statement.number is None or statement.unit in kind.units:
        return ""
    return f"“{statement.text}” gives {UNITS[statement.unit]}, and the fact is {kind.name}"


def _wrong_end(statement: Statement, fact: Fact) -> str:
    if statement.end in (None, end_of(fact)):
        return ""
    return f"the fact counts from the {end_of(fact)}, the words from the {statement.end}"


def _wrong_way(statement: Statement, fact: Fact, value: Fraction) -> str:
    kind, counted = fact.kind, counted_way(fact.address)
    if statement.direction is not None and counted:
        # "Fell by 17" would tell how far, where the fact tells how many.
        agreed = statement.direction == counted and statement.number is not None and "in" in statement.words
        return "" if agreed else f"the fact counts what {_MOVED[counted]}: write “{_MOVED[counted]} in 5”"
    moved = movement(kind, value)
    if statement.direction is not None and not KINDS[kind].moves:
        return f"the fact is {KINDS[kind].name}, which can't show a change: bind the words of change to a fact that can"
    if statement.direction not in (None, moved):
        word = statement.direction_word
        return f"the fact {(_COMPARED if _COMPARATIVE.fullmatch(word) else _MOVED)[moved]}, the words say “{word}”"
    if statement.direction is None and kind != "ratio" and statement.number:
        return _wrong_sign(statement.number, moved)
    return ""


def _wrong_sign(number: Fraction, moved: int) -> str:
    if moved == -1 and number > 0:
        return "the fact fell: say so in words, or type a minus sign"
    return "the fact rose, the minus sign says it fell" if moved == 1 and number < 0 else ""


def _wrong_zero(statement: Statement, value: Fraction) -> str:
    """Refuse a nought with a sign, a direction or a scale, and one for what is not nought but rounds to it."""
    numeral = statement.numeral
    if numeral is None or numeral.value != 0:
        return ""
    if value != 0:
        return f"the fact is {recorded(value)}, which is not nought: type a decimal more"
    return (
        f"“{numeral.typed}” is nought with a sign or a scale: write 0, or “no change”"
        if numeral.sign or numeral.scale > 1
        else ""
    )


def _wrong_number(statement: Statement, kind: str, value: Fraction) -> str:
    if statement.number is None or _number_agrees(statement, statement.number, kind, value):
        return ""
    start, stop = statement.claimed
    typed = statement.text[start:stop] or statement.text
    reach = f", which reaches {described(statement.approximation)}" if statement.approximation else ""
    return f"the fact is {plainly(kind, value, statement.places + 1)}, the words say “{typed}”{reach}"


def _number_agrees(statement: Statement, number: Fraction, kind: str, value: Fraction) -> bool:
    shown = as_typed(statement, kind, value)
    if statement.approximation:
        counted = (KINDS[kind].counts or statement.unit == "times") and number.denominator == 1
        return within(statement.approximation, number, shown, counted=counted)
    if statement.unit == "fraction":
        return abs(shown - number) * 100 <= FRACTION_TOLERANCE
    return rounded_as_typed(statement, kind, value) == number


def _only_the_number_changes(statement: Statement, kind: str, value: Fraction) -> bool:
    """Tell whether a new number would leave every other word right, the plural of what is counted included."""
    numeral = statement.numeral
    if numeral is None or numeral.form == "phrase" or statement.approximation or (statement.end and value == 1):
        return False
    shown = rounded_as_typed(statement, kind, value)
    if (shown == 0 and (statement.direction or value or numeral.scale > 1)) or (shown < 0 and not numeral.sign):
        return False
    return not (statement.words and statement.unit == "" and 1 in (shown, statement.number))
