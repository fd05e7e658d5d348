"""What a sentence says beside its claims that their own tables confirm: who has more, what was before, an extreme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from smp_metrics.claims.beyond.bases import right_bases
from smp_metrics.claims.beyond.parts_moved import rightly_moved
from smp_metrics.claims.borne_out.against import against
from smp_metrics.claims.borne_out.asking import QUESTION, asked
from smp_metrics.claims.borne_out.compared import beside_numbers, compared, of_a_cluster, set_against
from smp_metrics.claims.borne_out.governed import hedges
from smp_metrics.claims.borne_out.levels import levels, so_many_more
from smp_metrics.claims.borne_out.moved import denied, moved, once_more
from smp_metrics.claims.borne_out.only import all_the_same, first_of_many, not_but, only_ones
from smp_metrics.claims.borne_out.peers import told_in, value_at
from smp_metrics.claims.borne_out.proportions import proportions
from smp_metrics.claims.borne_out.ranked import ranked
from smp_metrics.claims.borne_out.series import dated, each_year, in_order
from smp_metrics.claims.borne_out.sets import sets
from smp_metrics.claims.borne_out.steps import stepped
from smp_metrics.claims.borne_out.time_between import rightly_passed
from smp_metrics.claims.bound import Bound, standing_in
from smp_metrics.claims.context.few import few, rare
from smp_metrics.claims.context.members import excepted, included
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.mentioned.own_years import own_years
from smp_metrics.claims.paired import fell_in, hardly, paired, years_apart
from smp_metrics.claims.placed import behind
from smp_metrics.claims.taken_up.ahead import told_ahead
from smp_metrics.claims.taken_up.alike import (
    every_one,
    in_most,
    more_against,
    most_of,
    only_of,
    other_ways,
    so_much_more,
    the_same_again,
)
from smp_metrics.claims.taken_up.bare_names import rightly_named
from smp_metrics.claims.taken_up.earlier import Earlier
from smp_metrics.claims.taken_up.exceptions import exceptions, one_of_them
from smp_metrics.claims.taken_up.first_alone import said_of_no_other
from smp_metrics.claims.taken_up.former import former_and_latter
from smp_metrics.claims.taken_up.just_these import just_these, next_ones, runners_up
from smp_metrics.claims.taken_up.led_before import led_before
from smp_metrics.claims.taken_up.rest import rests
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.vintages import borders
from smp_metrics.errors import Problem
from smp_metrics.facts import Facts

_SAME = re.compile(
    r"\b(?:(?:exactly|just)\s+)?(?:the\s+same(?:\s+number)?\s+)?as\s+(?:(?:it|they|there)\s+(?:did|was|were|had)\s+)?in\s+(?P<year>20[0-9]{2})\b"
)
_YEAR = re.compile(r"(?<=[?&])year=(20[0-9]{2})\b")

# What the numbers of a sentence tell by themselves, with what stands before it, and with all that their tables hold.
_OF_NUMBERS = (
    once_more,
    denied,
    few,
    rare,
    each_year,
    of_a_cluster,
    all_the_same,
    paired,
    hardly,
    fell_in,
    years_apart,
    proportions,
    sets,
    stepped,
    against,
    ranked,
    first_of_many,
    dated,
    every_one,
    in_most,
    most_of,
    only_of,
    more_against,
    so_many_more,
    runners_up,
)
_LOOKING_BACK = (
    the_same_again,
    so_much_more,
    other_ways,
    exceptions,
    one_of_them,
    rests,
    just_these,
    next_ones,
    said_of_no_other,
    former_and_latter,
)
_OF_TABLES = (
    levels,
    excepted,
    included,
    compared,
    beside_numbers,
    set_against,
    only_ones,
    not_but,
    behind,
    borders,
    rightly_named,
    rightly_moved,
)


def confirmed(sentence: str, claims: Sequence[Bound], before: Earlier) -> Iterator[tuple[int, int]]:
    """Give the place of each word or phrase of a sentence that the tables of its claims confirm, as (start, stop).

    ``before`` is what stands before it in its document.
    """
    small, low, facts = in_small_letters(sentence), before.low, before.facts
    told = told_in(low, claims, facts)
    yield from moved(small, [each for each in told if each[2].options.get("year")], facts)
    yield from own_years(sentence, claims, facts)
    yield from hedges(small, low, claims)
    yield from right_bases(small, low, claims)
    yield from rightly_passed(small, claims, before.bound, before.document, low)
    for of_numbers in _OF_NUMBERS:
        yield from of_numbers(small, told)
    for looks_back in _LOOKING_BACK:
        yield from looks_back(small, told, before)
    for of_table in _OF_TABLES:
        yield from of_table(small, told, facts)
    for phrase in _SAME.finditer(small):
        year = f"year={phrase['year']}"
        if all(value_at(_YEAR.sub(year, fact.address), facts) == fact.value for _, fact in claims):
            yield phrase.span()


def unconfirmed(
    problems: Iterable[Problem], document: Document, bound: Sequence[Bound], facts: Facts
) -> Iterator[Problem]:
    """Leave out the problems that stand where the tables confirm what is said."""
    listed = _Covered(len(document.spoken), in_order(document, bound, facts))

    @cache
    def found(low: int, high: int) -> _Covered:
        mine = standing_in(bound, low, high)
        if mine:
            spans = confirmed(document.spoken[low:high], mine, Earlier(document, low, bound, facts))
        else:
            where = document, (low, high), bound, facts
            spans = chain(told_ahead(*where), led_before(*where))
        return _Covered(high - low, spans)

    @cache
    def asks(low: int, high: int) -> bool:
        return bool(QUESTION.search(document.spoken[low:high]))

    for problem in problems:
        at = document.offset(problem.line, problem.column)
        low, high = document.passages.sentence(at)
        if found(low, high).has(at - low) or listed.has(at):
            continue
        if not asks(low, high) or not any(start <= at < stop for start, stop in asked(document, at, bound, facts)):
            yield problem


class _Covered:
    """What stretches cover of a sentence; of rules that find them, no more are asked than it takes to tell."""

    def __init__(self, length: int, spans: Iterator[tuple[int, int]]) -> None:
        self._signs, self._spans = bytearray(length), spans

    def has(self, at: int) -> bool:
        """Tell whether a stretch covers a place, counted from where the sentence starts."""
        while not self._signs[at]:
            span = next(self._spans, None)
            if span is None:
                return False
            start, stop = span
            self._signs[start:stop] = b"\x01" * (stop - start)
        return True
