"""The Python-Markdown extension that shows what a term means where a page first uses it, from one list of terms.

The list is the glossary page itself. A definition is a popover: a tap or Enter opens it, without a script.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from smp_metrics.site.extensions.inline import ROOT
from smp_metrics.site.workshop import workshop

PAGE = "glossary.md"
ENTRY = re.compile(
    r"^## (?P<names>.+?) \{#(?P<id>[\w-]+)\}\n\n(?P<means>.+?)(?=\n\n## |\s*\Z)", re.MULTILINE | re.DOTALL
)
# Only these hold running text, and only these do not lead elsewhere or say something already.
PROSE = frozenset({"p", "li", "blockquote"})
WITHIN = frozenset({"strong", "em"})


class Term(NamedTuple):
    """A term: the name of its entry, and what it means."""

    id: str
    means: str


@lru_cache(maxsize=4)
def terms(page: str) -> dict[str, Term]:
    """Give the terms of the glossary's text by each of their names, in small letters."""
    found = {}
    for entry in ENTRY.finditer(page):
        term = Term(entry["id"], " ".join(entry["means"].split()))
        for name in re.split(r"[(,)]", entry["names"]):
            if name.strip():
                found[name.strip().casefold()] = term
    return found


def _pattern(names: Mapping[str, Term]) -> re.Pattern[str]:
    # Of two names that begin alike the longer one is meant.
    longest = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{longest})s?(?![\w-])", re.IGNORECASE)


class GlossaryTerms(Treeprocessor):
    """Give each term that a page uses its definition, once."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        page = workshop().contents.get(PAGE)
        # The glossary's own entries, and a part that is made apart from its page, need none.
        known = dict(terms(page)) if isinstance(page, str) else {}
        if not known or any(heading.get("id") == "glossary" for heading in root.iter("h1")):
            return
        self._known, self._name = known, _pattern(known)
        for element in list(root.iter()):
            if element.tag in PROSE:
                self._explain(element)

    def _explain(self, element: Element) -> None:
        self._split(element, element, -1)
        for child in list(element):
            if child.tag in WITHIN:
                self._explain(child)
            self._split(element, child, list(element).index(child))

    def _split(self, parent: Element, holder: Element, at: int) -> None:
        """Put the first term of a text that is not explained yet into an element of its own."""
        text = (holder.text if at < 0 else holder.tail) or ""
        for match in self._name.finditer(text):
            name = match[0].casefold()
            term = self._known.get(name) or self._known.get(name.removesuffix("s"))
            if term is None:
                continue
            self._known = {name: other for name, other in self._known.items() if other.id != term.id}
            shown = _element(match[0], term)
            shown.tail = text[match.end() :]
            if at < 0:
                holder.text = text[: match.start()]
            else:
                holder.tail = text[: match.start()]
            parent.insert(at + 1, shown)
            return


def _element(text: str, term: Term) -> Element:
    span = Element("span", {"class": "smp-term"})
    name = f"means-{term.id}"
    button = SubElement(span, "button", {"type": "button", "class": "smp-term__name", "popovertarget": name})
    button.text = text
    means = SubElement(
        span,
        "span",
        {"class": "smp-term__means", "id": name, "popover": "auto", "role": "note", "data-search-exclude": ""},
    )
    means.text = f"{term.means} "
    SubElement(means, "a", {"href": f"{ROOT}glossary/#{term.id}"}).text = "Glossary"
    return span


class GlossaryExtension(Extension):
    """Register what explains terms."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Run last, when claims and links are elements that are left alone."""
        md.treeprocessors.register(GlossaryTerms(md), "smp_glossary", -12)


def makeExtension(**options: Any) -> GlossaryExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension, as Python-Markdown asks for it."""
    return GlossaryExtension(**options)
