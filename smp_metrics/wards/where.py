"""Where wards lie: which of them touch, which wards came after them, and other names of places in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import Field

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.written.plain_yaml import PlainYaml
from smp_metrics.extracts.written.typed import Strict, fit
from smp_metrics.extracts.written.yaml_files import read_yaml

PATH = "docs/wards/_where.yml"


class Where(Strict):
    """What is written of places: each ward's neighbours, at either time, and of each later ward or place its wards."""

    neighbours: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    neighbours_since: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    since: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    places: dict[str, str] = Field(default_factory=dict)
    places_since: dict[str, str] = Field(default_factory=dict)


def read_where(root: Path, wards: Sequence[str]) -> Where:
    """Read what is written of ``wards``; raise ProblemsFound where it can't be used."""
    written, problems = read_yaml(root, PATH)
    fitted = problems or fit(PATH, Where, written)
    if not isinstance(fitted, Where):
        raise ProblemsFound(fitted)
    problems = [
        *_unknown(fitted, written, wards),
        *_one_sided("neighbours", fitted.neighbours, written, wards),
        *_beside_later(fitted, written),
    ]
    if problems:
        raise ProblemsFound(problems)
    return fitted


def _unknown(where: Where, written: PlainYaml, wards: Sequence[str]) -> Iterator[Problem]:
    """List each name that no ward has."""
    places = {place: (ward,) for place, ward in where.places.items()}
    for part, entries in (("neighbours", where.neighbours), ("since", where.since), ("places", places)):
        for name, named in entries.items():
            known = (*named, name) if part == "neighbours" else named
            for ward in known:
                if ward not in wards:
                    yield _problem(written, (part, name), "no ward has this name", ward, ", ".join(wards))


def _beside_later(where: Where, written: PlainYaml) -> Iterator[Problem]:
    """List what is wrong with the neighbours and the places of later wards, where there are any."""
    part, later = "neighbours_since", list(where.since)
    places = {place: (ward,) for place, ward in where.places_since.items()}
    for key, entries in ((part, where.neighbours_since), ("places_since", places)):
        for name, named in entries.items():
            for ward in (*named, name) if key == part else named:
                if ward not in later:
                    yield _problem(written, (key, name), "no later ward has this name", ward, ", ".join(later))
    if where.neighbours_since:
        yield from _one_sided(part, where.neighbours_since, written, later)


def _one_sided(
    part: str, neighbours: Mapping[str, Sequence[str]], written: PlainYaml, wards: Sequence[str]
) -> Iterator[Problem]:
    """List each ward without a neighbour, and each neighbour that does not have the ward for one."""
    for ward in wards:
        beside = neighbours.get(ward, ())
        if not beside:
            yield _problem(written, (part,), "a ward has no neighbours", ward, "the wards that it touches")
        for other in beside:
            if other in wards and ward not in neighbours.get(other, ()):
                message, expected = "only one of two wards touches the other", f"{ward} beside {other} too"
                yield _problem(written, (part, ward), message, other, expected)


def _problem(written: PlainYaml, at: tuple[str, ...], message: str, found: str, expected: str) -> Problem:
    return Problem(PATH, written.lines.get(at, 0), 0, message, found, expected, "mend the line")
