"""What the codes of the tables stand for, and which of two units a code makes of them."""

from __future__ import annotations

from collections.abc import Iterable

CODES = {
    "asb": "anti-social behaviour incidents asb",
    "vbc": "victim-based crimes",
    "cas": "crimes against society",
    "cpw": "community protection warnings",
    "cpn": "community protection notices",
}


def unit_of(unit: str, chosen: Iterable[str]) -> str:
    """Give the one of two units that a chosen code stands for; the unit as it is where none does."""
    told = {word for code in chosen for word in CODES.get(code, "").split()}
    return next((each for each in unit.split(" or ") if each in told), unit)
