"""The words that lead to numbers: a list's lead, a table's labels. What no number below them knows is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.borne_out.peers import told_in
from smp_metrics.claims.borne_out.series import in_order
from smp_metrics.claims.bound import Bound
from smp_metrics.claims.context.strangers import first_strange
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.mentioned.known import SEASONS
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.passages import Span
from smp_metrics.claims.vintages import borders
from smp_metrics.errors import Problem
from smp_metrics.facts import Facts

# What a lead may say of a list as no sentence may of a number: how it went, what is yes by some, how to read it.
_LEADS = re.compile(
    r"\bhow\b(?!\s+(?:few|little|bad|good|badly|well|safe|unsafe)\b)|\bby\s+some\b[^.:|]{0,40}?\bby\s+others\b[^.:|]{0,20}"
    r"|\bwith\s+care\b|\bof\s+today\b",
    re.IGNORECASE,
)
_EACH_YEAR = re.compile(r"\b(?:of|in|for)\s+(?:each|every)\s+year\b", re.IGNORECASE)
_SEASON = re.compile(r"\b(?P<season>spring|summer|autumn|winter)\b", re.IGNORECASE)


def led(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List what leads of lists and labels of tables say, and none of the numbers that they lead to knows."""
    listed: list[Span] | None = None
    for (low, high), claims in _leading(document, bound).items():
        if (low, high) in document.with_claims or not all(facts.about(fact).words for _, fact in claims):
            continue
        listed = [*in_order(document, bound, facts)] if listed is None else listed
        told = document.prose[low:high]
        borne = [(start - low, stop - low) for start, stop in listed if low <= start < high]
        texts = document.unexempt[low:high], told, document.masked[low:high]
        found = first_strange([*borne, *_said_of_many(told, low, claims, facts)], texts, claims, facts)
        if found:
            message = f"“{found}” leads to numbers, and none of them is about it"
            remedy = "leave it out, or bind facts that are about it"
            yield claims[0][0].problem(message, "plain words, and what the numbers count, where and when", remedy)


def _leading(document: Document, bound: Sequence[Bound]) -> dict[Span, list[Bound]]:
    """Give the claims that each lead of a list and each label of a table leads to."""
    leading: dict[Span, list[Bound]] = {}
    leads: dict[Span, tuple[Span, ...]] = {}
    corners: dict[int, tuple[Span, ...]] = {}
    for claim, fact in bound:
        lead = document.passages.lead(claim.start)
        if lead not in leads:
            leads[lead] = tuple(_last_of(document, lead))
        table = document.passages.paragraph(claim.start)[0]
        if table not in corners:
            corners[table] = document.passages.corner(claim.start)
        for span in (*leads[lead], *document.passages.labels(claim.start), *corners[table]):
            leading.setdefault(span, []).append((claim, fact))
    return leading


def _last_of(document: Document, lead: Span) -> Iterator[Span]:
    """Give the last sentence of a lead, where it ends with the colon that leads to what follows."""
    told = document.spoken[slice(*lead)].rstrip()
    if told.endswith(":"):
        yield document.passages.sentence(lead[0] + len(told) - 1)


def _said_of_many(told: str, low: int, claims: Sequence[Bound], facts: Facts) -> Iterator[Span]:
    """Give where a lead says what is so of a list: "of each year" above several, since when its wards have stood."""
    yield from borders(in_small_letters(told), told_in(low, claims, facts), facts)
    yield from (found.span() for found in _LEADS.finditer(told))
    years = {year for _, fact in claims for year in facts.about(fact).years}
    yield from (found.span() for found in _EACH_YEAR.finditer(told) if len(years) > 1)
    months = {month for _, fact in claims for span in fact.spans for month in span.months}
    yield from (found.span() for found in _SEASON.finditer(told) if months == SEASONS[found["season"].lower()])
