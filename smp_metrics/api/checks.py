"""What literate checks show: tables, pictures, rules, what disagrees and what would mend it."""

from smp_metrics.checks import project, show, show_picture
from smp_metrics.reconciliations import run
from smp_metrics.shown_repairs import show_correction, show_repairs
from smp_metrics.shown_rules import family, show_mismatches, show_promises, show_rules

__all__ = [
    "family", "project", "run", "show", "show_correction", "show_mismatches", "show_picture", "show_promises",
    "show_repairs", "show_rules",
]  # fmt: skip
