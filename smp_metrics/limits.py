"""How much of anything may be sent: each limit of the project, in one place.

They stand for people in CONTRIBUTING.md. A limit is far above what the project holds, and far below what would
keep a machine busy.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple


class Size(NamedTuple):
    """How many bytes one file of a kind may have, and all of them together."""

    kind: str
    each: int
    together: int


SIZES = {
    ".csv": Size("a CSV file", 5_000_000, 50_000_000),
    ".yml": Size("a YAML file", 500_000, 5_000_000),
    ".md": Size("a page", 200_000, 5_000_000),
    ".py": Size("a file of Python", 200_000, 5_000_000),
    ".ipynb": Size("a notebook", 5_000_000, 50_000_000),
}
OTHER = Size("a picture or another file", 5_000_000, 50_000_000)
FILES = 5_000

# Of a CSV: its lines with the header, and its columns.
CSV_LINES = 50_000
CSV_COLUMNS = 100

# Of YAML: entries of one list of declarations, lists and mappings within each other, and the characters of one text.
ENTRIES = 1_000
YAML_DEPTH = 16
YAML_TEXT = 10_000

# Of a page: the characters of one paragraph, the claims of one sentence, and quotes, lists, tags or brackets within
# each other.
PARAGRAPH = 10_000
SENTENCE = 15
PAGE_DEPTH = 10

# Of what is wrong: problems of one file and of all, as shown to people and as given to programs (`--format json`), and
# the characters of one part of a problem.
SHOWN_OF_A_FILE = 50
SHOWN_IN_ALL = 500
GIVEN_OF_A_FILE = 2_000
GIVEN_IN_ALL = 50_000
PROBLEM_TEXT = 1_000

# Of what moved between two states: the entries of one sort that people are told.
CHANGES_TOLD = 100


def size_of(path: str) -> Size:
    """Give the limits of a file's kind."""
    return SIZES.get(PurePosixPath(path).suffix, OTHER)
