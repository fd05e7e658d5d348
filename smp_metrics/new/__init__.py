"""Write a new partnership's project: made-up data, a page, a chart and workflows, which check and build at once."""

from __future__ import annotations

import shutil
from pathlib import Path

from smp_metrics.errors import UsageError
from smp_metrics.imports import HOME

PROJECT = Path(__file__).resolve().with_name("project")
# What the theme asks for: styles, scripts, font. They stand with the pages, so that a site is whole by itself.
ASSETS = "docs/assets/smp"
# Modules wait under another name, for here they are no code of the engine; and git heeds a file of its own name.
RENAMED = {".py.txt": ".py", "gitignore": ".gitignore"}


def new_partnership(folder: Path) -> list[str]:
    """Write the project into a folder that is new or empty, and list its files; raise UsageError for any other."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already, and not an empty folder; name a new one")
    shutil.copytree(PROJECT, folder, dirs_exist_ok=True)
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        file.rename(file.with_name(_renamed(file.name)))
    shutil.copytree(HOME / ASSETS, folder / ASSETS)
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def _renamed(name: str) -> str:
    for ending, other in RENAMED.items():
        if name.endswith(ending):
            return name.removesuffix(ending) + other
    return name
