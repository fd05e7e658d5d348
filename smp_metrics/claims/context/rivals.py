"""Figures that stand in words alone: whose words a sentence has, those of its claim's own row or those of another's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from smp_metrics.claims.bound import Bound
from smp_metrics.claims.context.nameless import kinds, nameless
from smp_metrics.claims.language.callings import following
from smp_metrics.claims.language.neutral import NEUTRAL
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.outside import GROUPS
from smp_metrics.claims.mentioned.mentions import places_in
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts, parse_address
from smp_metrics.facts.places import pattern_of
from smp_metrics.facts.stems import stem, stems

# What the plan says of a figure is none of what it counts.
_ASIDE = re.compile(r";.*|\((?:appendix|first|second)[^()]*\)")
_CHANGE = re.compile(r"(?:Percentage )?[Cc]hange|Fall|Rise")
_OPINION = re.compile(r"\b(?:felt|thought|said|expected|worried|among\s+three|put)\b")
_SAYING = re.compile(
    r"\b(?:fe(?:el|els|eling|lt)|th(?:ink|inks|ought)|sa(?:y|ys|id)|answer(?:s|ed)?|ask(?:ed)?|told|believ(?:e|ed)|agree[ds]?|expect(?:ed)?"
    r"|worr(?:y|ied)|consider(?:ed)?|report(?:ed)?|saw|see|seen|put|named|chose|perceiv\w+|picked|listed|view(?:ed)?|wanted|survey\w*|respond\w*|rated|according)\b"
)
# So many words of another figure, and none of its own, make a sentence that of the other.
_FEWEST, _SHORT, _NEAR = 2, 2, 160
# Groups of people, without those that may be anybody.
_PEOPLE = GROUPS - {"residents", "partners", "visitors"}
_LONGEST_FIRST = sorted(_PEOPLE, key=len, reverse=True)


def rivals(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every claim whose sentence leaves out whom its figure is about, or has the words of another figure."""
    for claim, fact in bound:
        about = facts.about(fact)
        if not about.said or fact.kind == "name":
            continue
        told = _told(document, claim)
        own = _without_aside(about.said)
        sentence = in_small_letters(document.prose[slice(*document.passages.sentence(claim.start))])
        if missing := _people_left_out(own, told):
            message = f"the fact is about {missing}, and nothing says so"
            yield claim.problem(message, own, f"say that it is of {missing}")
        elif _takes_for_true(own, fact, told) and not nameless(document, claim):
            message = "the fact is what people said, and the sentence takes it for what is"
            yield claim.problem(message, own, "say that they said, felt or thought so")
        elif missing := _kind_left_out(own, told, sentence):
            message = f"the fact is of {missing} alone, and nothing says so"
            yield claim.problem(message, own, f"name {missing} beside the number")
        elif wrong := _wrong_group(own, in_small_letters(document.prose[claim.stop : claim.stop + _NEAR])):
            message = f"the number is said of {wrong}, and the fact is a share of others"
            yield claim.problem(message, own, "say whose share it is")
        elif missing := _places_left_out(own, told, facts):
            message = f"the fact is of {missing} too, and nothing says so"
            yield claim.problem(message, own, f"name {missing} beside the number")
        elif rival := _rival(fact, own, (told, sentence), {facts.about(each).said for _, each in bound}, facts):
            message = f"the sentence has the words of another figure: “{rival}”"
            yield claim.problem(message, own, "say what the figure of the claim is, or bind the other")
    yield from _exchanged(document, bound, facts)


def _takes_for_true(own: str, fact: Fact, told: str) -> bool:
    return bool(_OPINION.search(in_small_letters(own))) and fact.unit == "%" and not _SAYING.search(told)


def _told(document: Document, claim: Claim) -> str:
    """Give what a reader takes in with a claim, without its number."""
    spans = document.passages.together(claim.start)
    return in_small_letters("\n".join(document.prose[slice(*span)] for span in spans))


@cache
def _groups() -> re.Pattern[str]:
    return pattern_of(_PEOPLE)


@cache
def _without_aside(said: str) -> str:
    return " ".join(_ASIDE.sub(" ", said).split())


def _people_left_out(own: str, told: str) -> str:
    named = _groups().findall(in_small_letters(own))
    known = {each for name in named for each in (*stems(name), *following(stems(name)))}
    known |= {each for name in named for each in _ALSO.get(name, ())}
    words = set(stems(told))
    first = named[0] if named else ""
    return first if first and not {stem(each) for each in known} & words else ""


def _kind_left_out(own: str, told: str, sentence: str) -> str:
    """Give the kind of crime that a figure is of, where a sentence says it of crime and its paragraph names no kind."""
    words = set(stems(told))
    if not {"crime", "offence"} & set(stems(sentence)):
        return ""
    for name in kinds().findall(in_small_letters(own)):
        kind = set(stems(name)) - {"crime", "and", "other"}
        others = {stem(each) for each in following(kind)} - {"crime"}
        if name not in _GENERAL and not words & (kind | others):
            return str(name)
    return ""


_GENERAL = frozenset({"crime", "crimes", "adults", "warnings", "notices", "by day", "at night", "needles"})
_SHARE_OF = re.compile(
    r"[\s*_]{0,400}+of\s+(?:all\s+|the\s+|those\s+)?(?P<who>who\s+answered|who\s+took\s+part|respondents|residents|people|everyone|those\s+asked)"
    r"\b(?!\s+(?:who|that)\s+(?:had|were)\b)"
)


def _wrong_group(own: str, after: str) -> str:
    """Give whom a share is said to be of right behind it, where its figure starts with another group."""
    first = next((name for name in _LONGEST_FIRST if in_small_letters(own).startswith(name)), "")
    found = _SHARE_OF.match(after) if first and first not in ("young people", "children") else None
    if found:
        return found["who"] if first not in found[0] else ""
    # Of those who came somewhere, and not of all.
    some = first and not _OPINION.search(own) and _OF_SOME.match(own, len(first))
    all_there = _ALL_THERE.match(after) if some else None
    return all_there["all"] if all_there and first in all_there["all"] and not all_there["some"] else ""


_OF_SOME = re.compile(r"\s{1,9}+(?:who|at|that|with)\b")
_ALL_THERE = re.compile(
    r"[\s*_]{0,99}+of\s+(?:all\s+)?"
    r"(?P<all>(?:[a-z]+['\u2019]s\s+)?(?:young\s+)?[a-z]+(?:\s+(?:in|of|across)\s+(?:the\s+)?[a-z]+)?)"
    r"(?P<some>\s+(?:who|at|that|with|using|coming|there)\b)?"
)


def _places_left_out(own: str, told: str, facts: Facts) -> str:
    """Give the first of several places that a figure is of together, where a sentence names only others of them."""
    mine = [
        name
        for name in places_in(in_small_letters(own), facts.places)
        if name not in facts.called.area and name.split()[0] not in facts.called.wider
    ]
    known = set(places_in(told, facts.places))
    if len(mine) < _FEWEST or not known & set(mine):
        return ""
    return next(
        (name for name in mine if name not in known and not known & set(facts.called.aliases.get(name, ()))), ""
    )


_ALSO = {
    "young people": ("youth", "teenager", "pupil", "student", "child", "youngster", "respondent"),
    "children": ("child", "young", "youth", "under"),
    "adults": ("adult", "aged", "people", "older"),
    "witnesses": ("witness", "saw", "seen", "see"),
    "victims": ("victim", "crime", "home"),
    "offenders": ("offend", "offender", "reoffend", "offending", "reoffending", "convicted"),
}


def _rival(fact: Fact, own: str, told: tuple[str, str], others: Collection[str], facts: Facts) -> str:
    extract = facts.extracts[fact.sources[0].extract]
    if parse_address(fact.address).name or not extract.column("unit"):
        return ""
    words, near = (set(stems(each)) for each in told)
    mine = _content(own)
    if mine <= words:
        return ""
    for row in extract.rows:
        said = _without_aside(str(row["says"]))
        alike = str(row["unit"]) == fact.unit and bool(_CHANGE.match(said)) == bool(_CHANGE.match(own))
        mine_only, others_only = mine - _content(said), _content(said) - mine
        if not alike or str(row["says"]) in others or not mine_only or len(others_only & near) < _FEWEST:
            continue
        if not any(_is_told(word, words) for word in mine_only):
            return said
    return ""


def _is_told(word: str, words: set[str]) -> bool:
    return word in words or not words.isdisjoint(map(stem, following((word,))))


@cache
def _content(said: str) -> frozenset[str]:
    return frozenset(word for word in stems(said) if word not in NEUTRAL and len(word) > _SHORT)


def _exchanged(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """Find two figures of a sentence each of which stands beside the words of the other."""
    for (first, one), (last, other) in pairwise(bound):
        low, high = document.passages.sentence(first.start)
        mine, others = facts.about(one).said, facts.about(other).said
        if not (low <= last.start < high and mine and others):
            continue
        mine_only, others_only = _apart(mine, others), _apart(others, mine)
        before, between, after = (
            set(stems(document.prose[start:stop]))
            for start, stop in ((low, first.start), (first.stop, last.start), (last.stop, high))
        )
        told_first, told_last = (between, after) if not before & (mine_only | others_only) else (before, between)
        if (
            told_first & others_only
            and told_last & mine_only
            and not (told_first & mine_only or told_last & others_only)
        ):
            message = "two figures stand each beside the words of the other"
            yield first.problem(message, f"{mine}; {others}", "exchange the numbers, or the words")


def _apart(mine: str, others: str) -> set[str]:
    return {word for word in set(stems(mine)) - set(stems(others)) if word not in NEUTRAL - {"person"}}
