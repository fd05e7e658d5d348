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
    """What is written of places: each ward's neighbours, at either time, and of each later ward or place its wards.

    ``roads`` gives the number by which records can name a road.
    """

    neighbours: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    neighbours_since: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    since: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    places: dict[str, str] = Field(default_factory=dict)
    places_since: dict[str, str] = Field(default_factory=dict)
    roads: dict[str, str] = Field(default_factory=dict)


def read_where(root: Path, wards: Sequence[str], kind: Kind = WARDS) -> Where:
    """Read what is written of ``wards``; raise ProblemsFound where it can't be used."""
    path = f"{kind.folder}/{WHERE}"
    written, problems = read_yaml(root, path)
    fitted = problems or fit(path, Where, written)
    if not isinstance(fitted, Where):
        raise ProblemsFound(fitted)
    problems = [
        Problem(path, written.lines.get(at, 0), 0, message, found, expected, "mend the line")
        for at, message, found, expected in _wrong(fitted, wards, kind)
    ]
    if problems:
        raise ProblemsFound(problems)
    return fitted


def _wrong(where: Where, wards: Sequence[str], kind: Kind) -> Iterator[Wrong]:
    """List what is wrong with the wards of either time, those before first."""
    message, later = f"no {kind.one} has this name", list(where.since)
    yield from _unknown("neighbours", _with_both(where.neighbours), wards, message)
    yield from _unknown("since", where.since, wards, message)
    yield from _unknown("places", _one_each(where.places), wards, message)
    yield from _one_sided("neighbours", where.neighbours, wards, kind)
    message = f"no later {kind.one} has this name"
    yield from _unknown("neighbours_since", _with_both(where.neighbours_since), later, message)
    yield from _unknown("places_since", _one_each(where.places_since), later, message)
    if where.neighbours_since:
        yield from _one_sided("neighbours_since", where.neighbours_since, later, kind)


def _with_both(neighbours: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {name: (*beside, name) for name, beside in neighbours.items()}


def _one_each(places: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {place: (ward,) for place, ward in places.items()}


def _unknown(part: str, entries: Mapping[str, Sequence[str]], wards: Sequence[str], message: str) -> Iterator[Wrong]:
    """List each name of a part that none of the wards has."""
    for name, named in entries.items():
        for ward in named:
            if ward not in wards:
                yield (part, name), message, ward, ", ".join(wards)


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
