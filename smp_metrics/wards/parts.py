"""The parts of the ward pages that are computed: each is asked for by a block of a page, and is HTML."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.fences import find_fences
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extract, Extracts
from smp_metrics.extracts.memo import fingerprint
from smp_metrics.facts import FactError, Facts, slug
from smp_metrics.files import is_there
from smp_metrics.wards.bars import change_picture, years_picture
from smp_metrics.wards.figures import Figures, borough_figures, ward_figures
from smp_metrics.wards.finder import POSTCODES, STREETS, Known, finder, known_of, postcode_files, streets_file
from smp_metrics.wards.hexmap import Ways, ward_map
from smp_metrics.wards.kind import WHERE, kind_of
from smp_metrics.wards.later_parts import ABOUT, check_later, later_part
from smp_metrics.wards.recorded import RECORDED, check_recorded, recorded_part
from smp_metrics.wards.since import became, later_names, lookup_of, made_of, place_since
from smp_metrics.wards.sources import membership_of, profile_of, ward_names
from smp_metrics.wards.strip import strip_picture
from smp_metrics.wards.tables import all_wards, beside, direction
from smp_metrics.wards.where import Where, read_where

KIND, CODE = "wards", "gss_code"
# What stands at the end of each block, and is replaced by a mark of the data before a page is checked.
STATE = "{state}"
APART = "apart.json"
# A mark stands in a page, whose every number and word of change is looked at.
NEITHER_NUMBER_NOR_WORD = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst")


@dataclass(frozen=True)
class Gathered:
    """What the parts show: figures of each ward and of all, where wards lie, and what the finder knows besides."""

    wards: Mapping[str, Figures]
    borough: Figures
    where: Where
    found_by: Known
    hexes: Extract


# Room for what wards.js puts there.
BESIDE_EACH_OTHER = Markup(
    '<div class="smp-side" role="group" aria-label="Wards side by side" data-search-exclude></div>'
)
OF_ALL: Mapping[str, Callable[[Gathered], Markup]] = {
    "side": lambda _: BESIDE_EACH_OTHER,
    "all": lambda known: all_wards(known.wards.values(), known.borough.years, known.borough.kind),
    "map": lambda known: ward_map(known.hexes, ways=_ways(known), kind=known.borough.kind),
    "finder": lambda known: finder(known.where, known.wards, known.found_by),
}
OF_ONE: Mapping[str, Callable[[Gathered, Figures], Markup]] = {
    "beside": lambda known, ward: beside(ward, [known.wards[name] for name in known.where.neighbours[ward.name]]),
    "change": lambda known, ward: change_picture(ward, known.borough),
    "place": lambda known, ward: ward_map(known.hexes, ward.name, kind=ward.kind),
    "strip": lambda known, ward: strip_picture(ward, known.wards.values(), known.borough),
    "years": lambda known, ward: years_picture(ward, known.borough),
}
OF_TWO_TIMES: Mapping[str, Callable[[Extracts, str], Markup]] = {
    "became": became, "made": made_of, "place-since": place_since,
}  # fmt: skip
# What judges whether there is a part that is asked about periods.
OF_PERIODS = {**dict.fromkeys(RECORDED, check_recorded), **dict.fromkeys(ABOUT, check_later)}

PARTS = (
    f"{', '.join(OF_ALL)}, as in map {{state}}; or {', '.join((*OF_ONE, *OF_TWO_TIMES, *RECORDED, *ABOUT))} with a "
    "name, as in place {slug} {state}; those of months with the two periods that they compare too; rises and map-since "
    "with two periods alone; side-since and all-since with one period, rate-since and beside-since with a place and one"
)


def ward_part(asked: str, root: Path, facts: Facts) -> Markup:
    """Give the part that a block asks for: its name, the ward's where it is about one, and the state of the data."""
    name, *about, _ = asked.split()
    if name in OF_TWO_TIMES:
        return OF_TWO_TIMES[name](facts.extracts, about[0])
    if name in RECORDED:
        return recorded_part(facts.extracts, name, *about)
    if name in ABOUT:
        return later_part(facts.extracts, _gathered(root, facts).where.neighbours_since, name, *about)
    known = _gathered(root, facts)
    if not about:
        return OF_ALL[name](known)
    return OF_ONE[name](known, next(ward for ward in known.wards.values() if slug(ward.name) == about[0]))


def check_parts(documents: list[Document], extracts: Extracts) -> Iterator[Problem]:
    """List each block of a page that asks for no such part."""
    for document in documents:
        for fence in (fence for fence in find_fences(document.text) if fence.kind == KIND):
            asked = document.text[slice(*fence.body)].split()
            if refusal := _refusal(asked, extracts):
                line, column = document.position(fence.start)
                yield Problem(document.path, line, column, refusal, " ".join(asked), PARTS, "mend the block")


def _refusal(asked: list[str], extracts: Extracts) -> str:
    """Say why a block can't be shown; nothing where it can."""
    try:
        if _is_known(asked, extracts):
            return ""
        lacking = _is_known([*asked, STATE], extracts)
    except FactError as error:
        return str(error)
    return f"the block lacks {STATE} at its end" if lacking else "no part of the pages of places"


def _is_known(asked: list[str], extracts: Extracts) -> bool:
    match asked:
        case [name, *about, _] if name in OF_PERIODS:
            return OF_PERIODS[name](extracts, name, about)
        case ["made" | "place-since", ward, _]:
            return ward in map(slug, later_names(extracts))
        case ["became", ward, _]:
            return bool(later_names(extracts)) and ward in map(slug, ward_names(extracts))
        case [name, _]:
            return name in OF_ALL
        case [name, ward, _]:
            return name in OF_ONE and ward in map(slug, ward_names(extracts))
    return False


def state(extracts: Extracts, where: Where) -> str:
    """Tell one state of what the parts are made from from another, so that a page is made anew when they change."""
    table = is_there(extracts.root, f"{kind_of(extracts).folder}/{POSTCODES}")
    lookup = lookup_of(extracts)
    read = (*_read(extracts), *((lookup.extract,) if lookup else ()))
    told = (where.model_dump_json(), repr(table), extracts.partnership.council)
    mark = fingerprint(*told, *(extracts.fingerprint(name) for name in read))
    return mark[:12].translate(NEITHER_NUMBER_NOR_WORD)


def _read(extracts: Extracts) -> tuple[str, ...]:
    """Name the extracts that the parts are made from: the profile's, and those of residents and of what wards are."""
    own = extracts.partnership
    named = [each.residents for each in own.geographies] + [own.membership.extract if own.membership else None]
    return (*profile_of(extracts).extracts, *(name for name in named if name and name in extracts))


def ward_files(root: Path, facts: Facts) -> dict[str, str]:
    """Give what wards.js asks for: which wards chance does not set apart, and where streets and postcodes are."""
    kind = kind_of(facts.extracts)
    if not is_there(root, f"{kind.folder}/{WHERE}"):
        return {}
    known = _gathered(root, facts)
    wards = known.wards.values()
    differing = {slug(ward.name): [slug(other.name) for other in wards if ward.differs(other)] for ward in wards}
    files = {f"{kind.address}{APART}": json.dumps(differing), **_postcodes(root, facts.extracts)}
    if known.found_by.streets:
        files[f"{kind.address}{STREETS}"] = streets_file(known.found_by, known.where)
    return files


def check_postcodes(root: Path, extracts: Extracts) -> list[Problem]:
    """List what is wrong with the table of postcodes, where there is one."""
    try:
        _postcodes(root, extracts)
    except ProblemsFound as found:
        return found.problems
    return []


def _postcodes(root: Path, extracts: Extracts) -> dict[str, str]:
    kind = kind_of(extracts)
    path = f"{kind.folder}/{POSTCODES}"
    if not is_there(root, path):
        return {}
    wards = extracts[membership_of(extracts).extract]
    if not wards.column(CODE):
        message, remedy = f"postcodes lead to {kind.many} by their codes", f"add the column, or remove {path}"
        raise ProblemsFound([Problem(wards.path, 1, 0, message, "no such column", CODE, remedy)])
    codes = {str(row[CODE]): str(row[kind.column]) for row in wards.rows}
    return postcode_files(root, codes, wards.sidecar["geography_vintage"], kind)


@lru_cache(maxsize=1)
def _gathered(root: Path, facts: Facts) -> Gathered:
    wards = ward_figures(facts)
    where = read_where(root, list(wards), kind_of(facts.extracts))
    hexes = facts.extracts[profile_of(facts.extracts).hexes]
    return Gathered(wards, borough_figures(facts, wards), where, known_of(facts.extracts), hexes)


def _ways(known: Gathered) -> Ways:
    first, last = known.borough.years
    moved = {name: direction(ward) for name, ward in known.wards.items() if ward.moved}
    return Ways(moved, f"From {first} to {last}")
