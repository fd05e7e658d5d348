"""What a contract says of its columns, and what it must say."""

from __future__ import annotations

import sys
from typing import Any

import pandera.pandas as pa
import pytest
from pandera.typing import Series

from smp_metrics.extracts.contracts import columns_of
from smp_metrics.extracts.rules import load_rules


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


def test_rules_are_loaded_and_what_makes_up_data_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    there = sys.modules["hypothesis"]
    load_rules()
    assert sys.modules["hypothesis"] is there
    monkeypatch.delitem(sys.modules, "hypothesis")
    load_rules()
    assert "hypothesis" not in sys.modules
    assert "pandera.backends.pandas.builtin_checks" in sys.modules
