"""Ask for all that must be checked, so that nothing passes a check by being taken away.

What is asked for is written down apart from what is checked: the menu in ``mkdocs.yml`` names the pages and the
literate checks, ``schemas/required.yml`` says how much each file of declarations declares. (Extracts are named by the
table of their contracts.)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field, NonNegativeInt, create_model

from smp_metrics.errors import Problem
from smp_metrics.extracts.written.declarations import CORRECTIONS, KNOWN_ISSUES, QUESTIONS, REVISIONS, WITHDRAWN
from smp_metrics.extracts.written.entries import SAME, WHOLES
from smp_metrics.extracts.written.plain_yaml import PlainYaml
from smp_metrics.extracts.written.typed import Strict, fit
from smp_metrics.extracts.written.wanted import WANTED
from smp_metrics.extracts.written.yaml_files import read_yaml
from smp_metrics.site.written.menu import check_menu

REQUIRED = "schemas/required.yml"
DECLARED = (CORRECTIONS, KNOWN_ISSUES, QUESTIONS, REVISIONS, SAME, WANTED, WHOLES, WITHDRAWN)


Counts: type[Strict] = create_model(
    "Counts", __base__=Strict, **{Path(path).stem: Annotated[NonNegativeInt, Field(alias=path)] for path in DECLARED}
)  # type: ignore[call-overload]


def check_required(root: Path) -> list[Problem]:
    """List each page of the menu, literate check and declaration that has gone, or is empty."""
    return [*_declarations(root), *check_menu(root)]


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
