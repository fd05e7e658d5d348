"""Pages say when records were last taken, and from when on there are newer ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from smp_metrics.catalogue.entry import gather
from smp_metrics.catalogue.page import dictionary_page
from smp_metrics.claims.text.document import CLAIM, Document
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.site.extensions import fences
from smp_metrics.site.pages.freshness import check_freshness, freshness
from smp_metrics.site.proof.judging import judge_part

ROOT = Path(__file__).resolve().parents[2]
EXTRACTS = Extracts(ROOT)


def downloads(*months: tuple[str, str]) -> Extract:
    """Give an extract of months with the day on which each was downloaded."""
    rows = tuple(Row(at, {"month": month, "downloaded": day}) for at, (month, day) in enumerate(months))
    return replace(EXTRACTS["police_downloads"], rows=rows)


@pytest.mark.parametrize(
    ("months", "said", "until"),
    [
        (
            [("2025-08", "2025-10"), ("2024-01", "2024-06")],
            "in October 2025, and they run to August 2025",
            "2025-12-01",
        ),
        ([("2025-09", "2025-11-07")], "on 7 November 2025, and they run to September 2025", "2026-01-01"),
        (
            [("2025-08", "2025-12"), ("2025-09", "2025-11-07")],
            "in December 2025, and they run to September 2025",
            "2026-01",
        ),
    ],
)
def test_records_are_fresh_for_three_months_after_their_last(
    months: list[tuple[str, str]], said: str, until: str
) -> None:
    told = freshness(downloads(*months))
    assert ("don&#39;t hold" in told) == (months[-1][0] < "2025")

    assert f"New records of Kent Police come out each month. This site last took them {said}." in told
    assert f'data-until="{until}' in told
    assert list(judge_part(told)) == []


def test_a_block_becomes_what_it_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fences, "workshop", lambda: SimpleNamespace(extracts=EXTRACTS))

    assert fences.fresh_fence("police_downloads\n") == freshness(EXTRACTS["police_downloads"])


def test_a_page_of_data_says_so_where_its_source_comes_each_month() -> None:
    pages = {entry.name: dictionary_page(entry, {}, "") for entry in gather(EXTRACTS)}
    said = {name for name, page in pages.items() if "```fresh\npolice_downloads\n```" in page}

    assert said == {name for name in EXTRACTS.names if EXTRACTS[name].counted_by == "police-records"}
    assert said


def test_months_that_are_missing_are_named_with_why(monkeypatch: pytest.MonkeyPatch) -> None:
    gap = downloads(("2024-01", "2024-06"), ("2024-02", "2024-06"), ("2024-05", "2024-06"), ("2024-07", "2025-01"))
    page = Document("docs/a.md", "```fresh\npolice_downloads\n```\n" * 2)

    assert (
        "There are no records of March to April 2024 and June 2024 here. The public copies that we read don&#39;t"
        in freshness(gap)
    )
    assert list(check_freshness([page], EXTRACTS)) == []
    without = {key: said for key, said in gap.sidecar.items() if key != "gaps"}
    whole = downloads(("2024-01", "2024-06"), ("2024-02", "2024-06"))
    for wrong, found in (
        (replace(gap, sidecar=without), "March to April 2024, June 2024"),
        (whole, "The public copies"),
    ):
        monkeypatch.setattr(Extracts, "__getitem__", lambda *_, wrong=wrong: wrong)
        (problem,) = check_freshness([page], EXTRACTS)
        assert problem.path == "data/police_downloads.yml"
        assert problem.found.startswith(found)


@pytest.mark.parametrize(
    ("named", "wrong"), [("police_downloads", 0), ("police_by_month", 1), ("operation_aidant", 1), ("nothing", 1)]
)
def test_a_block_names_months_with_their_days_of_download(named: str, wrong: int) -> None:
    page = Document("docs/a.md", f"# A\n\n```fresh\n{named}\n```\n\n```text\nnothing\n```\n")
    assert [(each.line, each.found) for each in check_freshness([page], EXTRACTS)] == [(3, named)] * wrong


def test_a_source_names_them_too(monkeypatch: pytest.MonkeyPatch) -> None:
    extracts = Extracts(ROOT)
    sources = [each.model_copy(update={"downloads": "nothing"}) for each in extracts.partnership.sources[:1]]
    told = extracts.partnership.model_copy(update={"sources": tuple(sources)})
    monkeypatch.setattr(type(extracts), "partnership", told)

    assert [(each.path, each.found) for each in check_freshness([], extracts)] == [("data/partnership.yml", "nothing")]


def test_the_home_page_opens_with_the_latest_year_of_the_records() -> None:
    latest = max(str(row["month"]) for row in EXTRACTS["police_by_month"].rows)
    first = CLAIM.search((ROOT / "docs/index.md").read_text(encoding="utf-8"))

    assert first
    assert first["address"].endswith(f"police_by_month.crimes.total?month={latest[:4]}")
