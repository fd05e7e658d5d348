"""What the records call a place: a street, or a kind of place such as a hospital. None is where something happened."""

from __future__ import annotations

import re

NEAR = "On or near "
# Where records are gathered at such a place, they say its kind. A count there tells of the place, not of a street.
KINDS_OF_PLACE = frozenset(
    (
        "Airport/Airfield",
        "Bus/Coach Station",
        "Conference/Exhibition Centre",
        "Ferry Terminal",
        "Further/Higher Educational Building",
        "Hospital",
        "Motorway Service Area",
        "Nightclub",
        "Park/Open Space",
        "Parking Area",
        "Pedestrian Subway",
        "Petrol Station",
        "Police Station",
        "Prison",
        "Race Track",
        "Shopping Area",
        "Sports/Recreation Area",
        "Supermarket",
        "Theatre/Concert Hall",
        "Theme/Adventure Park",
    )
)
STATION = " (Station)"


def street_of(location: str) -> str | None:
    """Give the street that a record names, its capitals as people write them; None where it names none."""
    name = location.removeprefix(NEAR).strip()
    if not location.startswith(NEAR) or not name or name in KINDS_OF_PLACE or name.endswith(STATION):
        return None
    return re.sub(r"(?<=')S\b", "s", name)
