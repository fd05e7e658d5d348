"""Compare every claim of a document with its fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from smp_metrics.claims.agreement import Verdict, check
from smp_metrics.claims.beyond.led import led
from smp_metrics.claims.beyond.unwarranted import unwarranted
from smp_metrics.claims.borne_out.against import reversed_comparisons
from smp_metrics.claims.borne_out.borne import unborne
from smp_metrics.claims.borne_out.confirmed import unconfirmed
from smp_metrics.claims.borne_out.governed import as_governed
from smp_metrics.claims.borne_out.levels import wrong_levels
from smp_metrics.claims.borne_out.series import wrong_ranges
from smp_metrics.claims.borne_out.ways import wrong_ways
from smp_metrics.claims.bound import Bound
from smp_metrics.claims.context.ages import other_ages
from smp_metrics.claims.context.around import contradictions
from smp_metrics.claims.context.company import alone
from smp_metrics.claims.context.members import wrong_members
from smp_metrics.claims.context.rivals import rivals
from smp_metrics.claims.context.set_against import wrong_others
from smp_metrics.claims.context.setting import Setting
from smp_metrics.claims.context.sources import of_two_sources
from smp_metrics.claims.context.strangers import strangers
from smp_metrics.claims.context.units import wrong_base, wrong_noun, wrong_number_of
from smp_metrics.claims.language.words import ClaimWordsError
from smp_metrics.claims.mentioned.named import FAR, Named
from smp_metrics.claims.parts import nouns_of
from smp_metrics.claims.taken_up.exceptions import wrong_members_before
from smp_metrics.claims.taken_up.first_alone import wrong_unrivalled
from smp_metrics.claims.taken_up.just_these import wrong_next
from smp_metrics.claims.taken_up.rest import wrong_rests
from smp_metrics.claims.text.crowded import crowded, refused, without
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.claims.text.inert import inert_claims
from smp_metrics.claims.touched import touched
from smp_metrics.claims.unbound_words.unbound import unbound
from smp_metrics.claims.vintages import unaged, wrong_borders
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.facts import Fact, FactError, Facts
from smp_metrics.facts.called import NAMELESS

# What is wrong, what is expected, and what would do.
RATE = (
    "the number is a rate, and its sentence does not say so",
    "“per 1,000 residents” in its sentence",
    "say so at the number, or bind a count",
)
NO_RATE = (
    "the number is no rate, and its sentence says that it is one",
    "a sentence without “per 1,000 residents” or its like",
    "leave that out, or bind the rate",
)


@dataclass(frozen=True)
class Judged:
    """A claim with its fact and how the two compare."""

    claim: Claim
    fact: Fact
    verdict: Verdict


def judge(claim: Claim, facts: Facts, said: str = "") -> Judged | Problem | None:
    """Compare one claim with its fact; a claim that can't be compared is a problem.

    ``said`` is its text with the word of direction outside of it that its number goes with. A claim on broken data
    gives nothing: what is wrong with the data is told once, with the data.
    """
    try:
        fact = facts[claim.address]
        return Judged(claim, fact, check(said or claim.text, fact, facts.about(fact)))
    except FactError as error:
        reason, _, hint = str(error).partition("; ")
        return claim.problem(f"the address leads to no fact: {reason}", "", hint or "mend the address")
    except ClaimWordsError as error:
        return claim.problem(error.problem, "", error.remedy)
    except ProblemsFound:
        return None


def check_document(document: Document, facts: Facts, strays: list[Problem] | None = None) -> list[Problem]:
    """List all that is wrong with a document's numbers: claims that disagree, numbers that have no fact.

    ``strays`` are the latter, where they are known. Of a sentence of too many claims nothing else is told.
    """
    if crowds := crowded(document):
        rest = without(document, crowds)
        left = strays and [each for each in strays if not rest.text[_offset(document, each)].isspace()]
        return [*refused(document, crowds), *check_document(rest, facts, left)]
    judged = [judge(claim, facts, as_governed(document, claim)) for claim in document.claims]
    bound = [(each.claim, each.fact) for each in judged if isinstance(each, Judged)]
    wrong = [_disagreement(each) if isinstance(each, Judged) else each for each in judged]
    found = unbound(document, facts.places) if strays is None else strays
    # What is declared of a figure argues with it.
    read = [] if document.path.endswith(".yml") else bound
    problems = [
        *[problem for problem in wrong if problem],
        *_headings(document),
        *touched(document, dict(bound), facts),
        *inert_claims(document),
        *_misnamed(document, bound, facts),
        *(_contradicted(document, bound, facts) if bound else ()),
        *_strays(document),
        *_with_data(unconfirmed(found, document, bound, facts), document, judged),
        *alone(document, bound, facts),
        *of_two_sources(document, bound, facts),
        *rivals(document, read, facts),
        *unborne(document, read, facts),
        *unwarranted(document, read, facts),
    ]
    # A sentence of which something else is wrong is told once.
    told = {(problem.line, problem.column) for problem in problems}
    right = [(claim, fact) for claim, fact in read if (claim.line, claim.column) not in told]
    return [*problems, *strangers(document, right, facts), *led(document, right, facts)]


def _offset(document: Document, problem: Problem) -> int:
    return document.offset(problem.line, problem.column)


def _with_data(
    strays: Iterable[Problem], document: Document, judged: Sequence[Judged | Problem | None]
) -> Iterable[Problem]:
    """Leave out what stands in a sentence with a claim on broken data, which may bear it out once that is mended."""
    unread = [claim.start for claim, each in zip(document.claims, judged, strict=True) if each is None]
    for stray in strays:
        low, high = document.passages.sentence(_offset(document, stray)) if unread else (0, 0)
        if not any(low <= start < high for start in unread):
            yield stray


def _disagreement(judged: Judged) -> Problem | None:
    verdict, claim, fact = judged.verdict, judged.claim, judged.fact
    if verdict.ok:
        return None
    written = verdict.expected
    if verdict.mendable:
        remedy = f'run "smp fix", or type {written}; "smp fact \'{claim.address}\'" shows the rows'
    else:
        remedy = f"reword the sentence; \"smp fact '{claim.address}'\" shows the rows"
    expected = f"{written}, computed as {fact.formula}"
    return Problem(claim.path, claim.line, claim.column, verdict.why, f'"{claim.text}"', expected, remedy)


def _headings(document: Document) -> list[Problem]:
    numbered = [claim for claim in document.claims if claim.heading and any(sign.isdigit() for sign in claim.text)]
    message = "a heading holds a number that can change, and a heading's words are kept for ever"
    return [claim.problem(message, "words only", "move the number into the text below") for claim in numbered]


def _misnamed(document: Document, bound: list[Bound], facts: Facts) -> list[Problem]:
    problems = []
    for claim, fact in bound:
        start, end = document.passages.sentence(claim.start)
        start, end = max(start, claim.start - FAR), min(end, claim.stop + FAR)
        about = facts.about(fact)
        noun = wrong_number_of(document.spoken[start : claim.start], fact)
        noun = noun or wrong_noun(claim.text, unaged(document.spoken[claim.stop : end], fact, facts), fact, about)
        base = wrong_base(document.spoken[start:end], claim.start - start, claim.stop - start, fact)
        if noun:
            counts = "is a share of something else" if fact.unit == "%" else f"counts {fact.unit or 'something else'}"
            message = f"“{noun}” stands at the number, and the fact {counts}"
            expected = about.said if fact.unit == "%" else " or ".join(nouns_of(fact)[:2]) or "what the fact counts"
            problems.append(claim.problem(message, expected, "name what is counted, or bind another fact"))
        elif base:
            problems.append(claim.problem(*(RATE if fact.kind in ("rate", "rate_change") else NO_RATE)))
    return problems


def _contradicted(document: Document, bound: list[Bound], facts: Facts) -> Iterator[Problem]:
    told = [(claim, fact, facts.about(fact)) for claim, fact in bound]
    named = Named(document, facts.places, told[0][2].called if told else NAMELESS)
    for before, each in zip((None, *bound), told, strict=False):
        is_base = before is not None and _is_base(document, before, each[:2])
        yield from contradictions(Setting(*each, named, is_base))
    yield from wrong_ways(document, bound)
    yield from reversed_comparisons(document, bound, facts)
    yield from wrong_others(document, bound)
    yield from wrong_levels(document, bound, facts)
    yield from other_ages(document, bound)
    yield from wrong_members(document, bound, facts)
    yield from wrong_borders(document, bound, facts)
    yield from wrong_ranges(document, bound, facts)
    yield from wrong_members_before(document, bound, facts)
    yield from wrong_next(document, bound, facts)
    yield from wrong_rests(document, bound, facts)
    yield from wrong_unrivalled(document, bound, facts)


_FROM = re.compile(r"\s{0,99}+(?:[a-z]{1,30}+\s{1,99}+){0,3}?from[\s*_]{1,99}+")
_OF_THE = re.compile(r"[\s*_]{1,99}+(?:out\s{1,99}+)?of\s{1,99}+(?:(?:the|its|all)\s{1,99}+)?")
_IN_YEAR = re.compile(r"[\s*_]{0,99}+(?:[a-z]{1,30}+\s{1,99}+){0,3}?(?:in|during|of|for)\s{1,99}+(?:19|20)[0-9]{2}\b")


def _is_base(document: Document, change: Bound, base: Bound) -> bool:
    """Tell whether a number stands right behind a change as what that started from, or as how many were compared."""
    (before, moved), (claim, fact) = change, base
    if moved.of is not None and moved.of == fact.value and moved.kind == fact.kind:
        return bool(_OF_THE.fullmatch(document.spoken, before.stop, claim.start))
    started = moved.counts[1] if moved.kind == "percent_change" and moved.counts else moved.before
    alike = started is not None and started == fact.value and fact.kind in ("count", "number", "percent")
    dated = _IN_YEAR.match(document.spoken, claim.stop)
    return alike and not dated and bool(_FROM.fullmatch(document.spoken, before.stop, claim.start))


def _strays(document: Document) -> list[Problem]:
    problems = []
    for offset in document.stray_addresses:
        line, column = document.position(offset)
        found = document.text[offset : offset + 60].splitlines()[0]
        form = "[rose by 51%](fact:recorded_crime.crimes.percent_change?from=2023&to=2024)"
        remedy = "write text in brackets and the address in parentheses, with no space in it"
        problems.append(Problem(document.path, line, column, "an address belongs to no claim", found, form, remedy))
    return problems
