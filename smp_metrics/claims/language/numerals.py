"""Numerals: the numbers that stand in a text, in figures or in words, read and written back in the same manner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache

from smp_metrics.claims.language.lexicon import HALVINGS, MULTIPLES, SUPERLATIVES
from smp_metrics.claims.language.number_words import (
    CARDINAL_PATTERN,
    GAP,
    LARGEST,
    LARGEST_ORDINAL,
    ORDINAL_PATTERN,
    in_small_letters,
    ordinal,
    read_cardinal,
    read_ordinal,
    spell,
    spell_ordinal,
)

MINUS = "\u2212"
_DASHES = "-\u2010\u2011\u2013\u2212"
_FOUR_FIGURES = 1000
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "k": 3, "m": 6, "bn": 9}
_DENOMINATORS = {"half": 2, "halve": 2, "quarter": 4} | {spell_ordinal(n): n for n in range(3, 11)}

# Figures glued to letters are codes (A229, p63, E05004982), and those glued to signs are something else than numbers.
_START = r"(?<![\w$€±~≈<>≤≥=*^/\\])(?<![0-9][.,:])(?<![A-Za-z][-\u2010\u2011])"
_STOP = r"(?![\w^])(?![.,:/][0-9])"
_FIGURES = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|0|[1-9][0-9]{0,14})"
_SHARE = rf"(?:{_START}{_FIGURES}{_STOP}|{CARDINAL_PATTERN})"
_UNITS = r"""
    (?P<percent>\s?%|\s+per\s?cent\b)
  | (?P<points>\s+(?:percentage\s+)?points?\b|\s?(?:pp|ppts?)\b)
  | (?P<times>\s+times\b)
  | (?P<money>\s+pounds\b)
  | (?P<rate>\s+(?:per|for\s+every|in\s+every)\s+(?:1,?000\b|(?:(?:a|one)\s+)?thousand\b))
"""
# Where neither a figure, a sign nor a word begins no number does: to ask that first is three times as fast.
_NUMERAL = rf"""
  (?=[0-9£+\-\u2013\u2212]|(?<![a-z])[a-z])(?:
    {_START}(?P<ordinal_figures>[1-9][0-9]{{0,14}}(?:st|nd|rd|th))\b
  | (?P<some>{_SHARE})\s+(?:in|out\s+of)(?:\s+every)?\s+(?!(?:19|20)[0-9][0-9]\b)(?P<all>{_SHARE})
  | (?P<halves>{_SHARE})\s+and\s+a\s+half\s+times\b
  | \b(?P<half>half|a\s+quarter\s+of)\s+a\s+(?P<large>thousand|million|billion)(?P<of_money>\s+pounds)?\b
  | \b(?P<parts>a|{"|".join(map(spell, range(1, 10)))}){GAP}(?P<part>{"|".join(_DENOMINATORS)})s?\b
    (?!{GAP}(?:{"|".join(SUPERLATIVES)})\b)
  | \b(?P<multiple>{"|".join(MULTIPLES)}|{"|".join(HALVINGS)}|half)\b
  | (?P<ordinal_words>{ORDINAL_PATTERN})
  | (?: (?<![\w)\]{_DASHES}+])(?P<sign>[+\-\u2013\u2212])(?=[£0-9]) )?
    (?: (?P<pound>{_START}£)(?=[0-9]) )?
    (?: (?:(?<=[£{_DASHES}+])|{_START}) (?P<figures>{_FIGURES})(?:\.(?P<decimals>[0-9]{{1,9}}))?
      | (?P<words>{CARDINAL_PATTERN}|\bnone\b|\bnil\b) )
    (?P<scale> (?(pound)(?:k|m|bn)\b|(?!)) | (?:\s+(?:thousand|million|billion)\b) )?
    (?: {_UNITS} | {_STOP} )
  )
"""


@dataclass(frozen=True)
class Numeral:
    """A number as typed, at ``text[start:stop]``.

    ``value`` is exact and carries a typed minus sign; ``places`` counts the decimals typed, in units of ``scale``
    (1,000,000 in "1.2 million"). ``unit`` is "", percent, money, fraction, ordinal, times, points or rate. ``form``
    is figures, words or phrase (a phrase such as "a third" or "twice" can't carry another number).
    """

    start: int
    stop: int
    typed: str
    value: Fraction
    unit: str = ""
    form: str = "figures"
    places: int = 0
    scale: int = 1
    sign: str = ""
    commas: bool = True
    suffix: str = ""

    def write(self, value: Fraction) -> str | None:
        """Write another value, already rounded, in the manner of this one; None where that can't be done."""
        if self.form == "phrase" or (self.unit == "ordinal" and value < 1):
            return None
        number = self._ordinal(int(value)) if self.unit == "ordinal" else self._cardinal(abs(value / self.scale))
        minus = ("-" if self.sign == "-" else MINUS) if value < 0 else ""
        plus = "+" if self.sign == "+" and value > 0 else ""
        pound = "£" if self.unit == "money" and not self.suffix.endswith("pounds") else ""
        suffix = re.sub("points?$", "point" if number.lower() in ("1", "one") else "points", self.suffix)
        return f"{minus}{plus}{pound}{number}{suffix}"

    def _ordinal(self, place: int) -> str:
        spelt = self.form == "words" and place <= LARGEST_ORDINAL
        return self._with_capital(spell_ordinal(place)) if spelt else ordinal(place)

    def _cardinal(self, value: Fraction) -> str:
        if self.form == "words" and value.denominator == 1 and value <= LARGEST:
            return self._with_capital(spell(int(value)))
        whole, rest = divmod(int(value * 10**self.places), 10**self.places)
        decimals = f".{rest:0{self.places}}" if self.places else ""
        return f"{whole:,}{decimals}" if self.commas else f"{whole}{decimals}"

    def _with_capital(self, words: str) -> str:
        return words.capitalize() if self.typed[0].isupper() else words


def find_numerals(text: str) -> Iterator[Numeral]:
    """Find every number in a text that can be read, in reading order."""
    return iter(_numerals(text))


# Each rule asks anew for the numbers of a claim.
@lru_cache(maxsize=4096)
def _numerals(text: str) -> tuple[Numeral, ...]:
    matches = _pattern().finditer(in_small_letters(text))
    return tuple(_read(match, text[match.start() : match.end()]) for match in matches)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_NUMERAL, re.VERBOSE)


def _read(match: re.Match[str], typed: str) -> Numeral:
    numeral = Numeral(match.start(), match.end(), typed, Fraction())
    if match["ordinal_figures"]:
        return replace(numeral, value=Fraction(match["ordinal_figures"][:-2]), unit="ordinal")
    if match["ordinal_words"]:
        return replace(numeral, value=Fraction(read_ordinal(match["ordinal_words"])), unit="ordinal", form="words")
    if match["figures"] or match["words"]:
        return _read_cardinal(match, numeral)
    value, unit = _read_phrase(match)
    return replace(numeral, value=value, unit=unit, form="phrase")


def _read_phrase(match: re.Match[str]) -> tuple[Fraction, str]:
    """Read "one in six", "two thirds", "half" and "halved" as fractions, "twice" and "doubled" as times."""
    if match["halves"]:
        return _whole(match["halves"]) + Fraction(1, 2), "times"
    if match["half"]:
        part = Fraction(1, 2 if match["half"] == "half" else 4)
        return part * 10 ** _SCALES[match["large"]], "money" if match["of_money"] else ""
    if match["some"]:
        return Fraction(_whole(match["some"]), _whole(match["all"]) or 1), "fraction"
    if match["parts"]:
        return Fraction(_whole(match["parts"]) or 1, _DENOMINATORS[match["part"]]), "fraction"
    times = MULTIPLES.get(match["multiple"])
    return (Fraction(times), "times") if times else (Fraction(1, 2), "fraction")


def _read_cardinal(match: re.Match[str], numeral: Numeral) -> Numeral:
    sign, decimals = match["sign"] or "", match["decimals"] or ""
    value = Fraction(f"{_whole(match['figures'] or match['words'])}.{decimals}0")
    scale = 10 ** _SCALES.get((match["scale"] or "").strip(), 0)
    unit = next((name for name in ("percent", "points", "times", "rate", "money") if match[name]), "")
    end = match.end("decimals" if decimals else "figures" if match["figures"] else "words")
    return replace(
        numeral,
        value=value * scale * (1 if sign in ("", "+") else -1),
        unit="money" if match["pound"] else unit,
        form="figures" if match["figures"] else "words",
        places=len(decimals),
        scale=scale,
        sign=sign,
        commas="," in numeral.typed or value < _FOUR_FIGURES,
        suffix=numeral.typed[end - match.start() :],
    )


def _whole(number: str) -> int:
    return int(number.replace(",", "")) if number[0].isdigit() else read_cardinal(number)
