"""Preview the site while it is edited."""

from __future__ import annotations

import socket
from pathlib import Path

from smp_metrics.errors import UsageError
from smp_metrics.site.renderer import preview

LAST_PORT = 65_535


def serve_site(root: Path, address: str) -> None:
    """Serve the site at ``address`` until stopped, rebuilt whenever a page or an extract changes.

    Raises UsageError at once when nobody can be served there.
    """
    _require_free(address)
    preview(root, address)


def _require_free(address: str) -> None:
    host, _, port = address.rpartition(":")
    if not (host and port.isdecimal() and int(port) <= LAST_PORT):
        raise UsageError(f"{address} is no address to serve at; give a host and a port, such as 127.0.0.1:8001")
    try:
        family, kind, *_, place = socket.getaddrinfo(host.strip("[]"), int(port), type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as trial:
            # As the server does, so that an address that was free a moment ago counts as free.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(place)
    except OSError as error:
        raise UsageError(
            f"nothing can be served at {address}: {error.strerror or error}; is a preview running there already? "
            "Stop it, or choose another place: smp serve --address 127.0.0.1:8001"
        ) from error
