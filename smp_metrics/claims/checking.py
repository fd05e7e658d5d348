"""Compare every claim of a document with its fact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from smp_metrics.claims.agreement import Verdict, check
from smp_metrics.claims.company import alone
from smp_metrics.claims.document import Claim, Document
from smp_metrics.claims.unbound import unbound
from smp_metrics.claims.units import wrong_noun
from smp_metrics.claims.words import ClaimWordsError
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.facts import Fact, FactError, Facts

Scan = Callable[[Document], list[Problem]]


@dataclass(frozen=True)
class Judged:
    """A claim with its fact and how the two compare."""

    claim: Claim
    fact: Fact
    verdict: Verdict


def judge(claim: Claim, facts: Facts) -> Judged | Problem | None:
    """Compare one claim with its fact; a claim that can't be compared is a problem.

    A claim on broken data gives nothing: what is wrong with the data is told once, with the data.
    """
    try:
        fact = facts[claim.address]
        return Judged(claim, fact, check(claim.text, fact, facts.about(fact)))
    except FactError as error:
        return _problem(claim, "the address leads to no fact", str(error), "mend the address")
    except ClaimWordsError as error:
        return _problem(claim, "the words of the claim can't be read", str(error), "reword the claim")
    except ProblemsFound:
        return None


def check_document(document: Document, facts: Facts, scan: Scan = unbound) -> list[Problem]:
    """List all that is wrong with a document's numbers: claims that disagree, numbers that have no fact.

    ``scan`` finds the latter; one that remembers saves time.
    """
    judged = [judge(claim, facts) for claim in document.claims]
    bound = [(each.claim, each.fact) for each in judged if isinstance(each, Judged)]
    problems = [_disagreement(each) if isinstance(each, Judged) else each for each in judged]
    return [
        *[problem for problem in problems if problem],
        *_headings(document),
        *_torn(document),
        *_hedged(document),
        *_misnamed(document, bound),
        *_strays(document),
        *scan(document),
        *alone(document, bound),
    ]


def _problem(claim: Claim, message: str, expected: str, remedy: str) -> Problem:
    return Problem(claim.path, claim.line, claim.column, message, f"[{claim.text}]({claim.address})", expected, remedy)


def _disagreement(judged: Judged) -> Problem | None:
    verdict, claim, fact = judged.verdict, judged.claim, judged.fact
    if verdict.ok:
        return None
    if verdict.suggestion:
        remedy = f'run "smp fix", or type {verdict.suggestion}; "smp fact \'{claim.address}\'" shows the rows'
    else:
        remedy = f"reword the sentence; \"smp fact '{claim.address}'\" shows the rows"
    expected = f"{verdict.expected}, computed as {fact.formula}"
    return Problem(claim.path, claim.line, claim.column, verdict.why, f'"{claim.text}"', expected, remedy)


def _headings(document: Document) -> list[Problem]:
    numbered = [claim for claim in document.claims if claim.heading and any(sign.isdigit() for sign in claim.text)]
    message = "a heading holds a number that can change, and a heading's words are kept for ever"
    return [_problem(claim, message, "words only", "move the number into the text below") for claim in numbered]


def _torn(document: Document) -> list[Problem]:
    message = "the number goes on outside its claim, where nothing compares it"
    expected = "the whole number with its sign and unit in the brackets, and no letter beside them"
    return [
        _problem(claim, message, expected, "move the rest into the brackets, or put a space between")
        for claim in document.torn_claims
    ]


def _hedged(document: Document) -> list[Problem]:
    message = "a word says how near the number is, outside its claim, where nothing compares it"
    return [
        _problem(claim, message, "the word in the brackets with the number", "move it in, or leave it out")
        for claim in document.hedged_claims
    ]


def _misnamed(document: Document, bound: list[tuple[Claim, Fact]]) -> list[Problem]:
    problems = []
    for claim, fact in bound:
        _, end = document.passages.sentence(claim.start)
        noun = wrong_noun(claim.text, document.masked[claim.stop : end], fact)
        if noun:
            message = f"the number is called {noun}, and the fact counts {fact.unit}"
            problems.append(_problem(claim, message, fact.unit, "name what is counted, or bind another fact"))
    return problems


def _strays(document: Document) -> list[Problem]:
    problems = []
    for offset in document.stray_addresses:
        line, column = document.position(offset)
        found = document.text[offset : offset + 60].splitlines()[0]
        form = "[rose by 51%](fact:needle_finds.count.percent_change?from=2022&to=2023)"
        remedy = "write text in brackets and the address in parentheses, with no space in it"
        problems.append(Problem(document.path, line, column, "an address belongs to no claim", found, form, remedy))
    return problems
