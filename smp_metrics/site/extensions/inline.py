"""Write a claim, or a text that holds claims, as HTML."""

from __future__ import annotations

import re
from fractions import Fraction

from markupsafe import Markup, escape

from smp_metrics.claims.text.document import CLAIM
from smp_metrics.escaping import plain, within
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Fact, Facts, parse_address
from smp_metrics.facts.disputes import disputes_of

ROOT = "smp-root/"
# An entry leads to another by its anchor.
LINK = re.compile(rf"{CLAIM.pattern}|\[(?P<words>[^\[\]]*)\]\((?P<anchor>#[a-z0-9-]+)\)")
CLAIM_ELEMENT = Markup('<data class="smp-claim" value="{}"><a href="{}" title="{}">{}</a></data>')


def fact_page(address: str) -> str:
    """Give the page and anchor of a fact below the site's root."""
    parts = parse_address(address)
    return f"facts/{parts.extract or 'named'}/#{parts.slug}"


def machine_value(fact: Fact) -> str:
    """Give a fact's value as a machine reads it: plain digits, at most four decimals, or the name."""
    if isinstance(fact.value, str):
        return fact.value
    value: Fraction = fact.value
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.4f}".rstrip("0").rstrip(".")


def origin(fact: Fact, extracts: Extracts) -> str:
    """Say in a line where a fact comes from: its formula, its extracts and the time they cover."""
    sources = ", ".join(name.replace("_", " ") for name in fact.extracts)
    parts = [fact.formula, sources, fact.period]
    corrected = ["corrected, see the corrections page"] if fact.corrections else []
    disputed = ["disputed, see the corrections page"] if disputes_of(fact, extracts) else []
    return "; ".join(part for part in [*parts, *corrected, *disputed] if part)


def claim_html(text: str, address: str, facts: Facts) -> Markup:
    """Write one claim as a ``<data>`` element that leads to its fact."""
    fact = facts[address]
    return CLAIM_ELEMENT.format(machine_value(fact), ROOT + fact_page(address), origin(fact, facts.extracts), text)


def with_claims(text: str, facts: Facts) -> Markup:
    """Write a text as HTML, its claims as elements and all else as plain words."""
    html = Markup()
    last = 0
    for match in CLAIM.finditer(text):
        html += escape(text[last : match.start()]) + claim_html(match["text"], match["address"], facts)
        last = match.end()
    return html + escape(text[last:])


def said(text: str) -> str:
    """Write a text as Markdown, its claims and its links to entries as such, and all else letter for letter."""
    parts = []
    last = 0
    for match in LINK.finditer(text):
        claim = match["address"] is not None
        linked, address = (match["text"], match["address"]) if claim else (match["words"], match["anchor"])
        parts += [within(text[last : match.start()]), f"[{plain(linked)}]({address})"]
        last = match.end()
    return "".join([*parts, within(text[last:]).rstrip()]) if parts else plain(text)
