"""What is left of the example that a project began with, once the partnership has a name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.settings import SETTINGS
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.partnership import PARTNERSHIP
from smp_metrics.files import is_there, read_text

# The place of the example, and what it says of its numbers.
_EXAMPLE = re.compile(
    r"\b(?:Anytown|Anyshire)\b|Made-up figures of an example|[Aa]ll of (?:it is|its numbers are|it) made[ -]up"
)
# One of them stands in all of that: to ask for them first is ten times as fast.
_WORDS = ("Anytown", "Anyshire", "made up", "made-up", "Made-up")
# Read beside the pages. The tables of the example say of themselves that they are made up, until they are deleted.
_OTHERS = (SETTINGS, PARTNERSHIP, "README.md", "partnership/wordings/names.py")


def check_example(extracts: Extracts, documents: Iterable[Document]) -> Iterator[Problem]:
    """List each file that still tells of the example, unless the partnership is still that of the example."""
    try:
        if _EXAMPLE.search(extracts.partnership.name):
            return
    except ProblemsFound:
        return  # what is wrong with it is told once, with the data
    texts = {document.path: document.text for document in documents if document.path.startswith("docs/")}
    for path, text in {**texts, **dict(_read(extracts.root))}.items():
        if not any(word in text for word in _WORDS):
            continue
        lines = [number for number, line in enumerate(text.split("\n"), 1) if _EXAMPLE.search(line)]
        if found := _EXAMPLE.search(text):
            told = f"{found[0]}, on line {', '.join(map(str, lines))}"
            remedy = "say it of your own area; delete what is an example (GUIDE.md says how)"
            yield Problem(path, lines[0], 0, "the file still tells of the example", told, remedy=remedy)


def _read(root: Path) -> Iterator[tuple[str, str]]:
    for path in _OTHERS:
        if is_there(root, path):
            yield path, read_text(root, path)
