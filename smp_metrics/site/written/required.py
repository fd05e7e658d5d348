"""Ask for all that must be checked, so that nothing passes a check by being taken away.

What is asked for is written down apart from what is checked: the menu in ``mkdocs.yml`` names the pages and the
literate checks, ``schemas/required.yml`` says how much each file of declarations declares. (Extracts are named by the
table of their contracts.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import Field, NonNegativeInt, create_model

from smp_metrics.claims.text.masking import PERCENT_CELL
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.written.declarations import CORRECTIONS, KNOWN_ISSUES, QUESTIONS, REVISIONS, WITHDRAWN
from smp_metrics.extracts.written.entries import SAME, WHOLES
from smp_metrics.extracts.written.plain_yaml import LOADER, PlainYaml, PlainYamlError, refuse_depth
from smp_metrics.extracts.written.typed import Strict, fit
from smp_metrics.extracts.written.wanted import WANTED
from smp_metrics.extracts.written.yaml_files import read_yaml
from smp_metrics.files import read_text
from smp_metrics.site.printed.prints import prints_of
from smp_metrics.site.written.sources import generated

REQUIRED = "schemas/required.yml"
DECLARED = (CORRECTIONS, KNOWN_ISSUES, QUESTIONS, REVISIONS, SAME, WANTED, WHOLES, WITHDRAWN)
SETTINGS = "mkdocs.yml"


Counts: type[Strict] = create_model(
    "Counts", __base__=Strict, **{Path(path).stem: Annotated[NonNegativeInt, Field(alias=path)] for path in DECLARED}
)  # type: ignore[call-overload]


class _Settings(LOADER):  # type: ignore[misc, valid-type]
    """Read MkDocs' settings, but for what they ask Python or the environment for."""


_Settings.add_multi_constructor("", lambda *_: None)


def check_required(root: Path) -> list[Problem]:
    """List each page of the menu, literate check and declaration that has gone, or is empty."""
    return [*_declarations(root), *_menu(root)]


def _declarations(root: Path) -> Iterator[Problem]:
    written, problems = read_yaml(root, REQUIRED) if (root / REQUIRED).is_file() else (PlainYaml(), [])
    if problems:
        yield from problems
        return
    if not isinstance(written.value, dict):
        message = f"it does not say how many entries {DECLARED[0]} and the others have"
        yield Problem(REQUIRED, 1, 0, message, "", f"{DECLARED[0]}: 12", "restore the file")
        return
    fitted = fit(REQUIRED, Counts, written)
    yield from fitted if isinstance(fitted, list) else ()
    for path in DECLARED:
        number = written.value.get(path)
        if type(number) is int and number >= 0:
            yield from _declared(root, path, number)


def _declared(root: Path, path: str, number: int) -> Iterator[Problem]:
    there = (root / path).is_file()
    written, problems = read_yaml(root, path) if there else (PlainYaml(), [])
    entries = written.value or []
    # What can't be read is told by whoever reads it for what it says.
    found = len(entries) if isinstance(entries, list) and not problems else number
    if found != number:
        few = "fewer entries than must be checked" if found < number else f"more entries than {REQUIRED} knows"
        remedy = f"restore what is missing; where a change is meant, say {path}: {found} in {REQUIRED}"
        yield Problem(path, 0, 0, few, f"{found} entries" if there else "no such file", f"{number} entries", remedy)


def _menu(root: Path) -> Iterator[Problem]:
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
