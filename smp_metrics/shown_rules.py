"""Show in a literate check what contracts and reconciliations ask, and where it is not so."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pandas as pd

from smp_metrics.catalogue.rules import contract_for
from smp_metrics.checks import show
from smp_metrics.extracts import Extract
from smp_metrics.reconciliations import RECONCILIATIONS
from smp_metrics.reconciliations.relation import Mismatch

WHOLE_TABLE = "The whole table"


def show_rules(extract: Extract) -> None:
    """Show what an extract's contract asks: of one column, or of the whole table."""
    titles = {column.name: column.title for column in extract.columns}
    rules = contract_for(extract.name).rules
    rows = [(titles.get(rule.column, WHOLE_TABLE), rule.sentence) for rule in rules]
    show(pd.DataFrame(rows, columns=["Where", "What must hold"]))


def family(module: str) -> list[str]:
    """Name the reconciliations of one module; raise LookupError when it has none, for a check must check something."""
    suffix = f".{module}"
    names = [name for name, check in RECONCILIATIONS.items() if check.__module__.endswith(suffix)]
    if not names:
        raise LookupError(f"no reconciliation stands in a module called {module}")
    return names


def show_promises(names: Collection[str]) -> None:
    """Show what each reconciliation asks, in its own sentence."""
    rows = [(name, (RECONCILIATIONS[name].__doc__ or "").splitlines()[0]) for name in names]
    show(pd.DataFrame(rows, columns=["Check", "What must hold"]))


def show_mismatches(mismatches: Iterable[Mismatch]) -> None:
    """Show where reconciliations fail, what should stand there, what does, and what that means."""
    rows = [(each.place, each.expected, each.found, each.sentence) for each in mismatches]
    show(pd.DataFrame(rows, columns=["Where", "Should be", "Is", "What disagrees"]))
