"""Run the code that was hashed: each of this project's modules is imported from the bytes that its hash is of.

The files of the code are read once, when the first module is imported. Whatever is on disk later, neither what runs nor
what is remembered of it mixes two states; and no date of a file is trusted to tell whether its bytecode is old.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parents[1]
PACKAGES = ("smp_metrics", "schemas")
# The theme's files are read by MkDocs, and hashed with the pages.
ELSEWHERE = HOME / "smp_metrics" / "site" / "theme"


def _files() -> dict[str, bytes]:
    files = sorted(file for package in PACKAGES for file in (HOME / package).rglob("*"))
    own = (file for file in files if "__pycache__" not in file.parts and ELSEWHERE not in file.parents)
    return {str(file): file.read_bytes() for file in own if file.is_file()}


SOURCES = _files()


def source(file: Path) -> str:
    """Give the text of one of the package's own files, as it was when the first module was imported."""
    return SOURCES[str(file)].decode()


def edited() -> bool:
    """Tell whether the files of the code are others than those that run."""
    return _files() != SOURCES


@cache
def code_key() -> str:
    """Hash what every result depends on: this project's code, Python, and the version of each package."""
    digest = sha256()
    for path, content in SOURCES.items():
        digest.update(f"{Path(path).relative_to(HOME).as_posix()} {sha256(content).hexdigest()}\n".encode())
    packages = sorted({found.name for folder in sys.path for found in Path(folder).glob("*.dist-info")})
    digest.update(repr((sys.version, sys.platform, packages)).encode())
    return digest.hexdigest()


class _Loader(SourceFileLoader):
    """Loads a module from the bytes read, and its bytecode only where that was made from the same."""

    def get_data(self, path: str) -> bytes:
        return SOURCES[path] if path in SOURCES else super().get_data(path)

    def path_stats(self, path: str) -> dict[str, Any]:
        # Python compares this with what stands in the bytecode; a hash in the place of the date can't be kept by hand.
        content = SOURCES[path]
        return {"mtime": int.from_bytes(sha256(content).digest()[:4], "big"), "size": len(content)}


class _Finder:
    """Finds this project's modules, and no others."""

    @staticmethod
    def find_spec(name: str, _path: Sequence[str] | None = None, _target: object = None) -> ModuleSpec | None:
        if name.split(".", maxsplit=1)[0] not in PACKAGES:
            return None
        place = HOME.joinpath(*name.split("."))
        for file in (place / "__init__.py", place.with_suffix(".py")):
            if str(file) in SOURCES:
                return spec_from_file_location(name, file, loader=_Loader(name, str(file)))
        raise ModuleNotFoundError(f"the project had no module {name} when it was started", name=name)


sys.meta_path.insert(0, _Finder)
