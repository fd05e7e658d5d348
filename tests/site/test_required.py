"""Whatever must be checked and is taken away, or emptied, is asked for by name."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
import yaml

from schemas import CONTRACTS
from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.site.written.required import DECLARED, REQUIRED, check_required

ROOT = Path(__file__).resolve().parents[2]
COUNTS: dict[str, int] = yaml.safe_load((ROOT / REQUIRED).read_text(encoding="utf-8"))
CHECKS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/checks").glob("*.py"))
PAGES = ["docs/index.md", "docs/plan/crime.md", "docs/about/accessibility.md", "docs/checks/index.md"]
LOSSES: dict[str, Callable[[Path], object]] = {
    "removed": Path.unlink,
    "emptied": lambda file: file.write_text("", encoding="utf-8"),
    "left with a comment": lambda file: file.write_text("# Nothing here.\n", encoding="utf-8"),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give what is asked for, and what asks for it."""
    folder = tmp_path_factory.mktemp("whole")
    for name in ("mkdocs.yml", REQUIRED, *COUNTS, *CHECKS):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    unread = shutil.ignore_patterns("assets", "facts", "*.py")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=unread, dirs_exist_ok=True)
    return folder


@pytest.fixture
def project(whole: Path) -> Iterator[Path]:
    """Give the same, as it was before each test."""
    before = {file: file.read_bytes() for file in whole.rglob("*") if file.is_file()}
    yield whole
    for file, content in before.items():
        file.write_bytes(content)


def _paths(project: Path) -> list[str]:
    return [problem.path for problem in check_required(project)]


def test_nothing_is_missing_here() -> None:
    assert check_required(ROOT) == []


def test_every_kind_of_declaration_is_counted() -> None:
    assert set(COUNTS) == set(DECLARED)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("path", [path for path, number in COUNTS.items() if number])
def test_declarations_that_are_lost_are_asked_for(project: Path, path: str, loss: str) -> None:
    LOSSES[loss](project / path)

    assert _paths(project) == [path]


@pytest.mark.parametrize("path", [path for path, number in COUNTS.items() if number])
def test_a_single_entry_that_is_lost_or_not_counted_is_told(project: Path, path: str) -> None:
    entries = yaml.safe_load((project / path).read_text(encoding="utf-8"))
    told = []
    for changed in (entries[1:], [*entries, entries[0]]):
        (project / path).write_text("".join(yaml.safe_dump([each]) for each in changed), encoding="utf-8")
        told += [(problem.path, problem.message) for problem in check_required(project)]

    assert told == [
        (path, "fewer entries than must be checked"),
        (path, f"more entries than {REQUIRED} knows"),
    ]


def test_an_empty_kind_of_declaration_may_have_no_file(project: Path) -> None:
    assert COUNTS["data/revisions.yml"] == 0
    (project / "data/revisions.yml").unlink()

    assert check_required(project) == []


# In a page the comment is a heading.
@pytest.mark.parametrize(("path", "loss"), [*product(CHECKS, LOSSES), *product(PAGES, ["removed", "emptied"])])
def test_pages_and_literate_checks_of_the_menu_that_are_lost_are_asked_for(project: Path, path: str, loss: str) -> None:
    LOSSES[loss](project / path)

    assert _paths(project) == [path]


def test_a_literate_check_that_asserts_nothing_is_none(project: Path) -> None:
    (project / CHECKS[0]).write_text("# %% [markdown]\n# We assert it.\n# %%\n1 + 1\n", encoding="utf-8")

    (problem,) = check_required(project)
    assert (problem.path, problem.found) == (CHECKS[0], "a script that asserts nothing")


@pytest.mark.parametrize("loss", LOSSES)
def test_the_list_itself_is_asked_for(project: Path, loss: str) -> None:
    LOSSES[loss](project / REQUIRED)

    assert _paths(project) == [REQUIRED]


def test_a_list_that_says_no_number_or_can_not_be_read_is_told(project: Path) -> None:
    text = (project / REQUIRED).read_text(encoding="utf-8")
    told = []
    for changed in (text.replace("wholes.yml: ", "wholes.yml: true # "), text + "\t- [\n"):
        (project / REQUIRED).write_text(changed, encoding="utf-8")
        told += [(problem.path, problem.message) for problem in check_required(project)]

    assert told[0] == (REQUIRED, "data/wholes.yml: the value is no number")
    assert {path for path, _ in told} == {REQUIRED}


def test_declarations_that_can_not_be_read_are_told_by_their_reader_alone(project: Path) -> None:
    for text in ("- [\n", "wholes: many\n"):
        (project / "data/wholes.yml").write_text(text, encoding="utf-8")

        assert check_required(project) == []


def test_pdfs_that_can_not_be_printed_are_told_before_they_are(project: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "    each: " in text
    settings.write_text(re.sub(r"(?m)^    each: .*$", "    each: [Nowhere]", text), encoding="utf-8")

    (problem,) = check_required(project)
    assert (problem.path, problem.found) == ("mkdocs.yml", "Nowhere")
    settings.write_text("extra: [none]\n", encoding="utf-8")
    assert _paths(project) == []


def test_addresses_elsewhere_may_stand_in_the_menu_and_a_menu_may_be_absent(project: Path) -> None:
    for settings in ("nav:\n  - Police: https://www.kent.police.uk\n", "site_name: No menu\n", ""):
        (project / "mkdocs.yml").write_text(settings, encoding="utf-8")

        assert check_required(project) == []


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("ending", ["csv", "yml"])
@pytest.mark.parametrize("name", sorted(CONTRACTS))
def test_an_extract_or_sidecar_that_is_lost_is_asked_for(tmp_path: Path, name: str, ending: str, loss: str) -> None:
    (tmp_path / "data").mkdir()
    for each in ("csv", "yml"):
        shutil.copy2(ROOT / f"data/{name}.{each}", tmp_path / f"data/{name}.{each}")
    LOSSES[loss](tmp_path / f"data/{name}.{ending}")

    with pytest.raises(ProblemsFound) as caught:
        Extracts(tmp_path).printed(name)

    assert f"data/{name}.{ending}" in {problem.path for problem in caught.value.problems}


@pytest.mark.parametrize("name", sorted(CONTRACTS))
def test_a_contract_that_is_lost_is_asked_for(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy2(ROOT / f"data/{name}.csv", tmp_path / "data")
    monkeypatch.delitem(CONTRACTS, name)

    with pytest.raises(ProblemsFound) as caught:
        Extracts(tmp_path).printed(name)

    assert [(problem.path, problem.expected) for problem in caught.value.problems] == [
        (f"data/{name}.csv", f"schemas/{name}.py")
    ]
