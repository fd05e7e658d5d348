"""What the places of a partnership are called in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from smp_metrics.extracts import Partnership

NATIONS = ("England and Wales", "England")


@dataclass(frozen=True)
class Called:
    """Names in small letters: of the area, of the county and what is beside it, of all places of a column together.

    ``aliases`` are other names of one place, ``spelled`` the names of places that no cell has, as sentences spell them.
    """

    area: tuple[str, ...] = ()
    county: frozenset[str] = frozenset()
    county_alone: str = ""
    wholes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spelled: frozenset[str] = frozenset()

    def around(self, column: str) -> tuple[str, ...]:
        """Give what all places of a column together are called; where it holds no places, it is the area."""
        return self.wholes.get(column, self.area)

    def named(self, geography: str) -> tuple[str, ...]:
        """Give what a table without places is about, by its geography in words: the county or the area."""
        own = geography.lower()
        return (own, self.county_alone, "county") if own in self.county else self.area

    def with_aliases(self, names: frozenset[str] | set[str]) -> frozenset[str]:
        """Add to names of places the others that these go by."""
        return frozenset(names | {alias for name in names for alias in self.aliases.get(name, ())})


NAMELESS = Called()


def called(partnership: Partnership) -> Called:
    """Take the names out of what is written of a partnership."""
    area, county = partnership.area, partnership.county
    name, kind = area.name.lower(), area.kind.lower()
    wholes = {
        each.column: (county.whole.lower(), county.name.lower(), "county")
        if each.of == "county"
        else (name, kind, f"all {each.plural.lower()}")
        for each in partnership.geographies
    }
    aliases = {place.lower(): tuple(map(str.lower, others)) for place, others in partnership.places.items()}
    aliases |= {name: (kind, *map(str.lower, area.names)), kind: (name,)}
    spelled = {area.name, area.kind, county.name, county.whole, "county", *NATIONS, *partnership.spoken}
    return Called(
        (name, kind),
        frozenset(map(str.lower, (county.name, county.whole, *county.beside))),
        county.name.lower(),
        wholes,
        aliases,
        frozenset(spelled),
    )
