"""What a cell of text may hold: signs that everybody sees, in an order that no spreadsheet takes for a formula."""

from __future__ import annotations

import re

# Latin letters, figures, and the signs that people print. No control, bidirectional or invisible sign is among them.
_SIGNS = (
    r" !-~\u00a3\u00a7\u00b0\u00b1-\u00b3\u00b7\u00bc-\u00be\u00c0-\u024f\u1e00-\u1eff\u2010\u2013\u2014\u2018\u2019"
    r"\u201c\u201d\u2022\u2026\u20ac\u2122\u2212\u2248\u2260\u2264\u2265"
)
_STRANGE = re.compile(rf"[^\n{_SIGNS}]")
PLAIN = re.compile(rf"(?! )[{_SIGNS}]*(?<! )")
# A number with a minus sign is read as one; whatever else stands behind such a sign is run. Semicolons part cells in
# many countries, so that what follows one may start a cell too.
_NUMBER = r"£?[0-9][0-9,]*(?:\.[0-9]+)?%?[ \t\r'\"]*(?:[;\n]|\Z)"
_FORMULA = re.compile(rf"(?:\A|[;\n])[ \t\r'\"]*(?:[=+@\uff0b\uff0d\uff1d\uff20]|[-\u2212](?!{_NUMBER}))|\A[\t\r]")


def strange_sign(text: str) -> str:
    """Give the first sign of a text that is not plain, as U+200B; "" for none."""
    found = _STRANGE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def runs(cell: str) -> bool:
    """Tell whether a spreadsheet would run a cell, or a part of it, as a formula."""
    return bool(_FORMULA.search(cell))
