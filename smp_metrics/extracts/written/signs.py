"""Signs that a plan prints in the place of a number: which there may be, and what its table's sidecar says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import StringConstraints

from smp_metrics.errors import Problem
from smp_metrics.extracts.written.typed import Line

if TYPE_CHECKING:
    from smp_metrics.extracts.extract import Row

# A bound, a range, a dash, dots, a letter alone or in brackets, or a word for nothing: never a number. None has
# more than twenty letters, so that none walks a long cell twice.
_FORM = (
    r"[<>≤≥~]\s?[0-9][0-9,]{0,17}|[0-9]{1,9}\s?[-–]\s?[0-9]{1,9}|[-*:#–—−]{1,20}|\.{1,3}|…|[A-Za-z]|\[[A-Za-z]{1,18}\]"
    r"|\(?(?:[nN]/?[aA]|[nN]il|[nN]one|[hH]idden|[sS]uppressed)\)?"
)
SIGN = re.compile(_FORM)
Sign = Annotated[str, StringConstraints(pattern=rf"^(?:{_FORM})$", max_length=20)]
Signs = dict[Sign, Line]
"""What each sign of a table means."""


def check_signs(path: str, sidecar: Mapping[str, Any], rows: Iterable[Row]) -> list[Problem]:
    """Tell each sign that a sidecar explains and that stands in no cell."""
    used = {sign for row in rows for sign in row.signs.values()}
    remedy = "delete the sign, or put it into the cells where the plan prints it"
    return [
        Problem(path, 0, 0, "signs: a sign stands in no cell", sign, "a sign of the table", remedy)
        for sign in sidecar.get("signs", ())
        if sign not in used
    ]
