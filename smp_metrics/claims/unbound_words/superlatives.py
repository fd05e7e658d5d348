"""Words that put something first or last, or say that it is most of a whole: each needs a fact behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smp_metrics.claims.language.lexicon import MAJORITIES, SUPERLATIVES
from smp_metrics.claims.language.number_words import ORDINAL_PATTERN, ORDINALS, in_small_letters
from smp_metrics.claims.text.document import CLAIM
from smp_metrics.claims.text.gaps import Short
from smp_metrics.claims.text.passages import Passages

_LAST = {"last": "lowest", "at the bottom": "lowest", "on top": "highest", "at the top": "highest"}
_PLACES = "|".join(_LAST).replace(" ", r"\s+")
_BEYOND = dict.fromkeys(("more", "higher", "larger", "greater"), "highest") | dict.fromkeys(
    ("fewer", "less", "lower", "smaller"), "lowest"
)
_WORDS = re.compile(
    rf"""(?<![\w-])(?:
        (?P<last>(?:is|are|was|were|comes?|came|stands?|stood)\s+(?P<place>{_PLACES}))(?=[.,;:)]|\s+with\b|$)
      | (?P<beyond>{"|".join(_BEYOND)})
        (?=(?P<than>\b[^.|]{{1,60}}?\bthan\s+(?:\w+\s+)?(?:any|all|every|each)\s+others?)\b)
      | (?P<end>{"|".join(SUPERLATIVES)}) | (?P<part>{"|".join(set(MAJORITIES) - set(SUPERLATIVES))})
    )(?![\w-])(?P<fall>(?:\s+\w+)?\s+(?:falls?|drops?|decreases?|declines?|reductions?)\b)?""",
    re.VERBOSE,
)
# A claim that says which is first or last, and so stands for such a word beside it.
_PLACED = re.compile(r"\.(?:(?P<end>highest|lowest|first|last)|rank)(?=[?]|$).*")
# No data stands behind what the plan, or who was asked, says: the words tell who says it.
_ATTRIBUTED = re.compile(
    r"""\b(?:the|its)\s+(?:\w+\s+)?(?:plan|message|strategy|partnership)s?(?:['’]s\s+\w+)?\s+(?:\w+\s+)?
        (?:says?|said|speaks?|tells?|finds?|found|thinks?|puts?|points?|sees?|calls?|gives?|names?|lists?|judges?|prints?
          |takes|states|worries|means|warns|expects|ranks|draws|counts?)\b
      | (?<!would\shave\s)\bthought\s+that\b | \bit\s+(?:also\s+)?(?:says|adds)\b
      | \bstudy\s+(?:also\s+)?(?:found|finds|says)\b
      | \bthe\s+plan['’]s\s+\w+\s+is\s+that\b""",
    re.VERBOSE,
)
_RANK = re.compile(r"\(fact:[^()\s]*rank\b[^()\s]*\)[\s*_]*(?:\w+[\s*_]+)?\Z")
_LOWER = re.compile(rf"(?<![0-9])(?:[02-9]|[0-9]{{2,15}})(?:st|nd|rd|th)\b|\b(?!first\b){ORDINAL_PATTERN}")
FAR = 300
_NAMING, _NTH = re.compile(r"\.(?:highest|first)\b"), re.compile(r"[?&]nth=([0-9]+)")
ANY = "any end"
# Who stands further down is told so.
_FURTHER = re.compile(rf"\b(?:after|behind|next|then|followed|but one)\b|\b(?!first\b){ORDINAL_PATTERN}")
_FELL = re.compile(
    r"\b(?:fell|fall|fallen|drop|dropped|decline|declined|decrease|decreased|down)\s+(?:by\s+)?(?:the\s+)?\Z"
)
_PLACES_OF = {"first": "highest", "last": "lowest"}
_FALLING = ("by=change", "by=percent_change")


def attributed(told: str) -> bool:
    """Tell whether a sentence, in small letters, tells what the plan or those who were asked say."""
    return bool(_ATTRIBUTED.search(told))


def superlative_spans(prose: Short, masked: str, passages: Passages) -> Iterator[tuple[int, int]]:
    """Give the place in the whole prose of every such word with no fact behind it, as (start, stop).

    ``masked`` is the whole with its claims. One that names the first or the last, or gives a place, covers the
    words of its sentence that count from the same end. Nor is a word taken that the sentence puts in the plan's mouth.
    """
    # A sentence is looked at once, however many such words it holds.
    covers: dict[tuple[object, ...], set[str | None]] = {}
    for word in _WORDS.finditer(in_small_letters(prose.text)):
        shown = next(name for name in ("place", "than", "end", "part") if word[name])
        start, stop = prose.place(word.start(), word.end(shown))
        spans = passages.sentence(start), passages.lead(start)
        about = (*spans, _falls(word))
        if about not in covers:
            sentence, lead = (masked[slice(*span)] for span in spans)
            if sentence.rstrip().endswith("?"):  # the next sentence answers
                sentence += masked[slice(*passages.sentence(spans[0][1]))]
            covers[about] = {ANY} if attributed(in_small_letters(f"{lead}\n{sentence}")) else set(_ends(sentence, word))
        if not covers[about] & {ANY, _end(word)} and not _of_a_place(word, masked[max(0, start - FAR) : start]):
            yield start, stop


def _of_a_place(word: re.Match[str], before: str) -> bool:
    """Tell whether a word says from which end the place counts right before it: "[4th] highest"."""
    claim = _RANK.search(before)
    return claim is not None and _end(word) == _counts_from(claim[0])


def _counts_from(address: str) -> str:
    return "lowest" if "order=lowest" in address else "highest"


def place_told(word: str, sentence: str) -> bool:
    """Tell whether a claim of a sentence names what stands at a place in words: "second" beside highest?nth=2."""
    nth = ORDINALS.get(word, 0)
    named = (claim["address"] for claim in CLAIM.finditer(sentence) if _NAMING.search(claim["address"]))
    places = [int((_NTH.findall(address) or ["1"])[0]) for address in named]
    return nth in places and places == sorted(places)


def _end(word: re.Match[str]) -> str | None:
    """Tell which end a word counts from; a majority counts from none."""
    if word["last"]:
        return _LAST[" ".join(word["place"].split())]
    return _BEYOND[word["beyond"]] if word["beyond"] else SUPERLATIVES.get(word["end"])


def _falls(word: re.Match[str]) -> bool:
    """Tell whether a word says what fell the most."""
    return bool(word["fall"] or _FELL.search(word.string, max(0, word.start() - 20), word.start()))


def _ends(sentence: str, word: re.Match[str]) -> Iterator[str]:
    """Tell which ends the claims of a sentence count from; the largest fall is the lowest change."""
    for claim in CLAIM.finditer(sentence):
        placed = _PLACED.search(claim["address"])
        if placed:
            # A place further down puts nothing first but itself.
            if not placed["end"] and _LOWER.search(in_small_letters(claim["text"])):
                continue
            nth = _NTH.search(placed[0])
            if nth and nth[1] != "1" and not _FURTHER.search(in_small_letters(sentence)):
                continue
            end = _PLACES_OF.get(placed["end"] or "", placed["end"]) or _counts_from(placed[0])
            turned = _falls(word) and any(option in placed[0] for option in _FALLING)
            yield {"highest": "lowest", "lowest": "highest"}[end] if turned else end
