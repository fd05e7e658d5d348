"""The built site, served below a folder as it is published, and one browser for all tests."""

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

SITE = Path(__file__).parents[2] / "site"
FOLDER = "/safer-maidstone/"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class Published(SimpleHTTPRequestHandler):
    """Serve the site below its folder only, so that a link that assumes the root of a host fails."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        if not path.startswith(FOLDER):
            return str(SITE / "outside-the-folder")
        return super().translate_path(path.removeprefix(FOLDER.rstrip("/")))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Give the address of the site's home page."""
    if not (SITE / "index.html").exists():
        pytest.fail("there is no built site to look at: run make site first")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Published, directory=str(SITE)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{FOLDER}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a browser without a profile, which asks nobody anything."""
    wanted = [os.environ["SMP_CHROMIUM"]] if "SMP_CHROMIUM" in os.environ else BROWSERS
    found = next(filter(None, map(shutil.which, wanted)), None)
    if found is None:
        pytest.fail("there is no Chromium to look with: run make browser first, or set SMP_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()
