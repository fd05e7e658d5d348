"""At every moment a whole site stands in its place, also when the process that puts it there is killed."""

from __future__ import annotations

import ctypes
import errno
import subprocess
import sys
from pathlib import Path

import pytest

from smp_metrics.errors import ProblemsFound
from smp_metrics.site import publishing
from smp_metrics.site.publishing import exchange, publish, recover

# Publishes again and again, and is killed one step later each time: before each call of the system that changes a
# folder, and after the exchange. Prints what then stands in the place of the site, before and after the next start.
KILLED = """
import os, sys
from pathlib import Path
from smp_metrics.site import publishing

CALLS = {"os.rename", "os.remove", "os.rmdir", "shutil.rmtree"}
if sys.argv[1] == "without an exchange":
    publishing._call = lambda: None


def names(site):
    return "".join(sorted(file.name for file in site.iterdir())) if site.exists() else "none"


def publish(site, staging, last, stop):
    left = [stop]

    def step(event, _arguments=()):
        if event in CALLS:
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)

    def exchange(*folders, real=publishing.exchange):
        step("os.rename")
        done = real(*folders)
        step("os.rename")
        return done

    publishing.exchange = exchange
    sys.addaudithook(step)
    publishing.publish(staging, site, last)
    os._exit(0)


stop, killed = 0, True
while killed:
    stop += 1
    root = Path(sys.argv[2]) / str(stop)
    site, staging, last = root / "site", root / "build/site", root / "build/last-site"
    for folder, letters in ((site, "abc"), (staging, "def")):
        folder.mkdir(parents=True)
        for letter in letters:
            (folder / letter).touch()
    child = os.fork()
    if child == 0:
        publish(site, staging, last, stop)
    killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    now = names(site)
    publishing.recover(site, last)
    print(now, names(site))
"""


def _folder(place: Path, *names: str) -> Path:
    place.mkdir(parents=True)
    for name in names:
        (place / name).touch()
    return place


def _names(place: Path) -> list[str]:
    return sorted(file.name for file in place.iterdir())


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Give a new site, the one before, and where that may go."""
    return _folder(tmp_path / "build/site", "new"), _folder(tmp_path / "site", "old"), tmp_path / "build/last-site"


@pytest.mark.parametrize("system", ["with an exchange", "without an exchange"])
def test_whoever_is_killed_while_publishing_leaves_a_whole_site(tmp_path: Path, system: str) -> None:
    if system == "with an exchange" and not exchange(_folder(tmp_path / "a"), _folder(tmp_path / "b")):
        pytest.skip("this system can't exchange two folders")
    command = [sys.executable, "-c", KILLED, system, str(tmp_path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")[:-1]

    assert len(said) > 8
    assert {line.split()[1] for line in said} == {"abc", "def"}
    assert said[-1] == "def def"
    now = {line.split()[0] for line in said}
    assert now == ({"abc", "def"} if system == "with an exchange" else {"abc", "def", "none"})


def test_a_new_site_takes_the_place_of_the_one_before(folders: tuple[Path, Path, Path]) -> None:
    staging, site, last = folders

    publish(*folders)

    assert _names(site) == ["new"]
    assert not staging.exists()
    assert not last.exists()


def test_a_first_site_is_put_in_place(folders: tuple[Path, Path, Path]) -> None:
    staging, site, last = folders
    (site / "old").unlink()
    site.rmdir()

    publish(staging, site, last)

    assert _names(site) == ["new"]


@pytest.mark.parametrize("able", [True, False])
def test_a_site_that_can_not_be_put_in_place_leaves_the_one_before(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch, *, able: bool
) -> None:
    _, site, last = folders
    if not able:
        monkeypatch.setattr(publishing, "_call", lambda: None)

    with pytest.raises(FileNotFoundError):
        publish(site.parent / "nothing", site, last)

    assert _names(site) == ["old"]


def test_a_site_that_a_killed_build_moved_away_comes_back_before_anything_else(tmp_path: Path) -> None:
    site, last = tmp_path / "site", _folder(tmp_path / "build/last-site", "old")

    recover(site, last)

    assert _names(site) == ["old"]
    assert not last.exists()


def test_a_site_that_stands_is_left_alone(folders: tuple[Path, Path, Path]) -> None:
    _, site, last = folders
    _folder(last, "older")

    recover(site, last)

    assert _names(site) == ["old"]


def test_a_link_in_the_place_of_a_site_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(_folder(tmp_path / "elsewhere", "kept"))

    with pytest.raises(ProblemsFound, match="site: a link stands in the place of the site"):
        recover(tmp_path / "site", tmp_path / "last")
    assert _names(tmp_path / "elsewhere") == ["kept"]


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL])
def test_a_disk_that_can_not_exchange_is_told_from_one_that_fails(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: bytes) -> int:
        ctypes.set_errno(code)
        return -1

    monkeypatch.setattr(publishing, "_call", lambda: refuse)
    assert not exchange(folders[0], folders[1])

    publish(*folders)
    assert _names(folders[1]) == ["new"]


def test_each_system_is_asked_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[object, ...]] = []

    class Mac:
        def renamex_np(self, *arguments: object) -> int:
            said.append(arguments)
            return 0

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Mac())
    assert exchange(Path("one"), Path("other"))
    assert said == [(b"one", b"other", 2)]

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    assert not exchange(Path("one"), Path("other"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert not exchange(Path("one"), Path("other"))
