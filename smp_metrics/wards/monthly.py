"""The crimes of one ward as the police's open records count them: month by month, and by kind in a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.facts import FactError
from smp_metrics.facts.measuring.chance import apart
from smp_metrics.facts.measuring.selection import rows_with
from smp_metrics.facts.measuring.times import check_pair, rows_of
from smp_metrics.periods import Period
from smp_metrics.wards.kind import place_of
from smp_metrics.wards.tables import CHANCE

Pair = tuple[str, str]
# The folder of the pages of kinds, below that of wards.
KINDS = "kinds"
COUNTED = ("crimes", "incidents")
MORE, LESS = "larger", "smaller"


@dataclass(frozen=True)
class Months:
    """The crimes of each month that was had, in order, and incidents where they are counted; and two periods' crimes.

    ``ward`` is whose they are: a ward, or a kind of crime.
    """

    ward: str
    counts: Mapping[Period, tuple[int, ...]]
    periods: tuple[Period, Period]
    crimes: tuple[int, int]

    @property
    def moved(self) -> bool:
        """Tell whether crimes changed by more than chance alone explains."""
        return apart(*self.crimes)

    @property
    def runs(self) -> list[list[Period]]:
        """Part the months wherever one is missing."""
        runs: list[list[Period]] = []
        for month in self.counts:
            if not runs or runs[-1][-1].shifted(1) != month:
                runs.append([])
            runs[-1].append(month)
        return runs


@dataclass(frozen=True)
class Kinds:
    """The crimes of each kind in one year, the most first, in one ward and in all wards together."""

    ward: str
    year: str
    crimes: Mapping[str, int]
    everywhere: Mapping[str, int]

    def shares(self, kind: str) -> tuple[Fraction, Fraction]:
        """Give the share of a kind in the ward's crimes, and in those of all wards; nothing of nothing is nothing."""
        here, all_ = sum(self.crimes.values()), sum(self.everywhere.values())
        return Fraction(self.crimes[kind], here or 1), Fraction(self.everywhere[kind], all_ or 1)

    def beside(self, kind: str) -> str:
        """Say whether the ward has a larger share of a kind than the other wards, unless chance alone explains it."""
        here, others = sum(self.crimes.values()), sum(self.everywhere.values()) - sum(self.crimes.values())
        bases = (here, others)
        if not all(bases) or not apart(self.crimes[kind], self.everywhere[kind] - self.crimes[kind], bases):
            return CHANCE
        own, whole = self.shares(kind)
        return MORE if own > whole else LESS


def refuse_pair(extract: Extract, rows: Sequence[Row], pair: Pair) -> None:
    """Raise FactError where two periods of a ward's months can't be compared; the earlier comes first."""
    check_pair(extract, *pair, even=False)
    for text in pair:
        if not rows_of(extract, rows, text)[0]:
            raise FactError(f"{extract.name} has no rows of {text}; choose a period that it has")


def months_of(extract: Extract, ward: str, pair: Pair) -> Months:
    """Gather the months of a ward or a kind, named by its slug; ``pair`` is two periods that may be compared."""
    rows = rows_with(extract, place_of(extract), ward)
    counts = {
        extract.period_of(row): tuple(_whole(row, name) for name in COUNTED if name in row.values) for row in rows
    }
    first, last = (extract.period_named(text) for text in pair)
    before, after = (
        sum(crimes for month, (crimes, *_) in counts.items() if period.contains(month)) for period in (first, last)
    )
    return Months(
        capital(str(rows[0][place_of(extract)])), dict(sorted(counts.items())), (first, last), (before, after)
    )


def capital(name: str) -> str:
    """Write a name as it begins a sentence."""
    return f"{name[0].upper()}{name[1:]}"


def kinds_told(extracts: Extracts) -> list[str]:
    """Name the kinds of crime that have pages; none where they are not known by month."""
    profile = extracts.partnership.profile
    return sorted({str(row["kind"]) for row in extracts[profile.kinds].rows}) if profile and profile.kinds else []


def kinds_of_ward(extract: Extract, ward: str) -> Kinds:
    """Gather the kinds of crime in a ward, named by its slug, in the last year that the extract has."""
    year = max(_whole(row, "year") for row in extract.rows)
    everywhere: Counter[str] = Counter()
    for row in extract.rows:
        everywhere[str(row["kind"])] += _whole(row, "crimes") * (_whole(row, "year") == year)
    rows = rows_with(extract, place_of(extract), ward)
    crimes = {str(row["kind"]): _whole(row, "crimes") for row in rows if _whole(row, "year") == year}
    most_first = sorted(crimes.items(), key=lambda kind: (-kind[1], kind[0]))
    return Kinds(str(rows[0][place_of(extract)]), str(year), dict(most_first), everywhere)


def _whole(row: Row, column: str) -> int:
    return int(str(row[column]))
