"""What a contract says of its columns, and what it must say."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pandera.pandas as pa
import pytest
from pandera.typing import Series

from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts.contracts import check_settings, columns_of
from smp_metrics.extracts.extract import Column, Row
from smp_metrics.extracts.loading import load_extract
from smp_metrics.extracts.rules import load_rules
from smp_metrics.extracts.times import check_times

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"unit": "crimes", "role": "measure"}, "None"),
        ({"unit": "crimes", "role": "measure", "quantity": "amount"}, "amount"),
        ({"unit": "as the row says", "role": "measure", "quantities": {"%": "part"}}, "part"),
    ],
)
def test_a_column_without_a_known_kind_of_quantity_is_refused_by_name(said: dict[str, Any], kind: str) -> None:
    class Made(pa.DataFrameModel):
        crimes: Series[int] = pa.Field(metadata=said)

    with pytest.raises(
        ValueError, match=rf"the column crimes holds no known quantity \({kind}\); it may be count, rate"
    ):
        columns_of(Made)


def test_what_a_contract_says_of_columns_that_are_not_there_is_told() -> None:
    quarter = Column("quarter", "text", "Quarter", "", "", "key", quantity="date")
    settings = {"key": ["quarter", "ward"], "period": "fortnight", "geography": None, "years": (2023,), "apart": ()}
    told = check_settings("schemas/a.py", settings, (quarter,))

    assert [(each.message, each.found, each.expected) for each in told] == [
        ("about() names a column that the table does not have, in key", "ward", "quarter"),
        ("about() names a column that the table does not have, in period", "fortnight", "quarter"),
    ]


def test_an_extract_is_not_read_by_a_contract_that_names_no_column_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smp_metrics.extracts.loading.settings_of", lambda _: {"key": ["fortnight"]})

    with pytest.raises(ProblemsFound, match=r"schemas/youth_offences\.py: about\(\) names a column that the table"):
        load_extract(ROOT, "youth_offences")


def test_a_cell_that_is_no_period_is_told_at_its_line() -> None:
    quarter = Column("quarter", "text", "Quarter", "", "", "key", quantity="date")
    rows = tuple(Row(line, {"quarter": text}) for line, text in enumerate(("2023-q1", "2023-q9"), 2))

    (told,) = check_times("a", rows, (quarter,), {"period": "quarter"}, {})
    assert (told.line, told.field, told.found, "2025-q1" in told.expected) == (3, "quarter", "2023-q9", True)
    assert check_times("a", rows, (quarter,), {}, {}) == []

    sound = rows[:1]
    for period, years, expected in (
        ("January to March 2023", (), []), ("April 2020 to March 2024", (), ["from 2023 to 2023"]),
        ("As each row says", (), ["from 2023 to 2023"]), ("As each row says", (2023,), []),
    ):  # fmt: skip
        found = check_times("a", sound, (quarter,), {"period": "quarter", "years": years}, {"period": period})
        assert [problem.expected for problem in found] == expected


def test_rules_are_loaded_and_what_makes_up_data_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    there = sys.modules["hypothesis"]
    load_rules()
    assert sys.modules["hypothesis"] is there
    monkeypatch.delitem(sys.modules, "hypothesis")
    load_rules()
    assert "hypothesis" not in sys.modules
    assert "pandera.backends.pandas.builtin_checks" in sys.modules
