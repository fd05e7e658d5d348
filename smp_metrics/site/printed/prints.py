"""What is printed as a PDF: a section of the menu as one document, and each page of others as one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.written.plain_yaml import PlainYaml
from smp_metrics.extracts.written.typed import Line, Slug, Strict, Title, fit
from smp_metrics.site.written.places import address_of_source

EXAMPLE = "pdf: {whole: {section: Plan, file: plan, title: The plan}, each: [Topics]}"


class _Whole(Strict):
    section: Line
    file: Slug
    title: Title
    called: Title | None = None


class _Asked(Strict):
    whole: _Whole
    each: tuple[Line, ...]


@dataclass(frozen=True)
class Print:
    """A document: the name of its file, its title where it has one of its own, and its pages by their source.

    ``called`` is what its pages call it where they lead to it.
    """

    name: str
    title: str
    sources: tuple[str, ...]
    called: str = "This page"

    @property
    def pages(self) -> list[str]:
        """Name the file of each page below the site's root."""
        return [page_file(source) for source in self.sources]


def page_file(source: str) -> str:
    """Give the file that a page of ``docs`` is built into."""
    return f"{address_of_source(source)}index.html"


def prints_of(extra: Mapping[str, Any], nav: Any) -> list[Print]:
    """Give what ``extra.pdf`` of mkdocs.yml asks for; raise ProblemsFound where it can't be had.

    ``whole`` names a section that is printed as one document, with a ``title``, what pages call it (``called``) and the
    name of its ``file``; ``each`` names those whose pages are printed one by one.
    """
    said = extra.get("pdf")
    if not said:
        return []
    asked = _asked(said)
    whole = asked.whole
    sources = tuple(_sources(_section(nav, whole.section)))
    one = Print(whole.file, whole.title, sources, whole.called or whole.title)
    pages = (source for section in asked.each for source in _sources(_section(nav, section)))
    return [one, *(Print(PurePosixPath(source).stem, "", (source,)) for source in pages)]


def _asked(said: Any) -> _Asked:
    # MkDocs reads more than plain YAML, such as days: those are no text of a name either.
    plain = json.loads(json.dumps(said, default=str, skipkeys=True))
    fitted = fit("mkdocs.yml", _Asked, PlainYaml(plain), name="extra.pdf")
    if isinstance(fitted, list):
        remedy = f"write it as in {EXAMPLE}, with names of sections of nav"
        raise ProblemsFound([replace(problem, remedy=remedy) for problem in fitted])
    return fitted


def _section(nav: Any, title: str) -> Any:
    found = next(_sections(nav, title), None)
    if found is None:
        message, remedy = "the menu has no section to print", "name one in extra.pdf as nav has it"
        raise ProblemsFound([Problem("mkdocs.yml", 0, 0, message, title, remedy=remedy)])
    return found


def _sections(nav: Any, title: str) -> Iterator[Any]:
    for entry in nav if isinstance(nav, list) else ():
        for name, inside in entry.items() if isinstance(entry, dict) else ():
            if isinstance(inside, list):
                yield from [inside] if name == title else _sections(inside, title)


def _sources(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    else:
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from _sources(entry)
