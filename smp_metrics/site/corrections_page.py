"""Write the corrections page: what is wrong in the printed plan, how we know, and what it does to its message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from smp_metrics.claims.ledger import Figure, Outcome
from smp_metrics.extracts import Declaration, KnownIssue
from smp_metrics.extracts.declarations import Correction
from smp_metrics.facts.printing import recorded
from smp_metrics.site.checking import Report
from smp_metrics.site.places import paragraph_pages

EFFECTS = {
    "contradicts": "It changes what the plan says",
    "clarifies": "It makes the plan's words clearer",
    "none": "It leaves the plan's message as it is",
}
INTRODUCTION = """\
# Corrections

The plan is made by hand, and some of its figures do not agree with each other. We checked every figure of the parts
that stand on this site. Nothing is mended in silence: what the plan prints stands here beside what we found.

- A **correction** puts a figure right, because other figures in the plan show what it should be.
- A **known issue** is a figure that can't be put right from what is published. We say what is needed.

None of this has been confirmed by the partnership yet. Do you see a mistake of ours?
[Tell us](about/contribute.md).
"""


def corrections_page(report: Report) -> str:
    """Give the page, the entries with the largest effect first."""
    figures = {figure.id: figure for figure in report.figures}
    pages = paragraph_pages(report.documents)
    parts = [INTRODUCTION, _summary(report)]
    for heading, entries in (
        ("Corrections", report.extracts.corrections),
        ("Known issues", report.extracts.known_issues),
    ):
        parts.append(f"## {heading}\n")
        for effect, meaning in EFFECTS.items():
            chosen = [entry for entry in entries if entry.effect == effect]
            if chosen:
                parts.append(f"### {meaning} {{#{heading.lower().replace(' ', '-')}-{effect}}}\n")
                parts += [_entry(entry, figures, pages) for entry in chosen]
    return "\n".join(parts)


def _summary(report: Report) -> str:
    counts = Counter(figure.outcome for figure in report.figures)
    rows = [f"| {outcome.value} | {counts[outcome]} |" for outcome in Outcome if counts[outcome]]
    return "\n".join(
        [
            "## What we checked {#checked}",
            "",
            f"The plan prints {len(report.figures)} figures in these parts, besides the cells of its tables.",
            "[See each one](facts/plan-figures.md).",
            "",
            "| How the printed figure compares | Figures |",
            "| --- | ---: |",
            *rows,
            "",
        ]
    )


def _entry(entry: Declaration, figures: dict[str, Figure], pages: dict[int, str]) -> str:
    place = (
        f"[paragraph {entry.paragraph}]({pages[entry.paragraph]})"
        if entry.paragraph in pages
        else f"paragraph {entry.paragraph}"
    )
    lines = [
        f"#### {entry.title} {{#{entry.id}}}",
        "",
        f"{entry.where} ({place}).",
        "",
        *_table(entry, figures),
        f"- **Why:** {entry.why}",
        f"- **How we know:** {entry.evidence}",
        f"- **What it means:** {entry.message}",
        *([f"- **What would settle it:** {entry.needed}"] if isinstance(entry, KnownIssue) else []),
        f"- **Status:** {entry.status}, {entry.date.day} {entry.date:%B %Y}",
        "",
    ]
    return "\n".join(lines)


def _table(entry: Declaration, figures: dict[str, Figure]) -> list[str]:
    rows = [*_cell_rows(entry), *_figure_rows(entry, figures)]
    if not rows:
        return []
    return ["| Where | The plan says | The data says |", "| --- | ---: | ---: |", *rows, ""]


def _cell_rows(entry: Declaration) -> Iterable[str]:
    if not isinstance(entry, Correction):
        return
    for cell in entry.cells:
        place = ", ".join(f"{name} {value}" for name, value in cell.at.items())
        printed, found = (recorded(Fraction(str(value))) for value in (cell.expect, cell.value))
        yield f"| {place.capitalize()} | {printed} | {found} |"


def _figure_rows(entry: Declaration, figures: dict[str, Figure]) -> Iterable[str]:
    for explained in entry.figures:
        figure = figures.get(explained.id)
        if figure:
            yield f"| {figure.row['says']} | {figure.row['printed']} | {explained.found} |"
