"""The Python-Markdown extension that makes the name of a ward lead to its page, wherever "ward" stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from smp_metrics.extracts import Extracts
from smp_metrics.facts import slug
from smp_metrics.site.extensions.inline import ROOT
from smp_metrics.site.workshop import workshop
from smp_metrics.wards.kind import kind_of
from smp_metrics.wards.since import folder_of, is_later, later, later_names
from smp_metrics.wards.sources import ward_names

# Nothing in these may lead elsewhere.
WHOLE = frozenset({"a", "code", "h1", "h2", "h3", "h4", "h5", "h6", "pre"})


def ward_pages(extracts: Extracts, read: Iterable[str] = ()) -> dict[str, str]:
    """Give the page of each ward, by its name; none where the project has no pages of wards.

    The wards are those of the extracts that were ``read``: two of one name on borders of two times have two pages.
    """
    told = extracts.partnership.profile
    if told is None or told.hexes not in extracts.names:
        return {}
    address = kind_of(extracts).address
    if any(is_later(extracts, name) for name in read):
        folder = folder_of(later(extracts))
        return {ward: f"{ROOT}{address}{folder}/{slug(ward)}/" for ward in later_names(extracts)}
    return {ward: f"{ROOT}{address}{slug(ward)}/" for ward in ward_names(extracts)}


class WardLinks(Treeprocessor):
    """Turn the name in ``Heath ward`` into a link."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        extracts = workshop().extracts
        pages = ward_pages(extracts)
        # Of two names that begin alike the longer one is meant.
        names = "|".join(map(re.escape, sorted(pages, key=len, reverse=True)))
        if names:
            _link_below(root, re.compile(rf"\b({names})(?= {re.escape(kind_of(extracts).one)}\b)"), pages)


def _link_below(parent: Element, name: re.Pattern[str], pages: Mapping[str, str]) -> None:
    for child in list(parent):
        if child.tag not in WHOLE:
            _link_below(child, name, pages)
        child.tail, links = _linked(child.tail or "", name, pages)
        at = list(parent).index(child) + 1
        parent[at:at] = links
    parent.text, links = _linked(parent.text or "", name, pages)
    parent[0:0] = links


def _linked(text: str, name: re.Pattern[str], pages: Mapping[str, str]) -> tuple[str, list[Element]]:
    """Give what stands before the first name, and a link for each, with what follows it."""
    before, *rest = name.split(text)
    links = []
    for ward, after in zip(rest[::2], rest[1::2], strict=True):
        link = Element("a", {"href": pages[ward]})
        link.text, link.tail = ward, after
        links.append(link)
    return before, links


class WardExtension(Extension):
    """Register what links wards."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Run after claims, so that MkDocs does not take the address of a ward for a page that is missing."""
        md.treeprocessors.register(WardLinks(md), "smp_wards", -11)


def makeExtension(**options: Any) -> WardExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension, as Python-Markdown asks for it."""
    return WardExtension(**options)
