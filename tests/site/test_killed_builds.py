"""A build that is killed, or fails, leaves a whole site and nothing running.

A run kills some builds at random moments; ``SMP_KILLS=200`` makes it as many.
"""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from smp_metrics.errors import ProblemsFound
from smp_metrics.site.build import build_site
from tests.site.small import ROOT, shrink, write_small

KILLS = int(os.environ.get("SMP_KILLS", "4"))
# Builds a small project again and again, in two states of one page, each time with nothing remembered.
BUILD = """
import os, shutil, sys
from pathlib import Path
import pytest
from smp_metrics.site.build import build_site
from tests.site.small import shrink

root = Path(sys.argv[1])
page = root / "docs/plain.md"
with pytest.MonkeyPatch.context() as small:
    shrink(small)
    print("begun", flush=True)
    while True:
        text = page.read_text().replace("Words only", "Only words") if "Words only" in page.read_text() else None
        page.write_text(text or page.read_text().replace("Only words", "Words only"))
        shutil.rmtree(root / "build/pages", ignore_errors=True)
        build_site(root)
"""


def _digest(site: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(file for file in site.rglob("*") if file.is_file()):
        digest.update(f"{file.relative_to(site)}".encode() + file.read_bytes())
    return digest.hexdigest()


def _fails(root: Path) -> None:
    """Build a project that is wrong."""
    page = root / "docs/ages.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("[13](", "[12]("), encoding="utf-8")
    with pytest.raises(ProblemsFound, match=r"docs/ages\.md"):
        build_site(root)
    page.write_text(text, encoding="utf-8")


def _processes(root: Path) -> list[int]:
    """List the processes that work in a folder or name it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            said = (process / "cmdline").read_bytes() + os.fsencode((process / "cwd").readlink())
        except OSError:
            continue
        if os.fsencode(root) in said and int(process.name) != os.getpid():
            found.append(int(process.name))
    return found


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="processes are looked for in /proc")
def test_builds_killed_at_any_moment_leave_a_whole_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shrink(monkeypatch)
    root = write_small(tmp_path / "project")
    whole = set()
    page = root / "docs/plain.md"
    text = page.read_text(encoding="utf-8")
    for state in (text, text.replace("Words only", "Only words")):
        page.write_text(state, encoding="utf-8")
        build_site(root)
        whole.add(_digest(root / "site"))
    random = Random(7)
    for _ in range(KILLS):
        command = [sys.executable, "-c", BUILD, str(root)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as build:
            assert build.stdout is not None
            assert build.stdout.readline() == "begun\n"
            time.sleep(random.random() * 1.5)
            build.send_signal(signal.SIGKILL)
        assert _digest(root / "site") in whole
        assert _processes(root) == []
        page.write_text(text, encoding="utf-8")
        _fails(root)
        assert _digest(root / "site") in whole
    build_site(root)
    assert _digest(root / "site") in whole


@pytest.mark.parametrize("call", ["pathlib.Path.write_bytes", "builtins.open", "os.mkdir"])
def test_a_full_disk_is_told_and_the_site_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    shrink(monkeypatch)
    root = write_small(tmp_path)
    build_site(root)
    before = _digest(root / "site")
    (root / "docs/plain.md").write_text("# Plain\n\nOther words.\n", encoding="utf-8")

    with monkeypatch.context() as full:
        _fill(full, call, root / "build")
        with pytest.raises(ProblemsFound, match="the build can't go on: No space left on device"):
            build_site(root)

    assert _digest(root / "site") == before
    build_site(root)
    assert "Other words" in (root / "site/plain/index.html").read_text(encoding="utf-8")


def _fill(monkeypatch: pytest.MonkeyPatch, call: str, folder: Path) -> None:
    """Have the disk full below a folder, for one way to write there."""
    place, _, name = call.rpartition(".")
    module: object = {"pathlib.Path": Path, "builtins": __builtins__, "os": os}[place]
    real = module[name] if isinstance(module, dict) else getattr(module, name)

    def write(path: object, *arguments: object, **options: object) -> object:
        writes = name != "open" or any("w" in str(each) for each in (*arguments, *options.values()))
        if writes and str(path).startswith(str(folder)):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(call, write)
