"""What a comparison finds, as values that can be told in words or given to a program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["page", "chart", "table", "ward figure", "data page", "ledger"]
Reason = Literal["cell", "row added", "row gone", "correction", "correction taken back", "code", "words", "unknown"]
Change = Literal["added", "gone", "changed", "renamed"]


@dataclass(frozen=True)
class Place:
    """Where a number stands: ``then`` and ``now`` are how it reads there, ``sentence`` what it stands in now.

    ``truly`` is false where the words no longer fit the data. ``line`` is 0 where a part of the site is made from data.
    """

    sort: Sort
    title: str
    path: str
    line: int = 0
    paragraph: str = ""
    then: str = ""
    now: str = ""
    sentence: str = ""
    truly: bool = True


@dataclass(frozen=True)
class Cause:
    """Why a number moved: a cell with its value then and now; ``words`` has a correction's id, or what else it was."""

    reason: Reason
    extract: str = ""
    row: str = ""
    column: str = ""
    then: str = ""
    now: str = ""
    words: str = ""


@dataclass(frozen=True)
class Move:
    """A published number that moved. ``address`` is that of its fact, or of the cell that a fact would read."""

    subject: str
    address: str
    then: str
    now: str
    difference: str
    because: tuple[Cause, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Reworded:
    """A number that did not move and whose words did: its own, its sentence's, or the fact that it is bound to."""

    path: str
    line: int
    then: str
    now: str
    sentence_then: str
    sentence_now: str
    address_then: str
    address_now: str


@dataclass(frozen=True)
class Claimed:
    """A claim that only one of the two states has."""

    change: Change
    path: str
    line: int
    text: str
    address: str
    sentence: str


@dataclass(frozen=True)
class Declared:
    """A correction, known issue, question, revision or withdrawal that was added, taken back or changed."""

    change: Change
    what: str
    id: str
    title: str
    paragraph: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Data:
    """A table, column or row that only one state has, or that has another name or other words."""

    change: Change
    what: Literal["extract", "column", "row", "words"]
    extract: str
    name: str
    now: str = ""


@dataclass(frozen=True)
class Limit:
    """What could not be compared, of which state, and why."""

    state: str
    path: str
    why: str


@dataclass(frozen=True)
class Report:
    """Two states and all that is not the same in both."""

    then: str
    now: str
    moved: tuple[Move, ...] = ()
    added: tuple[Claimed, ...] = ()
    gone: tuple[Claimed, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    declared: tuple[Declared, ...] = ()
    data: tuple[Data, ...] = ()
    code: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()

    @property
    def same(self) -> bool:
        """Tell whether nothing moved, for all that could be compared."""
        return not (self.moved or self.added or self.gone or self.reworded or self.declared or self.data)
