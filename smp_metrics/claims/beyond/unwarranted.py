"""What words say beyond their numbers, and no number warrants: all rules of this kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smp_metrics.claims.beyond.bases import wrong_bases
from smp_metrics.claims.beyond.count_ends import wrong_ends, wrong_extremes, wrong_rates
from smp_metrics.claims.beyond.extended import stretched
from smp_metrics.claims.beyond.leading import wrong_leaders
from smp_metrics.claims.beyond.parts_moved import wrong_parts_moved
from smp_metrics.claims.beyond.peopled import wrong_sizes
from smp_metrics.claims.beyond.recorders import wrong_givers, wrong_recorders
from smp_metrics.claims.beyond.records import wrong_records
from smp_metrics.claims.beyond.two_places import wrong_halves
from smp_metrics.claims.beyond.whole_of import wrong_wholes
from smp_metrics.claims.bound import Bound
from smp_metrics.claims.taken_up.bare_names import wrong_names
from smp_metrics.claims.taken_up.claimless import said_of_others
from smp_metrics.claims.taken_up.exceptions import wrong_exceptions
from smp_metrics.claims.taken_up.others import wrong_sets
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Facts


def unwarranted(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List what sentences say beyond their numbers that these do not warrant."""
    yield from wrong_wholes(document, bound, facts)
    yield from wrong_halves(document, bound, facts)
    yield from said_of_others(document, bound)
    yield from wrong_sizes(document, bound, facts)
    yield from stretched(document, bound)
    yield from wrong_recorders(document, bound, facts)
    yield from wrong_givers(document, bound, facts)
    yield from wrong_ends(document, bound)
    yield from wrong_extremes(document, bound, facts)
    yield from wrong_records(document, bound)
    yield from wrong_rates(document, bound, facts)
    yield from wrong_bases(document, bound)
    yield from wrong_leaders(document, bound, facts)
    yield from wrong_sets(document, bound, facts)
    yield from wrong_exceptions(document, bound, facts)
    yield from wrong_names(document, bound, facts)
    yield from wrong_parts_moved(document, bound, facts)
