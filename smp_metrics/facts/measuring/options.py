"""Options: the parameters of an address that filter nothing, and what they may be."""

from __future__ import annotations

import re
from collections.abc import Collection

from smp_metrics.facts.address import Address
from smp_metrics.facts.fact import FactError

OPTIONS = ("from", "to", "than", "by", "nth", "order", "group", "within", "at_least", "per")
ENDS = ("from", "to")
COMPARABLE = ("value", "change", "percent_change", "rate", "share")
_FORMS = {
    "by": (re.compile("|".join(COMPARABLE)), ", ".join(COMPARABLE)),
    "per": (re.compile("month"), "month"),
    "order": (re.compile("highest|lowest"), "highest or lowest"),
    "nth": (re.compile("[1-9][0-9]{0,3}"), "a place such as 2"),
    "at_least": (re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?"), "a number such as 5"),
}


def checked_options(address: Address, reads: Collection[str]) -> dict[str, str]:
    """Give an address's options; raise FactError for one that its measure does not read, or can't."""
    options = {name: value for name, value in address.parameters if name in OPTIONS}
    for name, value in options.items():
        if name not in ("group", *reads):
            raise FactError(f"{address.measure} does not read {name}=; delete it from {address.text}")
        if name in _FORMS and not _FORMS[name][0].fullmatch(value):
            raise FactError(f"{name}={value} is not known; it may be {_FORMS[name][1]}")
    _check_ends(address, options, placed="order" in reads or "nth" in reads)
    return options


def _check_ends(address: Address, options: dict[str, str], *, placed: bool) -> None:
    start, end = options.get("from"), options.get("to")
    if "per" in options and not (start and end):
        raise FactError(f"per= shares out the periods of from= and to=, and {address.text} does not name both")
    if (start or end) and "than" in options:
        raise FactError(f"{address.text} compares with than= and with from=; keep one of them")
    if placed and (start or end) and options.get("by") not in ("change", "percent_change"):
        raise FactError(f"{address.measure} reads from= and to= only with by=change or by=percent_change")
