"""Put pages of the built site together as one document to print, with links that hold on paper and in a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from smp_metrics.facts.printing import day_of
from smp_metrics.site.printed.prints import Print

if TYPE_CHECKING:
    from smp_metrics.catalogue.release import Release

# Where the browser takes it from: nobody's address, of which nothing leaves the machine.
ORIGIN = "https://print.invalid/"
# What does nothing on paper.
IDLE = (
    ".headerlink, .smp-paper, .smp-leave, .smp-printed, .md-content__button, figure > details, figure button, script, "
    ".smp-figure__downloads, .smp-figure__tools, .smp-figure__views, .smp-paragraph__number .smp-unseen, "
    ".smp-term__means"
)
DOCUMENT = Markup(
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{styles}</head>'
    '<body dir="ltr" data-md-color-scheme="default"><main class="md-main"><div class="md-content">'
    '<article class="md-content__inner md-typeset">{cover}{parts}</article></div></main></body></html>'
)
COVER = Markup('<section class="smp-part"><h1>{title}</h1><p>{said}</p><ul>{entries}</ul></section>')
ENTRY = Markup('<li><a href="#{id}">{title}</a></li>')
PART = Markup('<section class="smp-part" id="{id}">{html}</section>')


class Sheets:
    """One document: its pages as they were published, and the release that it is of."""

    def __init__(self, site: Path, wanted: Print, release: Release | None) -> None:
        self.name = wanted.name
        self._first = wanted.pages[0]
        self._trees = {page: _tree(site / page) for page in wanted.pages}
        self.title = wanted.title or self._heading(self._first)
        edition = f"version {release.version} of {day_of(date.fromisoformat(release.day))}" if release else ""
        self._said = ", ".join(filter(None, (self._address(self._first), edition)))
        self.footer = ". ".join(filter(None, (self.title, self._said)))
        self.html = self._html()

    def _html(self) -> str:
        first = self._trees[self._first]
        styles = [_style(node, self._first) for node in first.css("link[rel=stylesheet]")]
        entries = [ENTRY.format(id=_id(page), title=self._heading(page)) for page in self._trees]
        cover = COVER.format(title=self.title, said=self._said, entries=Markup("").join(entries))
        return DOCUMENT.format(
            language=first.css("html")[0].attributes.get("lang") or "en",
            title=self.title,
            styles=Markup("").join(styles),
            cover=cover if len(self._trees) > 1 else "",
            parts=Markup("").join(PART.format(id=_id(page), html=self._part(page)) for page in self._trees),
        )

    def _heading(self, page: str) -> str:
        (heading,) = self._trees[page].css("article h1")
        return " ".join(heading.text().split())

    def _address(self, page: str) -> str:
        canonical = self._trees[page].css_first("link[rel=canonical]")
        return str(canonical.attributes["href"]) if canonical else ""

    def _part(self, page: str) -> Markup:
        (article,) = self._trees[page].css("article")
        for link in article.css("a[href]"):
            self._relink(link, page)
        for node in article.css("[id]"):
            # What a picture calls its parts is its own affair.
            if not _within_picture(node):
                node.attrs["id"] = f"{_id(page)}--{node.attributes['id']}"
        return Markup(article.inner_html)  # noqa: S704 - a page that was proven

    def _relink(self, link: LexborNode, page: str) -> None:
        """Lead within the document where that has the page, else to the site, and nowhere where that has no address."""
        there = urlsplit(urljoin(ORIGIN + page, str(link.attributes["href"])))
        if there.scheme in {"tel", "mailto"} or f"{there.scheme}://{there.netloc}/" != ORIGIN:
            return
        target = there.path.lstrip("/")
        target = f"{target}index.html" if target.endswith("/") or not target else target
        if target in self._trees:
            goal = f"#{_id(target)}--{there.fragment}" if there.fragment else f"#{_id(target)}"
        elif self._address(page):
            goal = urljoin(self._address(page), str(link.attributes["href"]))
        else:
            link.unwrap()
            return
        link.attrs["href"] = goal


def _tree(file: Path) -> LexborHTMLParser:
    """Read a page, without what does nothing on paper."""
    tree = LexborHTMLParser(file.read_bytes().decode())
    for idle in tree.css(IDLE):
        idle.decompose()
    # A term that explains itself at a touch is a word like others.
    for term in tree.css("button.smp-term__name"):
        term.unwrap()
    # The outline takes a heading's words without the room that a page leaves between them.
    for number in tree.css(".smp-paragraph__number"):
        number.insert_after(" ")
    return tree


def _style(node: LexborNode, page: str) -> Markup:
    address = urljoin(ORIGIN + page, str(node.attributes["href"]))
    return Markup('<link rel="stylesheet" href="{}">').format(address)


def _id(page: str) -> str:
    return "-".join(PurePosixPath(page).parent.parts) or "home"


def _within_picture(node: LexborNode) -> bool:
    parent: LexborNode | None = node
    while parent is not None and parent.tag != "svg":
        parent = parent.parent
    return parent is not None
