"""Wards on later boundaries: which of them there are, where their pages stand, and what each was made of."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from markupsafe import Markup

from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.extracts.written.whom import Geography, Lookup
from smp_metrics.facts import slug
from smp_metrics.facts.measuring.selection import rows_with
from smp_metrics.facts.printing import show
from smp_metrics.wards.hexmap import ward_map
from smp_metrics.wards.kind import kind_of
from smp_metrics.wards.sources import later_hexes
from smp_metrics.wards.tables import CELL, FIRST, HEAD, LINK, NOTED, NUMBER, TABLE

BEFORE, SINCE = "before", "since"


def lookup_of(extracts: Extracts) -> Lookup | None:
    """Find what leads from the wards before to those since; None where a project has wards of one time only."""
    return next(iter(_lookups(extracts)), None)


def _lookups(extracts: Extracts) -> list[Lookup]:
    return [each for each in extracts.partnership.lookups if each.extract in extracts]


def later(extracts: Extracts) -> Geography:
    """Give the later wards, of a project that has them."""
    since = _lookups(extracts)[0].since
    return next(each for each in extracts.partnership.geographies if each.id == since)


def folder_of(wards: Geography) -> str:
    """Name the folder of the pages of later wards: ``since-2024``."""
    return f"since-{wards.since.year}" if wards.since else wards.id


def later_names(extracts: Extracts) -> list[str]:
    """Name the later wards, in alphabetical order; none where a project has wards of one time only."""
    lookup = lookup_of(extracts)
    return sorted({str(row[_column(extracts, SINCE)]) for row in extracts[lookup.extract].rows}) if lookup else []


def is_later(extracts: Extracts, name: str) -> bool:
    """Tell whether an extract is about the later wards."""
    own = extracts.partnership.geography_of(extracts[name]) if lookup_of(extracts) else None
    return own is not None and own.id == later(extracts).id


def became(extracts: Extracts, ward: str) -> Markup:
    """Tell which later wards an earlier one became, and lead to each."""
    wards = later(extracts)
    caption = f"What {{}} became: {wards.vintage[0].lower()}{wards.vintage[1:]}"
    return _parts(extracts, ward, BEFORE, caption, f"{folder_of(wards)}/")


def made_of(extracts: Extracts, ward: str) -> Markup:
    """Tell which earlier wards a later one was made of, and lead to each."""
    return _parts(extracts, ward, SINCE, f"What {{}} was made of: the {kind_of(extracts).many} before", "")


def place_since(extracts: Extracts, ward: str) -> Markup:
    """Draw the map of later wards, with one of them marked."""
    name = next(name for name in later_names(extracts) if slug(name) == ward)
    folder, kind = f"{folder_of(later(extracts))}/", kind_of(extracts)
    return ward_map(extracts[later_hexes(extracts)], name, folder=folder, kind=kind)


def _column(extracts: Extracts, time: str) -> str:
    return f"{kind_of(extracts).column}_{time}"


def _changes(extracts: Extracts) -> Extract:
    return extracts[_lookups(extracts)[0].extract]


def _parts(extracts: Extracts, ward: str, own: str, caption: str, folder: str) -> Markup:
    other, people = SINCE if own == BEFORE else BEFORE, f"Residents in {extracts.partnership.census}, about"
    kind, column = kind_of(extracts), _column(extracts, own)
    rows = sorted(rows_with(_changes(extracts), column, ward), key=_people, reverse=True)
    caption = caption.format(rows[0][column])
    heads = Markup("").join([
        HEAD.format("", kind.title),
        *(HEAD.format(NUMBER, title) for title in (f"Share of this {kind.one}’s land", people)),
    ])  # fmt: skip
    folder, share = f"{kind.address}{folder}", f"share_of_{own}"
    cells = Markup("").join(_row(row, _column(extracts, other), share, folder) for row in rows)
    return TABLE.format(NOTED.format(NOTE), caption, "", caption, heads, cells)


NOTE = (
    "Worked out from the borders of both. People are shared out by land, as if they lived evenly over each small area: "
    "so these numbers of residents are rough."
)


def _row(row: Row, other: str, share: str, folder: str) -> Markup:
    name = str(row[other])
    numbers: Iterable[str] = (f"{row[share]}%", show(round(_people(row), -1)))
    return FIRST.format(
        LINK.format(folder, slug(name), name), Markup("").join(CELL.format(NUMBER, each) for each in numbers)
    )


def _people(row: Row) -> Fraction:
    return Fraction(str(row["residents"]))
