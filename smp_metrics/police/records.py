"""The records as they are checked and counted: what the files' columns mean, and nothing that identifies a record."""

from __future__ import annotations

from typing import Any

from smp_metrics.police.engines import FILE

HASH = r"^[0-9a-f]{64}$"
# "Anytown 009C": the district, and the number of a small area within it.
AREA = r"^(.+) [0-9]{3}[A-Z]$"
# The columns of the files, by the names that the contract uses.
TITLES = {
    "month": "Month",
    "reported_by": "Reported by",
    "falls_within": "Falls within",
    "longitude": "Longitude",
    "latitude": "Latitude",
    "location": "Location",
    "lsoa_code": "LSOA code",
    "lsoa_name": "LSOA name",
    "kind": "Crime type",
    "outcome": "Last outcome category",
    "identity": "Crime ID",
}
PLACE = ("longitude", "latitude", "location", "lsoa_code", "lsoa_name")
SAID = ("month", "reported_by", "falls_within", "kind", "outcome", "identity")


def records(raw: Any) -> Any:
    """Give each row its short names; of its Crime ID only whether there is one, and whether it has the usual form."""
    import ibis  # noqa: PLC0415 - only counting needs it

    columns = {FILE: raw[FILE]} | {name: raw[title] for name, title in TITLES.items()}
    identity = columns["identity"]
    columns["identity"] = ibis.ifelse(identity.isnull(), "none", ibis.ifelse(identity.re_search(HASH), "hash", "other"))
    return raw.select(**columns)


def said(kept: Any) -> Any:
    """Give what rows say of themselves but for the place, each only once, with the number of rows that say it."""
    return kept.group_by([FILE, *SAID]).agg(rows=kept.count())


def places(kept: Any) -> Any:
    """Give the places that rows name, each only once, with the number of rows and one of the files that have it."""
    return kept.group_by(list(PLACE)).agg(rows=kept.count(), **{FILE: kept[FILE].min()})
