"""Count the rules that each contract holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.extracts.memo import Memo

if TYPE_CHECKING:
    from smp_metrics.extracts import Extracts


def rule_counts(extracts: Extracts) -> dict[str, int]:
    """Give the number of rules of each extract's contract, by name."""
    memo = Memo(extracts.root / "build" / "catalogue")
    counts: dict[str, int] | None = memo.get("rules", "")
    if counts is None or counts.keys() != set(extracts.names):
        # Only a change comes here: a warm build never loads the contracts.
        from smp_metrics.catalogue.rules import contract_for  # noqa: PLC0415

        counts = {name: len(contract_for(name, extracts.root).rules) for name in extracts.names}
        memo.put("rules", "", counts)
    return counts
