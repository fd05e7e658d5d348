"""The printed figures of each plan that lists any, with what the plan is called in a sentence."""

from __future__ import annotations

from smp_metrics.claims.plan.ledger import Figure
from smp_metrics.site.checking import Report
from smp_metrics.site.pages.correction_entry import lowered
from smp_metrics.site.pages.figures_page import ledger_page


def by_plan(report: Report) -> dict[str, tuple[str, list[Figure]]]:
    """Give the figures of each edition that has any, with what the plan is called in a sentence."""
    partnership, several = report.extracts.partnership, report.extracts.editions.others
    found = {
        each.id: (
            lowered(each.short) if several else "the plan",
            [figure for figure in report.figures if figure.edition == each.id],
        )
        for each in partnership.editions
    }
    return {edition: (name, figures) for edition, (name, figures) in found.items() if figures}


def every_figure(report: Report) -> str:
    """Lead to the page of each plan that lists its figures."""
    links = (
        f"[Every figure of {plan}](facts/{ledger_page(edition, report.extracts)})"
        for edition, (plan, _) in by_plan(report).items()
    )
    return " or ".join(links)
