"""Read back what the catalogue writes."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import Any

from markdown import Markdown

Files = dict[str, str | bytes]
PARAGRAPHS = {("2024-25", number): f"plan/crime.md#p{number}" for number in (14, 15, 16)}


def page(files: Files, path: str) -> str:
    """Give a page's Markdown without its front matter."""
    text = files[path]
    assert isinstance(text, str)
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)


def metadata(files: Files, path: str) -> Any:
    """Read a file of JSON."""
    return json.loads(files[path])


def cells(files: Files, path: str) -> list[list[str]]:
    """Read a CSV as rows of text."""
    content = files[path]
    assert isinstance(content, bytes)
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


class Html(HTMLParser):
    """Collect the tables of a page, its links and the texts of its scripts."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.header_cells = 0
        self.links: list[str] = []
        self.scripts: list[str] = []
        self.headings: list[str] = []
        self.items: list[str] = []
        self._in: list[str] = []
        extensions = ["abbr", "attr_list", "footnotes", "md_in_html", "tables"]
        self.feed(Markdown(extensions=extensions).convert(markdown))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row, a cell or a script."""
        self._in.append(tag)
        self.links += [value for name, value in attrs if tag == "a" and name == "href" and value]
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.header_cells += tag == "th"
            self.tables[-1][-1].append("")
        elif tag == "script":
            self.scripts.append("")
        elif tag in ("h2", "li"):
            (self.items if tag == "li" else self.headings).append("")

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        while self._in.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Add a text to the cell or the script that is open."""
        if "script" in self._in:
            self.scripts[-1] += data
        elif {"h2", "li"} & set(self._in):
            (self.items if "li" in self._in else self.headings)[-1] += data.replace("\n", "")
        elif {"td", "th"} & set(self._in):
            self.tables[-1][-1][-1] += data
