"""The data as it was read: all extracts, one of them, and a row."""

from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.extracts.digest import digest_of
from smp_metrics.extracts.extract import Quantity

__all__ = ["Extract", "Extracts", "Quantity", "Row", "digest_of"]
