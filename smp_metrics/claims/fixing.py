"""Rewrite claims whose facts moved, and leave alone every sentence that a number can't mend."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from smp_metrics.claims.checking import Judged, judge
from smp_metrics.claims.text.document import Document
from smp_metrics.facts import Facts


@dataclass(frozen=True)
class Fix:
    """A document's text before and after, and the claims that a person must reword."""

    path: str
    before: str
    after: str
    left: tuple[Judged, ...]

    @property
    def diff(self) -> str:
        """Show the change as a unified diff."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(difflib.unified_diff(before, after, fromfile=self.path, tofile=self.path))


def fix_document(document: Document, facts: Facts) -> Fix:
    """Put the right number into each claim of which only the number is wrong."""
    text = document.text
    left = []
    # from the end, so that the positions before it stay right
    for claim in reversed(document.claims):
        judged = judge(claim, facts)
        if not isinstance(judged, Judged) or judged.verdict.ok:
            continue
        if judged.verdict.suggestion is None:
            left.append(judged)
            continue
        end = text.index("](", claim.start)
        text = f"{text[: claim.start]}[{judged.verdict.suggestion}{text[end:]}"
    return Fix(document.path, document.text, text, tuple(reversed(left)))
