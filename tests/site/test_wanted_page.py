"""The page of wanted data leads to the paragraph that lacks it, where there is one to lead to."""

from __future__ import annotations

from dataclasses import replace

from smp_metrics.site.checking import Report
from smp_metrics.site.pages.wanted_page import wanted_pages


def test_every_gap_has_its_paragraph_and_an_empty_file(report: Report) -> None:
    pages = wanted_pages(report)

    assert report.extracts.wanted
    for entry in report.extracts.wanted:
        assert f"See [paragraph {entry.paragraph}](../plan/" in str(pages["data/wanted.md"])
        assert pages[f"data/wanted/{entry.extract}.csv"] == ",".join(entry.columns) + "\n"


def test_a_paragraph_without_a_page_is_named_and_leads_nowhere(report: Report) -> None:
    page = str(wanted_pages(replace(report, documents=[]))["data/wanted.md"])

    assert f"See paragraph {report.extracts.wanted[0].paragraph}." in page
    assert "](../plan/" not in page
