"""“It led the wards”, in a sentence without a number, behind the number of who did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smp_metrics.claims.bound import Bound
from smp_metrics.claims.language.leads import find_led
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.mentioned.mentions import places_in
from smp_metrics.claims.taken_up.earlier import Earlier
from smp_metrics.claims.taken_up.order import is_first
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.passages import Span
from smp_metrics.facts import Facts


def led_before(document: Document, span: Span, bound: Sequence[Bound], facts: Facts) -> Iterator[Span]:
    """Give where a sentence without a number rightly says so of whom it names, else of the last one told before."""
    small = in_small_letters(document.spoken[slice(*span)])
    before = Earlier(document, span[0], bound, facts)
    for found in find_led(small):
        named = places_in(small, facts.places, 0, found.start())
        own = [each for each in before.told if any(each[2].is_of(name) for name in named)] if named else before.told
        if own and is_first(own[-1], small, moved=bool(found["move"])):
            yield found.span()
