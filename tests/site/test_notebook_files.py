"""MkDocs takes a notebook for a page, at the address of a page, and no other file."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from smp_metrics.site.notebook.notebook_files import as_pages


def test_notebooks_become_pages() -> None:
    config = MkDocsConfig()
    config.docs_dir, config.site_dir, config.use_directory_urls = "docs", "site", True
    names = ("index.md", "checks/a.ipynb", "checks/a.py")
    files = Files([File(name, "docs", "site", use_directory_urls=True) for name in names])

    as_pages(files, config)

    assert {file.src_uri: file.url for file in files.documentation_pages()} == {
        "index.md": "./",
        "checks/a.ipynb": "checks/a/",
    }
