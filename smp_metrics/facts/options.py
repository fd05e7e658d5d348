"""Options: the parameters of an address that filter nothing, which measure reads which, and what they may be."""

from __future__ import annotations

import re

from smp_metrics.facts.address import Address
from smp_metrics.facts.fact import FactError

OPTIONS = ("from", "to", "than", "by", "nth", "order", "group", "within", "at_least")
COMPARABLE = ("value", "change", "percent_change", "rate", "share")
_ENDS = ("from", "to")
_PLACED = ("by", "nth", *_ENDS)
_COUNTED = ("by", "at_least", *_ENDS)
# Every measure reads group= besides.
READ: dict[str, tuple[str, ...]] = {
    "change": _ENDS,
    "percent_change": _ENDS,
    "share": ("within",),
    "share_of_change": ("within", *_ENDS),
    "ratio": ("than", *_ENDS),
    "difference": ("than",),
    "rank": ("by", "order", *_ENDS),
    "highest": _PLACED,
    "lowest": _PLACED,
    "first": ("nth",),
    "last": ("nth",),
    "count_of_rises": _COUNTED,
    "count_of_falls": _COUNTED,
}
_FORMS = {
    "by": (re.compile("|".join(COMPARABLE)), ", ".join(COMPARABLE)),
    "order": (re.compile("highest|lowest"), "highest or lowest"),
    "nth": (re.compile("[1-9][0-9]{0,3}"), "a place such as 2"),
    "at_least": (re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?"), "a number such as 5"),
}


def checked_options(address: Address) -> dict[str, str]:
    """Give an address's options; raise FactError for one that its measure does not read, or can't."""
    options = {name: value for name, value in address.parameters if name in OPTIONS}
    for name, value in options.items():
        if name not in ("group", *READ.get(address.measure, ())):
            raise FactError(f"{address.measure} does not read {name}=; delete it from {address.text}")
        if name in _FORMS and not _FORMS[name][0].fullmatch(value):
            raise FactError(f"{name}={value} is not known; it may be {_FORMS[name][1]}")
    _check_ends(address, options)
    return options


def _check_ends(address: Address, options: dict[str, str]) -> None:
    start, end = options.get("from"), options.get("to")
    if start and end and start >= end:
        raise FactError(f"from={start} is not before to={end} in {address.text}")
    placed = address.measure in ("rank", "highest", "lowest")
    if placed and (start or end) and options.get("by") not in ("change", "percent_change"):
        raise FactError(f"{address.measure} reads from= and to= only with by=change or by=percent_change")
