"""“The former” and “the latter”, of two numbers told before: what is said of them must be of the same place or kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from smp_metrics.claims.borne_out.peers import MOST, Peers, Told
from smp_metrics.claims.taken_up.earlier import Earlier
from smp_metrics.claims.text.passages import Span
from smp_metrics.facts import parse_address

_WHICH = re.compile(
    r"\bthe\s+(?P<which>former|latter)(?=\s*,|['\u2019]s\b|\s+\Z|\s{2,}"
    r"|\s+(?:had|has|have|that|it|with|saw|recorded|was|were|is|are)\b)"
)
_TWO = 2
_TIMES = ("year", "month", "from", "to")


def former_and_latter(small: str, told: Sequence[Told], before: Earlier) -> Iterator[Span]:
    """Give where one of these stands in a sentence, in small letters, before a number of what it stands for."""
    for found in islice(_WHICH.finditer(small), MOST) if "the " in small else ():
        after = next((each for each in told if each[0] >= found.end()), None)
        if not after or len(before.told) != _TWO:
            return
        meant, other = before.told if found["which"] == "former" else before.told[::-1]
        if _of_whom(after[2]) == _of_whom(meant[2]) != _of_whom(other[2]):
            yield found.span()


def _of_whom(peers: Peers) -> frozenset[str]:
    """Give what a number is of, but for its time."""
    return frozenset(value for name, value in parse_address(peers.fact.address).parameters if name not in _TIMES)
