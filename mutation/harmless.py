"""Edits that change no number and no meaning, at which no check may raise an alarm."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from mutation.around import nears
from mutation.reworded import reworded
from mutation.spoiling import Spoiling
from mutation.world import World
from smp_metrics.claims.checking import check_document
from smp_metrics.claims.language.lexicon import APPROXIMATIONS
from smp_metrics.claims.language.words import parse
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.claims.text.fences import find_fences
from smp_metrics.claims.text.masking import FRONT_MATTER

ORDER = "rows in another order"
REWORDED = "a claim in other words of the same meaning"
ADDED = "a sentence more in a paragraph"
NEW_PAGE = "a new page"
SENTENCE = " Anyone can read how this was counted, and ask for more."
# Words that say the same of a change, by grammar.
SAME_WAY = (
    {"rose", "increased", "grew", "climbed"},
    {"fell", "decreased", "dropped", "declined"},
    {"a rise", "an increase"},
    {"a fall", "a decrease", "a drop"},
    {"fewer", "less"},
)
PARAGRAPH_END = re.compile(r"(?<=[a-z)]\.)(?=\n\n)")


def harmless(world: World, every: int = 1, part: slice = slice(None)) -> dict[str, tuple[int, int]]:
    """Make the harmless edits; give how many of each kind were made, and how many raised an alarm.

    Of the words around claims, those around every so many claims are edited. ``part`` takes some of all things.
    """
    made: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    for name, alarm in _edits(world, every, part):
        made[name] += 1
        alarms[name] += alarm
    return {name: (made[name], alarms[name]) for name in made}


def _edits(world: World, every: int, part: slice) -> Iterator[tuple[str, bool]]:
    for name in [*world.extracts.names][part]:
        for rows in _orders(len(world.extracts.printed(name).rows)):
            yield ORDER, world.caught(Spoiling(ORDER, name, "reordered", rows=rows)) is not None
    for claim in [*world.distinct][part]:
        yield from ((REWORDED, not world.holds(replace(claim, text=text))) for text in _same_meaning(claim))
    for document in [*world.documents][part]:
        if document.path.endswith(".md"):
            yield ADDED, bool(check_document(_longer(document), world.facts))
            yield NEW_PAGE, bool(check_document(_anew(document), world.facts))
    yield from ((change.group, alarm) for change, alarm in reworded([*nears(world)][::every][part]))


def _orders(rows: int) -> list[tuple[int, ...]]:
    every = list(range(rows))
    return [tuple(reversed(every)), tuple(every[1:] + every[:1]), tuple(every[::2] + every[1::2])]


def _same_meaning(claim: Claim) -> Iterator[str]:
    """Say a claim otherwise: a word of the same way, an approximation of the same reach, a number in other signs."""
    text = claim.text
    for ways in SAME_WAY:
        for way in sorted(ways):
            if re.search(rf"\b{way}\b", text):
                yield from (re.sub(rf"\b{way}\b", other, text) for other in sorted(ways - {way}))
    if any(sign.isdigit() for sign in text):
        yield text.replace(",", "")
        yield text.replace("%", " per cent")
        yield from _same_reach(text)


def _same_reach(text: str) -> Iterator[str]:
    said = parse(text)
    for phrase in APPROXIMATIONS.get(said.approximation or "", ()):
        if said.numeral and re.match(rf"{phrase}\s", text):
            same = APPROXIMATIONS[str(said.approximation)]
            yield from (other + text[len(phrase) :] for other in same if other != phrase)


def _longer(document: Document) -> Document:
    """Add a sentence without a number to the end of each paragraph."""
    return replace(document, text=PARAGRAPH_END.sub(SENTENCE, document.text))


def _anew(document: Document) -> Document:
    """Make a new page of the paragraphs of another; its charts would stand twice, so they are left out."""
    text = FRONT_MATTER.sub("", document.text)
    fences = list(find_fences(text))
    starts, stops = [0, *(fence.stop for fence in fences)], [*(fence.start for fence in fences), len(text)]
    prose = "".join(text[start:stop] for start, stop in zip(starts, stops, strict=True))
    folder = document.path.rpartition("/")[0]
    return Document(f"{folder}/new-page.md", f"{prose}\n\nThis page is new.\n")
