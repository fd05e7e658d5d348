"""A literate check shows by how much relations are off, that a repair mends them, and every repair that would do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from smp_metrics import shown_repairs
from smp_metrics.extracts import Extracts
from smp_metrics.repair.search import End, Found, Search
from tests.repair.made_up import equal, form, printed, system

EXTRACTS = Extracts(Path(__file__).resolve().parents[1])


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[pd.DataFrame]:
    frames: list[pd.DataFrame] = []

    def take(frame: pd.DataFrame, *_: Any) -> None:
        frames.append(frame)

    monkeypatch.setattr(shown_repairs, "show", take)
    monkeypatch.setattr(shown_repairs, "show_picture", take)
    return frames


@pytest.mark.parametrize(("name", "count"), [("asb_by_cluster", 1), ("domestic_abuse_rate_by_ward", 3)])
def test_what_is_off_is_mended_by_the_repair_shown(shown: list[pd.DataFrame], name: str, count: int) -> None:
    repairs = shown_repairs.show_repairs(EXTRACTS, name, "Title", "Words")
    picture, table = shown
    assert len(repairs) == count == table["Repair"].max()
    assert (picture["printed"] > 0).all()
    assert (picture["repaired"] == 0).all()


def test_a_correction_mends_what_its_cells_alone_keep_from_holding(shown: list[pd.DataFrame]) -> None:
    correction = next(each for each in EXTRACTS.corrections if each.id == "vbc-clusters-6-and-7-exchanged")
    off = shown_repairs.show_correction(EXTRACTS, correction, "Title", "Words")
    (picture,) = shown
    assert picture is off
    assert (off["printed"] > 0).all()
    assert 0 < (off["repaired"] == 0).sum() < len(off)


def test_where_all_holds_nothing_is_shown() -> None:
    with pytest.raises(LookupError, match="all that the plan prints of needle_finds holds"):
        shown_repairs.show_repairs(EXTRACTS, "needle_finds", "Title", "Words")


def test_some_of_the_repairs_are_not_shown_as_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Search, "found", lambda _: Found([], 1, End.TIME))
    with pytest.raises(LookupError, match="not all smallest repairs of asb_by_cluster were found"):
        shown_repairs.show_repairs(EXTRACTS, "asb_by_cluster", "Title", "Words")


def test_two_tables_that_disagree_are_off_by_what_parts_them() -> None:
    whole = system([printed("one", 12), printed("other", 15)], [equal("tables", form(one=1, other=-1))])
    (repair, *_) = Search(whole).found().repairs
    (row,) = shown_repairs._off(whole, repair.values).to_dict("records")
    assert row == {"relation": "Tables", "printed": 3.0, "repaired": 0.0}
