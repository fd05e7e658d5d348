"""One panel of lines: where its points stand, in pixels from the picture's top left, and what is written at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from smp_metrics.charts.font import width
from smp_metrics.charts.pictures.theme import FONT_SIZE, SMALL_FONT_SIZE
from smp_metrics.charts.pictures.words import is_missing
from smp_metrics.facts.printing import stretches

Side = Literal["left", "center", "right"]
Weight = Literal["normal", "bold"]
# Under the line of zero stand the names of periods.
PERIOD_AT, PERIOD_LINE = 16, 14
# From a point's middle to the words above it, and to those below it.
ABOVE, BELOW = -8, 18
# Above a line that comes down steeply to a point.
HIGHER = -20
# A neighbour that is so much higher has its line cross words that stand in the middle; they move aside so far.
STEEP, ASIDE = 24, -2
# Between two words side by side.
APART = 4
PAIR = 2
# Of a line of words: from where it stands up to its top, and down to the end of its tails.
TALL, DEEP = 12, 3
# What is missing is told half way up, or where there is room: parts of the panel's height.
HEIGHTS = (0.5, 0.05, 0.25, 0.75, 0.95)
# Of the panel's width: a gap further out has its words at the edge.
OUTER = 0.4


@dataclass(frozen=True)
class Word:
    """A line of words: the place where its letters stand, and its look."""

    x: float
    y: float
    text: str
    weight: Weight = "normal"
    size: float = FONT_SIZE
    align: Side = "left"


@dataclass(frozen=True)
class Panel:
    """Rows of a frame in the order of time, and their place.

    ``period`` and ``value`` name their columns; ``top_value`` stands ``height`` pixels above ``zero``.
    """

    rows: Sequence[Mapping[str, Any]]
    left: float
    wide: float
    zero: float
    height: float
    top_value: float
    period: str
    value: str

    def has(self, at: int) -> bool:
        """Tell whether a period has a number."""
        return not is_missing(self.rows[at][self.value])

    def shown(self, at: int) -> str:
        """Give a period's number as people read it, or why there is none."""
        return str(self.rows[at][f"{self.value}_shown"])

    @property
    def known(self) -> list[int]:
        """List the periods that have a number."""
        return [at for at in range(len(self.rows)) if self.has(at)]

    @property
    def begins(self) -> list[int]:
        """List the periods with which the line begins, and begins again behind a gap; none where it has no such gap."""
        known = self.known
        again = [at for before, at in pairwise(known) if at > before + 1]
        return [known[0], *again] if again else []

    @property
    def step(self) -> float:
        """Give how far apart periods stand."""
        return (self.wide - 2 * self._edge) / max(1, len(self.rows) - 1)

    @property
    def _edge(self) -> float:
        """Give the room that the words at the first and the last point need beyond it."""
        widest = max(width(self.shown(at), FONT_SIZE, bold=True) for at in self.known)
        named = max(width(line, SMALL_FONT_SIZE) for name in self.periods for line in name.split("\n"))
        return max(widest, min(named, self.wide / len(self.rows))) / 2 + 1

    @property
    def periods(self) -> list[str]:
        """Name the periods."""
        return [str(row[self.period]) for row in self.rows]

    def across(self, at: float) -> float:
        """Give where a period stands."""
        return self.left + self._edge + at * self.step

    def up(self, at: int) -> float:
        """Give where a period's point stands."""
        return self.zero - self.height * float(self.rows[at][self.value]) / self.top_value

    def words(self) -> Iterator[Word]:
        """Give what is written in the panel."""
        values = [*_values(self)]
        yield from (*_periods(self), *values, *_missing(self, values))


def _periods(panel: Panel) -> Iterator[Word]:
    """Name each period under the line of zero; where there is no room, the ends and where a gap ends."""
    names = panel.periods
    widest = max(width(line, SMALL_FONT_SIZE) for name in names for line in name.split("\n"))
    crowded = len(names) > 1 and widest + APART > panel.step
    ends: dict[int, Side] = {0: "left", len(names) - 1: "right"} if crowded else {}
    inner = widest * 3 / 2 + APART
    roomy = [at for at in panel.begins if inner < panel.across(at) - panel.left < panel.wide - inner]
    for at in sorted({*ends, *roomy}) if crowded else range(len(names)):
        side = ends.get(at, "center")
        x = {"left": panel.left, "right": panel.left + panel.wide, "center": panel.across(at)}[side]
        for down, line in enumerate(names[at].split("\n")):
            yield Word(x, panel.zero + PERIOD_AT + PERIOD_LINE * down, line, size=SMALL_FONT_SIZE, align=side)


def _values(panel: Panel) -> Iterator[Word]:
    """Write each value at its point, the last in bold; where there is no room, only some."""
    known = panel.known
    texts = {at: panel.shown(at) for at in known}
    crowded = len(panel.rows) > 1 and max(width(text, FONT_SIZE) for text in texts.values()) + APART > panel.step
    if crowded:
        texts = _telling(panel, texts)
    placed: dict[int, Word] = {}
    # The last and the highest are looked for first, so they have the first choice.
    for at in sorted(texts, key=lambda at: (at != known[-1], -float(panel.rows[at][panel.value]))):
        weight: Weight = "bold" if at == known[-1] else "normal"
        ways = [Word(x, y, texts[at], weight, align=side) for x, y, side in _ways(panel, at, texts[at], ends=crowded)]
        placed[at] = next((word for word in ways if _is_clear(panel, word, placed.values())), ways[0])
    yield from (placed[at] for at in texts)


def _ways(panel: Panel, at: int, text: str, *, ends: bool) -> Iterator[tuple[float, float, Side]]:
    """Give where a value may stand at its point, the best first: above it or below, in the middle or aside."""
    # Room below a point ends with the line of zero.
    room = panel.up(at) + BELOW < panel.zero
    below = _is_valley(panel, at, ends=ends) and room
    half = width(text, FONT_SIZE, bold=True) / 2
    # What says its period too may reach beyond the panel.
    within = min(max(panel.across(at), panel.left + half), panel.left + panel.wide - half)
    across: dict[Side, float] = {"left": panel.across(at) + ASIDE, "right": panel.across(at) - ASIDE, "center": within}
    best: Side = "center" if below else _side(panel, at)
    reaches: dict[Side, float] = {"left": 2 * half, "right": -2 * half}
    asides = [side for side, reach in reaches.items() if _is_within(panel, across[side] + reach)]
    above = (ABOVE, *([BELOW] if room else []), HIGHER)
    for down in (BELOW, ABOVE, HIGHER) if below else above:
        for side in dict.fromkeys((best, "center", *asides)):
            yield across[side], panel.up(at) + down, side


def _is_within(panel: Panel, x: float) -> bool:
    return panel.left <= x <= panel.left + panel.wide


def _is_clear(panel: Panel, word: Word, others: Iterable[Word]) -> bool:
    """Tell whether words stand over no line of the panel, and beside no other words without room between."""
    left, top, right, bottom = _box(word)
    for other in map(_box, others):
        if left < other[2] + APART and other[0] < right + APART and top < other[3] and other[1] < bottom:
            return False
    return not any(_crosses(panel, pair, (left, top, right, bottom)) for pair in pairwise(range(len(panel.rows))))


def _box(word: Word) -> tuple[float, float, float, float]:
    """Give the left, top, right and bottom of words."""
    long = width(word.text, word.size, bold=word.weight == "bold")
    left = word.x - long * {"left": 0, "center": 0.5, "right": 1}[word.align]
    return left, word.y - TALL, left + long, word.y + DEEP


def _crosses(panel: Panel, pair: tuple[int, int], box: tuple[float, float, float, float]) -> bool:
    """Tell whether the line between two periods goes through a box."""
    if not all(map(panel.has, pair)):
        return False
    (start, stop), (left, top, right, bottom) = pair, box
    first, last = max(left, panel.across(start)), min(right, panel.across(stop))
    if first >= last:
        return False
    slope = (panel.up(stop) - panel.up(start)) / panel.step
    heights = [panel.up(start) + slope * (x - panel.across(start)) for x in (first, last)]
    return not (max(heights) < top or min(heights) > bottom)


def _telling(panel: Panel, texts: Mapping[int, str]) -> dict[int, str]:
    """Keep the highest value and the last, and those after which a gap ends where they are clear of these."""
    highest, last = max(texts, key=lambda at: float(panel.rows[at][panel.value])), max(texts)
    # A point without its period below it names it.
    kept = {highest: f"{panel.periods[highest]} {texts[highest]}", last: texts[last]}
    for at in panel.begins:
        room = min(abs(at - other) * panel.step - width(text, FONT_SIZE, bold=True) / 2 for other, text in kept.items())
        if room > width(texts[at], FONT_SIZE) / 2 + APART:
            kept[at] = texts[at]
    return kept


def _is_valley(panel: Panel, at: int, *, ends: bool) -> bool:
    """Tell whether the line comes down to a point and goes up from it: then it stands over the words.

    Where points are close, one side is enough at the ``ends`` of a line.
    """
    beside = [each for each in (at - 1, at + 1) if 0 <= each < len(panel.rows) and panel.has(each)]
    return len(beside) >= (1 if ends else PAIR) and all(panel.up(each) < panel.up(at) for each in beside)


def _side(panel: Panel, at: int) -> Side:
    """Tell on which side of a point the words above it are clear of a line that rises steeply from it.

    At an end there is no room aside.
    """
    if at in (0, len(panel.rows) - 1):
        return "center"
    before, after = (panel.has(each) and panel.up(at) - panel.up(each) > STEEP for each in (at - 1, at + 1))
    if before == after:
        return "center"
    return "left" if before else "right"


def _missing(panel: Panel, values: Sequence[Word]) -> Iterator[Word]:
    """Say once of each run of periods that their number is missing, where no line and no value stands."""
    for first, last in stretches(at for at in range(len(panel.rows)) if not panel.has(at)):
        between = first > 0 and last < len(panel.rows) - 1
        middle = (first + last) / 2 / (len(panel.rows) - 1)
        side: Side = "center" if between else "left" if middle < OUTER else "right" if middle > 1 - OUTER else "center"
        x = {"left": panel.left, "center": panel.across((first + last) / 2), "right": panel.left + panel.wide}[side]
        places = {side: x}
        if between:
            # Where the gap is narrower than its words, they reach over the line on one side of it.
            places |= {"right": panel.across(last + 1) - APART, "left": panel.across(first - 1) + APART}
        ways = [
            Word(at, panel.zero - panel.height * part, panel.shown(first), size=SMALL_FONT_SIZE, align=side)
            for side, at in places.items()
            for part in HEIGHTS
        ]
        yield next((word for word in ways if _is_clear(panel, word, values)), ways[0])
