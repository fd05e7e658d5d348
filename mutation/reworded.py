"""The words around a claim said otherwise, and as true: passive, in another order, synonyms, a clause added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mutation.near import Changed, Edit, Near, Ways, changes

# What is said, and what says the same.
SAME = tuple(
    (re.compile(said), other)
    for said, other in (
        (r"\bcompared with\b", "against"),
        (r"\bPolice recorded\b", "Police counted"),
        (r"\bthe police\b", "Kent Police"),
        (r"\bsays that\b", "tells us that"),
        (r"\bgoes from\b", "went from"),
        (r"\bThis is\b", "That is"),
        (r"\bin (20[0-9]{2})\b", r"during \1"),
        (r"\bfrom (20[0-9]{2}) to (20[0-9]{2})\b", r"between \1 and \2"),
        (r"\b(?<!of )crimes\b(?! of| against)", "offences"),
        (r"\boffences\b", "crimes"),
        (r"\bhad(?=\s{3})", "saw"),
        (r"\bin Maidstone\b", "in the borough"),
        (r"\bthe borough\b", "Maidstone"),
        (r"\bthe year before\b", "the previous year"),
    )
)
CLAIM = r"\[[^\[\]\n]+\]\(fact:[^()\s]+\)"
THERE_WERE = re.compile(rf"\b(?:[Tt]here were|(?:Kent )?[Pp]olice recorded) (?P<claim>{CLAIM}) (?P<noun>[a-z]+)")
IN_YEAR = re.compile(rf"\AIn (?P<year>20[0-9]{{2}}),? (?P<rest>[a-z](?:{CLAIM}|[^.,;:\[\]\n])*)\.\Z")
OPENING = re.compile(r"(?:There|It|In|The|This|Of|By|That)\b")


def other_words(near: Near) -> Iterator[list[Edit]]:
    """Say a word outside the claims by another of the same meaning."""
    for pattern, other in SAME:
        found = pattern.search(near.outside, *near.sentence)
        if found:
            yield [(*found.span(), found.expand(other))]


def passive(near: Near) -> Iterator[list[Edit]]:
    """Say that so many were recorded, where there were so many."""
    found = THERE_WERE.search(near.document.text, *near.sentence)
    if found and near.fact.unit in ("crimes", "offences", "incidents"):
        yield [(*found.span(), f"{found['claim']} {found['noun']} were recorded")]


def other_order(near: Near) -> Iterator[list[Edit]]:
    """Put the year behind, where it stands first in a short sentence."""
    start, stop = near.sentence
    text = near.document.text[start:stop]
    found = IN_YEAR.match(text.strip())
    if found:
        lead = len(text) - len(text.lstrip())
        rest = found["rest"]
        yield [(start + lead, start + len(text.rstrip()), f"{rest[0].upper()}{rest[1:]} in {found['year']}.")]


def clause_added(near: Near) -> Iterator[list[Edit]]:
    """Add a clause that says nothing of the data, before the sentence and behind it."""
    start, stop = near.sentence
    text = near.document.text[start:stop]
    lead = len(text) - len(text.lstrip())
    at, end = start + lead, start + len(text.rstrip()) - 1
    if OPENING.match(text.lstrip()) and near.document.text[end] == ".":
        yield [(at, at + 1, f"In short, {near.document.text[at].lower()}")]
        yield [(end, end, ", which anyone can look up")]


REWORDED: Ways = {
    "another word around a claim": other_words,
    "a passive around a claim": passive,
    "another order around a claim": other_order,
    "a clause more around a claim": clause_added,
}


def reworded(claims: Iterable[Near]) -> Iterator[tuple[Changed, bool]]:
    """Say what is around some claims otherwise, and tell whether that raises an alarm."""
    return changes(claims, REWORDED)
