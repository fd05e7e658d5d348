"""What a stranger writes is text: sixty payloads in each field that a contributor can write, looked at in a browser."""

from __future__ import annotations

import functools
import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml
from markdown import Markdown
from playwright.sync_api import Browser, Dialog, Page

from smp_metrics import checks
from smp_metrics.claims.text.document import Document
from smp_metrics.escaping import link, plain, table
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.site.build import build_site
from smp_metrics.site.checking import check
from smp_metrics.site.extensions.figures import table_figure
from smp_metrics.site.extensions.inline import said, with_claims
from smp_metrics.site.notebook.check_pages import check_outputs
from smp_metrics.site.pages.bars import bars
from smp_metrics.tables import Cell, Table
from smp_metrics.wards.hexmap import MAP
from tests.browser.conftest import Published
from tests.site.conftest import copy_project

ROOT = Path(__file__).resolve().parents[2]
FAR = "https://elsewhere.example/"
# None holds a number, and each would tell: it calls what the browser listens for, or asks for what is far away.
PAYLOADS = (
    "<script>ran()</script>",
    "</title><script>ran()</script>",
    '"><script>ran()</script>',
    "'><script>ran()</script>",
    '" onmouseover="ran()" autofocus onfocus="ran()',
    "' onfocus='ran()' autofocus='",
    "--><script>ran()</script>",
    "]]><script>ran()</script>",
    "</script><script>ran()</script>",
    "</style><script>ran()</script>",
    "</textarea><script>ran()</script>",
    "</article></main><script>ran()</script>",
    "</svg><script>ran()</script>",
    "</code></pre><script>ran()</script>",
    "</td></tr></table><script>ran()</script>",
    "<img src=x onerror=ran()>",
    "<img src=x onerror=ran()//",
    "<IMG SRC=x OnErRoR=ran()>",
    "<img/src=x/onerror=ran()>",
    "<svg onload=ran()>",
    "<svg/onload=ran()>",
    "<svg><script>ran()</script></svg>",
    "<svg><animate onbegin=ran() attributeName=x></svg>",
    "<svg><a xlink:href=javascript:ran()><text>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg/>'/></svg>",
    "<math><mtext><img src=x onerror=ran()></mtext></math>",
    "<body onload=ran()>",
    "<details open ontoggle=ran()>",
    "<video><source onerror=ran()></video>",
    "<audio src=x onerror=ran()>",
    "<input autofocus onfocus=ran()>",
    "<select autofocus onfocus=ran()>",
    "<marquee onstart=ran()>",
    "<iframe src=javascript:parent.ran()></iframe>",
    "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    f"<iframe src='{FAR}'></iframe>",
    f"<object data='{FAR}'></object>",
    f"<embed src='{FAR}'>",
    f"<meta http-equiv=refresh content='; url={FAR}'>",
    f'"><meta http-equiv="refresh" content = "; url={FAR}">',
    f"<base href='{FAR}'>",
    f"<link rel=stylesheet href='{FAR}'>",
    f"<script src='{FAR}'></script>",
    f"<script\nsrc = '{FAR}'></script>",
    f"<img src='{FAR}'>",
    f"<img srcset='{FAR} x'>",
    f"<video poster='{FAR}'></video>",
    f"<style>@import '{FAR}';</style>",
    f"<p style='background: url({FAR})'>x</p>",
    f"<form action='{FAR}'><button autofocus>x</button></form>",
    f"![x]({FAR}x.png)",
    "[x](javascript:ran())",
    "[x](<javascript:ran()>)",
    "<javascript:ran()>",
    "[x]: javascript:ran()",
    "# x {onclick=ran() onmouseover=ran()}",
    "**x**{: onmouseover=ran() }",
    "```{.x onclick=ran()}\nx\n```",
    "{{ ran() }}{% raw %}<script>ran()</script>",
    "${ran()}`<script>ran()</script>`",
    "&lt;script&gt;ran()&lt;/script&gt;&#x;",
    "\\<script>ran()</script>",
)
LONGEST = 180
LONGEST_TITLE = 200
# A sentence without one English word would be told as such.
ALL = " ".join(" and ".join(PAYLOADS).split())

# Builds of the small project reach the same lines.
pytestmark = pytest.mark.usefixtures("uncounted")


class Watched:
    """A page whose every sign of life is noted: what ran, what was asked for elsewhere, where it went."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.told = page, list[str]()
        self._home = home
        page.expose_function("ran", lambda: self.told.append("ran"))
        page.on("dialog", self._dialog)
        page.on("request", lambda sent: self._note(sent.url))
        page.on("framenavigated", lambda frame: self._note(frame.url))

    def _dialog(self, dialog: Dialog) -> None:
        self.told.append("dialog")
        dialog.dismiss()

    def _note(self, url: str) -> None:
        if not url.startswith((self._home, "data:", "about:blank")):
            self.told.append(url)

    def visit(self, address: str) -> None:
        """Open a page, touch whatever is in it, and wait for what comes of that."""
        self.page.goto(address)
        self.page.evaluate(
            "for (const each of document.querySelectorAll('*'))"
            " for (const kind of ['mouseover', 'focus', 'toggle']) each.dispatchEvent(new Event(kind))"
        )
        self.page.wait_for_timeout(60)


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Give what serves a folder, and stops in the end."""
    servers = []

    def start(folder: Path) -> str:
        handler = functools.partial(Plain, directory=str(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join()


class Plain(Published):
    """Serve a folder at the root of its host."""

    def translate_path(self, path: str) -> str:
        """Find a file."""
        return super(Published, self).translate_path(path)


def edit(project: Path, name: str, pattern: str, text: str) -> None:
    """Put a text, as YAML quotes it, in the place of what a pattern finds first."""
    file = project / name
    before = file.read_text(encoding="utf-8")
    after = re.sub(
        pattern,
        lambda found: found[1] + json.dumps(text) + "\n" * found[0].endswith("\n"),
        before,
        count=1,
        flags=re.MULTILINE,
    )
    assert after != before, f"{name} no longer has {pattern}"
    file.write_text(after, encoding="utf-8")


def spoil(project: Path) -> dict[str, str]:
    """Write the payloads into each field that is published as text; give what each page then shows."""
    shown = {}
    sidecars = sorted((project / "data").glob("*.yml"))
    described = [file for file in sidecars if file.with_suffix(".csv").exists()]
    for number, file in enumerate(described):
        text = f"Data {' and '.join(' '.join(payload.split()) for payload in PAYLOADS[number :: len(described)])}"
        for key in ("publisher", "source"):
            edit(project, f"data/{file.name}", rf"^({key}: ).*\n(?:  .*\n)*", text)
        # What kind of place a table is about is compared with its contract.
        place = re.search(
            r"^geography: \W?(Ward clusters|Wards|Districts)", file.read_text(encoding="utf-8"), re.MULTILINE
        )
        where = f"{place[1]}: {text}" if place else text
        edit(project, f"data/{file.name}", r"^(geography: ).*\n(?:  .*\n)*", where)
        # What the numbers of pages may be said to be.
        own = yaml.safe_load(file.read_text(encoding="utf-8"))
        long = f"{own['description']} {text}, of the whole borough, as the plan has it"
        edit(project, f"data/{file.name}", r"^(description: ).*\n(?:  .*\n)*", long)
        edit(project, f"data/{file.name}", r"^(title: ).*\n(?:  .*\n)*", f"{own['title']}: {text}")
        shown[f"data/{file.stem}/"] = text
    edit(project, "data/wanted.yml", r"^(  title: ).*\n(?:    .*\n)*", ALL[:LONGEST])
    edit(project, "data/wanted.yml", r"^(  holder: ).*\n(?:    .*\n)*", ALL[:LONGEST])
    pages = (file for file in sorted((project / "docs/plan").glob("*.md")) if file.stem != "index")
    for title, file in zip(titles(), pages, strict=False):
        front = f"---\ntitle: {json.dumps(title)}\ndescription: {json.dumps(ALL)}\n---\n\n"
        file.write_text(front + file.read_text(encoding="utf-8"), encoding="utf-8")
        shown[f"plan/{file.stem}/"] = title
    script = project / "docs/checks/surveys.py"
    cell = f"\n# %%\nprint({ALL!r})\nshow(pd.DataFrame({{{ALL!r}: [{ALL!r}]}}))\n"
    script.write_text(script.read_text(encoding="utf-8") + cell, encoding="utf-8")
    return shown | {"data/wanted/": ALL[:LONGEST], "checks/surveys/": ALL}


def titles() -> list[str]:
    """Spread the payloads over titles that are as long as a title may be."""
    spread = [""]
    for payload in (" ".join(payload.split()) for payload in PAYLOADS):
        if len(spread[-1]) + len(payload) >= LONGEST_TITLE:
            spread.append("")
        spread[-1] = f"{spread[-1]} {payload}".strip()
    return spread


@pytest.mark.long
def test_payloads_in_the_fields_of_a_project_are_published_as_text(
    tmp_path: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    project = copy_project(tmp_path / "project")
    shown = spoil(project)
    assert sum(shown.get(f"plan/{file.stem}/", "") != "" for file in (project / "docs/plan").glob("*.md")) == len(
        titles()
    )
    build_site(project)
    home = serve(project / "site")
    page = browser.new_page(bypass_csp=True)
    watched = Watched(page, home)
    for path, text in {**shown, "data/": "", "facts/": "", "how-checked/": "", "index.html": ""}.items():
        watched.visit(home + path)
        assert text in " ".join(str(page.locator("html").text_content()).split()), path
    page.close()

    assert watched.told == []


def parts(payload: str) -> Iterator[str]:
    """Give whatever writes HTML or Markdown, with a payload in each of its texts."""
    facts = Facts(Extracts(ROOT))
    block = {"id": "asb_by_ward", "title": payload, "subtitle": payload, "caveat": payload, "alt": payload}
    cells = (Cell(payload, payload, payload), Cell(payload))
    yield table_figure(block, Table((payload, payload), (cells,), 1, (False, True)), facts)
    yield with_claims(payload, facts)
    yield bars(payload, (payload, payload, payload), [(payload, 1, 2), (payload, 1, 3)])
    yield MAP.format(payload, 1, 1, payload, payload)
    shown: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "display", lambda result: shown.append(result.data))
        checks.show(pd.DataFrame({payload: [payload]}))
    yield shown[0]
    yield from map(written, (plain(payload), f"# {plain(payload)}", said(payload), link(payload, "x.md")))
    yield written(table([plain(payload)], [[plain(payload)]]))


def written(markdown: str) -> str:
    """Give Markdown as HTML, by the extensions of the site that know nothing of a project."""
    return Markdown(extensions=["attr_list", "footnotes", "md_in_html", "tables", "toc", "abbr"]).convert(markdown)


def test_payloads_in_every_part_of_a_page_are_text_without_any_policy(
    tmp_path: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    home = serve(tmp_path)
    page = browser.new_page()
    watched = Watched(page, home)
    everything = "".join(part for payload in PAYLOADS for part in parts(" ".join(payload.split())))
    (tmp_path / "index.html").write_text(f"<!doctype html><meta charset='utf-8'>{everything}", encoding="utf-8")
    watched.visit(home)
    elements = page.locator("script, iframe, object, embed, base, form, style, link, video, audio, img, [onload]")

    assert elements.count() == 0
    assert watched.told == []
    page.close()


def test_the_browser_tells_what_runs(tmp_path: Path, browser: Browser, serve: Callable[[Path], str]) -> None:
    home = serve(tmp_path)
    told = 0
    context = browser.new_context()
    context.route(f"{FAR}**", lambda route: route.abort())
    page = context.new_page()
    watched = Watched(page, home)
    for payload in PAYLOADS:
        (tmp_path / "index.html").write_text(f"<!doctype html><p>{payload}", encoding="utf-8")
        watched.visit(home)
        told += bool(watched.told)
        # What it started ends with its page, and is not told of the next.
        page.goto("about:blank")
        watched.told.clear()
    context.close()

    # The rest is Markdown, or needs a place other than a paragraph to be more than words.
    assert told >= 40


REFUSED_FILES = ("a.html", "a.htm", "a.svg", "a.xml", "a.js", "a.HTML", "a b.png", "a", '"><script>ran()<.md')


def test_payloads_that_are_no_text_are_refused_by_name(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    folder = project / "docs/cases"
    folder.mkdir()
    for number, payload in enumerate(PAYLOADS):
        (folder / f"case-{number}.md").write_text(f"# A page\n\nWords {payload}\n", encoding="utf-8")
        (folder / f"alt-{number}.md").write_text(f"# A page\n\n![{payload}](x.png)\n", encoding="utf-8")
    for name in REFUSED_FILES:
        (folder / name).write_text("<script>ran()</script>", encoding="utf-8")

    told = {problem.path for problem in check(project).problems}

    markup = [
        number for number, payload in enumerate(PAYLOADS) if "<" in payload or "](" in payload or "onclick" in payload
    ]
    pages = {f"docs/cases/{kind}-{number}.md" for number in markup for kind in ("case", "alt")}
    assert len(markup) > 55
    assert (pages | {f"docs/cases/{name}" for name in REFUSED_FILES}) - told == set()


def test_results_of_a_check_that_are_no_text_are_refused_with_the_line_of_the_cell() -> None:
    script = Document("docs/checks/a.py", "# %%\nHTML(...)\n")
    # The first is cut off and shows nothing; the other names a picture of this site.
    idle = ("<img src=x onerror=ran()//", "<img/src=x/onerror=ran()>")
    active = [payload for payload in PAYLOADS if payload.startswith("<") and payload not in idle]
    for payload in active:
        output = {"output_type": "display_data", "data": {"text/html": payload}}
        notebook = json.dumps({"cells": [{"cell_type": "code", "source": "HTML(...)", "outputs": [output]}]})
        assert {problem.line for problem in check_outputs(script, notebook)} == {1}, payload
