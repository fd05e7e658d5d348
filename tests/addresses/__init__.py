"""Every address of the site that others may keep, as they were on one day: ``python -m tests.addresses`` lists them.

A place on a page of facts comes and goes with the claims on it, so of those pages only the page is listed. What builds
name by what is in it (styles, scripts, the search) is asked for by pages alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
LISTED = Path(__file__).with_name("listed.txt")
# What a reader can link to; the rest of a page's ids are its own affair.
ANCHOR = re.compile(r'<(?:h[1-6]|figure|details|table)\b[^>]*?\sid="?([^"\s>]+)')
# Any element can be a place that an address leads to.
ANY = re.compile(r'<[a-z][^>]*?\sid="?([^"\s>]+)')
INSIDE = ("assets/", "search/", "sitemap", "wards/postcodes/", "404.html")
WITHOUT_PLACES = "facts/"


def addresses_of(site: Path) -> Iterator[str]:
    """Give for each page or file of a built site a line: its address, and the places on it."""
    for file in sorted(file for file in site.rglob("*") if file.is_file()):
        address = file.relative_to(site).as_posix()
        if not address.startswith(INSIDE):
            placed = file.suffix == ".html" and not address.startswith(WITHOUT_PLACES)
            yield " ".join([address, *(places_of(file, ANCHOR) if placed else ())])


def places_of(file: Path, place: re.Pattern[str]) -> list[str]:
    """List the places of a page that a pattern finds, in their order."""
    return list(dict.fromkeys(place.findall(file.read_text(encoding="utf-8"))))
