"""A project's own modules are loaded from its folder, and another project's take their place."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas import CONTRACTS
from smp_metrics.charts.ids import file_of, known_ids
from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.contracts import contract_names
from smp_metrics.facts import NAMED, FactError, Facts
from smp_metrics.imports import OWN, code_key, edited, project, source_of, use
from smp_metrics.own import Own

ROOT = Path(__file__).resolve().parents[1]
FACT = '''
from smp_metrics.facts.named import make, named


@named
def nothing_at_all(extracts):
    """Give nothing."""
    return make("nothing_at_all", {}, 0, "count", "0", [])
'''


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Path]:
    """Give another project, which brings one fact and a drawing; this one's code is in use again afterwards."""
    for name, text in {"facts/one.py": FACT, "drawings/two.py": '@chart("three")\n', "__init__.py": ""}.items():
        file = tmp_path / "partnership" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{text}# {tmp_path.name}\n", encoding="utf-8")
    yield tmp_path
    use(ROOT)


def test_another_project_brings_its_own_and_none_of_this_ones(other: Path) -> None:
    before = (code_key(), known_ids(), list(NAMED), contract_names())
    facts = Facts(Extracts(other))

    assert (project(), list(NAMED), known_ids(), contract_names()) == (other, ["nothing_at_all"], ("three",), [])
    assert facts["fact:nothing_at_all"].value == 0
    assert file_of("three") == "partnership/drawings/two.py"
    assert file_of("unknown") == "partnership/drawings.py"
    assert code_key() != before[0]
    use(ROOT)
    assert (code_key(), known_ids(), list(NAMED), contract_names()) == before
    assert importlib.import_module("schemas").CONTRACTS is CONTRACTS


def test_a_project_without_named_facts_says_so(other: Path) -> None:
    (other / "partnership/facts/one.py").unlink()

    with pytest.raises(FactError, match="no named fact is called victim_based_share; there are none"):
        _ = Facts(Extracts(other))["fact:victim_based_share?year=2023"]


def test_a_project_that_brings_nothing_or_the_same_leaves_what_is_there(tmp_path: Path) -> None:
    before = code_key()
    use(tmp_path)
    assert (project(), code_key()) == (ROOT, before)


def test_what_is_brought_is_read_once_and_seen_to_be_edited(other: Path) -> None:
    use(other)
    assert not edited()
    (other / "partnership/facts/one.py").write_text("1 / 0", encoding="utf-8")

    assert edited()
    use(other)
    assert source_of("partnership.facts.one").startswith(FACT)
    assert list(NAMED) == ["nothing_at_all"]


def test_a_link_is_not_brought(other: Path) -> None:
    (other / "partnership/facts/linked.py").symlink_to(other / "partnership/facts/one.py")
    use(other)

    with pytest.raises(KeyError):
        source_of("partnership.facts.linked")


def test_a_mistake_in_what_is_brought_is_told_at_its_line(other: Path) -> None:
    (other / "schemas").mkdir()
    (other / "schemas/__init__.py").write_text("\n1 / 0\n", encoding="utf-8")

    (problem,) = Extracts(other).check()[:1]
    assert problem.path in ("data/partnership.yml", "schemas/__init__.py")
    with pytest.raises(ProblemsFound, match=r"schemas/__init__\.py:2: the code has a mistake"):
        contract_names()


def test_things_are_found_changed_and_taken_out_by_name() -> None:
    things: Own[int] = Own("nothing")
    things.add("one", 1)
    things["two"] = 2
    del things["one"]

    assert (dict(things), len(things), OWN) == ({"two": 2}, 1, ("schemas", "partnership"))
    with pytest.raises(ValueError, match=r"two of partnership\.nothing are called two"):
        things.add("two", 3)
