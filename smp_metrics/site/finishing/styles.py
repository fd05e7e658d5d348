"""Have pages ask for one style sheet in the place of several: each costs a reader far away a journey of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

# Beside those that it is made of, so that their addresses hold.
FOLDER = "assets/smp"
JOINED = f"{FOLDER}/all.css"
# The theme's, first: ours change what it says. Their names change with its version.
THEMES = ("assets/stylesheets/main.*.css", "assets/stylesheets/palette.*.css")


def ask_for_one(config: Any) -> None:
    """Have pages name the joined sheet; those that the settings name stay known by ``extra.sheets``."""
    config.extra["sheets"], config.extra_css = list(config.extra_css), [JOINED]


def join(site: Path, names: Iterable[str]) -> None:
    """Write the joined sheet below ``site`` from the theme's and the named ones, in their order."""
    sheets = [*(sheet for each in THEMES for sheet in site.glob(each)), *(site / name for name in names)]
    joined = site / JOINED
    joined.parent.mkdir(parents=True, exist_ok=True)
    joined.write_bytes(b"\n".join(sheet.read_bytes() for sheet in sheets))
