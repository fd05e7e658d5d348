"""The table of where crime rose and where it fell from one period of the police's records to another."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from markupsafe import Markup

from smp_metrics.extracts import Extract
from smp_metrics.facts import slug
from smp_metrics.facts.printing import show
from smp_metrics.periods import Period
from smp_metrics.wards.figures import change_shown
from smp_metrics.wards.kind import Kind, place_of
from smp_metrics.wards.monthly import Months, Pair, months_of
from smp_metrics.wards.tables import CELL, CHANCE, FIRST, HEAD, LINK, NUMBER, TABLE, WORDS, chance_note


def rises(extract: Extract, folder: str, pair: Pair) -> Markup:
    """Tell of every ward how its crimes of two periods compare, the largest rise first; ``folder`` has their pages."""
    place = place_of(extract)
    wards = (months_of(extract, slug(name), pair) for name in sorted({str(row[place]) for row in extract.rows}))
    told = sorted(wards, key=_change, reverse=True)
    first, last = (period.words for period in told[0].periods)
    caption = f"Crimes, {first} and {last}: the largest rise first"
    numbers = ((NUMBER, title) for title in _short(told[0].periods))
    heads = (("", Kind(place).title), (WORDS, "Rose or fell"), (NUMBER, "Change"), *numbers)
    head = Markup("").join(HEAD.format(kind, title) for kind, title in heads)
    rows = Markup("").join(_row(folder, ward) for ward in told)
    return TABLE.format(chance_note(), caption, "", caption, head, rows)


def _short(periods: tuple[Period, Period]) -> Iterable[str]:
    """Name two periods by their years alone where they are the same months, which the caption says."""
    alike = periods[0].months == periods[1].months and all(len(set(period.years)) == 1 for period in periods)
    return [str(period.years[0]) if alike else period.words for period in periods]


def _change(ward: Months) -> Fraction:
    before, after = ward.crimes
    return Fraction(after - before, before or 1)


def _row(folder: str, ward: Months) -> Markup:
    before, after = ward.crimes
    way = ("rose" if after > before else "fell") if ward.moved else CHANCE
    cells = ((WORDS, way), (NUMBER, change_shown(before, after)), (NUMBER, show(before)), (NUMBER, show(after)))
    name = LINK.format(f"{folder}/", slug(ward.ward), ward.ward)
    return FIRST.format(name, Markup("").join(CELL.format(kind, said) for kind, said in cells))
