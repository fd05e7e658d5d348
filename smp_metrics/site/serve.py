"""Preview the site while it is edited."""

from __future__ import annotations

from pathlib import Path


def serve_site(root: Path, address: str) -> None:
    """Serve the site at ``address`` until stopped, rebuilt whenever a page or an extract changes."""
    from mkdocs.commands.serve import serve  # noqa: PLC0415

    serve(config_file=str(root / "mkdocs.yml"), dev_addr=address, livereload=True, strict=False)
