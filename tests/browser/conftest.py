"""The built site, served below a folder as it is published, and one browser for all tests."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from smp_metrics.site.printed.browser import find_browser, opened

SITE = Path(__file__).parents[2] / "site"
FOLDER = "/safer-maidstone/"
# A busy machine takes long to draw; what never comes fails all the same.
expect.set_options(timeout=30_000)


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
    with opened(find_browser()) as browser:
        yield browser
