"""Questions that ask or take for granted which way something went, and the numbers that answer them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from smp_metrics.claims.borne_out.against import against
from smp_metrics.claims.borne_out.aspects import is_of_them
from smp_metrics.claims.borne_out.peers import Peers, told_in
from smp_metrics.claims.borne_out.time_between import Wrong, year_of
from smp_metrics.claims.borne_out.ways import differing
from smp_metrics.claims.bound import Bound
from smp_metrics.claims.language.kinds import CHANGES, counted_way, movement
from smp_metrics.claims.language.lexicon import DIRECTIONS, one_of
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.text.document import Document
from smp_metrics.facts import Fact, Facts

_YES = re.compile(r"[\s*_>]{0,99}+(yes|no)\b", re.IGNORECASE)
_UPDOWN = re.compile(rf"\b(?:{one_of(DIRECTIONS)})\b")
_ASKS = re.compile(r"\b(?:did|has|have|was|were|is|are)\b")
_GRANTED = re.compile(
    r"[\s*_>]{0,99}+(?:(?:so|and|but)\s+)?(?:why|where|which|who|how\s+(?:much|far|come|steeply|sharply|fast|quickly)|by\s+how\s+much"
    r"|what\s+(?:drove|explains|explained|caused|lies|lay|is|was|brought|made))\b"
)
_OF_ALL = re.compile(r"\b(?:every|all|each|everywhere)\b")
# The words of a question that other rules find without a fact.
_ASKED = re.compile(rf"\b(?:did|does|do|has|have|was|were|is|are)\b[^?]{{0,100}}?\b(?:{one_of(DIRECTIONS)}|change)\b")
QUESTION = re.compile(r"\?[\s*_]*\Z")


def wrong_answers(document: Document, low: int, claims: Sequence[Bound], facts: Facts) -> Wrong:
    """Compare what is asked right before numbers, or taken for granted there, with what they say.

    ``low`` is where the sentence of the numbers starts.
    """
    question, answer = _before(document, low)
    words = _UPDOWN.findall(question)
    if not words:
        return
    peers = [Peers(fact, facts) for _, fact in claims]
    if (answer or _GRANTED.match(question)) and not is_of_them(question, 0, len(question), *peers):
        message = "the question asks of another place, kind or time than the numbers behind it are of"
        yield message, "a question that the numbers answer", "ask of what the numbers are of, or bind those that answer"
        return
    if "than" in question.split() and any(asked(document, low - 1, claims, facts)):
        return
    granted, way = bool(_GRANTED.match(question)), DIRECTIONS[words[-1]]
    if answer and _ASKS.search(question) and not granted:
        so = _is_so(question, way, claims)
        if so is None or so != (answer == "yes"):
            right = "the other answer" if so is not None else "numbers that tell which way it went"
            yield f"“{answer.title()}” is not what the numbers say", right, "turn the answer, or the question"
    elif granted and _moved(claims) not in (None, way):
        message = f"the question takes “{words[-1]}” for granted, and the numbers say otherwise"
        yield message, "a question that the numbers bear out", "turn the word in the question, or ask which way it went"


def _before(document: Document, low: int) -> tuple[str, str]:
    """Give the question right before a sentence, in small letters, and the yes or no between them or at its head."""
    if not low:
        return "", ""
    own, span = _YES.match(document.spoken, low), document.passages.sentence(low - 1)
    short = None if own else _YES.fullmatch(document.spoken[slice(*span)].rstrip(".!:,* _\n"))
    if short and span[0]:
        span = document.passages.sentence(span[0] - 1)
    question = in_small_letters(document.spoken[slice(*span)])
    answer = own or short
    return (question, answer[1].lower() if answer else "") if QUESTION.search(question) else ("", "")


def _is_so(question: str, way: int, claims: Sequence[Bound]) -> bool | None:
    """Tell whether what is asked is so; None where the numbers do not tell."""
    if _OF_ALL.search(question):
        counts = [(counted_way(fact.address), fact) for _, fact in claims if counted_way(fact.address)]
        whole = [fact.value == fact.of if counted == way else not fact.value for counted, fact in counts]
        if any(counted == way for counted, _ in counts) or not all(whole):
            return bool(whole) and all(whole)
        return None
    moved = _moved(claims)
    return None if moved is None else moved == way


def _moved(claims: Sequence[Bound]) -> int | None:
    """Tell which way the numbers of a sentence went: by its first change, else from its earlier time to its later."""
    for _, fact in claims:
        if fact.kind in CHANGES and isinstance(fact.value, Fraction):
            return movement(fact.kind, fact.value)
    known = [fact for _, fact in claims if isinstance(fact.value, Fraction)]
    for one, other in pairwise(known):
        if differing(one.address, other.address) in ("year", "month") and _time(one) != _time(other):
            first, last = sorted((one, other), key=_time)
            return (last.value > first.value) - (last.value < first.value)  # type: ignore[operator]
    return None


def _time(fact: Fact) -> int:
    return fact.spans[0].first if fact.spans else year_of(fact)


_ANSWER = re.compile(r"\?[\s*_]+(?P<answer>yes|no)\b")


def asked(document: Document, at: int, bound: Sequence[Bound], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where a question at a place compares, or asks which way something went, and the sentence behind answers."""
    low, high = document.passages.sentence(at)
    until = document.passages.sentence(high)[1] if high < len(document.spoken) else high
    small = in_small_letters(document.spoken[low:until])
    answer = _ANSWER.search(small)
    mine = [each for each in bound if low <= each[0].start < until]
    if answer:
        for start, stop in against(small, told_in(low, mine, facts), denied=answer["answer"] == "no"):
            yield low + start, low + stop
        if len(small) - answer.end() < len("....") and until < len(document.spoken):
            end = document.passages.sentence(until)[1]
            mine = [each for each in bound if until <= each[0].start < end]
    question = small[: high - low]
    told = mine and _is_so(question, DIRECTIONS[(_UPDOWN.findall(question) or ["up"])[-1]], mine) is not None
    # Whether the answer is right is told with its numbers.
    yield from ((low + found.start(), low + found.end()) for found in _ASKED.finditer(question) if told)
