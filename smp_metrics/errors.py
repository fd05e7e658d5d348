"""What can be wrong, said so that whoever typed it can mend it.

SmpError
├── UsageError       the command was misused (exit 2)
└── ProblemsFound    the data or the words are wrong (exit 1); carries every Problem of the run
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TypeVar

from smp_metrics.limits import PROBLEM_TEXT, SHOWN_IN_ALL, SHOWN_OF_A_FILE

Hit = TypeVar("Hit")

# Kinds of characters that end a line, or turn or hide what a terminal or a log shows.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it is, what was found, what was expected, and what to do.

    ``path`` is relative to the project's root. ``line`` and ``column`` count from 1; 0 means that the
    problem belongs to the whole file or line. ``field`` names a table's column where there is one. ``more`` is 0, or
    the number of further problems that this one only counts.
    """

    path: str
    line: int
    column: int
    message: str
    found: str = ""
    expected: str = ""
    remedy: str = ""
    field: str = ""
    more: int = 0

    @property
    def where(self) -> str:
        """Give ``path:line:column, column NAME``, leaving out what is not known."""
        place = ":".join([self.path, *(str(part) for part in (self.line, self.column) if part)])
        return f"{place}, column {self.field}" if self.field else place

    def __str__(self) -> str:
        lines = [visible(f"{self.where}: {self.message}")]
        for label, text in (("found", self.found), ("expected", self.expected), ("to do", self.remedy)):
            if text:
                lines.append(f"    {label + ':':<10}{visible(text)}")
        return "\n".join(lines)


def visible(text: str) -> str:
    """Write out what would end a line or hide in it, so that a file can't write lines of its own into a log."""
    return "".join(
        sign.encode("unicode_escape").decode() if unicodedata.category(sign) in UNSEEN else sign for sign in text
    )


def told(hits: Iterable[Hit], tell: Callable[[Hit], Problem]) -> list[Problem]:
    """Make problems of the first hits in a file, as many as are shown, and one that only counts the rest."""
    rest = iter(hits)
    first = [tell(hit) for hit in islice(rest, SHOWN_OF_A_FILE)]
    more = sum(1 for _ in rest)
    return [*first, _and_more(first[0].path, more)] if more else first


def bounded(problems: Iterable[Problem], each_file: int = SHOWN_OF_A_FILE, in_all: int = SHOWN_IN_ALL) -> list[Problem]:
    """Give the first problems of each file and of all, in reading order, and say how many more there are."""
    shown: list[Problem] = []
    left: list[Problem] = []
    for path, group in groupby(sorted(set(problems)), lambda problem: problem.path):
        of_file = list(group)
        room = min(each_file, in_all - len(shown))
        first = [problem for problem in of_file if not problem.more][:room]
        more = number_of(of_file) - len(first)
        if not first:
            left += of_file
        else:
            shown += [*first, _and_more(path, more)] if more else first
    if left:
        shown.append(replace(_and_more(left[0].path, number_of(left)), found="in this file and others"))
    return [_short(problem) for problem in shown]


def number_of(problems: Iterable[Problem]) -> int:
    """Count problems, those too that are only counted."""
    return sum(problem.more or 1 for problem in problems)


def _and_more(path: str, more: int) -> Problem:
    return Problem(path, 0, 0, f"and {more:,} more", remedy="mend the ones above first", more=more)


def _short(problem: Problem) -> Problem:
    return replace(
        problem,
        # A name in another encoding holds halves of signs, which nothing can print.
        path=problem.path.encode("utf-8", "backslashreplace").decode(),
        message=_cut(problem.message),
        found=_cut(problem.found),
        expected=_cut(problem.expected),
        remedy=_cut(problem.remedy),
        field=_cut(problem.field),
    )


def _cut(text: str) -> str:
    return text if len(text) <= PROBLEM_TEXT else f"{text[:PROBLEM_TEXT]}… ({len(text):,} characters)"


class SmpError(Exception):
    """Anything this project raises on purpose."""


class UsageError(SmpError):
    """The command was called with words it does not know."""


class ProblemsFound(SmpError):  # noqa: N818 - it reads as what happened
    """The data or the words are wrong; ``problems`` holds all of it, in reading order, once each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in bounded(self.problems)))

    def __reduce__(self) -> tuple[type[ProblemsFound], tuple[list[Problem]]]:
        # So that it can come from another process.
        return ProblemsFound, (self.problems,)
