"""Show the literate checks as pages; mkdocs-jupyter, slow to load, is called only when one has changed.

The checks were run before the build, so that a failed cell stops it: this only draws what they said.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

SUFFIX = ".ipynb"
SETTINGS = {
    "include": [f"*{SUFFIX}"],
    "execute": False,
    "allow_errors": False,
    "cache": False,
    "no_prompt": True,
    "highlight_extra_classes": "highlight",
}


class NotebookFile(File):
    """A notebook that becomes a page."""

    def is_documentation_page(self) -> bool:
        """Say yes."""
        return True


def as_pages(config: MkDocsConfig, files: Files) -> None:
    """Have every notebook taken for a page."""
    for file in [file for file in files if file.src_uri.endswith(SUFFIX)]:
        files.remove(file)
        files.append(NotebookFile(file.src_uri, config.docs_dir, config.site_dir, config.use_directory_urls))


def draw_when_needed(page: Page) -> None:
    """Have a notebook drawn by mkdocs-jupyter, at the time when a page would be rendered."""
    if page.file.src_uri.endswith(SUFFIX):
        page.render = lambda config, files: _draw(page, config, files)  # type: ignore[method-assign]


def _draw(page: Page, config: MkDocsConfig, files: Files) -> None:
    from mkdocs_jupyter.plugin import Plugin  # noqa: PLC0415

    plugin = Plugin()
    plugin.load_config(SETTINGS)
    plugin.on_pre_build(config)
    with TemporaryDirectory() as folder:
        # The plugin reads from disk, and what is at the page's own place may have been edited since it was checked.
        copy = Path(folder) / Path(page.file.src_uri).name
        copy.write_bytes(page.file.content_bytes)
        page.file.abs_src_path = str(copy)
        plugin.on_pre_page(page, config=config, files=files)
        page.render(config, files)
