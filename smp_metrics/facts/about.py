"""What a fact is about: its places, its years and the words that describe what it counts."""

from __future__ import annotations

from dataclasses import dataclass, field

from smp_metrics.extracts import Extracts, Row
from smp_metrics.facts import described
from smp_metrics.facts.address import parse_address
from smp_metrics.facts.called import NAMELESS, Called
from smp_metrics.facts.fact import Fact
from smp_metrics.facts.places import Places, likes, parts
from smp_metrics.facts.stems import stem, stems
from smp_metrics.periods import MONTHS


@dataclass(frozen=True)
class About:
    """What a fact is about: ``places`` in small letters, ``whole`` where they are all there are, ``years`` in order.

    ``within`` names the whole that its places are part of, ``hedge`` what its source says of how near it is,
    ``negated`` tells that it counts those who did not, ``parts`` are the places that make its wider one, ``likes``
    tells what all that it is about is like, as urban or rural. ``kinds`` are sets of words of which a reader needs one
    each, ``part_of_year`` the first and last month of a period shorter than a year, ``year_ends`` the month that its
    year ends with where that is not December, ``counters`` who is said to have counted, ``said`` what the figure's own
    row says that it is, ``called`` what the partnership's places are called.
    """

    words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    years: tuple[str, ...] = ()
    whole: bool = False
    within: frozenset[str] = frozenset()
    hedge: str = ""
    negated: bool = False
    parts: frozenset[str] = frozenset()
    likes: frozenset[str] = frozenset()
    kinds: tuple[frozenset[str], ...] = ()
    part_of_year: tuple[str, ...] = ()
    year_ends: str = ""
    counters: frozenset[str] = frozenset()
    said: str = ""
    called: Called = field(default=NAMELESS, compare=False)


NOTHING = About()


class Abouts:
    """What facts are about, worked out from the rows that they stand on."""

    def __init__(self, extracts: Extracts) -> None:
        self.places = Places(extracts)
        self._extracts = extracts
        self._rows: dict[str, dict[int, Row]] = {}

    def of(self, fact: Fact) -> About:
        """Tell what a fact is about."""
        address = parse_address(fact.address)
        used = [(self._extracts[name], self._used(fact, name)) for name in fact.extracts]
        places, whole = self.places.of(fact, address, used)
        listed = self.places.listed(used)
        columns = self.places.called.columns
        words = frozenset(word for text in described.texts(fact, address, used, columns) for word in stems(text))
        titles = {word for extract, _ in used for word in stems(extract.title)}
        words = (words - (described.siblings(address, used, columns) - titles)) | set(stems(fact.unit))
        words |= {stem(MONTHS[month]) for span in fact.spans for month in span.months}
        return About(
            words, frozenset(places), described.years(address, used, fact.spans), whole, self.places.within(used),
            described.hedge(used), described.negated(used), parts(places, listed), likes(places, listed),
            tuple(described.kinds(address, used)), described.part_of_year(used, fact.spans), described.year_ends(used),
            described.counters(used), described.said(used), self.places.called,
        )  # fmt: skip

    def _used(self, fact: Fact, name: str) -> list[Row]:
        if name not in self._rows:
            self._rows[name] = {row.line: row for row in self._extracts[name].rows}
        lines = dict.fromkeys(source.line for source in fact.sources if source.extract == name)
        return [self._rows[name][line] for line in lines]
