"""Write a new partnership's project: made-up data, pages, charts and workflows, which check and build at once."""

from __future__ import annotations

import shutil
from pathlib import Path

from smp_metrics.errors import UsageError
from smp_metrics.imports import HOME
from smp_metrics.new.origin import requirement

PROJECT = Path(__file__).resolve().with_name("project")
# What stands in the engine's own project, and beside this module where the engine was installed from a wheel: what the
# theme asks for (styles, scripts, font), which a site has with its pages to be whole by itself; the measures; and what
# its code may import.
SHARED = ("docs/assets/smp", "contributing/claims.md", "contributing/api.md")
# Modules wait under another name, for here they are no code of the engine; and git heeds files of its own names.
RENAMED = {".py.txt": ".py", "gitignore": ".gitignore", "gitattributes": ".gitattributes"}


def new_partnership(folder: Path) -> list[str]:
    """Write the project into a folder that is new or empty, and list its files; raise UsageError for any other."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already, and not an empty folder; name a new one")
    shutil.copytree(PROJECT, folder, dirs_exist_ok=True)
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        file.rename(file.with_name(_renamed(file.name)))
    for name in SHARED:
        _bring(
            next(found for base in (HOME, PROJECT.parent / "shared") if (found := base / name).exists()), folder / name
        )
    with (folder / "requirements.txt").open("a", encoding="utf-8", newline="\n") as listed:
        listed.write(f"{requirement()}\n")
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def _bring(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def _renamed(name: str) -> str:
    for ending, other in RENAMED.items():
        if name.endswith(ending):
            return name.removesuffix(ending) + other
    return name
