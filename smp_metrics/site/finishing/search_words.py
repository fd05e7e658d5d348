"""Read and check what people type: which words lead to which page of the search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import Field

from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.typed import Strict, fit
from smp_metrics.extracts.written.yaml_files import read_yaml
from smp_metrics.files import is_there
from smp_metrics.site.written.places import address_of_source

PATH = "docs/_search.yml"
PLURAL = re.compile(r"s\b")
# What the build writes, beside a page for each extract: the others are documents.
GENERATED = (
    "corrections.md",
    "data/index.md",
    "data/wanted.md",
    "facts/index.md",
    "facts/plan-figures.md",
    "how-checked.md",
)


class Kind(Strict):
    """A kind of question: it has a phrase of each list of one item of ``any``, and ``page`` or its part answers it.

    What has a phrase of ``unless`` is not of this kind. Where no page can answer, the search says what is in ``say``,
    and below it ``then``. Without ``say``, what is in ``then`` is read below the title of ``page``, a whole one.
    """

    page: str
    any: tuple[tuple[tuple[str, ...], ...], ...]
    unless: tuple[str, ...] = ()
    say: str = ""
    then: str = ""


class Words(Strict):
    """What people type: for each page what it alone answers; words that tell nothing; and what means the same.

    ``elsewhere`` is what the site is not about, for each part of a page that says whom to ask instead, and ``kinds``
    are kinds of questions, whatever their words: the first that fits counts. What is ``counted`` is said of anything,
    as "rate" is: what remains of a question may lead to a page. ``topics`` are what each place is asked about: what
    remains of a question may lead to a place.
    ``wards`` are what the page of each ward answers, with ``{ward}`` in the place of its name; ``since``
    are what that of each later ward answers besides.
    """

    first: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    elsewhere: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    kinds: tuple[Kind, ...] = ()
    wards: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()


def read_words(root: Path) -> Words:
    """Read the words of the search; raise ProblemsFound where they can't be used."""
    return _read(root)[0]


def check_search(
    root: Path, documents: Iterable[Document], extracts: Extracts, unwritten: tuple[str, ...] = ()
) -> list[Problem]:
    """List what is wrong with the words of the search: what leads to two pages at first, or to one that is not there.

    No page is called lost below folders that are ``unwritten``, because what their pages are made from is wrong.
    """
    try:
        words, lines = _read(root)
    except ProblemsFound as found:
        return found.problems
    known = [*GENERATED, *(f"data/{name}.md" for name in extracts.names)]
    known += [document.path.removeprefix("docs/") for document in documents]
    addresses = set(map(address_of_source, known))
    named: list[tuple[tuple[Any, ...], str]] = [(("first", page), page) for page in words.first]
    named += [(("elsewhere", page), page) for page in words.elsewhere]
    named += [(("kinds", at, "page"), kind.page) for at, kind in enumerate(words.kinds)]
    return _stand_twice(words, lines) + [
        Problem(PATH, lines.get(key, 0), 0, "no page is called so", page, _near(page, known), "mend the line")
        for key, page in named
        if address_of_source(page.partition("#")[0]) not in addresses and not page.startswith(unwritten)
    ]


def _stand_twice(words: Words, lines: Mapping[tuple[Any, ...], int]) -> list[Problem]:
    """List what is to find two pages at first: only one can come first. "Partners" and "partner" are one."""
    pages: dict[str, str] = {}
    problems = []
    for page, phrases in words.first.items():
        for at, phrase in enumerate(phrases):
            other = pages.setdefault(PLURAL.sub("", phrase.lower()), page)
            if other == page:
                continue
            line = lines.get(("first", page, at), lines.get(("first", page), 0))
            remedy = f"keep it under {page} or under {other}, whichever answers it"
            problems.append(Problem(PATH, line, 0, "two pages can't both come first", phrase, "one page", remedy))
    return problems


def _read(root: Path) -> tuple[Words, Mapping[tuple[Any, ...], int]]:
    if not is_there(root, PATH):
        return Words(), {}
    written, problems = read_yaml(root, PATH)
    fitted = problems or fit(PATH, Words, written)
    if not isinstance(fitted, Words):
        raise ProblemsFound(fitted)
    return fitted, written.lines


def _near(page: str, known: Iterable[str]) -> str:
    return ", ".join(get_close_matches(page, known, 3, 0.4)) or "a file of docs/, as index.md"
