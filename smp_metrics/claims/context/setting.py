"""What the rules on the words around a claim are told of it."""

from __future__ import annotations

from dataclasses import dataclass

from smp_metrics.claims.mentioned.named import Named
from smp_metrics.claims.text.document import Claim
from smp_metrics.errors import Problem
from smp_metrics.facts import About, Fact


@dataclass(frozen=True)
class Setting:
    """A claim with its fact, what that is about, and what its document names."""

    claim: Claim
    fact: Fact
    about: About
    named: Named

    def problem(self, message: str, expected: str, remedy: str) -> Problem:
        """Say what is wrong."""
        return self.claim.problem(message, expected, remedy)
