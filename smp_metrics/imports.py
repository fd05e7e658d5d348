"""Run the code that was hashed: each module of the engine and of a project is imported from the bytes its hash is of.

The engine's files are read once, when the first module is imported; a project's own, when it is first used. Whatever is
on disk later, neither what runs nor what is remembered of it mixes two states; and no date of a file is trusted to tell
whether its bytecode is old.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

HOME = Path(__file__).resolve().parents[1]
ENGINE = "smp_metrics"
# What each project brings along: its contracts, and the folder of what is true of its partnership only.
OWN = ("schemas", "partnership")
# The theme's files are read by MkDocs, and hashed with the pages.
ELSEWHERE = HOME / ENGINE / "site" / "theme"

Files = dict[str, bytes]


def _engine() -> Files:
    files = sorted((HOME / ENGINE).rglob("*"))
    own = (file for file in files if "__pycache__" not in file.parts and ELSEWHERE not in file.parents)
    return {str(file): file.read_bytes() for file in own if file.is_file()}


def _brought(root: Path) -> Files:
    """Read a project's own modules, but for links and what is too large: who looks the project over refuses these."""
    from smp_metrics.limits import size_of  # noqa: PLC0415 - it is one of the modules that are imported by this one

    files = sorted(file for name in OWN for file in (root / name).rglob("*.py"))
    plain = (file for file in files if file.is_file() and not file.is_symlink())
    most = size_of("schemas/any.py")[1]
    return {str(file): file.read_bytes() for file in plain if file.stat().st_size <= most}


SOURCES = _engine()


@dataclass
class _Own:
    """The modules that a project brings: its folder, their files, and those that were imported."""

    root: Path
    files: Files
    modules: dict[str, ModuleType]


# What each project brought, by a hash of it; the last one that came into use is.
_brought_by: dict[str, _Own] = {}
_used: list[str] = [""]


def use(root: Path) -> None:
    """Have ``schemas`` and ``partnership`` be those of the project at ``root``.

    One that brings none, or the same as the project before, changes nothing: the modules stay that are there.
    """
    root = root.resolve()
    files = {} if root == project() else _brought(root)
    key = sha256(repr(_named(files, root)).encode()).hexdigest()
    if not files or key == in_use():
        return
    before, now = _brought_by.get(in_use()), _brought_by.setdefault(key, _Own(root, files, {}))
    imported = {name: sys.modules.pop(name) for name in [*sys.modules] if name.partition(".")[0] in OWN}
    if before:
        before.modules = imported
        for file in before.files:
            del SOURCES[file]
    SOURCES.update(now.files)
    sys.modules.update(now.modules)
    _used[:] = [key]


def in_use() -> str:
    """Tell the modules of the project in use from any others; empty before there is one."""
    return _used[0]


def project() -> Path | None:
    """Give the folder of the project whose modules are in use."""
    return _brought_by[in_use()].root if in_use() else None


def brings(package: str) -> bool:
    """Tell whether the project in use has a package, or a module in it."""
    return any(name.startswith(f"{package.replace('.', '/')}/") for name in _own())


def own_modules(package: str) -> list[str]:
    """Name the modules of one package of the project in use, in alphabetical order."""
    files = (Path(name) for name in _own())
    folder = Path(*package.split("."))
    return sorted(f"{package}.{file.stem}" for file in files if file.parent == folder and file.stem != "__init__")


def source(file: Path) -> str:
    """Give the text of one of the files of the code, as it was when it was read."""
    return SOURCES[str(file)].decode()


def source_of(module: str) -> str:
    """Give the text of a module of the project in use."""
    return _own()[f"{module.replace('.', '/')}.py"].decode()


def edited() -> bool:
    """Tell whether the files of the code are others than those that run."""
    root = project()
    return {**_engine(), **(_brought(root) if root else {})} != SOURCES


def code_key() -> str:
    """Hash what every result depends on: the engine and the project's own code, Python, the version of each package."""
    # Where packages are found may change within a process, and a process that this one starts finds them there too.
    return _code_key(in_use(), tuple(sys.path), sys.version, sys.platform)


@cache
def _code_key(own: str, path: tuple[str, ...], *python: str) -> str:
    digest, files = sha256(), _brought_by[own].files if own else {}
    engine = _named({file: content for file, content in SOURCES.items() if file not in files}, HOME)
    for name, content in [*engine.items(), *_own().items()]:
        digest.update(f"{name} {sha256(content).hexdigest()}\n".encode())
    packages = sorted({found.name for folder in path for found in Path(folder).glob("*.dist-info")})
    digest.update(repr((python, packages)).encode())
    return digest.hexdigest()


def _named(files: Files, root: Path) -> Files:
    return {Path(file).relative_to(root).as_posix(): content for file, content in files.items()}


@cache
def _named_own(key: str) -> Files:
    return _named(_brought_by[key].files, _brought_by[key].root)


def _own() -> Files:
    return _named_own(in_use()) if in_use() else {}


class _Loader(SourceFileLoader):
    """Loads a module from the bytes read, and its bytecode only where that was made from the same."""

    def get_data(self, path: str) -> bytes:
        return SOURCES[path] if path in SOURCES else super().get_data(path)

    def path_stats(self, path: str) -> dict[str, Any]:
        # Python compares this with what stands in the bytecode; a hash in the place of the date can't be kept by hand.
        content = SOURCES[path]
        return {"mtime": int.from_bytes(sha256(content).digest()[:4], "big"), "size": len(content)}


class _Finder:
    """Finds the modules of the engine and of the project in use, and no others."""

    @staticmethod
    def find_spec(name: str, _path: Sequence[str] | None = None, _target: object = None) -> ModuleSpec | None:
        package = name.split(".", maxsplit=1)[0]
        root = {ENGINE: HOME, **dict.fromkeys(OWN, project())}.get(package)
        if root is None:
            return None
        place = root.joinpath(*name.split("."))
        for file in (place / "__init__.py", place.with_suffix(".py")):
            if str(file) in SOURCES:
                return spec_from_file_location(name, file, loader=_Loader(name, str(file)))
        if package != ENGINE and brings(name):
            # A folder of modules needs no file of its own.
            return ModuleSpec(name, None, is_package=True)
        raise ModuleNotFoundError(f"the project had no module {name} when it was started", name=name)


sys.meta_path.insert(0, _Finder)
