"""Keep the pages that would come out the same: each is remembered with all that it was made from.

A page is made from its source, the facts, charts, tables and corrections that it shows, and what all pages share: the
code, the theme, the settings, the packages, the terms of the glossary, the words of pages to leave fast, the names of
all files, and the titles and front matter that a menu may show.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smp_metrics.errors import SmpError
from smp_metrics.extracts.memo import Memo, fingerprint
from smp_metrics.facts import FactError
from smp_metrics.facts.disputes import titles
from smp_metrics.site.engine import THEME
from smp_metrics.site.extensions.glossary import PAGE as GLOSSARY
from smp_metrics.site.extensions.inline import machine_value, origin
from smp_metrics.site.written.places import ANCHOR

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from smp_metrics.site.workshop import Workshop

VARIABLE = re.compile(r"!ENV[ ]*\[?[ ]*(\w+)")
ADDRESS = re.compile(r"(?<=[(<])fact:[^()\s<>]+")
WORD = re.compile(r"\w+")
# A template that gives nothing: MkDocs writes no file for a page without content.
KEPT_TEMPLATE = "kept.html"


class RenamedError(SmpError):
    """A page has another title or front matter, which the menu of every page may show."""


class Shelf:
    """The pages of the last build, and those of this one."""

    def __init__(self, work: Workshop) -> None:
        self._work = work
        self._site = work.root / "site"
        self._memo = Memo(work.root / "build" / "pages")
        self._shared = ""
        self._last: dict[str, dict[str, Any]] = {}
        self._pages: dict[str, dict[str, Any]] = {}
        self._kept: set[str] = set()
        self._indexed = 0

    def open(self, config: MkDocsConfig, files: Files) -> None:
        """Bring out the pages of the last build, or none when something has changed that all pages share."""
        names = sorted(file.src_uri for file in files)
        terms = self._work.contents.get(GLOSSARY, "")
        discreet = self._work.extracts.partnership.discreet.model_dump_json()
        self._shared = fingerprint(
            *_settings(self._work.root), *_theme(config.theme.custom_dir or THEME), *names, terms, discreet
        )
        self._last = self._memo.get("pages", self._shared) or {}

    def save(self) -> None:
        """Remember the pages of this build, now that they are published."""
        for page in self._pages.values():
            page["published"] = fingerprint((self._site / page["file"]).read_bytes())
        self._memo.put("pages", self._shared, self._pages)

    def forget(self) -> None:
        """Let the next build make every page anew."""
        self._memo.put("pages", "", {})

    def find(self, page: Page, files: Files) -> None:
        """Have the page of the last build come in the place of this one, if this one would be the same."""
        name, text = page.file.src_uri, page.markdown or ""
        edition = self._work.extracts.editions.of_page(f"docs/{name}")
        made_from = fingerprint(text, repr(page.meta), *self._shown(text, edition))
        last = self._last.get(name)
        # One that someone has changed where it is published is made anew too.
        content = _content(self._site / last["file"]) if last and last["made_from"] == made_from else b""
        if last and last.get("published") == fingerprint(content):
            self._pages[name] = last
            self._kept.add(name)
            _write(Path(page.file.abs_dest_path), content)
            page.render = lambda *_: _restore(page, last, files)  # type: ignore[method-assign]
        else:
            self._pages[name] = {"made_from": made_from, "file": page.file.dest_uri}

    def _shown(self, text: str, edition: str) -> Iterator[str]:
        """Tell what a page may show beside its own words: each fact, chart and extract that it names in any way.

        A numbered paragraph leads to its corrections by their titles.
        """
        work = self._work
        places = {(edition, int(number)) for number in ANCHOR.findall(text)}
        yield from (f"{entry.id} {entry.title}" for entry in work.extracts.declarations if entry.place in places)
        for address in sorted(set(ADDRESS.findall(text))):
            try:
                fact = work.facts[address]
            except FactError:
                continue
            yield from (address, machine_value(fact), origin(fact, work.extracts))
        words = set(WORD.findall(text))
        drawings = [work.drawings[name] for name in sorted(words & work.drawings.keys())]
        yield from (drawing.svg for drawing in drawings)
        extracts = words.intersection(work.extracts.names).union(*(drawing.sources for drawing in drawings))
        for name in sorted(extracts):
            disputed = work.extracts.disputed(name)
            told = titles((issue for issues in disputed.values() for issue in issues), work.extracts)
            yield from (work.extracts.fingerprint(name), str(disputed), str(told))

    def require_same_titles(self, files: Files) -> None:
        """Raise RenamedError when a page of this build has another title or front matter than before."""
        for file in files.documentation_pages():
            if file.page and file.src_uri not in self._kept:
                heading = [str(file.page.title), repr(file.page.meta)]
                self._pages[file.src_uri]["heading"] = heading
                if self._kept and self._last[file.src_uri]["heading"] != heading:
                    raise RenamedError(file.src_uri)

    def index(self, page: Page, entries: list[dict[str, Any]]) -> None:
        """Note what the search plugin has just found in a page, or give it what it found in it before."""
        if page.file.src_uri in self._kept:
            entries += self._pages[page.file.src_uri]["search"]
        else:
            self._pages[page.file.src_uri]["search"] = entries[self._indexed :]
        self._indexed = len(entries)

    def keeps(self, page: Page) -> bool:
        """Tell whether a page is already in its place."""
        return page.file.src_uri in self._kept

    def kept_files(self) -> set[str]:
        """Name the files of all kept pages, below the site's root."""
        return {self._pages[name]["file"] for name in self._kept}

    def note(self, page: Page) -> None:
        """Note a page that was made, with the anchors that it has and those that it leads to."""
        anchors = page.present_anchor_ids
        links = {file.src_uri: targets for file, targets in (page.links_to_anchors or {}).items()}
        self._pages[page.file.src_uri] |= {
            "anchors": None if anchors is None else sorted(anchors),
            "links": links,
        }


def _content(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _restore(page: Page, last: dict[str, Any], files: Files) -> None:
    """Give a page all that rendering it would have given, but for its content, which nobody reads."""
    page.content = ""
    page.title = last["heading"][0]
    page.meta = {**page.meta, "template": KEPT_TEMPLATE}
    page.present_anchor_ids = None if last["anchors"] is None else set(last["anchors"])
    targets = ((files.get_file_from_path(name), links) for name, links in last["links"].items())
    page.links_to_anchors = {file: links for file, links in targets if file}


def _settings(root: Path) -> Iterator[str]:
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    yield text
    yield from (repr(os.environ.get(name)) for name in VARIABLE.findall(text))


def _theme(folder: str | None) -> Iterator[str | bytes]:
    base = Path(folder or os.devnull)
    for file in sorted(base.rglob("*")):
        if file.is_file():
            yield from (file.relative_to(base).as_posix(), file.read_bytes())
