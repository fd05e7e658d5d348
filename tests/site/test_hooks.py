"""What MkDocs is told differs for a preview: pages are prepared each time, kept never, and carry no policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.written.whom import Discreet
from smp_metrics.imports import HOME
from smp_metrics.site import hooks
from smp_metrics.site.proof.policy import policy_in_force

ROOT = Path(__file__).resolve().parents[2]
POLICY = "Content-Security-Policy"
PAGE = '<html><head><meta charset="utf-8"></head><body></body></html>'


DISCREET = Discreet(names=("abuse",), parts=("domestic abuse",))
PARTNERSHIP = SimpleNamespace(discreet=DISCREET, membership=None, geographies=())
CHECKED = SimpleNamespace(extracts=SimpleNamespace(partnership=PARTNERSHIP))


class Settings(dict[str, Any]):
    """The settings of a preview, as MkDocs gives them."""

    extra: dict[str, Any] = {}  # noqa: RUF012


@pytest.fixture
def config(tmp_path: Path) -> Settings:
    """Give the settings of a preview."""
    settings = Settings(site_url="")
    settings.config_file_path = str(tmp_path / "mkdocs.yml")  # type: ignore[attr-defined]
    return settings


class Listed(list[Any]):
    """Files, all of them pages."""

    def documentation_pages(self) -> list[Any]:
        """Give them all."""
        return self


def page_of(content: str, **more: Any) -> Any:
    file = SimpleNamespace(src_uri="about.md", dest_uri="about/index.html")
    entry = SimpleNamespace(title="A &amp; B", children=[SimpleNamespace(title="C", children=[])])
    given: dict[str, Any] = {
        "url": "about/",
        "content": content,
        "toc": [entry],
        "meta": {},
        "title": "A &amp; B",
        "file": file,
        "quiet_title": None,
    }
    return SimpleNamespace(**{**given, **more})


def files_of(*pages: Any) -> Any:
    return Listed([SimpleNamespace(page=page, src_uri=page.file.src_uri) for page in pages])


@pytest.fixture(autouse=True)
def checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give what a project declares."""
    monkeypatch.setattr(hooks, "workshop", lambda: CHECKED)


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
    monkeypatch.setattr(hooks, "give_checked", lambda *given: taken.append(given))
    page = page_of("<p>words</p>")
    files = files_of(page)

    hooks.on_files(Listed(), config)
    hooks.on_page_markdown("", page, config, files)
    hooks.on_env(Environment(), config, files)
    hooks.on_page_context({}, page, config)

    assert taken == [([], CHECKED)]
    assert POLICY not in hooks.on_post_page(PAGE, page, config)
    assert POLICY not in hooks.on_post_template(PAGE, "404.html")


@pytest.mark.parametrize("keeps", [None, False, True])
def test_a_notebook_is_drawn_where_no_page_of_it_is_kept(
    config: Any, monkeypatch: pytest.MonkeyPatch, *, keeps: bool | None
) -> None:
    monkeypatch.setattr(hooks, "check_page", "the page of {}".format)
    if keeps is not None:
        config.extra = {"smp_shelf": SimpleNamespace(find=lambda *_: None, keeps=lambda _: keeps)}
    page = page_of("", file=SimpleNamespace(src_uri="checks/a.ipynb"))

    assert hooks.on_page_markdown("cells", page, config, []) == (None if keeps else "the page of cells")
    assert hooks.on_page_markdown("words", page_of(""), config, []) is None


def test_a_page_that_is_kept_is_not_written_and_any_other_is_noted(config: Any) -> None:
    noted: list[Any] = []
    config.extra = {"smp_shelf": SimpleNamespace(keeps=lambda page: page.url == "kept/", note=noted.append)}
    kept, other = page_of("", url="kept/"), page_of("", url="other/")

    assert hooks.on_post_page(PAGE, kept, config) == ""
    assert hooks.on_post_page(PAGE, other, config)
    assert noted == [other]


def test_published_pages_carry_the_policy_of_their_place(config: Any) -> None:
    hooks.on_startup("build")
    env = load_config(str(ROOT / "mkdocs.yml")).theme.get_env()
    hooks.on_env(env, config, files_of())

    assert policy_in_force().content("about/index.html") in hooks.on_post_page(PAGE, page_of(""), config)
    assert policy_in_force().content("404.html") in hooks.on_post_template(PAGE, "404.html")


def test_templates_escape_what_is_text_and_leave_what_python_markdown_has_made(config: Any) -> None:
    env = Environment()
    typed = page_of("<p>words</p>", meta={"title": "<b>"}, title="<b>")
    found = page_of("<p>words</p>")
    hooks.on_env(env, config, files_of(typed, found))
    hooks.on_page_context({}, found, config)
    template = env.from_string("{{ page.title }} {{ page.content }} {{ page.toc[0].title }}")

    assert template.render(page=found) == "A &amp; B <p>words</p> A &amp; B"
    assert template.render(page=typed).startswith("&lt;b&gt; ")


@pytest.mark.parametrize(("title", "heading"), [("Domestic abuse", "Figures"), ("Figures", "Domestic abuse")])
def test_a_page_of_harm_has_a_quiet_title_whatever_the_menu_calls_it(config: Any, title: str, heading: str) -> None:
    page = page_of("<p>words</p>", title=title, toc=[SimpleNamespace(title=heading, children=[])])
    other = page_of("<p>words</p>", file=SimpleNamespace(src_uri="wards/high-street.md"))
    hooks.on_env(Environment(), config, files_of(page, other))

    assert page.quiet_title == "Page, number 1"
    assert other.quiet_title is None
    other.content = "<h2>Domestic abuse</h2>"
    for each in (page, other):
        hooks.on_page_context({}, each, config)
        assert each.can_be_left


def test_content_that_ends_its_article_early_is_told(config: Any, caplog: pytest.LogCaptureFixture) -> None:
    hooks.on_page_context({}, page_of("<p>words</p>"), config)
    assert caplog.messages == []

    hooks.on_page_context({}, page_of("</article><p>words</p>"), config)
    assert caplog.messages == ["Doc file 'about.md' closes an element of HTML that it has not opened."]


def test_a_map_of_the_site_is_left_as_it_is() -> None:
    assert hooks.on_post_template("<urlset/>", "sitemap.xml") == "<urlset/>"


def test_a_rebuild_that_fails_leaves_the_server_running(config: Any, tmp_path: Path) -> None:
    """What is watched is what is there: a project may bring no code of its own."""
    for name in ("data", "schemas"):
        (tmp_path / name).mkdir()
    watched: list[str] = []
    server = SimpleNamespace(watch=watched.append)

    def fail() -> None:
        raise Abort("the build failed")

    hooks.on_serve(server, config, fail)
    server.builder()

    assert watched == [str(tmp_path / "data"), str(tmp_path / "schemas"), str(HOME / "smp_metrics")]
