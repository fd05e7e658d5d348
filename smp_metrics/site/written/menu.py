"""Ask for what the menu names, pages and literate checks, and for what is to be printed of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from smp_metrics.claims.text.masking import PERCENT_CELL
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.written.plain_yaml import LOADER, PlainYamlError, refuse_depth
from smp_metrics.files import read_text
from smp_metrics.site.printed.prints import prints_of
from smp_metrics.site.written.sources import generated

SETTINGS = "mkdocs.yml"


class _Settings(LOADER):  # type: ignore[misc, valid-type]
    """Read MkDocs' settings, but for what they ask Python or the environment for."""


_Settings.add_multi_constructor("", lambda *_: None)


def check_menu(root: Path) -> Iterator[Problem]:
    """List each page and literate check of the menu that has gone, or is empty, and PDFs that can't be printed."""
    try:
        text = read_text(root, SETTINGS)
        refuse_depth(text)
        settings = yaml.load(text, _Settings)  # noqa: S506 - a safe loader
    except ProblemsFound as found:
        yield from found.problems
        return
    except PlainYamlError as error:
        yield Problem(SETTINGS, error.line, error.column, error.message, error.found, remedy=error.remedy)
        return
    made = generated(root)
    for page in _pages((settings or {}).get("nav")):
        source = f"docs/{page}"
        if source.endswith(".ipynb"):
            yield from _required_check(root, f"{source.removesuffix('.ipynb')}.py")
        elif "://" not in page and not source.startswith(made):
            yield from _required_page(root, source)
    yield from _misprinted(settings or {})


def _misprinted(settings: Mapping[str, Any]) -> list[Problem]:
    """List what is wrong with the PDFs that the settings ask for, which only their printing would need."""
    extra = settings.get("extra")
    try:
        prints_of(extra if isinstance(extra, dict) else {}, settings.get("nav"))
    except ProblemsFound as found:
        return found.problems
    return []


def _pages(menu: Any) -> Iterator[str]:
    """List the pages of a menu, however deep they stand in it."""
    if isinstance(menu, str):
        yield menu
    elif isinstance(menu, list | dict):
        for part in menu.values() if isinstance(menu, dict) else menu:
            yield from _pages(part)


def _required_page(root: Path, path: str) -> Iterator[Problem]:
    text = _text(root / path)
    if not text.strip():
        found = "an empty file" if (root / path).is_file() else "no such file"
        remedy = "restore the page, or take it out of the menu"
        yield Problem(path, 0, 0, "a page of the menu is missing", found, f"the page that {SETTINGS} names", remedy)


def _required_check(root: Path, path: str) -> Iterator[Problem]:
    cells = [cell["body"] for cell in PERCENT_CELL.finditer(_text(root / path)) if "[markdown]" not in cell["kind"]]
    if not any("assert" in cell for cell in cells):
        found = "a script that asserts nothing" if (root / path).is_file() else "no such file"
        remedy = "restore the script; a check says with assert what must hold"
        yield Problem(path, 0, 0, "a literate check is missing", found, f"the check that {SETTINGS} names", remedy)


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""
