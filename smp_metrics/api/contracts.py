"""What contracts are made of: kinds of table, kinds of column, and rules in plain words."""

from smp_metrics.shapes.columns import FILLED, SLUG, about, attribute, by_unit, key, like, measure, one_of, within
from smp_metrics.shapes.compared import says_its_own, share_a_word
from smp_metrics.shapes.tables import Table, allowed, has_each, has_every, setting
from smp_metrics.shapes.times import ByMonth, ByQuarter, ByYear, ByYearToMarch, ByYearToNovember

__all__ = [
    "FILLED", "SLUG", "ByMonth", "ByQuarter", "ByYear", "ByYearToMarch", "ByYearToNovember", "Table", "about",
    "allowed", "attribute", "by_unit", "has_each", "has_every", "key", "like", "measure", "one_of", "says_its_own",
    "setting", "share_a_word", "within",
]  # fmt: skip
