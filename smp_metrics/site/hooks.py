"""What MkDocs calls: prepare before a build, finish each page after it, watch the data while serving."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort, PluginError

from smp_metrics.errors import ProblemsFound
from smp_metrics.site.checked_files import give_checked
from smp_metrics.site.downloads import place_downloads
from smp_metrics.site.finish import finish
from smp_metrics.site.keeping import Shelf
from smp_metrics.site.locking import one_at_a_time
from smp_metrics.site.notebook_pages import as_pages, draw_when_needed
from smp_metrics.site.preparing import prepare
from smp_metrics.site.templates import RememberedTemplates
from smp_metrics.site.workshop import workshop

WATCHED = ("data", "schemas", "smp_metrics")
_serving: list[bool] = [False]


def on_startup(command: str, **_: Any) -> None:
    """Remember whether pages are previewed or published."""
    _serving[:] = [command == "serve"]


def on_pre_build(config: Any) -> None:
    """Check and draw before every build; when something is wrong the last good pages stay."""
    if not _shelf(config):
        with _told(), one_at_a_time(_root(config)):
            prepare(_root(config))


def on_files(files: Any, config: Any, **_: Any) -> None:
    """Take notebooks for pages, give all pages as they were checked, and bring out those of the last build."""
    as_pages(config, files)
    give_checked(files, workshop())
    if shelf := _shelf(config):
        shelf.open(config, files)


def on_pre_page(page: Any, **_: Any) -> None:
    """Draw a notebook only if it is not kept."""
    draw_when_needed(page)


def on_page_markdown(_source: str, page: Any, config: Any, files: Any) -> None:
    """Look for a page that would come out the same."""
    if shelf := _shelf(config):
        shelf.find(page, files)


def on_env(env: Any, config: Any, files: Any) -> None:
    """Remember compiled templates; make sure that the menus of kept pages are still right."""
    env.bytecode_cache = RememberedTemplates(_root(config) / "build" / "templates")
    if shelf := _shelf(config):
        shelf.require_same_titles(files)


def on_page_context(_context: Any, page: Any, config: Any, **_: Any) -> None:
    """Index kept pages too."""
    if shelf := _shelf(config):
        shelf.index(page, config.plugins["material/search"].search_index.entries)


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Finish a page; a preview carries no policy, which would refuse its own live reload."""
    shelf = _shelf(config)
    if shelf and shelf.keeps(page):
        return ""
    if shelf:
        shelf.note(page)
    return finish(output, page.url, policy=not _serving[0])


def on_post_build(config: Any) -> None:
    """Put the downloads beside the pages."""
    with _told():
        place_downloads(workshop(), Path(config.site_dir))


@contextmanager
def _told() -> Iterator[None]:
    """Have MkDocs tell what is wrong."""
    try:
        yield
    except ProblemsFound as found:
        raise PluginError(f"nothing was rebuilt:\n{found}") from found


def _root(config: Any) -> Path:
    return Path(config.config_file_path).parent


def _shelf(config: Any) -> Shelf | None:
    """Give the shelf of a build that publishes; a preview has none."""
    shelf: Shelf | None = config.extra.get("smp_shelf")
    return shelf


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Finish the pages that no Markdown stands behind: the one for addresses that lead nowhere."""
    return finish(output_content, "", policy=not _serving[0]) if template_name.endswith(".html") else output_content


def on_serve(server: Any, config: Any, builder: Callable[[], None]) -> Any:
    """Rebuild when an extract, a contract or the package changes; go on with the last good pages until it succeeds."""

    def rebuild() -> None:
        # What is wrong was told in the terminal; without this the server would answer nobody until it is mended.
        with suppress(Abort):
            builder()

    server.builder = rebuild
    for folder in WATCHED:
        server.watch(str(_root(config) / folder))
    return server
