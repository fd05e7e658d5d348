"""What the rules on the words around a claim are told of it."""

from __future__ import annotations

from dataclasses import dataclass

from smp_metrics.claims.mentioned.named import Named
from smp_metrics.claims.text.document import Claim
from smp_metrics.errors import Problem
from smp_metrics.facts import About, Fact


@dataclass(frozen=True)
class Setting:
    """A claim with its fact, what that is about, and what its document names.

    ``is_base`` tells that it is what the change before it started from: "up [28%] from [101]".
    """

    claim: Claim
    fact: Fact
    about: About
    named: Named
    is_base: bool = False

    def problem(self, message: str, expected: str, remedy: str) -> Problem:
        """Say what is wrong."""
        return self.claim.problem(message, expected, remedy)
