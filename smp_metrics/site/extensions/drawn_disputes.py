"""Which numbers in a chart are disputed, and what is said of them below it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from fractions import Fraction

from markupsafe import Markup

from smp_metrics.charts.drawing import Drawing
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.facts.disputes import titles
from smp_metrics.site.extensions.inline import ROOT

LINK = Markup('<a href="{}corrections/#{}">{}</a>')
CAVEAT = Markup('<p class="smp-figure__caveat">Disputed, and shown as printed: {}.</p>')
Drawn = dict[tuple[int, int], tuple[str, ...]]
"""The ids of the known issues that leave a drawn number open, by its row and column in the data of a chart."""


def caveat(ids: Iterable[str], extracts: Extracts) -> Markup:
    """Say below a chart or a table what is disputed in it; nothing where nothing is."""
    links = [LINK.format(ROOT, issue, title) for issue, title in titles(ids, extracts).items()]
    return CAVEAT.format(Markup("; ").join(links)) if links else Markup()


def drawn_disputes(drawing: Drawing, extracts: Extracts) -> Drawn:
    """Find the disputed numbers that a chart draws: they stand beside what their row is about, in their own year."""
    header, *rows = csv.reader(io.StringIO(drawing.csv))
    found: Drawn = {}
    for name in drawing.sources:
        extract = extracts[name]
        by_line = {row.line: row for row in extract.rows}
        for (line, column), issues in extracts.disputed(name).items():
            for index, drawn in enumerate(rows):
                if _is_about(extract, by_line[line], dict(zip(header, drawn, strict=True))):
                    places = [
                        at for at, text in enumerate(drawn) if _holds(text, by_line[line][column], header[at], extract)
                    ]
                    found |= {(index, at): (*found.get((index, at), ()), *issues) for at in places}
    return found


def _is_about(extract: Extract, row: Row, drawn: dict[str, str]) -> bool:
    period = extract.period or ""
    if period in drawn and drawn[period] not in (str(row[period]), extract.called(row[period])):
        return False
    told = {text.casefold() for text in drawn.values()}
    return any(str(row[key]).casefold() in told for key in extract.key if key != period)


def _holds(text: str, value: object, title: str, extract: Extract) -> bool:
    """Tell whether a drawn text is the number of a cell, and not what its row is about."""
    if title in extract.key:
        return False
    try:
        return Fraction(text) == Fraction(str(value))
    except ValueError:
        return False
