"""Read the version and the day of the latest release from the changelog.

The catalogue's dates come from there and never from a clock, so that one commit always gives the same bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from smp_metrics.files import is_there, read_text

CHANGELOG = "CHANGELOG.md"
HEADING = re.compile(r"^## \[?v?(\d+\.\d+\.\d+)\]?\D*(\d{4}-\d\d-\d\d)", re.MULTILINE)


@dataclass(frozen=True)
class Release:
    """A version as ``1.2.3`` and its day as ``2026-11-23``."""

    version: str
    day: str


def latest_release(root: Path) -> Release | None:
    """Give the first release that the changelog lists, from a heading such as ``## 1.2.3 - 2026-11-23``."""
    found = HEADING.search(read_text(root, CHANGELOG)) if is_there(root, CHANGELOG) else None
    return Release(found[1], found[2]) if found else None
