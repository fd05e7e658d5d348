"""The figures of wards whose residents are not known well: their rates lie between a lowest and a highest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from smp_metrics.extracts import Extracts, Row
from smp_metrics.facts import FactError
from smp_metrics.facts.measuring.chance import apart
from smp_metrics.facts.measuring.times import rows_of
from smp_metrics.facts.printing import show
from smp_metrics.wards.kind import place_of
from smp_metrics.wards.since import later, later_names
from smp_metrics.wards.sources import later_months

UNIT = "residents"


@dataclass(frozen=True)
class Ranged:
    """One ward, or all of them: crimes and incidents of a period, and its residents, each count of them apart."""

    name: str
    crimes: int
    incidents: int
    residents: tuple[int, ...]

    @property
    def rates(self) -> tuple[Fraction, Fraction]:
        """Give the lowest and the highest crimes per 1,000 residents."""
        return Fraction(1000 * self.crimes, max(self.residents)), Fraction(1000 * self.crimes, min(self.residents))

    @property
    def is_sure(self) -> bool:
        """Tell whether both rates are printed alike."""
        return show(self.rates[0]) == show(self.rates[1])

    @property
    def rates_shown(self) -> str:
        """Print both, or one of them where they are printed alike."""
        return self.rates_to(0)

    def rates_to(self, places: int) -> str:
        """Print both to so many decimals, or one of them where they are printed alike."""
        return " to ".join(dict.fromkeys(show(rate, places) for rate in self.rates))

    def without(self, part: Ranged) -> Ranged:
        """Give what is left of several wards without one of them."""
        residents = (here - there for here, there in zip(self.residents, part.residents, strict=True))
        return Ranged(self.name, self.crimes - part.crimes, self.incidents - part.incidents, tuple(residents))

    def above(self, other: Ranged) -> bool:
        """Tell whether its rate is higher, whichever residents are right, by more than chance alone explains."""
        bases = max(self.residents), min(other.residents)
        return self.rates[0] > other.rates[1] and apart(self.crimes, other.crimes, bases)

    def differs(self, other: Ranged) -> bool:
        """Tell whether two wards' rates differ, whichever residents are right, by more than chance alone explains."""
        return self.above(other) or other.above(self)


def places_by_rate(ward: Ranged, wards: Collection[Ranged]) -> tuple[int, int]:
    """Give the highest and the lowest place among all wards that a ward can have by its rate; 1 is the highest rate."""
    others = [each.rates for each in wards if each is not ward]
    low, high = ward.rates
    return 1 + sum(other[0] > high for other in others), 1 + sum(other[1] > low for other in others)


def ranged_figures(extracts: Extracts, period: str) -> dict[str, Ranged]:
    """Gather the figures of every later ward, in alphabetical order; raise FactError where a part of it is not had."""
    return {ward: ranged_of(extracts, ward, period) for ward in later_names(extracts)}


def together(name: str, wards: Collection[Ranged]) -> Ranged:
    """Add up all wards, so that each count of residents is that of all of them."""
    counts = zip(*(ward.residents for ward in wards), strict=True)
    return Ranged(name, sum(w.crimes for w in wards), sum(w.incidents for w in wards), tuple(map(sum, counts)))


def ranged_of(extracts: Extracts, ward: str, period: str) -> Ranged:
    """Gather the figures of one later ward; raise FactError where a part of the period is not had."""
    months, people = extracts[later_months(extracts)], extracts[later(extracts).residents or ""]
    rows, _ = rows_of(months, months.by(place_of(months))[ward], period)
    if not rows:
        raise FactError(f"{months.name} has no rows of {period}; choose a period that it has")
    crimes, incidents = (sum(_whole(row, column) for row in rows) for column in ("crimes", "incidents"))
    row = people.by(place_of(people))[ward][0]
    counts = [_whole(row, column.name) for column in people.columns if column.unit == UNIT]
    return Ranged(ward, crimes, incidents, tuple(counts))


def _whole(row: Row, column: str) -> int:
    return int(str(row[column]))
