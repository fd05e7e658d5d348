"""What one build works with: the checked sources, the facts and the finished drawings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from smp_metrics.charts import Drawing, Late
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.site.by_edition import published
from smp_metrics.site.checking import Report
from smp_metrics.site.finishing.search_words import Words
from smp_metrics.site.publication import NOWHERE, Publication


@dataclass(frozen=True)
class Workshop:
    """A clean check with everything that its pages ask for."""

    root: Path
    report: Report
    drawings: dict[str, Drawing]
    late: Late
    generated: Mapping[str, str | bytes] = field(default_factory=dict)
    search: Words = field(default_factory=Words)
    publication: Publication = NOWHERE

    @cached_property
    def contents(self) -> dict[str, str | bytes]:
        """Give every page that was checked and every file that was made, by its path below ``docs``."""
        pages = (page for page in self.report.documents if page.path.startswith("docs/"))
        texts = {page.path.removeprefix("docs/"): published(page, self.report, self.drawings) for page in pages}
        return {**texts, **self.generated}

    @property
    def facts(self) -> Facts:
        """Give the facts."""
        return self.report.facts

    @property
    def extracts(self) -> Extracts:
        """Give the extracts."""
        return self.report.extracts


# MkDocs calls Markdown extensions and fences with no word of the project: they find the work in hand here.
_at_hand: list[Workshop] = []


def open_workshop(workshop: Workshop) -> Workshop:
    """Make this the work in hand."""
    _at_hand[:] = [workshop]
    return workshop


def workshop() -> Workshop:
    """Give the work in hand."""
    if not _at_hand:
        raise RuntimeError("nothing is prepared; build with: smp build")
    return _at_hand[0]
