"""How numbers are rounded and written: half up, with commas, the one way this site does."""

from smp_metrics.facts.measuring.rounding import half_up
from smp_metrics.facts.printing import recorded, show, term

__all__ = ["half_up", "recorded", "show", "term"]
