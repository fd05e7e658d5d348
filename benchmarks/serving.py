"""Serve a built site as a real server does: gzipped, over connections that stay open."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PACKED = ("text/", "application/json", "application/javascript", "image/svg+xml", "application/manifest+json")


class Site(ThreadingHTTPServer):
    """A folder that is served, with the bytes of each answer."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.sent: list[int] = []
        self.packed: dict[Path, bytes] = {}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body leave together: apart, the second waits for word that the first has come.
    wbufsize = -1
    server: Site

    def do_GET(self) -> None:
        """Answer with a file, or with nothing."""
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
def served(folder: Path) -> Iterator[Site]:
    """Serve a folder at a free port while this lasts."""
    site = Site(folder)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
