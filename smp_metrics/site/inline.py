"""Write a claim, or a text that holds claims, as HTML."""

from __future__ import annotations

from fractions import Fraction
from html import escape

from smp_metrics.claims.document import CLAIM
from smp_metrics.facts import Fact, Facts, parse_address

ROOT = "smp-root/"


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


def origin(fact: Fact) -> str:
    """Say in a line where a fact comes from: its formula, its extracts and the time they cover."""
    sources = ", ".join(name.replace("_", " ") for name in fact.extracts)
    parts = [fact.formula, sources, fact.period]
    corrected = ["corrected, see the corrections page"] if fact.corrections else []
    return "; ".join(part for part in [*parts, *corrected] if part)


def claim_html(text: str, address: str, facts: Facts) -> str:
    """Write one claim as a ``<data>`` element that leads to its fact."""
    fact = facts[address]
    link = f'<a href="{ROOT}{fact_page(address)}" title="{escape(origin(fact))}">{escape(text, quote=False)}</a>'
    return f'<data class="smp-claim" value="{escape(machine_value(fact))}">{link}</data>'


def with_claims(text: str, facts: Facts) -> str:
    """Write a text as HTML, its claims as elements and all else as plain words."""
    html = ""
    last = 0
    for match in CLAIM.finditer(text):
        html += escape(text[last : match.start()], quote=False) + claim_html(match["text"], match["address"], facts)
        last = match.end()
    return html + escape(text[last:], quote=False)
