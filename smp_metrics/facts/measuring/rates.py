"""Find the residents of the places that a selection is about."""

from __future__ import annotations

from dataclasses import replace

from smp_metrics.extracts import Extract, Extracts
from smp_metrics.facts.address import slug
from smp_metrics.facts.fact import FactError
from smp_metrics.facts.measuring.selection import Selection, select


def residents_of(extracts: Extracts, selection: Selection) -> Selection:
    """Take the residents of every place in a selection, each once and on its own boundaries."""
    geography = selection.extract.geography
    if selection.unit == "residents":
        raise FactError("residents have no rate per 1,000 residents; ask for value")
    if geography is None:
        raise FactError(f"{selection.extract.name} is not about places, so it has no rate; ask for value or share")
    residents = _of_all(extracts, selection.extract)
    places = {slug(str(row[geography])) for row in selection.rows}
    if places == {residents.text(row, geography) for row in residents.rows}:
        return _of_area(extracts, geography) or residents
    _require_one_count(selection.extract, residents.extract)
    rows = tuple(row for row in residents.rows if residents.text(row, geography) in places)
    return replace(residents, rows=rows)


def _require_one_count(extract: Extract, residents: Extract) -> None:
    """Raise FactError where there are several counts of who lives in each place, and so no one rate."""
    counts = [column.name for column in residents.columns if column.unit == "residents"]
    if len(counts) > 1:
        raise FactError(
            f"{residents.name} counts the residents of a place of {extract.name} in {len(counts)} ways "
            f"({', '.join(counts)}), so it has no one rate; ask for value or share, or for the rate of all places"
        )


def _of_all(extracts: Extracts, extract: Extract) -> Selection:
    """Take the residents of all places of an extract's own kind and boundaries, on the day of the census."""
    own = extracts.partnership.geography_of(extract)
    if own is None or own.residents is None:
        raise FactError(
            f"nobody says how many live in the places of {extract.name}; ask for value or share, or name the table of "
            "residents at these places in data/partnership.yml"
        )
    return _at_census(extracts, select(extracts, own.residents, "residents"))


def _of_area(extracts: Extracts, geography: str) -> Selection | None:
    """Take the area's own census count, which is exact where those of its parts are each known to ten either way."""
    for wider in extracts.partnership.geographies:
        if wider.of == "county" and wider.residents and wider.column != geography:
            every = select(extracts, wider.residents, "residents")
            return _at_census(extracts, every.where(**{wider.column: slug(extracts.partnership.area.name)}))
    return None


def _at_census(extracts: Extracts, residents: Selection) -> Selection:
    """Keep the residents of the census that rates stand on, where there are those of several."""
    return residents.where(year=str(extracts.partnership.census)) if residents.extract.period else residents
