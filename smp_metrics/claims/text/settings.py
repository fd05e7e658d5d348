"""What readers see of the settings of the site: its name, what it says of itself, and the titles of its menu."""

from __future__ import annotations

import re

from smp_metrics.claims.text.markup import spaces

SETTINGS = "mkdocs.yml"
_SHOWN = re.compile(r"^[ ]*(?:site_name|site_description|site_author|copyright|figures|name)[ ]*:(?=\s)")
_TITLE = re.compile(r"^[ ]*-[ ]+(?P<title>\"[^\"\n]*\"|'[^'\n]*'|[^:\n]+):(?=\s|$)")
_SECTION = re.compile(r"^(?P<name>[\w-]+):")


def mask_settings(text: str) -> str:
    """Blank all but what readers see, and keep every position."""
    kept, section = [], ""
    for line in text.splitlines(keepends=True):
        found = _SECTION.match(line)
        section = found["name"] if found else section
        shown = _SHOWN.match(line)
        title = _TITLE.match(line) if section == "nav" else None
        start, stop = title.span("title") if title else (shown.end(), len(line)) if shown else (0, 0)
        kept.append(spaces(line[:start]) + line[start:stop] + spaces(line[stop:]))
    return "".join(kept)
