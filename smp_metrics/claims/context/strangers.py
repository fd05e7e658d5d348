"""The words in a claim's sentence that no fact of it knows: what is neither compared nor neutral is refused."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache

from smp_metrics.claims.borne_out.confirmed import confirmed
from smp_metrics.claims.borne_out.series import STEP_BY_STEP
from smp_metrics.claims.borne_out.ways import LEAST, STABLE, alike, answered
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.context.explaining import NOT_COMPARED, explaining, last_claim, without_caution
from smp_metrics.claims.language.addressing import without_address
from smp_metrics.claims.language.kinds import counted_way, movement
from smp_metrics.claims.language.lexicon import DIRECTIONS, ENDS, MAJORITIES, WENT, one_of
from smp_metrics.claims.language.neutral import COMPARED, NEUTRAL, bare, neutral_phrases
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.mentioned.known import known_words
from smp_metrics.claims.mentioned.mention import Span
from smp_metrics.claims.mentioned.mentions import name_of
from smp_metrics.claims.mentioned.named import DISCLAIMED
from smp_metrics.claims.mentioned.uncompared import uncompared
from smp_metrics.claims.taken_up.earlier import Earlier
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts
from smp_metrics.facts.called import NAMELESS
from smp_metrics.facts.places import pattern_of
from smp_metrics.facts.stems import stem, stems

_WORD = re.compile(r"[A-Za-z][\w\u2019'-]*")
# A number that an exemption lets stand, but in the sentence of a claim must be the fact's own: an age, a year, a day.
_NUMBER = re.compile(r"(?<![\w,.#-])[0-9]+(?:,[0-9]{3})*|\b(?:two|three|four|five|ten)(?= years\b)")
_OF_THE_PLAN = re.compile(
    r"\b(?:paragraphs?|tables?|maps?|appendix|appendices|sections?|lines?|rows?|[Pp]er|every|each|Streets)\s+"
    r"[0-9][0-9,]*(?:(?:,\s*|\s+(?:and|or|to)\s+)[0-9]+)*|\b(?:12|twelve)\s+months\b|\b(?:two|three|four|five)\s+years\s+(?:later|earlier)\b"
)
# Between two numbers, as in "539, against 610".
_AGAINST_CLAIM = re.compile(r"\bagainst(?=\s{6,})")
# What a survey asked.
_ASKED = re.compile(r"\b[Aa]sked\b[^.,;:!?|]{0,40}?\b(?:what|which|who|where|how|whether)\b[^.,;:!?|]{0,40}?\bshould\b")
# Beside a comparison it says that the other is much or little too; elsewhere it tells nothing.
_EVEN = re.compile(r"\b[Ee]ven\b(?!\s+(?:more|fewer|less|higher|lower|greater|larger|smaller|if)\b)")
# "In no ward were there more than in" the first of them.
_NONE_MORE = re.compile(
    r"\b[Nn]o\s+(?:other\s+)?(?:ward|cluster|district|place|month|year|area)\b"
    r"(?=[^.;:]{0,60}\bmore\b[^.;:]{0,60}\bthan\b)"
)
# Who comes next is told by the places of two numbers; what is found of drugs is no use of them.
_NEXT = re.compile(
    r"\bthe\s+(?:other|opposite)\s+(?:way|direction)\b|\bthe\s+(?:spring|summer|autumn|winter)\s+(?:before|after)\b|\b(?:came|comes?)\s+next\b|\b[Dd]rugs?\s+(?:use|users?|taking)\b"
)
# How much more one number is than another is compared where that is.
_HOW_MUCH = re.compile(
    r"\b(?:far|much|considerably|vastly|slightly|significantly|substantially)\s+"
    r"(?=(?:more|fewer|less|higher|lower|greater|larger|smaller|bigger)\b)"
)
# Behind the last number, others are said to have gone somewhere, and none of it is of them.
_OF_THE_REST = re.compile(
    r"\b(?:while|whereas|whilst|but|and)\s+(?:(?:in|that|those|of|for)\s+)*(?:the\s+)?(?:rest|others?|borough|county|whole|elsewhere)\b"
    rf"[^.;:!?|]{{0,40}}?\b(?:{one_of(WENT)})\b"
)
_NTH = re.compile(r"([?&])nth=([0-9])\b")
_FIRST = re.compile(r"\.(highest|lowest)\b")


def strangers(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List the words in the sentences of claims that nothing compares, each sentence's first only."""
    starts = [claim.start for claim in document.claims]
    for (low, high), claims in by_sentence(document, bound).items():
        every = bisect_left(starts, high) - bisect_left(starts, low)
        if len(claims) == every and all(facts.about(fact).words for _, fact in claims):
            text = _without_answer(document, low, document.unexempt[low:high])
            texts = text, document.prose[low:high], document.masked[low:high]
            yield from _strange(texts, claims, Earlier(document, low, bound, facts))


_ANSWER = re.compile(r"[\s*_>]{0,99}(?:yes|no)(?=[:,])", re.IGNORECASE)


def _without_answer(document: Document, low: int, text: str) -> str:
    """Leave out the "no" that answers a comparison, which is compared with it."""
    answer = _ANSWER.match(text) if low else None
    question = document.spoken[slice(*document.passages.sentence(low - 1))] if answer else ""
    return answer.re.sub(_spaces, text, count=1) if answer and re.search(r"\bthan\b", question) else text


def first_strange(borne: Sequence[Span], texts: tuple[str, str, str], claims: Sequence[Bound], facts: Facts) -> str:
    """Give the first number or word of a stretch that none of some claims knows; "" where there is none."""
    return _first(borne, texts, (_known(claims, facts), _places(claims, facts)), claims, facts)


def _strange(texts: tuple[str, str, str], claims: Sequence[Bound], before: Earlier) -> Iterator[Problem]:
    """Find the first number or word that is neither known nor neutral.

    ``texts`` are the sentence without its claims and what needs no fact, without its claims, and with them.
    """
    (text, prose, masked), facts = texts, before.facts
    known, places = _known(claims, facts), _places(claims, facts)
    text, prose = (_without_those_before(each, claims, facts) for each in (text, prose))
    told = text, prose, masked
    # Where every word is known, nothing has to be borne out.
    found = _first((), told, (known, places), claims, facts)
    found = found and _first([*confirmed(prose, claims, before)], told, (known, places), claims, facts)
    if found:
        claim, _ = claims[0]
        message, remedy = uncompared(found, (prose, masked), facts.places, places)
        yield claim.problem(message, "plain words, and what the number counts, where and when", remedy)


def _first(
    borne: Sequence[Span],
    texts: tuple[str, str, str],
    names: tuple[frozenset[str], frozenset[str]],
    claims: Sequence[Bound],
    facts: Facts,
) -> str:
    """Give the first number or word that is neither known, nor neutral, nor borne out; "" where there is none."""
    (text, prose, masked), (known, places) = texts, names
    named = pattern_of(facts.places)
    years = {year for _, fact in claims for year in facts.about(fact).years}
    sized = [much[0] for much in _HOW_MUCH.finditer(prose) if not _within(much.start(), borne)]
    for span in borne:
        text, prose = _blanked(text, *span), _blanked(prose, *span)
    for span in explaining(prose):
        text = _blanked(text, *span)
        prose = _blanked(prose, *span) if NOT_COMPARED.search(prose, *span) else prose
    found = _number(named.sub(lambda name: "" if name_of(prose, name) in places else name[0], prose), known | years)
    if found or sized:
        return found or sized[0]
    text = named.sub(lambda name: "" if name_of(text, name) in places else name[0], text)
    if any(".highest" in fact.address and "nth=" not in fact.address for _, fact in claims):
        text = _NONE_MORE.sub(" ", text)
    text = without_address(text)
    text = DISCLAIMED.sub(" ", without_caution(text, masked))
    text = _ASKED.sub(" ", text) if claims[0][1].unit == "responses" else text
    text = _EVEN.sub(" ", _AGAINST_CLAIM.sub(" ", text))
    text = pattern_of(facts.about(claims[0][1]).called.bodies).sub(" ", text)
    text = neutral_phrases().sub(" ", STABLE.sub(" ", text) if alike(masked) else text)
    untold = _OF_THE_REST.search(prose, last_claim(masked)) or _NEXT.search(text) or STEP_BY_STEP.search(text)
    return untold[0] if untold else next(_strangers(text, known, _settled(masked, claims)), "")


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(start <= at < stop for start, stop in spans)


def _without_those_before(text: str, claims: Sequence[Bound], facts: Facts) -> str:
    """Leave out the places that stand before one that is named as the second or later: "after Old Town"."""
    for _, fact in claims:
        nth = _NTH.search(fact.address) if isinstance(fact.value, str) else None
        if nth:
            addresses = (fact.address.replace(nth[0], f"{nth[1]}nth={at}") for at in range(1, int(nth[2])))
            before = pattern_of(frozenset(str(facts[address].value) for address in addresses)).pattern
            listed = rf"\b(?:[Aa]fter|[Bb]ehind|second (?:only )?to|next to)\s+{before}(?:(?:,|\s+and)\s+{before})*"
            text = re.sub(listed, lambda match: " " * len(match[0]), text)
    return text


def _blanked(text: str, start: int, stop: int) -> str:
    return f"{text[:start]}{' ' * (stop - start)}{text[stop:]}"


def _number(prose: str, known: frozenset[str]) -> str:
    """Give the first number of a sentence that is none of its facts': 2022/23 may end with one of their years."""
    numbers = (number[0] for number in _NUMBER.finditer(_OF_THE_PLAN.sub(" ", prose)))
    return next((number for number in numbers if number not in known), "")


def _places(claims: Iterable[Bound], facts: Facts) -> frozenset[str]:
    abouts = [facts.about(fact) for _, fact in claims]
    names = {name for about in abouts for name in (*about.places, *about.within, *about.parts, *about.likes)}
    called = abouts[0].called if abouts else NAMELESS
    return called.with_aliases(names if all(about.places for about in abouts) else {*names, *called.area})


def _known(claims: Iterable[Bound], facts: Facts) -> frozenset[str]:
    return frozenset(word for _, fact in claims for word in known_words(fact, facts.about(fact)))


def _settled(masked: str, claims: Sequence[Bound]) -> frozenset[str]:
    """Give the words of direction that the claims of a sentence settle: what goes the other way needs a claim."""
    if answered(masked):
        return COMPARED
    least = bool(LEAST.search(masked))
    ways = frozenset(way for claim, fact in claims for way in _ways(claim, fact, least=least))
    return _going(ways, placed=any(_places_something(claim, fact) for claim, fact in claims))


@cache
def _going(ways: frozenset[int], *, placed: bool) -> frozenset[str]:
    return frozenset(
        word
        for word in COMPARED
        if DIRECTIONS.get(word, 0) in {0, *ways} and (placed or not (word in ENDS or word in MAJORITIES))
    )


def _places_something(claim: Claim, fact: Fact) -> bool:
    """Tell whether a claim says what is first, last or most."""
    return fact.kind in ("rank", "name") or not {*ENDS, *MAJORITIES}.isdisjoint(_words(claim))


def _words(claim: Claim) -> list[str]:
    return re.findall("[a-z]+", in_small_letters(claim.text))


def _ways(claim: Claim, fact: Fact, *, least: bool) -> Iterator[int]:
    yield from (DIRECTIONS[word] for word in _words(claim) if word in DIRECTIONS)
    yield counted_way(fact.address)
    if "share_of_change" in fact.address and fact.counts:
        yield (fact.counts[1] > 0) - (fact.counts[1] < 0)
    if isinstance(fact.value, Fraction):
        yield movement(fact.kind, fact.value)
    if fact.kind == "rank" and "by=" in fact.address and "change" in fact.address:
        # Places by a change count from the largest rise, or from the largest fall.
        yield -1 if "order=lowest" in fact.address else 1
    end = _FIRST.search(fact.address)
    # What moved the least went the other way round: the lowest growth is "grew the least".
    turned = -1 if least and "by=" in fact.address else 1
    yield turned * {"highest": 1, "lowest": -1}[end[1]] if end else 0


def _strangers(prose: str, known: frozenset[str], settled: frozenset[str]) -> Iterator[str]:
    return (word for word in _WORD.findall(prose) if not _neutral(word, known, settled))


def _neutral(word: str, known: frozenset[str], settled: frozenset[str]) -> bool:
    small = bare(word)
    if small in NEUTRAL or small in settled or stem(small) in known:
        return True
    return all(part in known or part in NEUTRAL for part in stems(small))
