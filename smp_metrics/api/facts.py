"""What named facts are made of: cells selected from extracts, and the fact that they give."""

from smp_metrics.facts.fact import Fact, FactError
from smp_metrics.facts.measuring.quantities import MOVED, PLURALS, RECORDED
from smp_metrics.facts.measuring.selection import Selection, select
from smp_metrics.facts.named import make, named

__all__ = ["MOVED", "PLURALS", "RECORDED", "Fact", "FactError", "Selection", "make", "named", "select"]
