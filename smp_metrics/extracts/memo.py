"""Remember what a file's bytes came to, so that only what changed is worked out again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any


def fingerprint(*parts: bytes | str) -> str:
    """Hash parts one after the other; where one ends and the next starts counts too."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()


def code_fingerprint(folders: Iterable[Path], packages: Iterable[str] = ()) -> str:
    """Hash the Python files below folders and the versions of packages: what a result depends on beside its data."""
    files = sorted(file for folder in folders for file in folder.rglob("*.py"))
    contents = [part for file in files for part in (file.name, file.read_bytes())]
    return fingerprint(*contents, *(f"{name} {version(name)}" for name in packages))


class Memo:
    """Results as JSON files in one folder, each good for as long as its key is the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, name: str, key: str) -> Any | None:
        """Give the result remembered under ``name``, or None when it was made from something else."""
        try:
            entry = json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        return entry["result"] if isinstance(entry, dict) and entry.get("key") == key else None

    def put(self, name: str, key: str, result: Any) -> None:
        """Remember a result; a reader never sees half of it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{name}.json.{os.getpid()}.part"
        part.write_text(json.dumps({"key": key, "result": result}, ensure_ascii=False), encoding="utf-8")
        part.replace(self.folder / f"{name}.json")
