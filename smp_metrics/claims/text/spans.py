"""Where numbers and words of change stand in prose, for the scan that looks for those bound to no fact."""

from __future__ import annotations

import re
from bisect import bisect_right

from smp_metrics.claims.language.lexicon import HALVINGS, MULTIPLES
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.numerals import find_numerals

# Words that look like numbers and count nothing, or that no fact could give.
_IDIOMS = re.compile(
    r"""\b(?:
        first[ -]aid(?:ers?)? | at\s+first | first\s+of\s+all | first-?hand | second-?hand | third[ -]part(?:y|ies)
      | (?:first|second)\s+half | half[ -]?term | (?:fifth|sixth)[ -]form(?:er)?s? | zero\s+tolerance
      | double\s+yellow | none
    )\b""",
    re.VERBOSE,
)
_PLACES = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_PARTS = f"elev twelf {_PLACES} twentie thirtie fortie fiftie sixtie seventie eightie ninetie"
_ROMAN = r"M{0,3}(?:C[MD]|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
# Figures in any other shape than a numeral's: 2022/23, 12:30, 01622 602000, 1.2.3, 12k, n5, half signs, dozens, XXIV.
# Which codes need no fact stands on the list of exemptions.
_OTHER_NUMBERS = re.compile(
    rf"""(?<![^\W_])[^\W\d_]*+[0-9]++(?:[.,:/_][0-9]++)*[^\W_]*+
      | &\#?(?:x[0-9a-f]+|frac[0-9]+|sup[0-9]);
      | [^\x00-\x7f]+
      | \b(?=[IVXL]{{2}}|[MDCLXVI]{{4}})(?!XL\b){_ROMAN}(?<=[MDCLXVI])\b
      | \b(?i:dozens?|(?:few|several|zero)[\s-]+(?:hundred|thousand|million|billion)
        |(?:hundred|thousand|million|billion|trillion)(?:s|ths?)?|zeros|zeroes|noughts?|naughts?|nil|zilch
        |a[ ](?:full[ ]|whole[ ])?(?:score|gross)(?=[ ]of\b)|(?:{"|".join(_PARTS.split())})ths
        |myriads?|umpteen(?:th)?|(?:two|three|four)somes?|tenners?|fivers?|quid|trios?|quartets?|quintets?)\b
      | \b(?<!\()(?=[ivxl]{{2}})(?:xc|xl|l?x{{0,3}})(?:ix|iv|v?i{{0,3}})\b(?=\s+(?:[a-z]+\s+)?[a-z]{{3,}}s\b)""",
    re.VERBOSE,
)
# Only forms that tell what happened: "to reduce", "more people" or "drop-in" are everyday prose.
_TRENDS = re.compile(
    rf"""(?<![\w-])(?:
        rose | risen | rising | fell | fallen | falling | increased | decreased | increasing | decreasing | grew | grown
      | dropped | declined | declining | climbed | jumped | surg(?:ed|es|ing) | soar(?:ed|ing) | plung(?:ed|ing)
      | plummet(?:ed|ing) | slumped | tumbled | worsen(?:ed|ing) | shrank | shrunk | unchanged
      | {"|".join(word for word in MULTIPLES if word.endswith("ed"))}
      | {"|".join(word for word in HALVINGS if word.endswith("ed"))}
      | (?:went|gone|is|are|was|were)\s+(?:up|down)(?=\s+(?:by|on|from|to)\b|[.,;:)]|$) | (?:up|down)\s+(?:by|on|from)
      | an?\s+(?:\w+\s+)?(?:rise|fall|drop|increase|decrease|decline|reduction|surge|jump|spike)(?=\s+(?:in|of)\b)
      | (?:rises|falls|increases|decreases|reductions|declines|surges)(?=\s+in\b)
      | (?:is|are|was|were|gets?|getting|got)\s+(?:worse|better)(?=\s+(?:than|now)\b|[.,;:)]|$)
    )(?![\w-])""",
    re.VERBOSE,
)
_NAME = re.compile(r"\b[A-Z]\w*+\s+[A-Z]")


def number_spans(text: str) -> list[tuple[int, int]]:
    """Give the place of every number in prose, as (start, stop); lone "one" and idioms are none."""
    small = in_small_letters(text)
    idioms = [match.span() for match in _IDIOMS.finditer(small)]
    read = [(n.start, n.stop) for n in find_numerals(text) if n.typed.lower() != "one"]
    others = [match.span() for match in _OTHER_NUMBERS.finditer(text) if _counts(match[0])]
    return _outside(idioms, read + _outside(read, others))


def trend_spans(text: str) -> list[tuple[int, int]]:
    """Give the place of every word in prose that tells a change, as (start, stop); names (Lower Road) are none."""
    found = (match.span() for match in _TRENDS.finditer(in_small_letters(text)))
    return [(start, stop) for start, stop in found if not _NAME.match(text, start)]


def _counts(text: str) -> bool:
    """Tell whether a stretch of other signs than ASCII holds a number (½, ², Ⅻ or the figures of another script)."""
    return text.isascii() or any(sign.isnumeric() for sign in text)


def _outside(taken: list[tuple[int, int]], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the spans that no taken one touches; of neither list do two overlap."""
    taken = sorted(taken)
    stops = [stop for _, stop in taken]
    # The first that ends behind a span's start is the only one that can be in its way.
    firsts = ((span, bisect_right(stops, span[0])) for span in spans)
    return sorted(span for span, first in firsts if first == len(taken) or taken[first][0] >= span[1])
