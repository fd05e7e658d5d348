"""The seams: what one part promises, the other keeps."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from statistics import median

import yaml

from schemas import CONTRACTS
from smp_metrics.charts.ids import known_ids
from smp_metrics.charts.registry import load_drawings
from smp_metrics.claims.language.tolerances import FRACTION_TOLERANCE, REACHES
from smp_metrics.extracts import Extracts
from smp_metrics.facts import MEASURES, NAMED
from smp_metrics.site.written.sources import documents

ROOT = Path(__file__).resolve().parents[1]


def test_every_extract_has_a_contract_of_its_name_and_a_sidecar() -> None:
    names = Extracts(ROOT).names

    assert sorted(names) == sorted(CONTRACTS)
    for name in names:
        assert CONTRACTS[name].__name__ == "".join(word.capitalize() for word in name.split("_"))
        assert (ROOT / f"schemas/{name}.py").exists()
        assert (ROOT / f"data/{name}.yml").exists()


def test_the_charts_named_without_drawing_are_those_that_can_be_drawn() -> None:
    assert known_ids() == load_drawings()


def test_every_chart_stands_on_a_page() -> None:
    text = "\n".join(document.text for document in documents(ROOT))

    assert [name for name in known_ids() if f"\nid: {name}\n" not in text] == []


def test_every_measure_and_named_fact_says_what_it_does() -> None:
    for function in (*(measure.compute for measure in MEASURES.values()), *NAMED.values()):
        assert function.__doc__, function.__name__
        assert function.__doc__.splitlines()[0].endswith(".")


def test_the_page_on_approximations_tells_the_tolerances_that_are_applied() -> None:
    page = (ROOT / "docs/about/index.md").read_text(encoding="utf-8")

    for word, reach in REACHES.items():
        row = next((line for line in page.splitlines() if re.match(rf"\|(?:[^|]*,)? {word}[ ,]", line)), None)
        limit = max(reach.below or 0, reach.above or 0)
        assert row is None or not limit or f"`{limit * 100}%`" in row, word
    assert f"`{FRACTION_TOLERANCE}` percentage point" in page


def test_every_page_of_the_navigation_is_written_or_generated() -> None:
    text = re.sub(r"!ENV|!!python/name:\S+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    entries = re.findall(r"[\w/-]+\.(?:md|ipynb)", str(yaml.safe_load(text)["nav"]))

    written = {document.path.removeprefix("docs/").replace(".py", ".ipynb") for document in documents(ROOT)}
    generated = ("corrections", "data/index", "data/wanted", "facts/index", "how-checked", "wards/index")
    assert set(entries) <= written | {f"{name}.md" for name in generated}
    assert len(entries) == len(set(entries))


def test_numbered_paragraphs_have_one_anchor_each() -> None:
    anchors = re.findall(r"\{#(p\d+)\}", "\n".join(document.text for document in documents(ROOT)))

    assert len(anchors) == len(set(anchors))
    assert {f"p{number}" for number in range(14, 28)} <= set(anchors)


def test_nothing_in_the_project_names_the_place_it_was_written_in() -> None:
    files = [
        path for folder in ("smp_metrics", "schemas", "data", "docs", "tests") for path in (ROOT / folder).rglob("*")
    ]
    texts = {path: path.read_text(encoding="utf-8") for path in files if path.suffix in {".py", ".md", ".yml", ".csv"}}

    assert [path for path, text in texts.items() if re.search(r"\.\./" + "shared|/work" + "/", text)] == []


def test_one_module_has_pages_made_and_few_are_called_back() -> None:
    code = ROOT / "smp_metrics"
    used = {
        file.relative_to(code).as_posix(): set(
            re.findall(r"^ *from (mkdocs[.\w]*) import", file.read_text("utf-8"), re.MULTILINE)
        )
        for file in code.rglob("*.py")
    }
    beginning = {"mkdocs.commands.build", "mkdocs.commands.serve", "mkdocs.config"}

    assert {name for name, modules in used.items() if modules & beginning} == {"site/renderer.py"}
    assert {name for name, modules in used.items() if {each for each in modules if each.startswith("mkdocs.")}} == {
        f"site/{name}.py" for name in ("checked_files", "hooks", "keeping", "notebook/notebook_files", "renderer")
    }


def test_modules_functions_and_folders_are_small() -> None:
    files = [file for file in (ROOT / "smp_metrics").rglob("*.py") if "__pycache__" not in file.parts]
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    lines = {file: text.count("\n") for file, text in texts.items()}
    functions = [
        node.end_lineno - node.lineno + 1
        for text in texts.values()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    ]
    folders = Counter(file.parent for file in files if file.name != "__init__.py")

    assert (median(lines.values()) < 80, max(lines.values()) <= 250) == (True, True)
    assert (median(functions) <= 6, max(functions) <= 40) == (True, True)
    assert max(folders.values()) <= 20
