"""A page that pins an older period than the data has is told: as an error where it says that it is current."""

from __future__ import annotations

import pytest

from smp_metrics.claims.stale import stale_pages
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.showing import warn
from tests.facts.test_times import Monthly

BASE = "fact:by_month.crimes"
OLD = f"[18]({BASE}?ward=elm&month=2025-04)"
LATE = f"[20]({BASE}?ward=elm&month=2025-06)"
SAYS = "the page says nothing of by_month after April 2025, and the data has June 2025"


def _told(text: str, path: str = "docs/a.md") -> list[list[str]]:
    return [[each.message for each in told] for told in stale_pages([Document(path, text)], Monthly())]


@pytest.mark.parametrize(
    "text",
    [
        OLD,
        f"[3 more]({BASE}.change?ward=elm&from=2025-03&to=2025-04)",
        f"[66]({BASE}.total?ward=elm&month=2025-01..2025-04) and [15]({BASE}?ward=elm&month=2025-01)",
    ],
)
def test_a_page_that_stops_before_the_data_does_is_told(text: str) -> None:
    """What it says last of a table decides, however it is asked for."""
    says = SAYS.replace("April", "January to April") if "total" in text else SAYS
    assert _told(text) == [[], [says]]
    assert _told(f"---\ncurrent: true\n---\n\n{text}") == [[says], []]
    assert _told(f"---\ncurrent: false\n---\n\n{text}") == [[], [says]]


@pytest.mark.parametrize(
    "text",
    [
        LATE,
        f"{OLD} and {LATE}",
        f"[20]({BASE}?ward=elm&month=latest)",
        f"[1 more]({BASE}.change?ward=elm&from=latest-1&to=latest)",
        f"[3]({BASE}.count)",
        "[9](fact:to_november.crimes?year=2022) and [10](fact:to_november.crimes?year=2023)",
        f"[9]({BASE}?month=never) and [9](fact:no_table.crimes?year=2022) and [9](fact:named?year=2020)",
        "[9](fact:Nothing) and [1,000](fact:ward_residents.residents?ward=oak-hill&to=2020)",
    ],
)
def test_a_page_that_goes_on_to_the_last_period_is_not(text: str) -> None:
    """Looking back is no fault, what is latest moves, and what leads nowhere is told elsewhere."""
    assert _told(text) == [[], []]


def test_a_script_is_no_page() -> None:
    """A check of the data speaks of the data as it was."""
    assert _told(OLD, "docs/checks/a.py") == [[], []]


def test_what_may_be_out_of_date_is_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    """It fails no check, and in JSON stand only problems."""
    stale = [Problem("docs/a.md", 3, 1, SAYS)]
    for style in ("text", "github", "json"):
        warn(stale, style)
    shown = capsys.readouterr()

    assert shown.err == f"may be out of date: docs/a.md:3:1: {SAYS}\n"
    assert shown.out.startswith("::warning file=docs/a.md,line=3,col=1,")
    assert shown.out.count("\n") == 1
