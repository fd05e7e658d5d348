"""Count the numbers in the words of the site by where each comes from: data, the plan's word alone, or no need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.gaps import Short
from smp_metrics.claims.text.spans import number_spans
from smp_metrics.extracts.memo import Memo, fingerprint
from smp_metrics.facts import Facts

FROM_DATA, FROM_THE_PLAN = "data", "plan"


def claims_by_origin(documents: Iterable[Document], facts: Facts) -> dict[str, int]:
    """Count the claims that stand on a table of data, and those that stand on figures the plan only states."""
    counts = Counter(
        FROM_THE_PLAN if all(facts.extracts[name].stated for name in facts[claim.address].extracts) else FROM_DATA
        for document in documents
        for claim in document.claims
    )
    return {origin: counts[origin] for origin in (FROM_DATA, FROM_THE_PLAN)}


def exempt_by_reason(documents: Sequence[Document], folder: Path) -> dict[str, int]:
    """Count the numbers that need no fact by the reason that exempts them, the most frequent first.

    What was counted in a text is remembered in ``folder``, for as long as the text stays as it is.
    """
    memo = Memo(folder)
    before: dict[str, dict[str, int]] = memo.get("exempt", "") or {}
    texts = {fingerprint(document.path, document.text): document for document in documents}
    now = {text: before[text] if text in before else _exempt(document) for text, document in texts.items()}
    if now != before:
        memo.put("exempt", "", now)
    total: Counter[str] = Counter()
    for counts in now.values():
        total.update(counts)
    return dict(total.most_common())


def _exempt(document: Document) -> dict[str, int]:
    short = Short(document.prose)
    # Of two reasons for one sign the first on the list counts.
    why = {at: reason for start, stop, reason in reversed(document.exempt) for at in range(start, stop)}
    numbers = (short.place(*span) for span in number_spans(short.text))
    reasons = (next((why[at] for at in range(start, stop) if at in why), "") for start, stop in numbers)
    return dict(Counter(reasons))
