"""Write the page of the plan ledger: every printed figure with its verdict."""

from __future__ import annotations

from itertools import groupby

from smp_metrics.claims.ledger import Figure
from smp_metrics.escaping import link, plain
from smp_metrics.facts import parse_address
from smp_metrics.site.checking import Report
from smp_metrics.site.origins import shown
from smp_metrics.site.places import paragraph_pages

INTRODUCTION = """\
# Every figure of the plan

This is what the plan prints, figure by figure, beside what its own data gives. The last column is worked out by the
code, never typed. A figure that differs links to its [correction](../corrections.md). Where no data can tell, it says
what is missing.

Words stand as what they mean: most is at least half, and a high place is one in the upper half. What a table counts is
on the [page of that table](../data/index.md); here are the totals, changes and places that the plan works out of it.
"""


def figures_page(report: Report) -> str:
    """Give the page, a table for each paragraph."""
    pages = paragraph_pages(report.documents)
    parts = [INTRODUCTION]
    by_paragraph = sorted(report.figures, key=_paragraph)
    for paragraph, figures in groupby(by_paragraph, _paragraph):
        link = f"[Read the paragraph](../{pages[paragraph]}).\n\n" if paragraph in pages else ""
        rows = [_row(figure) for figure in figures]
        head = "| What and where | The plan prints | Its data gives |\n| --- | --- | --- |\n"
        parts.append(f"## Paragraph {paragraph} {{#figures-p{paragraph}}}\n\n{link}{head}" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _paragraph(figure: Figure) -> int:
    return int(str(figure.row["paragraph"]))


def _row(figure: Figure) -> str:
    row = figure.row
    found = plain(figure.recomputed)
    if figure.fact:
        parts = parse_address(figure.fact.address)
        found = link(figure.recomputed or shown(figure.fact), f"{parts.extract or 'named'}.md#{parts.slug}")
    verdict = figure.outcome.value
    if figure.declaration:
        verdict = f"[{verdict}](../corrections.md#{figure.declaration.id})"
    missing = f". Missing: {plain(row['missing'])}" if row["missing"] else ""
    given = ": ".join(filter(None, (found, verdict))) + missing
    part = ", part of the same statement" if row["part_of"] else ""
    return f"| {plain(row['says'])} ({plain(row['place'])}{part}) | {plain(figure.words)} | {given} |"
