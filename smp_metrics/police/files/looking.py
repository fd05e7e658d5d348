"""Looks at the first bytes of a file: are they records at all, and in an encoding that can be read?"""

from __future__ import annotations

import csv

from smp_metrics.errors import Problem

COLUMNS = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
)
"""The columns of a monthly file, in their order."""

SHOWN = 60
FRESH = "download the file again from data.police.uk"
# How files start that are none of records: what they are, and what to do.
STARTS = (
    (b"version https://git-lfs", "a pointer of Git LFS in place of the file", "fetch the file itself: git lfs pull"),
    (b"\xef\xbb\xbf", "a byte-order mark before the header", FRESH),
    (b"\xff\xfe", "UTF-16, as spreadsheets save it", FRESH),
    (b"\xfe\xff", "UTF-16, as spreadsheets save it", FRESH),
    (b"PK", "a zip file under another name", "give it back its ending, .zip"),
    (b"\x1f\x8b", "a file packed twice", "unpack it once"),
    (b"<", "a page of the web, such as an error message", FRESH),
    (b"{", "an answer in JSON, such as an error message", FRESH),
)


def look(where: str, start: bytes) -> Problem | None:
    """Say why a file that starts so is none of records, if it is none."""
    if not start.strip():
        return Problem(where, 1, 0, "the file is empty", "", "a header and records", FRESH)
    for sign, found, remedy in STARTS:
        if start.lstrip(b" \r\n").startswith(sign):
            return Problem(where, 1, 0, "the file holds no records", found, "a CSV file", remedy)
    return _header(where, start)


def _header(where: str, start: bytes) -> Problem | None:
    first = start.split(b"\n", 1)[0]
    try:
        header = first.decode("utf-8").rstrip("\r")
    except UnicodeDecodeError:
        return Problem(where, 1, 0, "the file is not UTF-8", ascii(first[:SHOWN]), "UTF-8", FRESH)
    columns = tuple(next(csv.reader([header])))
    if columns == COLUMNS:
        return None
    message, expected = "the columns are not those of records", ",".join(COLUMNS)
    return Problem(where, 1, 0, message, _differing(columns) or f"another order: {header[:SHOWN]}", expected, FRESH)


def _differing(columns: tuple[str, ...]) -> str:
    """Say which columns a header has and lacks, unless it has the right ones in another order."""
    more = [name for name in columns if name not in COLUMNS]
    fewer = [name for name in COLUMNS if name not in columns]
    said = ((word, ", ".join(names)[:SHOWN]) for word, names in (("with", more), ("without", fewer)) if names)
    return ", and ".join(f"{word} {names}" for word, names in said)
