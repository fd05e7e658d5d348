"""What MkDocs is told differs when pages are previewed: they are prepared each time, kept never, and carry no policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.exceptions import Abort, PluginError

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.site import hooks

POLICY = "Content-Security-Policy"
PAGE = '<html><head><meta charset="utf-8"></head><body></body></html>'


@pytest.fixture
def config(tmp_path: Path) -> SimpleNamespace:
    """Give the settings of a preview."""
    return SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"), extra={})


@pytest.fixture(autouse=True)
def preview() -> Iterator[None]:
    """Preview for as long as a test runs."""
    hooks.on_startup("serve")
    yield
    hooks.on_startup("build")


def test_each_rebuild_prepares_the_project(config: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[Path] = []
    monkeypatch.setattr(hooks, "prepare", prepared.append)

    hooks.on_pre_build(config)

    assert prepared == [tmp_path]


def test_what_is_wrong_stops_the_rebuild_and_is_told(config: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_root: Path) -> None:
        raise ProblemsFound([Problem("docs/index.md", 3, 1, "the page is spoiled")])

    monkeypatch.setattr(hooks, "prepare", fail)

    with pytest.raises(PluginError, match=r"nothing was rebuilt:\ndocs/index\.md:3:1: the page is spoiled"):
        hooks.on_pre_build(config)


def test_no_page_of_a_preview_is_kept_or_carries_a_policy(config: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[tuple[object, object]] = []
    monkeypatch.setattr(hooks, "as_pages", lambda *given: taken.append(given))
    monkeypatch.setattr(hooks, "give_checked", lambda *given: taken.append(given))
    monkeypatch.setattr(hooks, "workshop", lambda: "checked")
    files, page = SimpleNamespace(), SimpleNamespace(url="about/")

    hooks.on_files(files, config)
    hooks.on_page_markdown("", page, config, files)
    hooks.on_env(Environment(autoescape=True), config, files)
    hooks.on_page_context({}, page, config)

    assert taken == [(config, files), (files, "checked")]
    assert POLICY not in hooks.on_post_page(PAGE, page, config)
    assert POLICY not in hooks.on_post_template(PAGE, "404.html")


def test_published_pages_carry_a_policy(config: Any) -> None:
    hooks.on_startup("build")

    assert POLICY in hooks.on_post_page(PAGE, SimpleNamespace(url="about/"), config)
    assert POLICY in hooks.on_post_template(PAGE, "404.html")


def test_a_map_of_the_site_is_left_as_it_is() -> None:
    assert hooks.on_post_template("<urlset/>", "sitemap.xml") == "<urlset/>"


def test_a_rebuild_that_fails_leaves_the_server_running(config: Any, tmp_path: Path) -> None:
    watched: list[str] = []
    server = SimpleNamespace(watch=watched.append)

    def fail() -> None:
        raise Abort("the build failed")

    hooks.on_serve(server, config, fail)
    server.builder()

    assert watched == [str(tmp_path / name) for name in ("data", "schemas", "smp_metrics")]
