"""Gather what moved, number by number: one entry for each, with every place in which it stands."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import count

from smp_metrics.diff.cells import Cell
from smp_metrics.diff.differences import between_facts, between_texts
from smp_metrics.diff.points import Shown, number_in, tags_of
from smp_metrics.diff.report import Cause, Move, Place
from smp_metrics.diff.state import State
from smp_metrics.facts import Fact, parse_address, slug
from smp_metrics.facts.measuring.rounding import half_up
from smp_metrics.facts.printing import show
from smp_metrics.facts.wording import in_words
from smp_metrics.site.pages.origins import shown

YEAR = re.compile(r"[12][0-9]{3}")
Values = tuple[Fraction | str, Fraction | str]


@dataclass
class _Draft:
    """An entry that may still find places; ``values`` are exact where they are known."""

    move: Move
    values: Values | None
    tags: frozenset[str]
    extracts: frozenset[str]
    places: list[Place] = field(default_factory=list)

    def is_shown(self, part: Shown) -> bool:
        """Tell whether a part of the site shows this number: of the same things, with the same values, then and now."""
        years, told = _years(self.tags), _years(part.tags)
        # A chart of one year need not say which.
        near = self.tags - years <= part.tags and (not told or years <= told)
        near = near and (not part.extracts or self.extracts <= part.extracts)
        return near and self.values is not None and all(map(_reads, (part.then, part.now), self.values))


def _apart(then: Fact, now: Fact) -> tuple[str, str]:
    """Print two values of a fact, to as many decimals as tell them apart."""
    texts = shown(then), shown(now)
    if texts[0] != texts[1] or isinstance(then.value, str) or isinstance(now.value, str):
        return texts
    places = next(places for places in count(3) if half_up(then.value, places) != half_up(now.value, places))
    return show(then.value, places), show(now.value, places)


def _years(tags: frozenset[str]) -> frozenset[str]:
    return frozenset(tag for tag in tags if YEAR.fullmatch(tag))


def _reads(text: str, value: Fraction | str) -> bool:
    number = number_in(text)
    return number is not None and not isinstance(value, str) and half_up(value, number[1]) == number[0]


class Moves:
    """The numbers that moved between two states, each once."""

    def __init__(self, then: State, now: State, cells: Iterable[Cell]) -> None:
        self._then, self._now = then, now
        self._cells = list(cells)
        self._by_row: dict[tuple[str, str], list[Cell]] = {}
        self._drafts: dict[Hashable, _Draft] = {}
        for cell in self._cells:
            self._by_row.setdefault((cell.extract, cell.row), []).append(cell)
            self._add_cell(cell)

    @property
    def found(self) -> tuple[Move, ...]:
        """Give all that moved; first what reads otherwise, or is no longer true, in most places."""
        moves = [replace(draft.move, places=tuple(dict.fromkeys(draft.places))) for draft in self._drafts.values()]
        return tuple(sorted(moves, key=lambda move: (-_weight(move), -len(move.places), move.subject)))

    def add_fact(self, address: str, then: Fact, now: Fact, place: Place, *more: Cause) -> None:
        """Enter a fact that moved, or one more place of it."""
        key = _key(now, address)
        if key not in self._drafts:
            self._drafts[key] = self._draft(address, then, now)
        draft = self._drafts[key]
        draft.move = replace(draft.move, because=tuple(dict.fromkeys([*draft.move.because, *more])))
        draft.places.append(place)

    def add_words(self, address: str, place: Place, cause: Cause) -> None:
        """Enter a number of which only the words are known, or that only its words say otherwise."""
        # Words such as "down" turn a number round: how far it moved can't be read off them.
        move = Move(self.subject(address), address, place.then, place.now, "", (cause,))
        draft = self._drafts.setdefault(("words", address), _Draft(move, None, frozenset(), frozenset()))
        draft.places.append(place)

    def add_shown(self, part: Shown, address: str = "") -> None:
        """Enter a number that a part of the site shows: with the fact that it is, or by itself."""
        fact = self._now.fact(address) if address else ""
        best = self._drafts.get(_key(fact, address)) if isinstance(fact, Fact) else None
        known = [draft for draft in self._drafts.values() if draft.is_shown(part)]
        best = best or max(known, key=lambda draft: len(draft.tags), default=None)
        if best is None:
            causes = self._behind(part)
            move = Move(part.name, address, part.then, part.now, between_texts(part.then, part.now), causes)
            best = self._drafts.setdefault(("part", part.name), _Draft(move, None, part.tags, part.extracts))
        best.places.append(replace(part.place, then=part.then, now=part.now))

    def subject(self, address: str) -> str:
        """Say in words what a fact is; its address where that can't be said."""
        for state in (self._now, self._then):
            if isinstance(state.fact(address), Fact):
                return in_words(parse_address(address), state.extracts).replace("``", "")
        return address

    def causes(self, then: Fact, now: Fact) -> tuple[Cause, ...]:
        """Tell which rows made a fact move: cells that changed, rows that came or went."""
        old, new = ({(source.extract, source.label): source.value for source in fact.sources} for fact in (then, now))
        found: list[Cause] = []
        for row in dict.fromkeys([*old, *new]):
            if row not in new:
                found.append(Cause("row gone", *row, then=old[row]))
            elif row not in old:
                found.append(Cause("row added", *row, now=new[row]))
            else:
                found += [cell.cause for cell in self._by_row.get(row, ()) if old[row] != new[row]]
        return tuple(found) or (Cause("unknown", words="no row that it counts changed"),)

    def _add_cell(self, cell: Cell) -> None:
        then, now = self._then.fact(cell.address), self._now.fact(cell.address)
        title = self._title(cell.extract)
        place = Place("data page", title, self._now.file_of(cell.extract), then=cell.then, now=cell.now)
        if isinstance(then, Fact) and isinstance(now, Fact) and then.value != now.value:
            self.add_fact(cell.address, then, now, place, cell.cause)
            return
        subject = f"{cell.row}: {cell.title[:1].lower()}{cell.title[1:]}"
        move = Move(subject, cell.address, cell.then, cell.now, between_texts(cell.then, cell.now), (cell.cause,))
        numbers = number_in(cell.then), number_in(cell.now)
        values = (numbers[0][0], numbers[1][0]) if numbers[0] and numbers[1] else None
        tags = frozenset(value for _, value in cell.parts)
        self._drafts[cell] = _Draft(move, values, tags, frozenset({cell.extract}), [place])

    def _title(self, name: str) -> str:
        extract = self._now.extract(name) or self._then.extract(name)
        return extract.title if extract else name

    def _draft(self, address: str, then: Fact, now: Fact) -> _Draft:
        move = Move(self.subject(address), address, *_apart(then, now), between_facts(then, now))
        tags = frozenset(value for _, value in parse_address(address).parameters) - {"latest"}
        return _Draft(
            replace(move, because=self.causes(then, now)), (then.value, now.value), tags, frozenset(now.extracts)
        )

    def _behind(self, part: Shown) -> tuple[Cause, ...]:
        """Tell which cells are behind a number of a chart: those of the same things, or all that it may stand on."""
        read = [cell for cell in self._cells if not part.extracts or cell.extract in part.extracts]
        own = [cell for cell in read if tags_of(cell.row) & part.tags]
        return tuple(cell.cause for cell in own or read)


def _weight(move: Move) -> int:
    return sum(place.then != place.now or not place.truly for place in move.places)


def _key(fact: Fact, address: str) -> Hashable:
    """Give what is the same for every address of one number: that of one cell has many."""
    parsed = parse_address(address)
    if parsed.measure == "value" and len(fact.sources) == 1:
        return (*[(source.extract, source.line) for source in fact.sources], parsed.column)
    return ("fact", slug(address))
