"""Lines over time: a panel for each name, in rows from left to right, with its values written on it.

Panels are laid out here and not by the renderer: a picture of many panels has no room to leave to chance. A line starts
from zero and breaks where a number is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

import altair as alt
import pandas as pd

from smp_metrics.charts.pictures.line_panel import PERIOD_LINE, Panel, Word
from smp_metrics.charts.pictures.panel_heads import HEAD_LINE, Head, head_of
from smp_metrics.charts.pictures.parts import layered, said
from smp_metrics.charts.pictures.plot import Label
from smp_metrics.charts.pictures.theme import EDGE, FAINT_LINE, FONT_SIZE, INK, MAIN, REST, SMALL_FONT_SIZE, WIDTH
from smp_metrics.charts.pictures.words import dressed, is_missing

PICTURE = WIDTH - 2 * EDGE
GUTTER = 18
# Over the highest point its value stands, under the line of zero the period.
VALUE_ROOM, PERIOD_ROOM, ROW_GAP = 28, 20, 20
NOTE = "Each with a scale of its own, from zero"
NOTE_ROOM = 24
DOT_SIZE = 46
# Of a line of words, how much of it stands above where its letters stand.
ASCENT = 0.8


@dataclass(frozen=True)
class Lines:
    """How panels are laid out: how many stand side by side, how high a line may rise, and whether all share a scale."""

    side_by_side: int = 1
    height: int = 150
    shared: bool = False


@dataclass(frozen=True)
class _Laid:
    """What is laid out: panels, the words beside theirs, and how high the picture is."""

    panels: list[Panel]
    words: list[Word]
    height: float


def line_panels(
    frame: pd.DataFrame, labels: Mapping[str, Label], by: tuple[str, str, str], lines: Lines
) -> alt.LayerChart:
    """Draw a panel for each name, in the frame's order; ``by`` is the columns (name, period, value).

    The first line of a name is its head, what follows explains it. A period's name may take two lines.
    """
    data = dressed(frame, labels)
    rows = {str(name): group.to_dict("records") for name, group in data.groupby(by[0], sort=False)}
    laid = _laid(rows, by, lines)
    told = said(data, labels)
    layers = [*_lines(laid, told), *_gaps(laid, told), *_texts(laid)]
    return layered(*layers).properties(width=PICTURE, height=laid.height)


def _laid(groups: Mapping[str, Sequence[Any]], by: tuple[str, str, str], lines: Lines) -> _Laid:
    _, period, value = by
    alone = len(groups) == 1
    noted = not lines.shared and not alone
    words = [Word(0, FONT_SIZE, NOTE, size=SMALL_FONT_SIZE)] if noted else []
    panels: list[Panel] = []
    top = float(NOTE_ROOM if noted else 0)
    wide = (PICTURE - GUTTER * (lines.side_by_side - 1)) / lines.side_by_side
    # A panel of zeros lies on the line of zero.
    most = {name: max(row[value] for row in rows if not is_missing(row[value])) or 1 for name, rows in groups.items()}
    below = PERIOD_LINE * max(str(row[period]).count("\n") for rows in groups.values() for row in rows)
    for names in _by(lines.side_by_side, list(groups)):
        heads = [Head((), ()) if alone else head_of(name, wide) for name in names]
        zero = top + max(map(len, heads)) * HEAD_LINE + VALUE_ROOM + lines.height
        for at, (name, head) in enumerate(zip(names, heads, strict=True)):
            left, scale = at * (wide + GUTTER), max(most.values()) if lines.shared else most[name]
            words += [Word(left, top + HEAD_LINE * (n + ASCENT), *line) for n, line in enumerate(head.lines())]
            panels.append(Panel(groups[name], left, wide, zero, lines.height, scale, period, value))
        top = zero + PERIOD_ROOM + below + ROW_GAP
    return _Laid(panels, words, top - ROW_GAP)


def _by(count: int, names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[first : first + count] for first in range(0, len(names), count))


def _chart(laid: _Laid, rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
    """Give rows with a place each, on the scales of the picture."""
    across, up = (alt.Scale(domain=ends, nice=False, zero=False) for ends in ([0, PICTURE], [laid.height, 0]))
    chart = alt.Chart(pd.DataFrame(rows))
    return chart.encode(x=alt.X("x:Q", axis=None, scale=across), y=alt.Y("y:Q", axis=None, scale=up))


def _lines(laid: _Laid, told: Mapping[str, Any]) -> Iterator[alt.Chart]:
    zeros = [{"x": each.left, "y": each.zero, "x2": each.left + each.wide} for each in laid.panels]
    yield _chart(laid, zeros).mark_rule(color=FAINT_LINE).encode(x2="x2")
    points = [
        {**panel.rows[at], "x": panel.across(at), "y": panel.up(at), "run": f"{number} {_gaps_before(panel, at)}"}
        for number, panel in enumerate(laid.panels)
        for at in panel.known
    ]
    drawn = _chart(laid, points)
    yield drawn.mark_line(color=MAIN, strokeWidth=2, aria=False).encode(detail="run:N")
    yield drawn.mark_point(shape="circle", size=DOT_SIZE, fill=MAIN, stroke=MAIN, opacity=1).encode(**told)


def _gaps_before(panel: Panel, at: int) -> int:
    return sum(not panel.has(each) for each in range(at))


def _gaps(laid: _Laid, told: Mapping[str, Any]) -> Iterator[alt.Chart]:
    """Mark where a number is missing with a stroke on the line of zero: no value is drawn."""
    gaps = [
        {**row, "x": panel.across(at), "y": panel.zero}
        for panel in laid.panels
        for at, row in enumerate(panel.rows)
        if not panel.has(at)
    ]
    if gaps:
        marked = _chart(laid, gaps).mark_point(shape="stroke", size=DOT_SIZE, stroke=REST, strokeWidth=3, opacity=1)
        yield marked.encode(**told)


def _texts(laid: _Laid) -> Iterator[alt.Chart]:
    # A text's side and weight are its mark's and no data's.
    look = attrgetter("align", "weight", "size")
    words = [*laid.words, *(word for panel in laid.panels for word in panel.words())]
    for _, group in groupby(sorted(words, key=look), key=look):
        alike = list(group)
        written = _chart(laid, [asdict(word) for word in alike]).encode(text="text:N")
        first = alike[0]
        yield written.mark_text(
            align=first.align, fontWeight=first.weight, fontSize=first.size, baseline="alphabetic", color=INK
        )
