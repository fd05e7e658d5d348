"""The parts of the ward pages that show the police's open records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.partnership import Profile
from smp_metrics.facts.measuring.selection import rows_with
from smp_metrics.wards.monthly import kinds_of_ward, months_of, refuse_pair
from smp_metrics.wards.months_picture import kinds_picture, months_picture
from smp_metrics.wards.sources import profile_of

# What of the profile each part reads; that of kinds shows a year, those of months compare two periods.
RECORDED: Mapping[str, Callable[[Profile], str | None]] = {
    "months": lambda profile: profile.months,
    "months-since": lambda profile: profile.later_months,
    "kinds": lambda profile: profile.later_kinds,
}


def recorded_part(extracts: Extracts, name: str, ward: str, *pair: str) -> Markup:
    """Give a part by its name for a ward, named by its slug; a part of months for two periods too."""
    extract = extracts[RECORDED[name](profile_of(extracts)) or ""]
    if name == "kinds":
        return kinds_picture(kinds_of_ward(extract, ward))
    return months_picture(months_of(extract, ward, (pair[0], pair[1])))


def check_recorded(extracts: Extracts, name: str, about: Sequence[str]) -> bool:
    """Tell whether there is such a part; raise FactError where its two periods can't be compared."""
    profile = extracts.partnership.profile
    read = (RECORDED[name](profile) if profile else None) or ""
    if len(about) != (1 if name == "kinds" else 3) or read not in extracts:
        return False
    extract = extracts[read]
    rows = rows_with(extract, "ward", about[0])
    if rows and name != "kinds":
        refuse_pair(extract, rows, (about[1], about[2]))
    return bool(rows)
