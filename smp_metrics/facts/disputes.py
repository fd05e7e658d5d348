"""Which known issues leave open what a fact stands on."""

from __future__ import annotations

from collections.abc import Iterable

from smp_metrics.extracts import Extracts
from smp_metrics.facts.fact import Fact


def disputes_of(fact: Fact, extracts: Extracts) -> dict[str, str]:
    """Give the title of each known issue that leaves a cell open which a fact stands on, by its id."""
    lines = {(source.extract, source.line) for source in fact.sources}
    found = {
        issue
        for name in fact.extracts
        for (line, _), issues in extracts.disputed(name).items()
        for issue in issues
        if (name, line) in lines
    }
    return titles(found, extracts)


def titles(ids: Iterable[str], extracts: Extracts) -> dict[str, str]:
    """Give the titles of known issues by their ids, in the order of the file."""
    wanted = set(ids)
    return {issue.id: issue.title for issue in extracts.known_issues if issue.id in wanted}
