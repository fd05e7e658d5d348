"""The numbers of each ward that pictures and tables show, each the value of a fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts, slug
from smp_metrics.facts.measuring.chance import apart
from smp_metrics.facts.printing import show
from smp_metrics.wards.kind import WARDS, Kind, kind_of
from smp_metrics.wards.sources import profile_of, ward_names

# In a small count a percentage says little: official statistics show the two counts instead.
LEAST_BASE = 50


@dataclass(frozen=True)
class Figures:
    """One ward, or the borough: crimes and their rates of two years, the later year's other counts, and residents."""

    name: str
    years: tuple[str, str]
    crimes: tuple[int, int]
    rates: tuple[Fraction, Fraction]
    incidents: int
    abuse: int
    residents: int
    kind: Kind = WARDS

    @property
    def change(self) -> Fraction:
        """Give the change of crimes in per cent."""
        return Fraction(100 * (self.crimes[1] - self.crimes[0]), self.crimes[0])

    @property
    def change_shown(self) -> str:
        """Print the change of crimes."""
        return change_shown(*self.crimes)

    @property
    def moved(self) -> bool:
        """Tell whether crimes changed by more than chance alone explains."""
        return apart(*self.crimes)

    def differs(self, other: Figures) -> bool:
        """Tell whether two wards' rates of the later year differ by more than chance alone explains."""
        return apart(self.crimes[1], other.crimes[1], (self.residents, other.residents))


def ward_figures(facts: Facts) -> dict[str, Figures]:
    """Gather the figures of every ward, in alphabetical order."""
    years = _years(facts)
    wards = ward_names(facts.extracts)
    return {ward: _of_ward(facts, ward, years) for ward in wards}


def whole_name(extracts: Extracts) -> str:
    """Name all wards together by the kind of place that they make: The borough."""
    return f"The {extracts.partnership.area.kind}"


def borough_figures(facts: Facts, wards: Mapping[str, Figures]) -> Figures:
    """Gather those of all wards together."""
    first, last = years = _years(facts)
    counted = profile_of(facts.extracts).crimes
    crimes = (_whole(facts, f"{counted}.total?year={first}"), sum(f.crimes[1] for f in wards.values()))
    rates = (
        _number(facts, f"{counted}.rate?year={first}"),
        _number(facts, f"{counted}.rate?year={last}"),
    )
    others = [(f.incidents, f.abuse, f.residents) for f in wards.values()]
    incidents, abuse, residents = (sum(column) for column in zip(*others, strict=True))
    name, kind = whole_name(facts.extracts), kind_of(facts.extracts)
    return Figures(name, _called(facts, years), crimes, rates, incidents, abuse, residents, kind)


def change_shown(before: int, after: int) -> str:
    """Print a change: in per cent, or as a count where that would say little."""
    change = Fraction(after - before)
    return signed(change) if before < LEAST_BASE else f"{signed(100 * change / before)}%"


def signed(number: Fraction) -> str:
    """Print a whole number with its sign."""
    return f"+{shown}" if (shown := show(number)) != "0" and number > 0 else shown


def _years(facts: Facts) -> tuple[str, str]:
    counts = facts.extracts[profile_of(facts.extracts).crimes.partition(".")[0]]
    first, last = sorted({str(row["year"]) for row in counts.rows})[-2:]
    return first, last


def _called(facts: Facts, years: tuple[str, str]) -> tuple[str, str]:
    counts = facts.extracts[profile_of(facts.extracts).crimes.partition(".")[0]]
    return counts.called(years[0]), counts.called(years[1])


def _of_ward(facts: Facts, ward: str, years: tuple[str, str]) -> Figures:
    told, kind, (first, last) = profile_of(facts.extracts), kind_of(facts.extracts), years
    where = f"?{kind.column}={slug(ward)}"
    return Figures(
        name=ward,
        years=_called(facts, years),
        crimes=(
            _whole(facts, f"{told.crimes}{where}&year={first}"),
            _whole(facts, f"{told.crimes}{where}&year={last}"),
        ),
        rates=(
            _number(facts, f"{told.rates}{where}&year={first}"),
            _number(facts, f"{told.rates}{where}&year={last}"),
        ),
        incidents=_whole(facts, f"{told.incidents}{where}&year={last}"),
        abuse=_whole(facts, f"{told.abuse}{where}&year={last}"),
        residents=_whole(facts, f"{told.residents}{where}"),
        kind=kind,
    )


def _whole(facts: Facts, address: str) -> int:
    return int(_number(facts, address))


def _number(facts: Facts, address: str) -> Fraction:
    value = facts[f"fact:{address}"].value
    return Fraction(value)
