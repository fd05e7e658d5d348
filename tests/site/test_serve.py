"""A preview follows what is edited, pages and data, and shows the last good site while something is wrong."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.site.small import CHART, ROOT, write_small

PATIENCE = 240
# Previews a small project.
SERVE = """
import sys
import pytest
from smp_metrics.cli import main
from tests.site.small import shrink

with pytest.MonkeyPatch.context() as small:
    shrink(small)
    main(["serve", "--root", sys.argv[1], "--address", sys.argv[2]])
"""

# Other tests reach the same lines of the package.
pytestmark = pytest.mark.usefixtures("uncounted")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Give a project that is being previewed, and where."""
    project = write_small(tmp_path_factory.mktemp("serve") / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    told = project / "told.txt"
    command = [sys.executable, "-c", SERVE, str(project), address]
    # Tests that run in the background ignore this signal, and what they start would ignore it too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with told.open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
    signal.signal(signal.SIGINT, before)
    try:
        yield project, f"http://{address}/"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(60)


def _shows(page: str, words: str) -> bool:
    """Wait until a page of the preview holds some words."""

    def read() -> str:
        with urllib.request.urlopen(page, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    return _comes(read, words)


def _tells(log: Path, words: str) -> bool:
    """Wait until the server has said some words."""
    return _comes(lambda: log.read_text(encoding="utf-8"), words)


def _comes(read: Callable[[], str], words: str) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        # Until the server is up, and while it starts again, nobody answers.
        with suppress(urllib.error.URLError, ConnectionError):
            if words in read():
                return True
        time.sleep(0.2)
    return False


def _edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_preview_follows_pages_and_data_and_survives_mistakes(preview: tuple[Path, str]) -> None:
    project, home = preview
    assert _shows(home, "<h1")

    _edit(project / "docs/about/index.md", "\n## ", "\nWardens walk.\n\n## ")
    assert _shows(f"{home}about/", "Wardens walk.")

    _edit(project / "data/youth_offences.csv", "2018,97", "2018,9x7")
    assert _tells(project / "told.txt", "data/youth_offences.csv:3"), "the mistake is not told"
    assert _shows(f"{home}about/", "Wardens walk.")

    _edit(project / "data/youth_offences.csv", "2018,9x7", "2018,98")
    assert _shows(f"{home}data/youth_offences/", ">98<")
    with urllib.request.urlopen(f"{home}assets/charts/{CHART}.png", timeout=PATIENCE) as picture:
        assert picture.read()


def test_a_preview_carries_no_policy_that_would_refuse_its_live_reload(preview: tuple[Path, str]) -> None:
    _, home = preview

    assert _shows(home, "livereload")
    with urllib.request.urlopen(home, timeout=PATIENCE) as answer:
        assert "Content-Security-Policy" not in answer.read().decode()
