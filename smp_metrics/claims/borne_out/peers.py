"""What the table of a fact records of its other places and its other years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from smp_metrics.claims.bound import Bound
from smp_metrics.facts import Fact, FactError, Facts, parse_address, slug
from smp_metrics.facts.called import Called

_RECORDED = ("value", "rate", "total", "share", "count")
# From what compares places by what is recorded, what is recorded can be asked.
_PLACED = ("rank", "highest", "lowest")
_OWN = ("order", "nth")
# No sentence says more of one sort; a rule reads no further, so that the time it takes grows with the text only.
MOST = 30


def fact_at(address: str, facts: Facts) -> Fact | None:
    """Give the fact at an address; None where there is none."""
    try:
        return facts[address]
    except FactError:
        return None


def value_at(address: str, facts: Facts) -> Fraction | str | None:
    """Give the value at an address; None where there is none."""
    fact = fact_at(address, facts)
    return fact.value if fact else None


def years_of(fact: Fact, facts: Facts) -> list[int]:
    """List the years that a fact's table has, in order; none where they are no whole numbers."""
    extract = facts.extracts[parse_address(fact.address).extract]
    cells = {str(row["year"]) for row in extract.rows} if extract.column("year") else ()
    return sorted(int(cell) for cell in cells if cell.isdecimal())


@dataclass(frozen=True)
class Peers:
    """A fact of one place or one year, and what its table records of the others."""

    fact: Fact
    facts: Facts

    @cached_property
    def options(self) -> dict[str, str]:
        """Give what chooses the rows of the fact; empty where it is no record of one place or year."""
        address = parse_address(self.fact.address)
        options = {name: value for name, value in address.parameters if name not in _OWN}
        if address.name or address.measure not in _RECORDED + _PLACED or not options.keys().isdisjoint(("by", "than")):
            return {}
        if isinstance(self.fact.value, str):
            return options | {self._columns[0]: slug(self.fact.value)} if self._columns else {}
        return options

    @property
    def called(self) -> Called:
        """Tell what the partnership's places are called."""
        return self.facts.about(self.fact).called

    @cached_property
    def place(self) -> str:
        """Name the column that tells the fact's place; "" where none does."""
        return next((name for name in self.called.columns if name in self.options), "")

    @cached_property
    def own_column(self) -> str:
        """Name the column that tells the fact's place, else its kind; "" where none does."""
        kinds = self.facts.extracts[parse_address(self.fact.address).extract].kinds if self.options else ()
        return self.place or next((name for name in kinds if name in self.options), "")

    @cached_property
    def is_disputed(self) -> bool:
        """Tell whether a known issue leaves open what the fact stands on, so that nothing can be compared with it."""
        column = parse_address(self.fact.address).column
        cells = ((source.extract, (source.line, column)) for source in self.fact.sources)
        return any(cell in self.facts.extracts.disputed(name) for name, cell in cells)

    @cached_property
    def value(self) -> Fraction | None:
        """Give what is recorded of the fact's own place and year."""
        return self._asked(self.options)

    def at(self, place: str) -> Fraction | None:
        """Give what is recorded of another place in the same year; None where nothing is."""
        called = self.called
        own = next(
            (name for name, others in called.aliases.items() if place in others and name != called.area[0]), place
        )
        return self._asked({**self.options, self.place: self._cell(own)}) if self.place else None

    def _cell(self, place: str) -> str:
        return slug(place).removeprefix(f"{self.place}-")

    def is_of(self, place: str) -> bool:
        """Tell whether a name is that of the fact's own place."""
        names = place, *(name for name, others in self.called.aliases.items() if place in others)
        return any(self._cell(name) == self.options.get(self.place) for name in names)

    @cached_property
    def every(self) -> dict[str, Fraction]:
        """Give what is recorded of every place in the same year, by its name in addresses."""
        return self.along(self.place) if self.place else {}

    def along(self, column: str, **chosen: str) -> dict[str, Fraction]:
        """Give what is recorded of all that a column tells apart, else alike but for what is chosen, by its name."""
        extract = self.facts.extracts[parse_address(self.fact.address).extract]
        cells = dict.fromkeys(map(slug, extract.by(column))) if extract.column(column) else ()
        found = {cell: self._asked({**self.options, **chosen, column: cell}) for cell in cells}
        return {cell: value for cell, value in found.items() if value is not None}

    def in_year(self, year: int) -> Fraction | None:
        """Give what is recorded of the same place in another year, or of what changed; None where nothing is."""
        if self._moved:
            found = self._fact("", {**self._moved, "year": str(year)})
            return found.value if found and isinstance(found.value, Fraction) else None
        return self._asked({**self.options, "year": str(year)}) if self.year else None

    def movers(self, way: int, cluster: str = "") -> Fact | None:
        """Give the fact of how many went up, or down, of those that the fact's own change is of; a cluster's alone."""
        chosen = {"cluster": cluster} if cluster else {}
        ends = {name: value for name, value in parse_address(self.fact.address).parameters if name in ("from", "to")}
        return self._fact(".count_of_rises" if way > 0 else ".count_of_falls", chosen | ends)

    @cached_property
    def years(self) -> list[int]:
        """List the years that the fact's table has, in order; none where they are no whole numbers."""
        return years_of(self.fact, self.facts)

    @property
    def year(self) -> int:
        """Give the fact's own year; 0 where it has none."""
        told = self.options.get("year", "")
        return int(told) if told.isdecimal() else 0

    @property
    def last_year(self) -> int:
        """Give the fact's own year, or that in which its change ended; 0 where it has none."""
        told = dict(parse_address(self.fact.address).parameters).get("to", "")
        return int(told) if told.isdecimal() else self.year

    @cached_property
    def _moved(self) -> dict[str, str]:
        """Give what chooses the rows of a change, but for its years; empty for what is none."""
        address = parse_address(self.fact.address)
        change = address.measure in ("change", "percent_change")
        return {name: value for name, value in address.parameters if change and name not in ("from", "to")}

    @property
    def _columns(self) -> list[str]:
        extract = self.facts.extracts[parse_address(self.fact.address).extract]
        return [name for name in self.called.columns if extract.column(name)]

    def _asked(self, options: dict[str, str]) -> Fraction | None:
        measure = parse_address(self.fact.address).measure
        found = self._fact("" if measure in ("value", *_PLACED) else f".{measure}", options) if options else None
        if options and not found and measure in _PLACED:
            # Of what is recorded month by month, totals are placed.
            found = self._fact(".total", options)
        return None if found is None or isinstance(found.value, str) else found.value

    def _fact(self, measure: str, options: dict[str, str]) -> Fact | None:
        address = parse_address(self.fact.address)
        query = "&".join(f"{name}={value}" for name, value in options.items())
        return fact_at(f"fact:{address.extract}.{address.column}{measure}?{query}", self.facts)


# Where a number of a sentence stands in it, with what its table records.
Told = tuple[int, int, Peers]


def number_of(each: Told) -> Fraction:
    """Give a number; nought for a name."""
    return number(each[2].fact)


def number(fact: Fact) -> Fraction:
    """Give the number of a fact; nought for a name."""
    return fact.value if isinstance(fact.value, Fraction) else Fraction()


def told_in(low: int, claims: Sequence[Bound], facts: Facts) -> list[Told]:
    """Give the numbers of a sentence that starts at ``low``."""
    return [(claim.start - low, claim.stop - low, Peers(fact, facts)) for claim, fact in claims]
