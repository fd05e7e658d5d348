"""What literate checks show: tables, pictures, rules, what disagrees and what would mend it."""

from smp_metrics.checks import family, project, show, show_mismatches, show_picture, show_promises, show_rules
from smp_metrics.reconciliations import run
from smp_metrics.shown_repairs import show_correction, show_repairs

__all__ = [
    "family", "project", "run", "show", "show_correction", "show_mismatches", "show_picture", "show_promises",
    "show_repairs", "show_rules",
]  # fmt: skip
