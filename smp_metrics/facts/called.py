"""What the places of a partnership are called in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from smp_metrics.extracts import Partnership

NATIONS = ("England and Wales", "England")


@dataclass(frozen=True)
class Called:
    """Names in small letters: of the area, of the county and what is beside it, of all places of a column together.

    ``aliases`` are other names of one place, ``spelled`` the names of places that no cell has, as sentences spell them,
    ``bodies`` how names begin that hold a place's and are none of a place. ``columns`` are those of places, ``wider``
    the groups of which places are part, ``likes`` the groups of what they are like, such as urban; ``members`` is what
    all places together are called that have such groups; ``drawn`` are the days on which boundaries were drawn anew.
    """

    area: tuple[str, ...] = ()
    county: frozenset[str] = frozenset()
    county_alone: str = ""
    wholes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spelled: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    columns: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    members: str = ""
    drawn: frozenset[date] = frozenset()

    def around(self, column: str) -> tuple[str, ...]:
        """Give what all places of a column together are called; where it holds no places, it is the area."""
        return self.wholes.get(column, self.area)

    def named(self, geography: str) -> tuple[str, ...]:
        """Give what a table without places is about, by its geography in words: the county or the area."""
        own = geography.lower()
        return (own, self.county_alone, "county") if own in self.county else self.area

    def names_of(self, column: str, cell: str) -> set[str]:
        """Give what the place in a cell is called: a number by its column, what places are like with and without them.

        Where no column is given, the cell is a name wherever it stands.
        """
        plain = cell.lower()
        if column in self.likes:
            return {f"{plain} {self.members}", plain}
        if plain.isdigit() and column:
            return {f"{column} {plain}"}
        return {plain, *self.aliases.get(plain, ())}

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
    own = [each.column for each in partnership.geographies]
    membership = partnership.membership
    groups = membership.groups if membership else ()
    likes = tuple(group for group in groups if group not in own)
    members = [each.plural.lower() for each in partnership.geographies if membership and each.column == membership.of]
    return Called(
        (name, kind),
        frozenset(map(str.lower, (county.name, county.whole, *county.beside))),
        county.name.lower(),
        wholes,
        aliases,
        frozenset(spelled),
        frozenset((partnership.name, partnership.force, partnership.council, *partnership.bodies)),
        tuple(dict.fromkeys((*own, *partnership.unbounded, *groups))),
        tuple(group for group in groups if group not in likes),
        likes,
        next(iter(members), ""),
        frozenset(day for each in partnership.geographies for day in (each.since, each.until) if day),
    )
