"""Whatever happens between builds and during them, a warm build gives what a cold one does.

A run is some dozens of random steps; ``SMP_STEPS=2000`` makes it as many, and ``SMP_SEED`` another.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from smp_metrics.errors import ProblemsFound
from smp_metrics.site.build import build_site
from tests.site.small import shrink, write_small

STEPS = int(os.environ.get("SMP_STEPS", "60"))
SEED = int(os.environ.get("SMP_SEED", "7"))
# Each of the same length, so that it can be made with the file's size and time kept. Some make the project wrong.
EDITS = [
    ("data/youth_offences.csv", "2023,202", "2023,203"),
    ("data/youth_offences.csv", "2017,132", "2017,1x2"),
    ("data/youth_offences.csv", "2018,97", "2018,98"),
    ("data/youth_offenders_by_age.csv", "13,2023,13", "13,2023,14"),
    ("data/youth_offenders_by_age.yml", "publisher: ", "puplisher: "),
    ("data/youth_offences.yml", "title: ", "title: A"),
    ("docs/index.md", "offences.\n\n```chart", "offendes.\n\n```chart"),
    ("docs/index.md", "In the year to March 2023 there were [202]", "In the year to March 2023 there were [203]"),
    ("docs/index.md", "title: There were [202]", "title: There were [203]"),
    ("docs/index.md", "alt: Columns, one for each year.", "alt: Columns, one for some year."),
    ("docs/ages.md", "[13](fact:", "[14](fact:"),
    ("docs/ages.md", "# Ages", "# Aged"),
    ("docs/ages.md", "](index.md)", "](indes.md)"),
    ("docs/plain.md", "Words only", "Words, and"),
    ("docs/plain.md", "Words", "12345"),
    ("docs/assets/smp/site.css", "black", "white"),
    ("theme/main.html", 'lang="en"', 'lang="fr"'),
    ("mkdocs.yml", "site_name: Safer", "site_name: Saner"),
    ("schemas/required.yml", "wholes.yml: 0", "wholes.yml: 1"),
]
SOURCES = ("data", "docs", "theme", "schemas", "mkdocs.yml")
GENERATED = ("docs/data", "docs/facts", "docs/corrections.md", "docs/how-checked.md")

# What to do when a file below some folder is opened; there is no way to take a hook out again.
_at_open: list[Callable[[str], None]] = []

# Other tests reach the same lines of the package.
pytestmark = pytest.mark.usefixtures("uncounted")


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _at_open and isinstance(arguments[0], str | bytes | os.PathLike):
        for act in [_at_open.pop()]:
            act(os.fsdecode(arguments[0]))


class Story:
    """A project, what happens to it, and what comes of it."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.root = write_small(folder / "warm")
        self.cold = folder / "cold"
        self.random = random
        self.told: dict[frozenset[tuple[str, str]], dict[str, str]] = {}

    def step(self) -> str:
        """Let one thing happen; say what."""
        happenings = [self.edit, self.keep, self.touch, self.page, self.damage, self.damage, self.race]
        # Else what is wrong would soon hide all the rest.
        happenings += [self.mend] * 3
        happening = self.random.choice(happenings)
        return f"{happening.__name__} {happening()}"

    def mend(self) -> str:
        """Bring every source back as it was."""
        (self.root / "docs/extra.md").unlink(missing_ok=True)
        write_small(self.root)
        return "all"

    def edit(self) -> str:
        """Edit a source, or take an edit back."""
        name, one, other = self.random.choice(EDITS)
        file = self.root / name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(one, other, 1) if one in text else text.replace(other, one, 1), encoding="utf-8")
        return f"{name}: {one}"

    def keep(self) -> str:
        """Edit a source with its size and time kept."""
        before = {file: file.stat() for file in self.root.rglob("*") if file.is_file()}
        said = self.edit()
        file = self.root / said.partition(":")[0]
        os.utime(file, ns=(before[file].st_atime_ns, before[file].st_mtime_ns))
        return said

    def touch(self) -> str:
        """Give any file another time."""
        file = self._any("data", "docs", "theme", "build", "site")
        os.utime(file, (self.random.randrange(2**31), self.random.randrange(2**31)))
        return str(file)

    def page(self) -> str:
        """Add a page, or take it away."""
        file = self.root / "docs/extra.md"
        if file.exists():
            file.unlink()
        else:
            file.write_text(f"# Extra\n\n{self.random.choice(['Words.', 'There are 17.'])}\n", encoding="utf-8")
        return str(file)

    def damage(self) -> str:
        """Spoil something that a build has left; its size and time may stay as they were."""
        file = self._any("build", "site", *GENERATED)
        before, content = file.stat(), file.read_bytes()
        at = self.random.randrange(len(content) + 1)
        flipped = bytes([content[at] ^ 1 << self.random.randrange(8)]) if at < len(content) else b""
        spoiled = self.random.choice(
            [
                content[:at] + flipped + content[at + 1 :],
                content[:at],
                content + b"x",
                self._any("build", "site").read_bytes(),
                None,
            ]
        )
        if spoiled is None:
            file.unlink()
        else:
            file.write_bytes(spoiled)
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        return str(file)

    def race(self) -> str:
        """Edit something while a build runs, and perhaps take it back; what comes of that build may be either."""
        edits = [(self.random.randrange(120), self.random.choice([self.edit, self.keep])) for _ in range(2)]
        self._at(*min(edits, key=lambda each: each[0]), then=max(edits, key=lambda each: each[0]))
        self.outcome(self.root)
        _at_open.clear()
        return "of a build"

    def _at(self, number: int, act: Callable[[], str], then: tuple[int, Callable[[], str]] | None = None) -> None:
        left = [number]

        def opened(name: str) -> None:
            if name.startswith(str(self.root)):
                left[0] -= 1
            if left[0] >= 0:
                _at_open.append(opened)
                return
            act()
            if then:
                self._at(then[0] - number, then[1])

        _at_open.append(opened)

    def _any(self, *places: str) -> Path:
        files = (each for place in places for each in (self.root / place, *(self.root / place).rglob("*")))
        return self.random.choice(sorted(file for file in files if file.is_file()))

    def outcome(self, root: Path) -> dict[str, str]:
        """Build, and give a digest of each file of the site, or what is wrong."""
        before = _digests(root / "site")
        try:
            build_site(root)
        except ProblemsFound as found:
            assert _digests(root / "site") == before
            return {str(problem): "" for problem in found.problems}
        return _digests(root / "site")

    def anew(self) -> dict[str, str]:
        """Give what a build of the same sources makes that remembers nothing; the same sources are built once."""
        shutil.rmtree(self.cold, ignore_errors=True)
        for name in SOURCES:
            source = self.root / name
            if source.is_dir():
                shutil.copytree(source, self.cold / name)
            else:
                shutil.copy(source, self.cold / name)
        for name in GENERATED:
            shutil.rmtree(self.cold / name, ignore_errors=True)
            if (self.cold / name).exists():
                (self.cold / name).unlink()
        sources = frozenset(_digests(self.cold).items())
        if sources not in self.told:
            self.told[sources] = self.outcome(self.cold)
        return self.told[sources]


def _digests(folder: Path) -> dict[str, str]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.long
def test_a_warm_build_gives_what_a_cold_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shrink(monkeypatch)
    sys.addaudithook(_hook)
    story = Story(tmp_path, Random(SEED))
    assert story.outcome(story.root) == story.anew()
    clean = 0

    for number in range(STEPS):
        told = story.step()
        outcome = story.outcome(story.root)
        assert outcome == story.anew(), f"step {number} of seed {SEED}: {told}"
        clean += "index.html" in outcome

    assert 0 < clean < STEPS
