"""The parts of the ward pages that show the police's open records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.whom import Profile
from smp_metrics.facts.measuring.selection import rows_with
from smp_metrics.wards.kind import kind_of, place_of
from smp_metrics.wards.later_tables import kinds_table, of_kind
from smp_metrics.wards.monthly import kinds_of_ward, months_of, refuse_pair
from smp_metrics.wards.months_picture import months_picture
from smp_metrics.wards.rises import rises
from smp_metrics.wards.since import folder_of, later, later_names
from smp_metrics.wards.sources import profile_of

# What of the profile each part reads; that of kinds shows a year, the others compare two periods. That of rises is of
# all wards, and the last two are of a kind of crime.
RECORDED: Mapping[str, Callable[[Profile], str | None]] = {
    "months": lambda profile: profile.months,
    "months-since": lambda profile: profile.later_months,
    "rises": lambda profile: profile.later_months,
    "kinds": lambda profile: profile.later_kinds,
    # Its rates are of the residents that the months are of.
    "of-kind": lambda profile: profile.later_months and profile.later_kinds,
    "kind-months": lambda profile: profile.kinds,
}
# What each is asked about: a ward, two periods, or both.
ABOUT: Mapping[str, int] = {"months": 3, "months-since": 3, "rises": 2, "kinds": 1, "of-kind": 1, "kind-months": 3}


def recorded_part(extracts: Extracts, name: str, *about: str) -> Markup:
    """Give a part by its name for a ward, named by its slug; those that compare, for two periods too."""
    extract = extracts[RECORDED[name](profile_of(extracts)) or ""]
    if name == "kinds":
        return kinds_table(extracts, kinds_of_ward(extract, about[0]))
    if name == "of-kind":
        return of_kind(extracts, extract, about[0])
    pair = (about[-2], about[-1])
    return (
        rises(extract, f"{kind_of(extracts).address}{folder_of(later(extracts))}", pair)
        if name == "rises"
        else months_picture(months_of(extract, about[0], pair))
    )


def check_recorded(extracts: Extracts, name: str, about: Sequence[str]) -> bool:
    """Tell whether there is such a part; raise FactError where its two periods can't be compared."""
    profile = extracts.partnership.profile
    read = (RECORDED[name](profile) if profile else None) or ""
    if len(about) != ABOUT[name] or read not in extracts or (name == "rises" and not later_names(extracts)):
        return False
    extract = extracts[read]
    column = "kind" if name == "of-kind" else place_of(extract)
    rows = extract.rows if name == "rises" else rows_with(extract, column, about[0])
    if rows and ABOUT[name] > 1:
        refuse_pair(extract, rows, (about[-2], about[-1]))
    return bool(rows)
