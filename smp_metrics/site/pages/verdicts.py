"""Say in everyday words how the plan's printed figures compare with the data."""

from __future__ import annotations

from collections.abc import Iterable

from smp_metrics.claims.plan.ledger import Figure, Outcome, tally

WORDS = {
    Outcome.AGREES: "agree with the data",
    Outcome.AGREES_BY_ROUNDING: "agree but for their rounding",
    Outcome.READ_OTHERWISE: "can be read otherwise: we ask",
    Outcome.DIFFERS: "differ from the data",
    Outcome.CONTRADICTS_ITSELF: "disagree with another place of the plan",
    Outcome.SLIP: "are slips of spelling, numbering or reference",
    Outcome.NOT_RECOMPUTABLE: "can't be worked out again from what is published",
}
# How these words begin of one figure.
OF_ONE = {"agree": "agrees", "differ": "differs", "disagree": "disagrees", "are slips": "is a slip"}
# The same in short of one figure, and of several.
SHORT = {
    Outcome.AGREES: ("agrees", "agree"),
    Outcome.AGREES_BY_ROUNDING: ("agrees but for rounding", "agree but for rounding"),
    Outcome.READ_OTHERWISE: ("can be read otherwise", "can be read otherwise"),
    Outcome.DIFFERS: ("differs", "differ"),
    Outcome.CONTRADICTS_ITSELF: ("contradicts another place", "contradict another place"),
    Outcome.SLIP: ("slip", "slips"),
    Outcome.NOT_RECOMPUTABLE: ("can't be checked", "can't be checked"),
}


def statements(count: int) -> str:
    """Count what a plan prints."""
    return "1 figure or statement" if count == 1 else f"{count:,} figures and statements"


def verdicts(figures: Iterable[Figure]) -> list[tuple[str, int]]:
    """Give each way in which printed statements compare, as words that follow a number, and how many do."""
    return [(_of(WORDS[outcome], count), count) for outcome, count in tally(figures).items()]


def _of(words: str, count: int) -> str:
    start = next((start for start in OF_ONE if count == 1 and words.startswith(start)), "")
    return OF_ONE.get(start, "") + words.removeprefix(start)
