"""What words mean here: names that hold words which compare, and are none."""

from smp_metrics.claims.text.exempt import NAMES

__all__ = ["NAMES"]
