"""What contracts are made of: kinds of table, kinds of column, and rules in plain words."""

from smp_metrics.shapes import (
    FILLED,
    SLUG,
    ByMonth,
    ByQuarter,
    ByYear,
    ByYearToMarch,
    ByYearToNovember,
    Table,
    about,
    allowed,
    attribute,
    by_unit,
    has_each,
    has_every,
    key,
    like,
    measure,
    one_of,
    says_its_own,
    setting,
    share_a_word,
    within,
)

__all__ = [
    "FILLED", "SLUG", "ByMonth", "ByQuarter", "ByYear", "ByYearToMarch", "ByYearToNovember", "Table", "about",
    "allowed", "attribute", "by_unit", "has_each", "has_every", "key", "like", "measure", "one_of", "says_its_own",
    "setting", "share_a_word", "within",
]  # fmt: skip
