"""Reconciliations: checks across rows and extracts that no contract of one table can make."""

from __future__ import annotations

from smp_metrics.reconciliations import (
    asb_powers,
    domestic_abuse,
    ranks,
    substances,
    town_centre,
    wards_and_clusters,
    youth,
)
from smp_metrics.reconciliations.registry import RECONCILIATIONS, Mismatch, Relation, failures, relations, run

__all__ = [
    "RECONCILIATIONS",
    "Mismatch",
    "Relation",
    "asb_powers",
    "domestic_abuse",
    "failures",
    "ranks",
    "relations",
    "run",
    "substances",
    "town_centre",
    "wards_and_clusters",
    "youth",
]
