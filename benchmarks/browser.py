"""What a reader waits for: a page's bytes and requests, gzipped, cache empty, and the time until its first chart."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from smp_metrics.site.browser import FLAGS

CHROMIUM = "/usr/bin/chromium"
PACKED = ("text/", "application/json", "application/javascript", "image/svg+xml", "application/manifest+json")
CHART, HEADING = "figure svg", "article h1"
# The time of the frame after the one in which the first such element has a size.
WATCH = """
const look = () => {
  const sought = document.querySelector("%s");
  if (sought && sought.getBoundingClientRect().height > 0)
    requestAnimationFrame(() => { window.shownAfter = performance.now(); });
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


@dataclass(frozen=True)
class Reading:
    """One page: kilobytes on the wire (bodies and headers), requests, and milliseconds until what is sought shows."""

    kilobytes: float
    requests: int
    shown_after: float
    elsewhere: int


class _Site(ThreadingHTTPServer):
    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.sent: list[int] = []
        self.packed: dict[Path, bytes] = {}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body leave together: apart, the second waits for word that the first has come.
    wbufsize = -1
    server: _Site

    def do_GET(self) -> None:
        path = self.server.folder / self.path.split("?")[0].strip("/")
        file = path / "index.html" if path.is_dir() else path
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        found = file.is_file()
        body = self._packed(file, kind) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if kind.startswith(PACKED):
            self.send_header("Content-Encoding", "gzip")
        headers: list[bytes] = getattr(self, "_headers_buffer", [])
        self.server.sent.append(len(body) + sum(map(len, headers)))
        self.end_headers()
        self.wfile.write(body)

    def _packed(self, file: Path, kind: str) -> bytes:
        if file not in self.server.packed:
            content = file.read_bytes()
            self.server.packed[file] = gzip.compress(content) if kind.startswith(PACKED) else content
        return self.server.packed[file]

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[_Site]:
    site = _Site(folder)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()


def read(folder: Path, page: str, sought: str, repeats: int = 7) -> Reading:
    """Open ``page`` of a built site as a new reader, several times, and give the medians."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with _served(folder) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        # The first reading starts the browser's processes and packs the files.
        kept = [_read_once(browser, site, page, sought) for _ in range(repeats + 1)][1:]
        browser.close()
    return Reading(
        median(each.kilobytes for each in kept),
        int(median(each.requests for each in kept)),
        median(each.shown_after for each in kept),
        max(each.elsewhere for each in kept),
    )


def _read_once(browser: Any, site: _Site, page: str, sought: str) -> Reading:
    home = f"http://127.0.0.1:{site.server_port}/"
    context = browser.new_context()
    view = context.new_page()
    elsewhere: list[str] = []
    view.on(
        "request",
        lambda request: None if request.url.startswith((home, "data:", "blob:")) else elsewhere.append(request.url),
    )
    view.add_init_script(WATCH % sought)
    site.sent.clear()
    view.goto(home + page, wait_until="networkidle")
    view.wait_for_timeout(300)
    shown = float(view.evaluate("window.shownAfter"))
    context.close()
    return Reading(sum(site.sent) / 1000, len(site.sent), shown, len(elsewhere))
