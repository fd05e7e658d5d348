"""Steps from an earlier number to a later one, and the words of direction that they bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import islice, pairwise

from smp_metrics.claims.borne_out.aspects import is_of_them
from smp_metrics.claims.borne_out.peers import MOST, Peers, Told, number_of
from smp_metrics.claims.language.lexicon import DIRECTIONS, SIZES, STEPS, WENT, one_of

# How far before and behind a word one looks for what goes with it.
NEAR, FAR = 80, 600
STOP = re.compile(r"[.;!?|]|\b(?:while|whereas|whilst)\b")
AGAIN = re.compile(r"\s{1,9}(?:once\s+)?again\b")
_WENT = re.compile(
    rf"\b(?:(?P<how>went|gone|go|goes|was|were|is|are|moved|came|shot|{one_of(STEPS)})\s+(?:back\s+)?(?P<way>up|down)"
    rf"|(?P<verb>{one_of(WENT)})(?:\s+back)?"
    rf"(?:\s+(?P<size>{one_of(word for word in SIZES if word.endswith('ly'))}))?)\b"
)


def stepped(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where words of direction stand, in small letters, at two numbers of one thing that went that way."""
    known = [each for each in told if isinstance(each[2].fact.value, Fraction)]
    for found in islice(_WENT.finditer(small), MOST) if len(known) > 1 else ():
        step = next(steps(known, found.start(), found.end(), small, pairs_only=True), None)
        word = found["way"] or found["verb"]
        if step and step[1] and is_of_them(small, *step[0], *step[3]):
            part = (step[2] - step[1]) * DIRECTIONS[word] * 100 / step[1]
            least, most = SIZES.get(found["size"] or found["how"] or word, (0, None))
            if part > 0 and part >= least and (most is None or part <= most):
                yield found.span()
                again = AGAIN.match(small, found.end())
                if again and went_before(max(step[3], key=time_of), DIRECTIONS[word]):
                    yield again.span()


Step = tuple[tuple[int, int], Fraction, Fraction, tuple[Peers, ...]]


def steps(told: Sequence[Told], start: int, stop: int, small: str, *, pairs_only: bool = False) -> Iterator[Step]:
    """Give the step from an earlier number to a later one that a word of change is nearest to: behind it, else before.

    Each is where it stands with the word, the two numbers, and whose they are.
    """
    pairs = [(first, last) for first, last in pairwise(told) if are_two_times(first[2], last[2])]
    after = [pair for pair in pairs if pair[0][0] >= stop and not STOP.search(small, stop, pair[0][0])]
    before = [pair for pair in pairs if pair[1][1] <= start and not STOP.search(small, pair[1][1], start)]
    around = [pair for pair in pairs if pair[0][1] <= start and pair[1][0] >= stop]
    for first, last in (*around, *after[:1], *before[-1:]):
        one, other = sorted((first, last), key=lambda each: time_of(each[2]))
        low = max(
            [each[1] for each in told if each[1] <= min(start, first[0]) and each not in (first, last)], default=0
        )
        yield (low, max(stop, last[1])), number_of(one), number_of(other), (one[2], other[2])
    near = (
        [] if pairs_only else [each for each in told if each[0] >= stop and not STOP.search(small, stop, each[0])][:1]
    )
    before_it = [each for each in told if each[1] <= start and not STOP.search(small, each[1], start)][-1:]
    near += [] if pairs_only else before_it
    for begin, end, peers in near:
        span = min(start, begin), max(stop, end)
        if peers.fact.kind == "change" and peers.fact.before and isinstance(peers.fact.value, Fraction):
            yield span, peers.fact.before, peers.fact.before + peers.fact.value, (peers,)
        elif peers.fact.kind == "percent_change" and isinstance(peers.fact.value, Fraction):
            yield span, Fraction(100), 100 + peers.fact.value, (peers,)


def are_two_times(one: Peers, other: Peers) -> bool:
    """Tell whether two numbers are of one thing at two times."""
    mine, others = (_without_time(each.fact.address) for each in (one, other))
    return mine == others and time_of(one) != time_of(other)


# Each word of direction asks anew for the same numbers.
@lru_cache(maxsize=256)
def _without_time(address: str) -> tuple[object, ...]:
    path, _, query = address.partition("?")
    return path, tuple(sorted(each for each in query.split("&") if not each.startswith(("year=", "month="))))


def time_of(peers: Peers) -> tuple[int, ...]:
    """Give when a number is of, to be compared with others of its like."""
    spans = peers.fact.spans
    return (spans[0].first,) if spans else (peers.year,)


def went_before(peers: Peers, way: int) -> bool:
    """Tell whether it went the same way at least once before."""
    known = [value for year in peers.years if year < peers.year and (value := peers.in_year(year)) is not None]
    return any((later - earlier) * way > 0 for earlier, later in pairwise(known))
