"""Name the charts that can be drawn, without loading what draws them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

DECORATOR = re.compile(r'^@chart\("([a-z0-9_]+)"\)', re.MULTILINE)
DRAWINGS = Path(__file__).with_name("drawings")


@cache
def known_ids() -> tuple[str, ...]:
    """Read the ids off the drawings' source, in alphabetical order."""
    sources = [file.read_text(encoding="utf-8") for file in DRAWINGS.glob("*.py")]
    return tuple(sorted(name for source in sources for name in DECORATOR.findall(source)))
