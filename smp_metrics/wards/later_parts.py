"""The parts of pages that set the later wards beside each other and all of them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from smp_metrics.extracts import Extracts
from smp_metrics.facts import slug
from smp_metrics.wards.later_pictures import map_since, rate_since
from smp_metrics.wards.later_tables import all_since, beside_since, side_since
from smp_metrics.wards.monthly import refuse_pair
from smp_metrics.wards.ranged import ranged_of
from smp_metrics.wards.since import later_names
from smp_metrics.wards.sources import later_months

# What each is asked about: a ward, a period, or both; two periods of the map.
ABOUT: Mapping[str, int] = {"side-since": 1, "all-since": 1, "rate-since": 2, "beside-since": 2, "map-since": 2}
OF_LATER: Mapping[str, Callable[..., Markup]] = {
    "side-since": side_since, "all-since": all_since, "rate-since": rate_since, "map-since": map_since,
}  # fmt: skip


def later_part(extracts: Extracts, neighbours: Mapping[str, Sequence[str]], name: str, *about: str) -> Markup:
    """Give a part by its name for what it is about."""
    if name != "beside-since":
        return OF_LATER[name](extracts, *about)
    ward = next(each for each in neighbours if slug(each) == about[0])
    return beside_since(extracts, neighbours[ward], *about)


def check_later(extracts: Extracts, name: str, about: Sequence[str]) -> bool:
    """Tell whether there is such a part; raise FactError where its periods are not had, or can't be compared."""
    profile = extracts.partnership.profile
    if len(about) != ABOUT[name] or not later_names(extracts) or not (profile and profile.later_months):
        return False
    if name == "map-since":
        months = extracts[later_months(extracts)]
        refuse_pair(months, months.rows, (about[0], about[1]))
        return True
    wards = [ward for ward in later_names(extracts) if len(about) == 1 or slug(ward) == about[0]]
    for ward in wards:
        ranged_of(extracts, ward, about[-1])
    return bool(wards)
