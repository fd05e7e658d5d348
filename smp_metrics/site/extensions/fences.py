"""What ``pymdownx.superfences`` calls for each kind of block of a page that something else stands in the place of."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from pymdownx.superfences import SuperFencesException

from smp_metrics.blame import blamed
from smp_metrics.claims.text.blocks import parse_block
from smp_metrics.errors import ProblemsFound
from smp_metrics.site.extensions.figures import chart_figure, table_figure
from smp_metrics.site.pages.freshness import freshness
from smp_metrics.site.pages.words_part import words_part
from smp_metrics.site.workshop import workshop
from smp_metrics.tables import wide
from smp_metrics.wards.parts import ward_part


class UnshownError(ProblemsFound, SuperFencesException):  # type: ignore[misc]
    """A block that can't be shown; of any other error its source would be published in its place, and nothing said."""


def _loud(fence: Callable[..., str]) -> Callable[..., str]:
    @wraps(fence)
    def told(source: str, *_: Any, **__: Any) -> str:
        try:
            return fence(source)
        except ProblemsFound as found:
            raise UnshownError(found.problems) from found
        except Exception as error:
            raise UnshownError([blamed(error)]) from error

    return told


@_loud
def chart_fence(source: str) -> str:
    """Put a chart in the place of its block; the check before the build has made sure that it can be shown."""
    work = workshop()
    block = parse_block("chart", source)
    return chart_figure(block, work.drawings[block["id"]], work.drawings, work.facts)


@_loud
def table_fence(source: str) -> str:
    """Put an extract in the place of its block."""
    work = workshop()
    block = parse_block("table", source)
    return table_figure(block, wide(work.extracts[block["id"]], work.extracts.disputed(block["id"])), work.facts)


@_loud
def words_fence(source: str) -> str:
    """Put a list of the lexicon in the place of its block, whose one line names it."""
    return words_part(source.strip())


@_loud
def fresh_fence(source: str) -> str:
    """Say in the place of its block how fresh the records are whose downloads it names."""
    return freshness(workshop().extracts[source.strip()])


@_loud
def wards_fence(source: str) -> str:
    """Put a picture or a table of wards in the place of its block."""
    work = workshop()
    return ward_part(source, work.root, work.facts)
