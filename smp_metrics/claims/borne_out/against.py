"""Two numbers that their sentence sets against one another: “less common than”, “overtook”, “far ahead of”."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, islice, permutations

from smp_metrics.claims.borne_out.aspects import apart, in_turn, is_of_them
from smp_metrics.claims.borne_out.peers import MOST, Told, number_of, told_in
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.lexicon import DIRECTIONS, SIZES, WENT, one_of
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Facts
from smp_metrics.facts.stems import stems

_WORDS = {
    "more": 1, "higher": 1, "greater": 1, "larger": 1, "bigger": 1, "commoner": 1, "busier": 1, "faster": 1, "worse": 1,
    "fewer": -1, "less": -1, "lower": -1, "smaller": -1, "rarer": -1, "quieter": -1, "slower": -1,
}  # fmt: skip
_VERBS = {
    "outnumber": 1, "outnumbers": 1, "outnumbered": 1, "exceed": 1, "exceeds": 1, "exceeded": 1, "outstrip": 1,
    "outstrips": 1, "outstripped": 1, "overtook": 1, "overtakes": 1, "overtaken": 1, "surpassed": 1, "surpasses": 1,
    "ahead of": 1, "above": 1, "behind": -1, "below": -1, "trails": -1, "trailed": -1,
}  # fmt: skip
_SIZE = "|".join(sorted((word for word in SIZES), key=len, reverse=True))
_COMPARED = re.compile(
    rf"(?:\b(?P<size>{_SIZE}|well|just|narrowly|easily|clearly|comfortably)\s+)?\b(?:"
    rf"(?P<word>{'|'.join(_WORDS)})(?P<often>\s+(?:common|frequent|often|numerous|widespread)(?:ly)?)?\b(?=(?P<what>[^.;:|]{{0,100}}?)\b(?P<than>than)\b)"
    rf"|(?P<verb>{'|'.join(_VERBS)})\b)"
)
_SLIGHT = {"just": "slightly", "narrowly": "slightly", "well": "much", "easily": "much", "comfortably": "much"}
_STARTS = re.compile(r"[.;:!?|]")
_ENDS = re.compile(r"[,:;(.?|]|\b(?:and|but|which|who|where)\b")
_TURNS = re.compile(r"\b(?:but|while|whereas|whilst)\b")
_WENT = re.compile(rf"\b({one_of(WENT)})\s+\Z")
# "Plus 12%" of one is "far more" than the other.
_WHOLE = 100
# No sentence says so much before or behind a comparison.
FAR, NEAR = 600, 40
# Nor is one of more numbers on either side of it.
NUMBERS = 4


def against(small: str, told: Sequence[Told], *, denied: bool = False) -> Iterator[tuple[int, int]]:
    """Give where words of a sentence, in small letters, rightly set two of its numbers against one another.

    ``denied``: it asks whether they do, and answers no.
    """
    known = [each for each in told if isinstance(each[2].fact.value, Fraction) and each[2].fact.kind != "rank"]
    for found in islice(_COMPARED.finditer(small), MOST) if len(known) > 1 else ():
        low = _begins(small, found.start())
        begin = found.end("than") if found["word"] else found.end()
        ends = _ENDS.search(small, begin)
        until = ends.start() if ends else len(small)
        inside = next((each for each in known if begin <= each[0] < until), None)
        subject, object_ = set(stems(small[low : found.start()])), set(stems(small[begin : min(until, begin + FAR)]))
        subject |= set(stems(found["what"] or ""))
        pairs = [(*pair, *pair[::-1]) for pair in combinations(_nearest(known, found.start()), 2)]
        for one, other in (each for pair in pairs for each in (pair[:2], pair[2:])):
            rightly = _is_so(found, *((other, one) if denied else (one, other)))
            if rightly and in_turn(one, other, subject, object_, inside):
                span = min(low, one[0], other[0]), max(until, one[1], other[1])
                if is_of_them(small, *span, *(each[2] for each in known)):
                    yield found.span()
                    yield found.span("than") if found["word"] else found.span()
                break


def reversed_comparisons(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List what sentences say of two numbers, each named on its side of a comparison, that is the other way round."""
    for (low, high), claims in by_sentence(document, bound).items():
        small = in_small_letters(document.spoken[low:high])
        if "than" not in small:
            continue
        known = [each for each in told_in(low, claims, facts) if isinstance(each[2].fact.value, Fraction)]
        than = (each for each in islice(_COMPARED.finditer(small), MOST) if each["word"])
        for found in than if len(known) > 1 else ():
            ends = _ENDS.search(small, found.end("than"))
            until = ends.start() if ends else len(small)
            # What stands behind "but" is set against something else.
            turns = _TURNS.search(small, until)
            last = turns.start() if turns else len(small)
            begins = _begins(small, found.start())
            subject = set(stems(small[begins : found.start()])) | set(stems(found["what"]))
            object_ = set(stems(small[found.end("than") : min(until, found.end("than") + FAR)]))
            behind = [each for each in _nearest(known, until) if until <= each[0] < last]
            for one, other in permutations(behind, 2):
                own, theirs = apart(one[2], other[2])
                named = subject & own and object_ & theirs and not subject & theirs and not object_ & own
                mine, others = _sizes(found, number_of(one), number_of(other))
                if named and _differ(one, other) and (mine - others) * _WORDS[found["word"]] <= 0:
                    message = f"“{found['word']} than” is not what the two numbers say"
                    yield claims[0][0].problem(message, "the other word, or the numbers exchanged", "turn the word")
                    return


def _nearest(known: Sequence[Told], at: int) -> Sequence[Told]:
    """Give the numbers nearest to a place of their sentence, in reading order."""
    index = bisect_left(known, at, key=lambda each: each[0])
    return known[max(0, index - NUMBERS) : index + NUMBERS]


def _begins(small: str, at: int) -> int:
    """Give where the part of a sentence begins that a place stands in, as far as a reader looks back."""
    far = max(0, at - FAR)
    return max((match.end() for match in _STARTS.finditer(small, far, at)), default=far)


def _differ(one: Told, other: Told) -> bool:
    """Tell whether two numbers are the same of two places, kinds or times."""
    return (
        one[2].fact.kind == other[2].fact.kind
        and one[2].fact.address.partition("?")[0] == other[2].fact.address.partition("?")[0]
    )


def _both_went(found: re.Match[str], value: Fraction, than: Fraction) -> bool:
    """Tell whether two changes went the way of the verb right before a comparison: "rose much less than"."""
    verb = _WENT.search(found.string, max(0, found.start() - NEAR), found.start())
    return verb is not None and min(value * DIRECTIONS[verb[1]], than * DIRECTIONS[verb[1]]) > 0


def _sizes(found: re.Match[str], value: Fraction, than: Fraction) -> tuple[Fraction, Fraction]:
    """Give how large two numbers are: of two falls, how far each fell."""
    return (abs(value), abs(than)) if _both_went(found, value, than) else (value, than)


def _is_so(found: re.Match[str], one: Told, other: Told) -> bool:
    mine, others = one[2].fact, other[2].fact
    value, than = mine.value, others.value
    if isinstance(value, str) or isinstance(than, str) or not than or mine.kind != others.kind or value == than:
        return False
    # Faster is said of growth, and of growth nothing else is, but for how much more one rose than the other.
    moving = mine.kind == "percent_change"
    if moving and found["word"] in ("more", "less"):
        if not _both_went(found, value, than):
            return False
        value, than = _sizes(found, value, than)
    elif (found["word"] in ("faster", "slower")) != moving or mine.kind in CHANGES - {"percent_change"}:
        return False
    way = _WORDS.get(found["word"] or "") or _VERBS[found["verb"]]
    least, most = SIZES.get(_SLIGHT.get(found["size"] or "", found["size"] or ""), (0, None))
    part = (value - than) * way / than * _WHOLE
    return part > 0 and part >= least and (most is None or part <= most)
