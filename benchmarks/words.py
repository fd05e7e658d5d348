"""Prose without a number or a word of change, the same each time."""

from __future__ import annotations

from random import Random

TOPICS = (
    "lighting",
    "doorstep fraud",
    "street drinking",
    "noise",
    "cycle theft",
    "fly-tipping",
    "graffiti",
    "speeding",
)
WHO = ("Wardens", "Officers on the beat", "Housing teams", "Volunteers", "Youth workers", "Parish councils", "Schools")
WHAT = (
    "walk the route at night",
    "meet people where they live",
    "keep a diary of what happens",
    "share what they hear",
    "ask shops to report each case",
    "visit people who were harmed",
    "plan the work of the coming season",
)
WHY = (
    "so that problems are known before they grow",
    "because a quiet place is not always a safe place",
    "as people asked for at the last meeting",
    "with help from neighbours who know the area",
    "and write down what worked",
    "while the council mends what is broken",
)
SENTENCES = 9


def topic(number: int) -> str:
    """Give something to write about."""
    return TOPICS[number % len(TOPICS)]


def paragraph(random: Random) -> str:
    """Give about a hundred words."""
    return " ".join(f"{random.choice(WHO)} {random.choice(WHAT)}, {random.choice(WHY)}." for _ in range(SENTENCES))
