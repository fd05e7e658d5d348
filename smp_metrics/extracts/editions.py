"""Which edition of the plan an extract, an address or a page is of: what names none is of the default one.

An extract that another edition printed ends with that edition: ``crime_2025_26`` is what 2025-26 printed of ``crime``.
A page of it stands in a folder of its name: ``docs/plan/2025-26/``.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

FOLDER = "docs/plan/"
# A line of the front matter, which ends with the next line of three hyphens.
NAMED = re.compile(r"---\n(?:(?!---[ ]*$).*\n)*?edition:[ ]*[\"']?(?P<edition>[^\s\"']+)", re.MULTILINE)
ADDRESS = re.compile(r"fact:(?P<name>[a-z][a-z0-9_]*)(?P<column>\.[a-z0-9_.]*)?(?:\?(?P<query>[^\s()<>#]*))?")
PARAMETER = "edition="


@dataclass(frozen=True)
class Editions:
    """The ids of the editions, the oldest first; the one that is meant where none is named; the names of extracts."""

    ids: tuple[str, ...] = ("",)
    default: str = ""
    names: Collection[str] = field(default=frozenset(), hash=False)

    @property
    def others(self) -> tuple[str, ...]:
        """List all but the default one."""
        return tuple(id_ for id_ in self.ids if id_ != self.default)

    def split(self, name: str) -> tuple[str, str]:
        """Part the name of an extract or a chart into what it is called in every edition, and its edition."""
        for id_ in self.others:
            if name.endswith(_suffix(id_)):
                return name.removesuffix(_suffix(id_)), id_
        return name, self.default

    def named(self, name: str, edition: str) -> str:
        """Name an extract or a chart of an edition."""
        return name if edition == self.default else name + _suffix(edition)

    def own(self, name: str, edition: str) -> str:
        """Give what an edition means by the name of an extract: its own, or else the one of that name.

        A name that ends with an edition means that one's, wherever it stands.
        """
        if self.split(name)[0] != name:
            return name
        plain = name if name in self.names else name.removesuffix(_suffix(self.default))
        own = self.named(name, edition)
        return own if own in self.names and plain == name else plain

    def each(self, name: str) -> list[tuple[str, str]]:
        """List the extracts that are called so in any edition, the oldest first, each with its edition."""
        named = ((id_, self.named(name, id_)) for id_ in self.ids)
        return [(id_, own) for id_, own in named if own in self.names]

    def of_page(self, path: str, text: str = "") -> str:
        """Tell which edition a page speaks of: that of its folder, or the one that its front matter names.

        A sidecar speaks of the edition of its extract.
        """
        if path.startswith("data/"):
            return self.split(path.removeprefix("data/").removesuffix(".yml"))[1]
        folder = path.removeprefix(FOLDER).partition("/")[0] if path.startswith(FOLDER) else ""
        if folder in self.others:
            return folder
        named = named_in(text) if path.endswith(".md") else ""
        return named if named in self.ids else self.default

    def address(self, typed: str, edition: str) -> str:
        """Give the address of the fact that is meant by one typed on a page of an edition."""
        parts = ADDRESS.fullmatch(typed)
        if not parts:
            return typed
        if parts["column"]:
            return typed.replace(parts["name"], self.own(parts["name"], edition), 1)
        given = [each for each in (parts["query"] or "").split("&") if each]
        named = next((each.removeprefix(PARAMETER) for each in given if each.startswith(PARAMETER)), edition)
        kept = [each for each in given if not each.startswith(PARAMETER)]
        query = "&".join([*kept, *([PARAMETER + named] if named != self.default else [])])
        return f"fact:{parts['name']}" + (f"?{query}" if query else "")

    def block(self, kind: str, name: str, edition: str) -> str:
        """Give the id of the table or chart that is meant by one on a page of an edition."""
        if kind == "table":
            return self.own(name, edition)
        return self.named(name, edition) if self.split(name)[0] == name else name

    def in_words(self, text: str, edition: str) -> str:
        """Give a page's source with the address of each fact as all editions understand it."""
        return ADDRESS.sub(lambda match: self.address(match[0], edition), text) if self.others else text


ONE = Editions()


def named_in(text: str) -> str:
    """Give the edition that the front matter of a page names; nothing where it names none."""
    named = NAMED.match(text)
    return named["edition"] if named else ""


def _suffix(edition: str) -> str:
    return f"_{edition.replace('-', '_')}"
