"""The later wards as they stand by the police's open records of one period, each and all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smp_metrics.extracts import Extracts
from smp_metrics.facts import slug
from smp_metrics.wards.figures import whole_name
from smp_metrics.wards.kind import kind_of
from smp_metrics.wards.ranged import Ranged, ranged_figures, together
from smp_metrics.wards.since import folder_of, later
from smp_metrics.wards.sources import later_months


@dataclass(frozen=True)
class Today:
    """The later wards with their figures of a period, which is called so, and what they are together."""

    wards: Mapping[str, Ranged]
    whole: Ranged
    period: str
    folder: str

    def named(self, ward: str) -> Ranged:
        """Give the ward of a slug."""
        return next(each for each in self.wards.values() if slug(each.name) == ward)


def today_of(extracts: Extracts, period: str) -> Today:
    """Gather the later wards with what was recorded in a period; raise FactError where a part of it is not had."""
    wards = ranged_figures(extracts, period)
    whole = together(whole_name(extracts), wards.values())
    called = extracts[later_months(extracts)].period_named(period).words
    return Today(wards, whole, called, f"{kind_of(extracts).address}{folder_of(later(extracts))}")
