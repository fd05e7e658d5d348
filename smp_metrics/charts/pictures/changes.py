"""Set two years side by side, and what changed between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def changes(frame: pd.DataFrame, name: str, value: str, before: int, after: int) -> pd.DataFrame:
    """Give a row for each ``name`` with ``VALUE_YEAR`` of both years and their ``change``, the largest rise first."""
    years = frame.pivot_table(index=name, columns="year", values=value, aggfunc="sum")
    both = years.rename(columns=lambda year: f"{value}_{year}").reset_index()
    both["change"] = both[f"{value}_{after}"] - both[f"{value}_{before}"]
    return both.sort_values(["change", name], ascending=[False, True])
