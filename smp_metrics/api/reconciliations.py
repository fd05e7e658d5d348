"""What must hold between tables: how it is asked, and what is known of tables as a whole."""

from smp_metrics.reconciliations import OF_OPEN_CELLS, RATES, UNPRINTED, Read, reconciliation
from smp_metrics.reconciliations.cells import Place, at, exact, place_of, sums, whole
from smp_metrics.reconciliations.relation import Mismatch, Relation

__all__ = [
    "OF_OPEN_CELLS", "RATES", "UNPRINTED", "Mismatch", "Place", "Read", "Relation", "at", "exact", "place_of",
    "reconciliation", "sums", "whole",
]  # fmt: skip
