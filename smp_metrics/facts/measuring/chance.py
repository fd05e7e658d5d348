"""Whether chance alone explains that two counts differ: the exact conditional binomial test of two rates.

Where two places share one rate, each crime of both falls into the first with the odds of its residents (Przyborowski
and Wilenski, 1940). Crimes that come in series differ more by chance than this test allows for, so it errs towards
finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, lgamma, log, log1p

# Once in twenty comparisons of what does not differ.
SELDOM = 0.05
# A term that adds less than this to a sum ends it.
NOTHING = 1e-12


def apart(first: int, second: int, bases: tuple[int, int] = (1, 1)) -> bool:
    """Tell whether two counts differ, for the sizes of what they are counted in, by more than chance alone explains."""
    return p_value(first, second, bases) < SELDOM


def p_value(first: int, second: int, bases: tuple[int, int] = (1, 1)) -> float:
    """Give the chance of a difference at least as large either way, twice the smaller tail, where the rates are one."""
    number, share = first + second, bases[0] / sum(bases)
    return min(1.0, 2 * min(_tail(number, first, share), _tail(number, second, 1 - share)))


def _tail(number: int, least: int, share: float) -> float:
    """Give the chance of ``least`` successes or more in a number of trials."""
    if least <= number * share:
        return 1.0
    return sum(_terms(number, least, share))


def _terms(number: int, least: int, share: float) -> Iterator[float]:
    """Give the chance of each count above the mean, which falls from one to the next."""
    ways = lgamma(number + 1) - lgamma(least + 1) - lgamma(number - least + 1)
    term = exp(ways + least * log(share) + (number - least) * log1p(-share))
    for count in range(least, number + 1):
        yield term
        if term < NOTHING:
            return
        term *= (number - count) / (count + 1) * share / (1 - share)
