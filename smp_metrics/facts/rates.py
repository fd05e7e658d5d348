"""Find the residents of the places that a selection is about."""

from __future__ import annotations

from smp_metrics.extracts import Extracts
from smp_metrics.facts.address import slug
from smp_metrics.facts.fact import FactError
from smp_metrics.facts.selection import Selection, select

CENSUS = "2021"
BOROUGH = "maidstone"


def residents_of(extracts: Extracts, selection: Selection) -> Selection:
    """Take the residents of every ward or district in a selection, each once (Census 2021)."""
    geography = selection.extract.geography
    if selection.unit == "residents":
        raise FactError("residents have no rate per 1,000 residents; ask for value")
    if geography == "district":
        residents = select(extracts, "district_residents", "residents").where(year=CENSUS)
    elif geography in ("ward", "cluster"):
        residents = select(extracts, "ward_residents", "residents")
    else:
        raise FactError(f"{selection.extract.name} is not about places, so it has no rate; ask for value or share")
    places = {slug(str(row[geography])) for row in selection.rows}
    if geography != "district" and places == {residents.text(row, geography) for row in residents.rows}:
        # The borough's own census count is exact; the wards' are each known to ten either way.
        return select(extracts, "district_residents", "residents").where(district=BOROUGH, year=CENSUS)
    rows = tuple(row for row in residents.rows if residents.text(row, geography) in places)
    return Selection(residents.extract, "residents", rows, residents.entity, residents.joined)
