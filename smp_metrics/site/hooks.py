"""What MkDocs calls: prepare before a build, finish each page after it, watch the data while serving."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.exceptions import Abort, PluginError

from smp_metrics.errors import ProblemsFound
from smp_metrics.imports import ENGINE, HOME, OWN
from smp_metrics.site.by_edition import superseded
from smp_metrics.site.checked_files import give_checked
from smp_metrics.site.engine import give_theme
from smp_metrics.site.finishing.cards import give_cards
from smp_metrics.site.finishing.describing import describe
from smp_metrics.site.finishing.downloads import FONTS, place_downloads
from smp_metrics.site.finishing.finish import finish
from smp_metrics.site.finishing.search import FILE, left_to_finder, mark_cells, search_index, unmark_cells
from smp_metrics.site.finishing.styles import ask_for_one, join
from smp_metrics.site.finishing.templates import RememberedTemplates
from smp_metrics.site.keeping import Shelf
from smp_metrics.site.locking import one_at_a_time
from smp_metrics.site.notebook.check_pages import check_page
from smp_metrics.site.notebook.notebook_files import SUFFIX, as_pages
from smp_metrics.site.pages.chart_pages import chart_pages
from smp_metrics.site.preparing import prepare
from smp_metrics.site.proof.discreet import quiet_titles, tells_of_harm
from smp_metrics.site.proof.judging import contained
from smp_metrics.site.proof.policy import NOT_FOUND, Policy, policy_in_force, put_in_force
from smp_metrics.site.restarting import start_again_by_new_code
from smp_metrics.site.workshop import workshop
from smp_metrics.wards import kind_of

# What MkDocs warns of stops a build: see renderer.py.
LOG = logging.getLogger("mkdocs.smp")
WATCHED = ("data", *OWN)
_serving: list[bool] = [False]


def on_startup(command: str, **_: Any) -> None:
    """Remember whether pages are previewed or published."""
    _serving[:] = [command == "serve"]


def on_config(config: Any) -> None:
    """Have pages look as the engine's do, and ask for all style sheets at once."""
    give_theme(config)
    ask_for_one(config)


def on_pre_build(config: Any) -> None:
    """Check and draw before every build; when something is wrong the last good pages stay."""
    if not _shelf(config):
        with _told(), one_at_a_time(_root(config)):
            prepare(_root(config))


def on_files(files: Any, config: Any, **_: Any) -> None:
    """Take notebooks for pages, give all pages as they were checked, and bring out those of the last build."""
    as_pages(files, config)
    give_checked(files, workshop())
    if shelf := _shelf(config):
        shelf.open(config, files)


def on_page_markdown(source: str, page: Any, config: Any, files: Any) -> str | None:
    """Look for a page that would come out the same; write the page of a notebook where there is none."""
    shelf = _shelf(config)
    if shelf:
        shelf.find(page, files)
    kept = shelf and shelf.keeps(page)
    return check_page(source) if page.file.src_uri.endswith(SUFFIX) and not kept else None


def on_env(env: Any, config: Any, files: Any) -> None:
    """Have templates escape what they print, and remember them compiled; see that the menus of kept pages are right."""
    env.autoescape = True
    env.bytecode_cache = RememberedTemplates(_root(config) / "build" / "templates")
    put_in_force(Policy(env, config))
    if shelf := _shelf(config):
        shelf.require_same_titles(files)
    for page in (file.page for file in files.documentation_pages()):
        # A title out of a heading is HTML that Python-Markdown has made; one out of front matter is text.
        if "title" not in page.meta:
            page.title = Markup(page.title)  # noqa: S704
    _quieten(files.documentation_pages())
    # A card has to be named by its whole address.
    if config["site_url"]:
        give_cards(files.documentation_pages(), workshop().report)


def _quieten(files: Any) -> None:
    """Give the theme a title that tells nothing, for each page that somebody in danger may read."""
    named = ((file.src_uri, " ".join([file.page.title, *_headings(file.page)])) for file in files)
    titles = quiet_titles(named, workshop().extracts.partnership.discreet)
    for file in files:
        file.page.quiet_title = titles.get(file.src_uri)


def _headings(page: Any) -> list[str]:
    """Give what a page calls itself, which the menu may call otherwise."""
    return [entry.title for entry in page.toc][:1]


def on_page_content(html: str, **_: Any) -> str:
    """Let the search plugin tell cells apart; on_page_context takes the marks away."""
    return mark_cells(html)


def on_page_context(_context: Any, page: Any, config: Any, **_: Any) -> None:
    """Index kept pages too; mark what Python-Markdown has made as the HTML that it is, and see that it is whole."""
    if shelf := _shelf(config):
        shelf.index(page, config.plugins["material/search"].search_index.entries)
    page.content = unmark_cells(page.content)
    if not contained(page.content):
        LOG.warning("Doc file '%s' closes an element of HTML that it has not opened.", page.file.src_uri)
    describe(page)
    page.of_places = page.file.src_uri.startswith(kind_of(workshop().extracts).address)
    page.can_be_left = page.quiet_title or tells_of_harm(page.content, workshop().extracts.partnership.discreet)
    page.content = Markup(page.content)  # noqa: S704
    _mark(page.toc)


def _mark(entries: Any) -> None:
    for entry in entries:
        entry.title = Markup(entry.title)  # noqa: S704
        _mark(entry.children)


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Finish a page; a preview carries no policy, which would refuse its own live reload."""
    shelf = _shelf(config)
    if shelf and shelf.keeps(page):
        return ""
    if shelf:
        shelf.note(page)
    return _finished(output, page.url, page.file.dest_uri)


def _finished(output: str, url: str, file: str) -> str:
    return finish(output, url, "" if _serving[0] else policy_in_force().content(file))


def on_post_build(config: Any) -> None:
    """Put downloads, the pages of charts and the joined style sheet in place, and our index for the plugin's."""
    work, site = workshop(), Path(config.site_dir)
    older = superseded(work.report.documents, work.extracts)
    finder = left_to_finder(work.root, work.extracts, work.search)
    index = search_index(config.plugins["material/search"].search_index.entries, work.search, older, finder)
    (site / FILE).write_text(index, encoding="utf-8")
    with _told():
        place_downloads(work, site)
        (font,) = (site / FONTS).glob("*.woff2")
        for page in chart_pages(work, font.name):
            file = site / page.file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_finished(page.html, page.url, page.file).encode())
    join(site, config.extra["sheets"])


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
    return _finished(output_content, "", NOT_FOUND) if template_name == NOT_FOUND else output_content


def on_serve(server: Any, config: Any, builder: Callable[[], None]) -> Any:
    """Rebuild when data or code changes; go on with the last good pages until it succeeds."""

    def rebuild() -> None:
        start_again_by_new_code()
        # What is wrong was told in the terminal; without this the server would answer nobody until it is mended.
        with suppress(Abort):
            builder()

    server.builder = rebuild
    # A project need not bring code of its own, and the engine need not stand in its folder.
    for folder in (*(_root(config) / name for name in WATCHED), HOME / ENGINE):
        if folder.is_dir():
            server.watch(str(folder))
    return server
