"""What ``pymdownx.superfences`` calls for each kind of block of a page that something else stands in the place of."""

from __future__ import annotations

from typing import Any

from smp_metrics.claims.text.blocks import parse_block
from smp_metrics.site.extensions.figures import chart_figure, table_figure
from smp_metrics.site.pages.freshness import freshness
from smp_metrics.site.pages.words_part import words_part
from smp_metrics.site.workshop import workshop
from smp_metrics.tables import wide
from smp_metrics.wards.parts import ward_part


def chart_fence(source: str, *_: Any, **__: Any) -> str:
    """Put a chart in the place of its block; the check before the build has made sure that it can be shown."""
    work = workshop()
    block = parse_block("chart", source)
    return chart_figure(block, work.drawings[block["id"]], work.drawings, work.facts)


def table_fence(source: str, *_: Any, **__: Any) -> str:
    """Put an extract in the place of its block."""
    work = workshop()
    block = parse_block("table", source)
    return table_figure(block, wide(work.extracts[block["id"]], work.extracts.disputed(block["id"])), work.facts)


def words_fence(source: str, *_: Any, **__: Any) -> str:
    """Put a list of the lexicon in the place of its block, whose one line names it."""
    return words_part(source.strip())


def fresh_fence(source: str, *_: Any, **__: Any) -> str:
    """Say in the place of its block how fresh the records are whose downloads it names."""
    return freshness(workshop().extracts[source.strip()])


def wards_fence(source: str, *_: Any, **__: Any) -> str:
    """Put a picture or a table of wards in the place of its block."""
    work = workshop()
    return ward_part(source, work.root, work.facts)
