"""Name the charts that can be drawn, without loading what draws them."""

from __future__ import annotations

import re
from functools import cache

from smp_metrics.imports import code_key, own_modules, source_of

DECORATOR = re.compile(r'^@chart\("([a-z0-9_]+)"\)', re.MULTILINE)
DRAWINGS = "partnership.drawings"


def file_of(name: str) -> str:
    """Give the file, from the project's root, of the function that draws a chart."""
    found = (module for module in own_modules(DRAWINGS) if name in DECORATOR.findall(source_of(module)))
    return f"{next(found, DRAWINGS).replace('.', '/')}.py"


def known_ids() -> tuple[str, ...]:
    """Read the ids off the drawings' source, in alphabetical order."""
    return _ids(code_key())


@cache
def _ids(_code: str) -> tuple[str, ...]:
    found = (DECORATOR.findall(source_of(module)) for module in own_modules(DRAWINGS))
    return tuple(sorted(name for names in found for name in names))
