"""The form of pages and scripts: Python that parses; known settings, and nothing so deep or long that a build hangs."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem, told
from smp_metrics.extracts.written.plain_yaml import PlainYaml, PlainYamlError, load
from smp_metrics.extracts.written.typed import Line, Strict, Text, fit
from smp_metrics.limits import PAGE_DEPTH, PARAGRAPH

# As MkDocs finds them: between lines of three signs, or as "word: …" in the first line.
SETTINGS = re.compile(r"-{3}[ \t]*\n(?P<body>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
BARE_SETTING = re.compile(r"\A[ ]{0,3}[A-Za-z0-9_-]+:")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
# Quotes, lists and the space in front of what stands in them, at the start of a line.
_INDENTED = re.compile(
    rf"^(?:(?:[ ]{{4}}|\t|[ ]{{0,3}}(?:>|(?:[-*+]|[0-9]{{1,9}}[.)])(?=[ \t])))[ ]?){{{PAGE_DEPTH + 1}}}", re.MULTILINE
)
_BLANK_LINE = re.compile(r"\n(?:[ \t]*\n)+")
_BRACKET = re.compile(r"[\[\]()]|\n[ \t]*(?=\n)")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)[^<>]*>")
# Tags that nothing has to close.
_ALONE = frozenset({"area", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "p", "source", "td"})
_STEPS = {"[": 1, "]": -1, "(": 1, ")": -1}


class Searched(Strict):
    """Whether search leaves a page out, or how far it puts it before others."""

    exclude: bool = False
    boost: int = 1


class Settings(Strict):
    """What a page may say of itself; one that is ``current`` tells of the latest period that its tables have."""

    title: Line | None = None
    description: Text | None = None
    current: bool = False
    hide: tuple[Literal["navigation", "toc", "footer"], ...] = ()
    search: Searched | None = None


def check_shape(document: Document) -> list[Problem]:
    """List what is wrong with the form of a page or a script; other documents have none."""
    if document.path.endswith(".py"):
        return _script(document)
    if not document.path.endswith((".md", ".markdown", ".mdown", ".mkdn", ".mkd")):
        return []
    return [
        *_settings(document),
        *told(CONTROL.finditer(document.text), lambda match: _control(document, match)),
        *told(_too_long(document.text), lambda offset: _at(document, offset, "the paragraph is too long", *LONG)),
        *told(_too_deep(document), lambda offset: _at(document, offset, "the page goes too deep", *DEEP)),
    ]


LONG = (f"over {PARAGRAPH:,} characters without a blank line", "put a blank line between its parts")
DEEP = (f"over {PAGE_DEPTH} quotes, lists, tags or brackets within each other", "close what is open, or take some away")


def _at(document: Document, offset: int, message: str, found: str, remedy: str) -> Problem:
    line, column = document.position(offset)
    return Problem(document.path, line, column, message, found, remedy=remedy)


def _control(document: Document, match: re.Match[str]) -> Problem:
    return _at(document, match.start(), "a sign that can't be shown", ascii(match[0]), "delete the sign")


def _script(document: Document) -> list[Problem]:
    """Parse a script, which only a build runs."""
    try:
        # What a parser warns of is no mistake yet.
        with warnings.catch_warnings(action="ignore"):
            ast.parse(document.text)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        line, found = getattr(error, "lineno", None) or 0, f"{type(error).__name__}: {error}"
        remedy = "mend the line, or the one before it"
        return [Problem(document.path, line, 0, "the script is no Python", found, remedy=remedy)]
    return []


def _settings(document: Document) -> list[Problem]:
    found = SETTINGS.match(document.text)
    if found is None:
        return _bare(document)
    try:
        written = load(found["body"])
    except PlainYamlError as error:
        line = error.line + 1
        return [Problem(document.path, line, error.column, error.message, error.found, remedy=error.remedy)]
    below = PlainYaml(
        {} if written.value is None else written.value, {p: line + 1 for p, line in written.lines.items()}
    )
    fitted = fit(document.path, Settings, below)
    known = f"one of {', '.join(Settings.model_fields)}, each as other pages have it"
    return [replace(problem, expected=known) for problem in fitted] if isinstance(fitted, list) else []


def _bare(document: Document) -> list[Problem]:
    if not BARE_SETTING.match(document.text):
        return []
    message = "MkDocs takes the first line for a setting, and shows it to nobody"
    found = document.text.split("\n", 1)[0]
    return [Problem(document.path, 1, 0, message, found, remedy="start the page with its heading")]


def _too_long(text: str) -> Iterator[int]:
    """Give where each paragraph, list, table or block starts that is too long."""
    first = 0
    for blank in _BLANK_LINE.finditer(f"{text}\n\n"):
        if blank.start() - first > PARAGRAPH:
            yield first
        first = blank.end()


def _too_deep(document: Document) -> Iterator[int]:
    """Give where quotes, lists, tags or brackets stand in too many others."""
    found = SETTINGS.match(document.text)
    # Settings are no Markdown. What stands below them keeps its place.
    body = found.end() if found else 0
    text, masked = ("\n" * body + each[body:] for each in (document.text, _without_code(document)))
    yield from (match.start() for match in _INDENTED.finditer(text))
    yield from _crowded((match.start(), _step(match)) for match in _TAG.finditer(masked))
    yield from _crowded((match.start(), _STEPS.get(match[0])) for match in _BRACKET.finditer(text))


def _without_code(document: Document) -> str:
    """Blank code, in which tags are shown and nest nothing."""
    parts, last = [], 0
    for start, stop in document.code_spans:
        parts += [document.masked[last:start], " " * (stop - start)]
        last = stop
    return "".join([*parts, document.masked[last:]])


def _step(tag: re.Match[str]) -> int:
    if tag["end"]:
        return -1
    return 0 if tag["name"].lower() in _ALONE or tag[0].endswith("/>") else 1


def _crowded(steps: Iterable[tuple[int, int | None]]) -> Iterator[int]:
    """Give where too much is open; None closes all."""
    depth = 0
    for offset, step in steps:
        depth = 0 if step is None else max(0, depth + step)
        if step == 1 and depth > PAGE_DEPTH:
            yield offset
