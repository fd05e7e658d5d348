"""What can be wrong, said so that whoever typed it can mend it.

SmpError
├── UsageError       the command was misused (exit 2)
└── ProblemsFound    the data or the words are wrong (exit 1); carries every Problem of the run
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

# Kinds of characters that end a line, or turn or hide what a terminal or a log shows.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it is, what was found, what was expected, and what to do.

    ``path`` is relative to the project's root. ``line`` and ``column`` count from 1; 0 means that the
    problem belongs to the whole file or line. ``field`` names a table's column where there is one.
    """

    path: str
    line: int
    column: int
    message: str
    found: str = ""
    expected: str = ""
    remedy: str = ""
    field: str = ""

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


class SmpError(Exception):
    """Anything this project raises on purpose."""


class UsageError(SmpError):
    """The command was called with words it does not know."""


class ProblemsFound(SmpError):  # noqa: N818 - it reads as what happened
    """The data or the words are wrong; ``problems`` holds all of it, in reading order, once each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
