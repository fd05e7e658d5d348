"""Where wards lie: which of them touch, which wards came after them, and other names of places in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import Field

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.written.typed import Strict, fit
from smp_metrics.extracts.written.yaml_files import read_yaml
from smp_metrics.wards.kind import WARDS, WHERE, Kind

# At which line: its place in the file; what is wrong, found and expected.
Wrong = tuple[tuple[str, ...], str, str, str]


class Where(Strict):
    """What is written of places: each ward's neighbours, at either time, and of each later ward or place its wards."""

    neighbours: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    neighbours_since: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    since: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    places: dict[str, str] = Field(default_factory=dict)
    places_since: dict[str, str] = Field(default_factory=dict)


def read_where(root: Path, wards: Sequence[str], kind: Kind = WARDS) -> Where:
    """Read what is written of ``wards``; raise ProblemsFound where it can't be used."""
    path = f"{kind.folder}/{WHERE}"
    written, problems = read_yaml(root, path)
    fitted = problems or fit(path, Where, written)
    if not isinstance(fitted, Where):
        raise ProblemsFound(fitted)
    wrong = [
        *_unknown(fitted, wards, kind),
        *_one_sided("neighbours", fitted.neighbours, wards, kind),
        *_beside_later(fitted, kind),
    ]
    problems = [
        Problem(path, written.lines.get(at, 0), 0, message, found, expected, "mend the line")
        for at, message, found, expected in wrong
    ]
    if problems:
        raise ProblemsFound(problems)
    return fitted


def _unknown(where: Where, wards: Sequence[str], kind: Kind) -> Iterator[Wrong]:
    """List each name that no ward has."""
    places = {place: (ward,) for place, ward in where.places.items()}
    for part, entries in (("neighbours", where.neighbours), ("since", where.since), ("places", places)):
        for name, named in entries.items():
            known = (*named, name) if part == "neighbours" else named
            for ward in known:
                if ward not in wards:
                    yield (part, name), f"no {kind.one} has this name", ward, ", ".join(wards)


def _beside_later(where: Where, kind: Kind) -> Iterator[Wrong]:
    """List what is wrong with the neighbours and the places of later wards, where there are any."""
    part, later = "neighbours_since", list(where.since)
    places = {place: (ward,) for place, ward in where.places_since.items()}
    for key, entries in ((part, where.neighbours_since), ("places_since", places)):
        for name, named in entries.items():
            for ward in (*named, name) if key == part else named:
                if ward not in later:
                    yield (key, name), f"no later {kind.one} has this name", ward, ", ".join(later)
    if where.neighbours_since:
        yield from _one_sided(part, where.neighbours_since, later, kind)


def _one_sided(part: str, neighbours: Mapping[str, Sequence[str]], wards: Sequence[str], kind: Kind) -> Iterator[Wrong]:
    """List each ward without a neighbour, and each neighbour that does not have the ward for one."""
    for ward in wards:
        beside = neighbours.get(ward, ())
        if not beside:
            yield (part,), f"a {kind.one} has no neighbours", ward, f"the {kind.many} that it touches"
        for other in beside:
            if other in wards and ward not in neighbours.get(other, ()):
                message, expected = f"only one of two {kind.many} touches the other", f"{ward} beside {other} too"
                yield (part, ward), message, other, expected
