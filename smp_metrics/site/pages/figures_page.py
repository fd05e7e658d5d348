"""Write the page of the plan ledger: what does not fit first, then every printed figure, folded by paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from smp_metrics.claims.plan.ledger import Figure, Outcome, tally
from smp_metrics.escaping import link, plain
from smp_metrics.extracts import Extracts
from smp_metrics.facts import parse_address
from smp_metrics.facts.printing import signed
from smp_metrics.site.checking import Report
from smp_metrics.site.pages.correction_entry import fold, lowered
from smp_metrics.site.pages.origins import shown
from smp_metrics.site.pages.verdicts import SHORT
from smp_metrics.site.written.places import page_title, paragraph_pages

INTRODUCTION = """\
# Every figure of the plan

This is what the plan prints, figure by figure, beside what its own data gives. The verdict is worked out by the
code, never typed. A figure that differs links to its [correction](../corrections.md). Where no data can tell, it says
what is missing.

Words stand as what they mean: most is at least half, and a high place is one in the upper half. What a table counts is
on the [page of that table](../data/index.md); here are the totals, changes and places that the plan works out of it.

Each paragraph is folded: open the ones you want. What does not fit comes first.
"""
FIRST = "## What does not fit {#does-not-fit}\n"
# Where nobody needs to look first.
FITS = {Outcome.AGREES, Outcome.AGREES_BY_ROUNDING, Outcome.NOT_RECOMPUTABLE, Outcome.SLIP, Outcome.READ_OTHERWISE}
HEAD = "| What and where | The plan prints | Its data gives |\n| --- | --- | --- |\n"
ELSEWHERE = "Other paragraphs"


def figures_pages(report: Report) -> dict[str, str]:
    """Give the page of each edition, by its path below ``docs``."""
    editions = dict.fromkeys([report.extracts.editions.default, *(figure.edition for figure in report.figures)])
    return {f"facts/{ledger_page(each, report.extracts)}": figures_page(report, each) for each in editions}


def ledger_page(edition: str, extracts: Extracts) -> str:
    """Name the page of an edition's figures among those of the facts."""
    return "plan-figures.md" if edition == extracts.editions.default else f"plan-figures-{edition}.md"


def figures_page(report: Report, edition: str) -> str:
    """Give the page of an edition, a folded table for each paragraph, by the pages that tell of them."""
    pages = {number: page for (of, number), page in paragraph_pages(report.documents).items() if of == edition}
    titles = {document.path.removeprefix("docs/"): page_title(document) for document in report.documents}
    by_paragraph = sorted((figure for figure in report.figures if figure.edition == edition), key=_paragraph)
    parts = [_introduction(edition, report.extracts), *_first(by_paragraph)]
    for page, figures in groupby(by_paragraph, lambda figure: pages.get(_paragraph(figure), "").partition("#")[0]):
        parts.append(f"## {titles.get(page, ELSEWHERE)}\n")
        parts += [_fold(paragraph, list(group), pages) for paragraph, group in groupby(figures, _paragraph)]
    return "\n".join(parts)


def _introduction(edition: str, extracts: Extracts) -> str:
    """Name the plan where there are several."""
    several = extracts.editions.others
    title = f"# Every figure of {lowered(extracts.partnership.edition_of(edition).short)}\n" if several else ""
    return INTRODUCTION.replace("# Every figure of the plan\n", title) if several else INTRODUCTION


def _paragraph(figure: Figure) -> int:
    return figure.place[1]


def _first(figures: Iterable[Figure]) -> list[str]:
    """Write a line for each declaration of what does not fit, with the paragraphs that it is about."""
    declared: dict[str, tuple[str, list[int]]] = {}
    for figure in figures:
        if figure.declaration and figure.outcome not in FITS:
            _, paragraphs = declared.setdefault(figure.declaration.id, (figure.declaration.title, []))
            paragraphs.append(_paragraph(figure))
    lines = [
        f"- [{plain(title)}](../corrections.md#{name}) ({_where(dict.fromkeys(paragraphs))})"
        for name, (title, paragraphs) in declared.items()
    ]
    return [FIRST, *lines, ""] if lines else []


def _where(paragraphs: Iterable[int]) -> str:
    return "paragraph " + ", ".join(f"[{number}](#figures-p{number})" for number in paragraphs)


def _fold(paragraph: int, figures: list[Figure], pages: dict[int, str]) -> str:
    read = f"[Read the paragraph](../{pages[paragraph]}).\n\n" if paragraph in pages else ""
    counts = ", ".join(f"{count} {SHORT[outcome][count > 1]}" for outcome, count in tally(figures).items())
    rows = "\n".join(_row(figure) for figure in figures)
    return fold(f"Paragraph {paragraph}: {counts}", f"{read}{HEAD}{rows}\n", f"figures-p{paragraph}")


def _row(figure: Figure) -> str:
    row = figure.row
    missing = f". Missing: {plain(row['missing'])}" if row["missing"] else ""
    part = ", part of the same statement" if row["part_of"] else ""
    cells = f"{plain(row['says'])} ({plain(row['place'])}{part})", plain(signed(figure.words)), _given(figure) + missing
    return f"| {' | '.join(cells)} |"


def _given(figure: Figure) -> str:
    """Write what the data gives and the verdict: one link to the fact, for a word such as "more" is none by itself."""
    verdict = SHORT[figure.outcome][0]
    declared = figure.declaration and f"[{verdict}](../corrections.md#{figure.declaration.id})"
    found = signed(figure.recomputed)
    if not figure.fact:
        return ": ".join(filter(None, (plain(found), declared or verdict)))
    parts = parse_address(figure.fact.address)
    words = found or shown(figure.fact)
    there = f"{parts.extract or 'named'}.md#{parts.slug}"
    return f"{link(words, there)}: {declared}" if declared else link(f"{words}: {verdict}", there)
