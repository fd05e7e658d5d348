"""What derived figures ask of cells of which it is open what is right: the site compares them with nothing."""

from __future__ import annotations

from smp_metrics.api.reconciliations import OF_OPEN_CELLS

OF_OPEN_CELLS.add("t4-cluster-7-difference-3", "fact:cas_by_cluster.crimes.change?cluster=7&from=2022&to=2023")
OF_OPEN_CELLS.add("t4-cluster-7-percent-12", "fact:cas_by_cluster.crimes.percent_change?cluster=7&from=2021&to=2023")
OF_OPEN_CELLS.add("t4-total-difference-111", "fact:cas_by_cluster.crimes.change?from=2022&to=2023")
OF_OPEN_CELLS.add("t4-total-percent-9", "fact:cas_by_cluster.crimes.percent_change?from=2021&to=2023")
OF_OPEN_CELLS.add(
    "t7-north-percent-9-3", "fact:domestic_abuse_by_ward.crimes.percent_change?ward=north&from=2022&to=2023"
)
