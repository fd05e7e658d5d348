"""What a partnership's code imports: one place, which is whole, told and kept to."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
API = "smp_metrics.api"
MODULES = sorted(file.stem for file in (ROOT / "smp_metrics/api").glob("*.py") if file.stem != "__init__")
# The code of this partnership, and what a new one begins with.
OWN = [
    file
    for folder, ending in (
        ("partnership", "py"), ("schemas", "py"), ("docs/checks", "py"), ("smp_metrics/new/project", "py.txt"),
    )
    for file in (ROOT / folder).rglob(f"*.{ending}")
]  # fmt: skip


def _imported(file: Path) -> set[str]:
    """Name the modules of the engine that a file imports from."""
    nodes = [*ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    froms = {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    plain = {each.name for node in nodes if isinstance(node, ast.Import) for each in node.names}
    return {name for name in froms | plain if name.partition(".")[0] == "smp_metrics"}


def test_a_partnerships_code_imports_from_one_place_only() -> None:
    settings = "".join((ROOT / f"{folder}mkdocs.yml").read_text("utf-8") for folder in ("", "smp_metrics/new/project/"))
    named = set(re.findall(r"\b(smp_metrics\.\w+\.\w+)", settings))

    assert named.union(*map(_imported, OWN)) == {f"{API}.{name}" for name in MODULES}


def test_each_name_is_told_on_the_page_that_lists_them_and_no_other_is() -> None:
    page = (ROOT / "contributing/api.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    told = {
        name: sorted(re.findall(r"`(\w+)`", "".join(re.findall(r"^\|(.*?)\|", text, re.MULTILINE))))
        for name, text in sections.items()
    }

    assert told == {name: sorted(importlib.import_module(f"{API}.{name}").__all__) for name in MODULES}
