"""Explain a fact to the rows that it stands on, in lines of text."""

from __future__ import annotations

from fractions import Fraction

from smp_metrics.extracts import Extracts
from smp_metrics.facts.disputes import disputes_of
from smp_metrics.facts.fact import Fact
from smp_metrics.facts.printing import show


def explain(fact: Fact, extracts: Extracts) -> str:
    """Give the value, the formula, the period, what is corrected, disputed and noted, and every cell with its line."""
    lines = [
        fact.address,
        f"  value       {value_text(fact)}",
        f"  computed    {fact.formula}",
        *([f"  period      {fact.period}"] if fact.period else []),
        *[f"  corrected   {entry}: data/corrections.yml" for entry in fact.corrections],
        *[
            f"  disputed    {issue}: {title}; data/known_issues.yml"
            for issue, title in disputes_of(fact, extracts).items()
        ],
    ]
    for name in fact.extracts:
        extract = extracts[name]
        lines.append(f"  from        {extract.title} ({extract.sidecar['source']})")
        lines += [f"    note      {' '.join(note.split())}" for note in extract.sidecar.get("notes", ())]
        cells = [source for source in fact.sources if source.extract == name]
        lines += [f"    {extract.path}:{cell.line}  {cell.label}: {cell.value}" for cell in cells]
    return "\n".join(lines)


def value_text(fact: Fact) -> str:
    """Print a fact's value to four decimals at the most, with its kind."""
    if isinstance(fact.value, str):
        return fact.value
    value: Fraction = fact.value
    places = 0 if value.denominator == 1 else 4
    unit = "%" if fact.kind in ("percent", "percent_change") else ""
    return f"{show(value, places)}{unit} ({fact.kind.replace('_', ' ')})"
