"""Put the words and the data of a commit into a folder, as plain files that today's code can read."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from smp_metrics.diff.renames import Renames
from smp_metrics.diff.repository import Blob, blobs, contents
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.written.partnership import PARTNERSHIP, read_partnership
from smp_metrics.extracts.written.yaml_files import read_yaml
from smp_metrics.limits import FILES, SIZES, size_of
from smp_metrics.site.written.sources import PAGES

FOLDERS = ("data", "docs")
READ = (".csv", ".yml", ".py", *PAGES)
# What was worked out of extracts before: it is under a seal, and only saves time.
REMEMBERED = "build/extracts"


@dataclass(frozen=True)
class Snapshot:
    """What a commit holds of words and data, by path, and each file that is left out, with the reason."""

    files: Mapping[str, bytes]
    left_out: Mapping[str, str] = field(default_factory=dict)

    def write(self, folder: Path, renamed: Renames, root: Path) -> None:
        """Write the files, under the names of now; what ``root`` remembers of the same extracts comes along.

        An older revision may not say all of whom it is about: it is the same partnership.
        """
        for old, content in self.files.items():
            path = renamed.path(old)
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_named_as_now(renamed, path, content))
        _describe(folder, root)
        if (root / REMEMBERED).is_dir():
            shutil.copytree(root / REMEMBERED, folder / REMEMBERED)


def _describe(folder: Path, root: Path) -> None:
    """Have a revision say all that today's code asks of whom it is about: what it leaves out is as ``root`` says."""
    now, then = (read_yaml(each, PARTNERSHIP)[0].value for each in (root, folder))
    if isinstance(now, dict):
        own = then if isinstance(then, dict) else {}
        (folder / PARTNERSHIP).parent.mkdir(parents=True, exist_ok=True)
        (folder / PARTNERSHIP).write_text(json.dumps(now | {key: own[key] for key in now.keys() & own}), "utf-8")
        if isinstance(read_partnership(folder), list):
            # What today's code can't read was written otherwise then.
            shutil.copyfile(root / PARTNERSHIP, folder / PARTNERSHIP)


def _named_as_now(renamed: Renames, path: str, content: bytes) -> bytes:
    # What is no UTF-8 stays as it is, and is told by whoever reads it.
    text = content.decode("utf-8", "surrogateescape")
    return renamed.text(path, text).encode("utf-8", "surrogateescape")


def snapshot(root: Path, commit: str) -> Snapshot:
    """Read a commit's words and data; raise ProblemsFound when they are more than a project may hold."""
    listed = [blob for blob in blobs(root, commit, FOLDERS) if blob.path.endswith(READ)]
    left_out = {blob.path: why for blob in listed if (why := _refused(blob))}
    wanted = [blob for blob in listed if blob.path not in left_out]
    total = sum(blob.size for blob in wanted)
    most = sum(size.together for size in SIZES.values())
    if len(wanted) > FILES or total > most:
        found, expected = f"{len(wanted):,} files of {total:,} bytes", f"at most {FILES:,} files and {most:,} bytes"
        raise ProblemsFound([Problem(commit[:7], 0, 0, "the revision holds too much", found, expected)])
    return Snapshot(
        {blob.path: content for blob, content in zip(wanted, contents(root, wanted), strict=True)}, left_out
    )


def _refused(blob: Blob) -> str:
    parts = PurePosixPath(blob.path).parts
    if not blob.regular:
        return "a link stands in the place of a file"
    if not blob.path.isprintable() or ".." in parts or blob.path.startswith("/"):
        return "its name is none that a file of the project may have"
    most = size_of(blob.path).each
    return f"it has {blob.size:,} bytes, and {most:,} are the most" if blob.size > most else ""
