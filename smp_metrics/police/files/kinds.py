"""The kinds of incident and the outcomes that the records may name, each with the months in which it was used."""

from __future__ import annotations

ASB = "Anti-social behaviour"
FIRST, LAST = "2010-12", "9999-12"
# In September 2011 and in May 2013 kinds were split, and old ones ended the month before.
SPLIT, SPLIT_AGAIN = "2011-09", "2013-05"
KINDS = {
    ASB: (FIRST, LAST),
    "Bicycle theft": (SPLIT_AGAIN, LAST),
    "Burglary": (FIRST, LAST),
    "Criminal damage and arson": (SPLIT, LAST),
    "Drugs": (SPLIT, LAST),
    "Other crime": (FIRST, LAST),
    "Other theft": (SPLIT, LAST),
    "Possession of weapons": (SPLIT_AGAIN, LAST),
    "Public disorder and weapons": (SPLIT, "2013-04"),
    "Public order": (SPLIT_AGAIN, LAST),
    "Robbery": (FIRST, LAST),
    "Shoplifting": (SPLIT, LAST),
    "Theft from the person": (SPLIT_AGAIN, LAST),
    "Vehicle crime": (FIRST, LAST),
    "Violence and sexual offences": (SPLIT_AGAIN, LAST),
    "Violent crime": (FIRST, "2013-04"),
}
"""The first and the last month in which a kind was used."""

OUTCOMES = (
    "Action to be taken by another organisation",
    "Awaiting court outcome",
    "Court case unable to proceed",
    "Court result unavailable",
    "Defendant found not guilty",
    "Defendant sent to Crown Court",
    "Formal action is not in the public interest",
    "Further action is not in the public interest",
    "Further investigation is not in the public interest",
    "Investigation complete; no suspect identified",
    "Local resolution",
    "Offender deprived of property",
    "Offender fined",
    "Offender given a caution",
    "Offender given a drugs possession warning",
    "Offender given absolute discharge",
    "Offender given community sentence",
    "Offender given conditional discharge",
    "Offender given penalty notice",
    "Offender given suspended prison sentence",
    "Offender ordered to pay compensation",
    "Offender otherwise dealt with",
    "Offender sent to prison",
    "Status update unavailable",
    "Suspect charged as part of another case",
    "Unable to prosecute suspect",
    "Under investigation",
)
"""They are checked and never published: those of recent months are still open."""


def kinds_of(month: str) -> list[str]:
    """List the kinds in use in a month."""
    return [kind for kind, (first, last) in KINDS.items() if first <= month <= last]


def published(kind: str) -> str:
    """Give the name of a kind as the extracts have it."""
    return kind.lower()
