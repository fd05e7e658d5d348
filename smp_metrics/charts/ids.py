"""Name the charts that can be drawn, without loading what draws them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from smp_metrics.imports import SOURCES, source

DECORATOR = re.compile(r'^@chart\("([a-z0-9_]+)"\)', re.MULTILINE)
DRAWINGS = Path(__file__).resolve().with_name("drawings")


def modules() -> list[Path]:
    """List the files of drawings, in alphabetical order."""
    files = (Path(path) for path in SOURCES)
    return [file for file in files if file.parent == DRAWINGS and file.stem != "__init__"]


def file_of(name: str) -> str:
    """Give the file, from the project's root, of the function that draws a chart."""
    found = (module.name for module in modules() if name in DECORATOR.findall(source(module)))
    return f"smp_metrics/charts/drawings/{next(found, '')}"


@cache
def known_ids() -> tuple[str, ...]:
    """Read the ids off the drawings' source, in alphabetical order."""
    return tuple(sorted(name for module in modules() for name in DECORATOR.findall(source(module))))
