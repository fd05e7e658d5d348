"""Remember what something came to, so that only what changed is worked out again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.imports import code_key


def fingerprint(*parts: bytes | str) -> str:
    """Hash parts one after the other; where one ends and the next starts counts too."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()


class Memo:
    """Results as JSON files in one folder, each under a seal.

    The seal is a hash of the result, of its name, of the key that tells what it was made from, and of the code and the
    versions that made it. One that anything has changed or damaged since is as good as none.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, name: str, key: str) -> Any | None:
        """Give the result remembered under ``name``, or None when it was made from something else."""
        try:
            seal, _, result = (self.folder / f"{name}.json").read_bytes().partition(b"\n")
        except OSError:
            return None
        return json.loads(result) if seal == _seal(name, key, result) else None

    def put(self, name: str, key: str, result: Any) -> None:
        """Remember a result; a reader never sees half of it, and where none can be written nobody waits for it."""
        content = json.dumps(result, ensure_ascii=False).encode("utf-8", "surrogatepass")
        part = self.folder / f"{name}.json.{os.getpid()}.part"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_seal(name, key, content) + b"\n" + content)
            part.replace(self.folder / f"{name}.json")
        with suppress(OSError):
            part.unlink(missing_ok=True)

    def drop_others(self, names: Collection[str]) -> None:
        """Forget everything but what is remembered under some names."""
        kept = {f"{name}.json" for name in names}
        for file in self.folder.iterdir() if self.folder.is_dir() else ():
            if file.name not in kept:
                file.unlink(missing_ok=True)


def require_code(key: str) -> None:
    """Raise ProblemsFound when this process runs other code than the one that began the work."""
    if key != code_key():
        remedy = "run it again, and leave the code alone meanwhile"
        raise ProblemsFound([Problem("smp_metrics", 0, 0, "the code was edited while it ran", remedy=remedy)])


def _seal(name: str, key: str, result: bytes) -> bytes:
    return fingerprint(code_key(), name, key, result).encode()
