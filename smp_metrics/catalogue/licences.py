"""The licences that sidecars name, with what machines call them."""

from __future__ import annotations

from dataclasses import dataclass

STATEMENT = "Contains public sector information licensed under the Open Government Licence v3.0."


@dataclass(frozen=True)
class Licence:
    """A licence: its name for people, its short name for machines and its address, the last two empty if not known."""

    title: str
    code: str = ""
    url: str = ""


OPEN_GOVERNMENT = Licence(
    "Open Government Licence v3.0",
    "OGL-UK-3.0",
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
)


def licence_called(title: str) -> Licence:
    """Give the licence of that name; one that is not known has its name only."""
    return OPEN_GOVERNMENT if title == OPEN_GOVERNMENT.title else Licence(title)
