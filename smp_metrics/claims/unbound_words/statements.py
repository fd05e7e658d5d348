"""Statements without a number that only data could settle: a change, a comparison, an extreme, all or none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.outside import (
    CHANGING_VERBS,
    COMPARATIVES,
    COMPARING,
    DONE,
    LEVELS,
    SHIFTING_VERBS,
    UNCOUNTABLE,
)
from smp_metrics.claims.text.gaps import Short
from smp_metrics.claims.text.passages import Passages
from smp_metrics.claims.unbound_words.sentences import PLAIN, Sentences, any_measured
from smp_metrics.facts.phrases import any_of
from smp_metrics.facts.places import pattern_of

_E = "e"


def _forms(verb: str) -> Iterator[str]:
    """Give the forms of a verb that tell what happened; its plain form tells what should."""
    first, *irregular = verb.split()
    yield from irregular
    stem = first[:-1] if first.endswith(_E) else first
    twice = first + first[-1] if re.fullmatch(r"[^aeiou]+[aeiou][pt]", first) else stem
    yield from (f"{twice}ing", f"{stem}ies" if first.endswith("y") else f"{first}s")
    if not irregular:
        yield f"{first[:-1]}ied" if first.endswith("y") else f"{twice}ed"


_SHIFTED = {form for verb in SHIFTING_VERBS for form in _forms(verb)}
_CHANGED = {form for verb in CHANGING_VERBS for form in _forms(verb)}
_ASKED = (
    r"(?:did|does|do|didn['\u2019]t|doesn['\u2019]t|don['\u2019]t|not|saw|sees?|seen|(?:continue[sd]?|began|begins?|start(?:s|ed)?|tends?|set)\s+to)\s+"
    r"(?:(?!(?:the|an?|any|this|that)\b)[\w'\u2019-]+\s+){0,6}?"
    rf"(?:{any_of([*PLAIN, 'change', 'improve', 'ease', 'go up', 'go down', 'come down'])})"
)
_TREND = (
    r"(?:steady|sharp|steep|marked|gradual|rapid|clear|slight|huge|dramatic)\s+(?:rise|fall|decline|drop|increase|decrease|growth)"
    r"|(?:got|gets?|getting)\s+(?:worse|better)|(?:worst|best|lowest|highest|safest)\s+(?:\w+\s+)?on\s+record"
    r"|(?:safer|quieter|calmer|riskier|more\s+dangerous|less\s+safe)\b[^.;:!?|]{0,60}\bthan"
)
_FOLD = r"[a-z]+fold|[0-9]+-?fold"
# How often something is done, in words: "every few hours, someone is burgled".
_DONE_TO = (
    r"(?:is|are|was|were|gets?|got|been|becomes?|falls?)\s+(?:\w+\s+)?"
    r"(?:burgled|robbed|mugged|stabbed|attacked|assaulted|beaten|raped|killed|murdered|stolen|broken\s+into|victims?)"
)
_EVERY = r"every\s+(?:(?:few|other|single|couple\s+of)\s+)?(?:second|minute|hour|day|night|week|month)s?"
_WITHIN = r"(?:(?!\b(?:that|so|if|when|whether)\b)[^.;:!?|])"
_OFTEN = rf"{_EVERY}(?=\b{_WITHIN}{{0,80}}\b{_DONE_TO}\b)|{_DONE_TO}\b{_WITHIN}{{0,40}}?\b{_EVERY}"


# More or fewer of what was told before: "In 2022 there were more." "It was worse then."
_TOLD_BEFORE = (
    r"(?:there\s+(?:is|are|was|were|had\s+been)|(?:it|this|that|things|they|these|those|numbers?|figures?|counts?|rates?|levels?)\s+"
    r"(?:is|are|was|were|had\s+been|used\s+to\s+be))\s+"
    r"(?:(?:far|many|much|even|slightly|somewhat|a\s+(?:few|lot|little|bit))\s+)?"
    r"(?:more|fewer|less|higher|lower|worse|better|safer|quieter|busier|calmer)"
    r"(?=[\s*_]*(?:[.,;:!?)]|$|\b(?:in|during|for|since|before|then|last|earlier|later|now|than|that|the\s+year|once|again|here|there)\b))"
)


# "Only Old Town had more", "it saw fewer": than what was told before.
_HAD_MORE = (
    r"(?:had|has|have|saw|sees|recorded)\s+(?:(?:far|many|even|slightly|somewhat|a\s+(?:few|lot|little|bit))\s+)?"
    r"(?:more|fewer)(?=[\s*_]*(?:[.;!?)]|$))"
)
# "No other ward had more", whatever it had.
_NO_OTHER = (
    r"(?:no|not\s+one|none\s+of\s+the)\s+(?:other\s+)?(?:wards?|clusters?|districts?|months?|places?|areas?)"
    r"(?=\b[^.;:!?|]{1,60}?\b(?:more|fewer|less|higher|lower|larger|smaller|faster|most|fewest|highest|lowest)\b)"
)


# What brought a change about no number shows.
_BEHIND_IT = (
    r"(?:is|are|was|were|lies|lay)\s+(?:behind|to\s+blame\s+for)\s+"
    r"(?:it|this|that|them|the\s+(?:rise|fall|change|increase|drop))"
)

# Here "record" is no verb: nobody who records stands before it.
_RECORD = (
    r"(?:(?:^|(?<=[.!?:]\s))[\s*_>-]{0,9}|\b(?:an?|the|this|that|these|those|such|its|their|of|with|in|at|by|from|for|as|despite|after|is|are|was|were|be|been"
    r"|has|have|had|saw|sees?|seen|reached|hit|set|broke|near|new|year's)\s+)(?P<record>record)"
)
# What stands in quotation marks is read like all else.
_QUOTES = str.maketrans(dict.fromkeys('"\u201c\u201d\u2018', " "))


@cache
def strong() -> re.Pattern[str]:
    """Give the pattern of what tells a change, of whatever it is said."""
    return re.compile(
        rf"\b(?<![\w-])(?:{any_of(_CHANGED)}|{_ASKED}|{_FOLD}|{_OFTEN}|{_TOLD_BEFORE}|{_HAD_MORE}|{_NO_OTHER}|{_BEHIND_IT}|nothing\s+(?:has\s+)?(?:changed|improved)|{_TREND}|(?:{any_of(UNCOUNTABLE)})\s+of)(?![\w-])"
    )


@cache
def weak() -> re.Pattern[str]:
    """Give the pattern of what compares only where something measured is named."""
    at = rf"(?:(?:of\s+)?(?:the|its|their|these|recorded|reported)\s+|(?!than\b)[a-z-]+\s+)?{any_measured()}"
    beside = rf"(?:{any_of(COMPARATIVES)})(?=\s+{at}(?![\w-]))"
    grown = r"(?:gets?|getting|got|becomes?|became|becoming|grows?|growing)\s+(?:more|less|[a-z]+er)"
    far = rf"(?:{any_of(COMPARATIVES)})(?=\s[^.;:!?|]{{1,60}}\bthan\b)"
    than = r"(?!other|rather|[a-z]+ber\s)[a-z]{2,}er\s+than|more\s+[a-z]+\s+than"
    level = rf"(?:is|are|was|were|remains?|stays?)\s(?!\s)(?:(?:very|quite|so|now|still)\s+)?(?:{any_of(LEVELS)})"
    spread = r"(?:affect|hit|reach|touch|plague)(?:s|es|ed)?\s+(?:every|all|each)"
    some = rf"(?:an?other|an?|the|only\s+an?)\s+(?:couple|brace)\s+of(?=\s+{at}(?![\w-]))"
    none = rf"no(?=\s+(?:{_COUNTED})\b)|none\s+of\s+(?:the|its)(?=\s+(?:{_COUNTED}|wards|clusters|districts)\b)"
    moved = any_of((*COMPARING, *_SHIFTED))
    levels = r"levels?|highs?|lows?|rises?|falls?|year"
    highest = rf"{_RECORD}(?=\s+(?:(?!of\b|for\b|in\b|that\b)[a-z-]+\s+)?(?:{any_measured()}|{levels})(?![\w-]))"
    return re.compile(
        rf"{highest}|\b(?<![\w-])(?:{moved}|{beside}|{grown}|{far}|{than}|{level}|{spread}|{some}|{none})"
        r"(?![\w-])",
        re.MULTILINE,
    )


_COUNTED = "crimes?|offences?|incidents?|needles?|burglar(?:y|ies)|robber(?:y|ies)|thefts?"


@cache
def happened() -> re.Pattern[str]:
    """Give the pattern of a sentence that says what became of something measured: "Crime swelled"."""
    where = r"(?:\s+(?:in|of|at)\s+(?:the\s+)?[\w-]+(?:\s+[\w-]+)?)?"
    return re.compile(
        rf"(?:^|(?<=[.!?]\s))[^\S\n]*(?:the\s+)?(?:(?:number|level|rate|amount)\s+of\s+)?{any_measured()}{where}\s+"
        rf"(?:(?:has|have)\s+)?(?P<verb>(?!(?:{any_of(DONE)})\b)[a-z]+ed)(?=\s*[.!?;,]|\s*$|\s+(?:in|since|again|by|between|from)\b)",
        re.MULTILINE,
    )


def statement_spans(
    prose: Short, masked: str, passages: Passages, places: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Give the place in the whole prose of every word that states what only data could settle, as (start, stop).

    A claim of the sentence that goes the same way covers the word, and so does the plan where it is the plan's.
    """
    small = in_small_letters(prose.text).translate(_QUOTES)
    sentences = Sentences(masked, passages)
    for pattern, name in ((strong(), 0), (happened(), "verb")):
        for word in pattern.finditer(small):
            start, stop = prose.place(*word.span(name))
            if not sentences.answers_for(word[name], start):
                yield start, stop
    for word in weak().finditer(small):
        start, stop = prose.place(*word.span("record" if word["record"] else 0))
        if pattern_of(places).match(prose.text, word.start() + word[0].rfind(" ") + 1):
            continue  # "is Old Town" tells no level
        if sentences.measures(start, places) and not sentences.answers_for(word[0], start):
            yield start, stop
