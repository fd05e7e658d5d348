"""Where wards lie is written by hand, and a slip in it is named at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.wards.sources import ward_names
from smp_metrics.wards.where import Where, read_where

ROOT = Path(__file__).resolve().parents[2]
GOOD = "neighbours:\n  East: [North]\n  North: [East]\n"


def read(tmp_path: Path, text: str) -> Where:
    (tmp_path / "docs/wards/_where.yml").parent.mkdir(parents=True)
    (tmp_path / "docs/wards/_where.yml").write_text(text, encoding="utf-8")
    return read_where(tmp_path, ["East", "North"])


def test_the_projects_own_wards_touch_each_other_in_64_pairs() -> None:
    where = read_where(ROOT, ward_names(Extracts(ROOT)))

    assert sum(map(len, where.neighbours.values())) == 2 * 64
    assert where.neighbours["High Street"] == ("Boxley", "Bridge", "East", "Fant", "North", "Shepway North", "South")
    assert len(where.since) == 22
    assert where.places_since.keys() == where.places.keys()
    assert where.neighbours_since.keys() == where.since.keys()
    assert sum(map(len, where.neighbours_since.values())) == 2 * 54
    assert {ward for wards in where.since.values() for ward in wards} == set(where.neighbours)


def test_places_and_later_wards_are_optional(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == Where(neighbours={"East": ("North",), "North": ("East",)})


@pytest.mark.parametrize(
    ("text", "line", "message", "found"),
    [
        (f"{GOOD}  South: [East]\n", 4, "no ward has this name", "South"),
        (f"{GOOD}since:\n  New: [East, Sooth]\n", 5, "no ward has this name", "Sooth"),
        (f"{GOOD}places:\n  Hill: Weast\n", 5, "no ward has this name", "Weast"),
        ("neighbours:\n  East: [North]\n", 1, "a ward has no neighbours", "North"),
        ("neighbours:\n  East: [North]\n  North: [North]\n", 2, "only one of two wards touches the other", "North"),
        (f"{GOOD}since:\n  A: [East]\nneighbours_since:\n  A: [B]\n", 7, "no later ward has this name", "B"),
        (f"{GOOD}since:\n  A: [East]\n  B: [East]\nneighbours_since:\n  A: [B]\n", 7, "a ward has no neighbours", "B"),
        (f"{GOOD}places_since:\n  Hill: C\n", 5, "no later ward has this name", "C"),
        (f"{GOOD}wards: 1\n", 4, "wards: the key is not known", "1"),
        ("neighbours: [", 2, "the YAML can't be read", ""),
    ],
)
def test_a_slip_is_named_at_its_line(text: str, line: int, message: str, found: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as raised:
        read(tmp_path, text)

    problem = raised.value.problems[0]
    assert (problem.line, problem.message) == (line, message)
    assert found in problem.found
