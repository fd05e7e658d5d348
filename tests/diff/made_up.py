"""A made-up project in a repository of its own, small enough to be compared in a part of a second."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from smp_metrics.diff import Report, compare, two_states

HERE = Path(__file__).parent
DAY = "2026-11-27T12:00:00+00:00"
WHO = {
    f"GIT_{who}_{what}": said
    for who in ("AUTHOR", "COMMITTER")
    for what, said in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", DAY))
}


class History:
    """A repository; what it commits is the same commit wherever and whenever it is made."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")
        self.write({"mkdocs.yml": "site_name: Made up\n"})

    def git(self, *arguments: str) -> str:
        """Run git, with no settings but those of the repository."""
        command = ["git", "-C", str(self.root), "-c", "commit.gpgsign=false", *arguments]
        env = {**os.environ, **WHO, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        return subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout.strip()

    def write(self, files: dict[str, str | None]) -> None:
        """Write files, or delete those of which nothing is given."""
        for name, text in files.items():
            file = self.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                file.unlink()
            else:
                file.write_bytes(text.encode())

    def take(self, state: str) -> None:
        """Take over the files of a state that lies beside this module."""
        for name in ("data", "docs"):
            shutil.rmtree(self.root / name, ignore_errors=True)
            # With times of their own: git takes a file of the same size and time for the same file.
            shutil.copytree(HERE / state / name, self.root / name, copy_function=shutil.copyfile)

    def edit(self, name: str, old: str, new: str) -> None:
        """Put a text in the place of another, once."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write({name: text.replace(old, new, 1)})

    def commit(self) -> str:
        """Commit all that stands there; give the commit's name."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Change")
        return self.git("rev-parse", "HEAD")

    def compare(self, then: str = "HEAD", now: str = "") -> Report:
        """Compare two states of it."""
        with two_states(self.root, then, now) as (before, after, renamed, code):
            return compare(before, after, renamed, code)
