"""A proportion in words, with the word before it that says how near it is."""

from __future__ import annotations

import re
from fractions import Fraction

from smp_metrics.claims.language.lexicon import APPROXIMATIONS
from smp_metrics.claims.language.numerals import Numeral

# How near a proportion is said to be, and the least and the most of it that this is said of, where both numbers stand
# beside it. What is "well" over is clearly so.
_REACHES = {
    "nearly": (Fraction(88, 100), Fraction(1)),
    "just under": (Fraction(92, 100), Fraction(1)),
    "under": (Fraction(75, 100), Fraction(1)),
    "about": (Fraction(93, 100), Fraction(107, 100)),
    "just over": (Fraction(1), Fraction(110, 100)),
    "over": (Fraction(1), Fraction(135, 100)),
    "at least": (Fraction(1), Fraction(135, 100)),
    "well over": (Fraction(110, 100), Fraction(150, 100)),
    "well under": (Fraction(60, 100), Fraction(90, 100)),
}
# Of a whole: halves reach to a quarter and to three quarters, which have words of their own.
_REACHES |= {"most": (Fraction(1), Fraction(2)), "least": (Fraction(0), Fraction(1))}
_REACHES |= {"more than half": (Fraction(1), Fraction(3, 2)), "less than half": (Fraction(1, 2), Fraction(1))}
_NAMES = {phrase: name for name, phrases in APPROXIMATIONS.items() if name in _REACHES for phrase in phrases}
_NAMES |= {f"{much} {phrase}": f"well {name}" for much in ("well", "far", "comfortably", "considerably")
           for name in ("over", "under") for phrase in APPROXIMATIONS[name]}  # fmt: skip
_HEDGE = re.compile(rf"\b(?P<hedge>{'|'.join(sorted(_NAMES, key=len, reverse=True))})\s+\Z")
# Without such a word a part is so near in hundredths of the whole, and a number of times in hundredths of itself.
_PART, _TIMES = Fraction(15, 1000), Fraction(4, 100)
_NEAR = 40


class Said:
    """A proportion of a sentence in small letters, and where it stands with the word that says how near it is."""

    def __init__(self, small: str, numeral: Numeral, hedge: str = "") -> None:
        self.small, self.numeral = small, numeral
        found = None if hedge else _HEDGE.search(small[max(0, numeral.start - _NEAR) : numeral.start])
        self.hedge = _NAMES[" ".join(found["hedge"].split())] if found else hedge
        self.start = numeral.start - (len(found[0]) if found else 0)
        self.stop = numeral.stop

    def is_(self, value: Fraction) -> bool:
        """Tell whether a value is near enough to it."""
        number = self.numeral.value
        if self.hedge:
            low, high = _REACHES[self.hedge]
            return low * number <= value <= high * number and (value != number or self.hedge in ("about", "at least"))
        return abs(value - number) <= (_PART if self.numeral.unit == "fraction" else _TIMES * number)
