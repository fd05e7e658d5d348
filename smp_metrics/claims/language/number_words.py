"""Numbers in words: from "two" to "nine hundred and ninety-nine thousand ...", and "first" to "ninety-ninth"."""

from __future__ import annotations

import re

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_HUNDRED, _THOUSAND = 100, 1000
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
LARGEST = 999_999
LARGEST_ORDINAL = 99


def spell(number: int) -> str:
    """Write a whole number from 0 to LARGEST in words ("two thousand and twenty-six")."""
    if number < len(SMALL):
        return SMALL[number]
    if number < _HUNDRED:
        tens, units = divmod(number, 10)
        return TENS[tens] + (f"-{SMALL[units]}" if units else "")
    size, name = (_HUNDRED, "hundred") if number < _THOUSAND else (_THOUSAND, "thousand")
    many, rest = divmod(number, size)
    joint = " and " if rest < _HUNDRED else " "
    return f"{spell(many)} {name}" + (joint + spell(rest) if rest else "")


def spell_ordinal(number: int) -> str:
    """Write a place from 1 to LARGEST_ORDINAL in words ("twenty-first")."""
    *before, last = re.split("(-)", spell(number))
    ending = f"{last[:-1]}ie" if last.endswith("y") else last
    return "".join(before) + _IRREGULAR.get(last, f"{ending}th")


def ordinal(number: int) -> str:
    """Write a place in figures ("22nd")."""
    teens = number // 10 % 10 == 1
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


ORDINALS = {spell_ordinal(number): number for number in range(1, LARGEST_ORDINAL + 1)}

GAP = r"(?:\s+|[-\u2010\u2011])"
_UNITS = "|".join(SMALL[1:10])
_TENS = f"(?:{'|'.join(TENS[2:])})"
_BELOW_HUNDRED = rf"(?:{_TENS}(?:{GAP}(?:{_UNITS}))?\b|{'|'.join(reversed(SMALL[1:]))})"
_BELOW_THOUSAND = rf"(?:(?:a|{_UNITS}){GAP}hundred(?:\s+and\s+{_BELOW_HUNDRED}\b)?|{_BELOW_HUNDRED})"
# Zero stands alone: "zero thousand" is how nobody says a number.
_ZERO = rf"zero(?!{GAP}(?:hundred|thousand|million|billion)\b)"
CARDINAL_PATTERN = (
    rf"\b(?:(?:a|{_BELOW_THOUSAND}){GAP}thousand(?:,?\s+(?:and\s+)?{_BELOW_THOUSAND}\b)?|{_BELOW_THOUSAND}|{_ZERO})\b"
)
ORDINAL_PATTERN = (
    rf"\b(?:(?:{_TENS}{GAP})?(?:{'|'.join(map(spell_ordinal, range(1, 10)))})"
    rf"|{'|'.join(map(spell_ordinal, [*range(10, 20), *range(20, 100, 10)]))})\b"
)


def in_small_letters(text: str) -> str:
    """Write a text in small letters and keep its length (which ``str.lower`` may not)."""
    if text.isascii():
        return text.lower()
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def read_cardinal(words: str) -> int:
    """Read what CARDINAL_PATTERN matches, in small letters; words for no number ("a", "none") add nothing."""
    total = below = 0
    for word in re.findall("[a-z]+", words):
        if word == "hundred":
            below = (below or 1) * 100
        elif word == "thousand":
            total, below = (below or 1) * 1000, 0
        elif word in SMALL:
            below += SMALL.index(word)
        elif word in TENS:
            below += TENS.index(word) * 10
    return total + below


def read_ordinal(words: str) -> int:
    """Read what ORDINAL_PATTERN matches, in small letters."""
    return ORDINALS["-".join(re.findall("[a-z]+", words))]
