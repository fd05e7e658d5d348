"""Where the engine's own parts of a site stand, which no project needs to name: what MkDocs calls, and the theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
HOOKS = str(HERE / "hooks.py")
THEME = str(HERE / "theme")


def give_theme(config: Any) -> None:
    """Lay the engine's templates over the theme's, unless a project names templates of its own."""
    if not config.theme.custom_dir and THEME not in config.theme.dirs:
        config.theme.dirs.insert(0, THEME)
