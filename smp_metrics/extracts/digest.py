"""The digest of a table that a program made: the same for the same header and rows, in any order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smp_metrics.extracts.extract import Extract

LENGTH = 16
CELL, ROW = "\x1f", "\x1e"


def digest(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Give the first signs of the SHA-256 of a table's header and its rows put in order, as typed in its file."""
    text = ROW.join((CELL.join(header), *sorted(map(CELL.join, rows))))
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def digest_of(extract: Extract) -> str:
    """Give the digest of an extract that was read."""
    return extract.digest
