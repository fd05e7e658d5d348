"""Give MkDocs what was checked and made, whatever stands on disk by the time it reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import InclusionLevel

from smp_metrics.errors import Problem

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

    from smp_metrics.site.workshop import Workshop

States = dict[Path, tuple[int, ...]]


def give_checked(files: Files, work: Workshop) -> None:
    """Have each page and each file that was made come from memory; refuse a page that nobody has checked."""
    contents = work.contents
    for file in files:
        content = contents.get(file.src_uri)
        if isinstance(content, str):
            file.content_string = content
        elif content is not None:
            file.content_bytes = content
        elif file.is_documentation_page() and file.inclusion is not InclusionLevel.EXCLUDED:
            raise PluginError(f"'{file.src_uri}' came while the site was built, and is not checked; build again")


def states(places: Iterable[Path]) -> States:
    """Tell one state of the files in some places from any other: the system dates each change, whoever makes it."""
    files = (file for place in places for file in (place, *place.rglob("*")) if file.is_file())
    found = ((file, file.stat()) for file in files)
    return {file: (state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns) for file, state in found}


def changed(root: Path, before: States, after: States, work: Workshop) -> list[Problem]:
    """List the files that MkDocs itself reads and that someone touched meanwhile: nobody knows which state it read."""
    given = {root / "docs" / name for name in work.contents}
    touched = {file for file, _ in before.items() ^ after.items()} - given
    message, remedy = "the file was changed while the site was built", "build again"
    return [Problem(str(file).removeprefix(f"{root}/"), 0, 0, message, remedy=remedy) for file in sorted(touched)]
