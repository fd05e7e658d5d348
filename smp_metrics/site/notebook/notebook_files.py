"""Have MkDocs take notebooks for pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

SUFFIX = ".ipynb"


class NotebookFile(File):
    """A notebook that becomes a page."""

    def is_documentation_page(self) -> bool:
        """Say yes."""
        return True


def as_pages(files: Files, config: MkDocsConfig) -> None:
    """Have every notebook taken for a page."""
    for file in [file for file in files if file.src_uri.endswith(SUFFIX)]:
        files.remove(file)
        files.append(NotebookFile(file.src_uri, config.docs_dir, config.site_dir, config.use_directory_urls))
