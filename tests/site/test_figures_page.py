"""The page of every figure shows what does not fit first, and the rest folded by paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from smp_metrics.claims.plan.ledger import Outcome
from smp_metrics.site.checking import Report
from smp_metrics.site.pages.figures_page import figures_page

FOLD = re.compile(r'<details class="smp-fold" id="figures-p(\d+)" markdown="1">\n<summary>Paragraph \1: (.+)</summary>')


def test_every_paragraph_is_a_fold_that_says_how_its_figures_compare(report: Report) -> None:
    folds = {number: unescape(words) for number, words in FOLD.findall(figures_page(report, "2024-25"))}

    assert [int(number) for number in folds] == sorted({int(str(each.row["paragraph"])) for each in report.figures})
    assert folds["2"] == "3 can't be checked"
    assert "differ" in folds["27"]


def test_what_does_not_fit_stands_first_with_its_paragraphs(report: Report) -> None:
    first = figures_page(report, "2024-25").partition("{#does-not-fit}")[2].partition("\n## ")[0]
    differing = {each.declaration.id for each in report.figures if each.outcome is Outcome.DIFFERS and each.declaration}

    assert differing <= set(re.findall(r"corrections\.md#([\w-]+)\)", first))
    assert "[27](#figures-p27)" in first


def test_a_minus_is_never_a_hyphen(report: Report) -> None:
    assert re.search(r"[| ]-\d", figures_page(report, "2024-25")) is None


def test_where_all_fits_nothing_stands_first_and_a_paragraph_without_a_page_leads_to_none(report: Report) -> None:
    agreeing = [each for each in report.figures if each.outcome is Outcome.AGREES]
    page = figures_page(replace(report, figures=agreeing, documents=[]), "2024-25")

    assert "{#does-not-fit}" not in page
    assert "Read the paragraph" not in page
    assert "## Other paragraphs" in page
