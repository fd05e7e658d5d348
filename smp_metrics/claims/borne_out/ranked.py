"""The place that a sentence gives a number among those of its table: the most, third, at its lowest, a high of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from smp_metrics.claims.borne_out.aspects import is_of_them
from smp_metrics.claims.borne_out.peers import MOST, Peers, Told
from smp_metrics.claims.borne_out.sets import columns_of
from smp_metrics.claims.language.lexicon import SUPERLATIVES
from smp_metrics.claims.language.number_words import ORDINALS
from smp_metrics.claims.mentioned.mentions import places_in
from smp_metrics.claims.parts import nouns_of
from smp_metrics.facts import parse_address, slug
from smp_metrics.facts.stems import stem, stems

_ENDS = {
    word: end for word, end in SUPERLATIVES.items() if word not in ("longest", "strongest", "darkest", "shortest")
} | {"high": "highest", "low": "lowest", "peak": "highest", "peaked": "highest"}
_PLAIN = "|".join(word for word in _ENDS if word not in ("high", "low", "peak", "peaked"))
_NTHS = "|".join(ORDINALS)
_SAID = re.compile(
    rf"(?:\bat\s+(?:its|their)\s+(?P<time>{_PLAIN}|peak)\b"
    rf"|\b(?P<level>(?:an?\s+(?P<extent>high|low|peak)(?=\s+of\b))|(?P<peaked>peaked)\b(?=\s+(?:in|at)\b))"
    rf"|\b(?:(?:the|its|their|by\s+far\s+the)\s+)?(?:(?P<nth>{_NTHS})[\s-]+)?(?P<word>{_PLAIN})\b(?:\s+(?:commonly|common|frequently|frequent|often|numerous)\b)?"
    rf"|\b(?:(?:came|comes?|ranks?|ranked|stands?|stood|placed)\s+|in\s+)(?P<place>{_NTHS})(?=\s+(?:among|of|out|in|for|on|by|place|to)\b|[,.;])(?:\s+place\b)?"
    rf"|\b(?P<more>more|higher|larger|greater|fewer|lower|smaller|less)\b(?=[^.;:|]{{1,80}}?\bthan\s+(?:in\s+|at\s+|for\s+|on\s+)?any\s+other\b))"
)
_THAN_ANY = re.compile(r"\bthan\s+(?:in\s+|at\s+|for\s+|on\s+)?any\s+other\b")
_LEAST = ("fewer", "lower", "smaller", "less")
# What "most" and "least" are said of, beside what is counted.
_OF_MANY = frozenset(
    {"common", "commonly", "frequent", "frequently", "often", "numerous", "recorded", "reported", "of", "in"}
)
_CHANGE = re.compile(
    r"[\s\w-]{0,30}?\b(?:falls?|rises?|drops?|increases?|decreases?|reductions?|declines?|growth|changes?|gains?)\b"
)
_RATE = re.compile(
    r"\b(?:rates?|per\s+(?:1,000|head|person|resident|thousand)|for\s+(?:its|their)\s+(?:size|population))\b"
)
_OVER_TIME = re.compile(r"\b(?:ever|since|on\s+record|years|decade)\b")
_STOP = re.compile(r"[.;!?|]|,\s+(?:and|but|while|whereas)\b|\b(?:while|whereas)\b")
_SIZES = frozenset(("largest", "biggest", "greatest", "smallest", "top", "bottom", "busiest", "quietest"))
_PLACES = re.compile(r"\s{1,99}+(?:\w+\s{1,99}+)?(?:wards?|clusters?|districts?|places?|areas?|parks?)\b")
_PARTS = re.compile(r",|\b(?:and|to|but)\b")
_KINDS = ("kind", "offence", "category", "age", "location", "theme", "power", "area")
_NEXT = re.compile(r"\s{1,99}+([a-z]+)")
_A_YEAR, FAR = 12, 600


def ranked(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where a sentence, in small letters, says which place a number has that its table bears out."""
    recorded = [each for each in told if each[2].options and isinstance(each[2].fact.value, Fraction)]
    for found in islice(_SAID.finditer(small), MOST) if recorded else ():
        near = _subject(small, found, recorded)
        if not near or _CHANGE.match(small, found.end()):
            continue
        peers, (low, high) = near
        clause = small[low:high]
        ahead = _AFTER.search(small, low, found.start())
        names = _names_in(ahead["names"], peers) if ahead else []
        begin, end = ahead.span() if ahead and names else (low, low)
        own = is_of_them(small, low, begin, peers) and is_of_them(small, end, high, peers)
        if not own or peers.is_disputed or not _is_of_what_is_counted(small, found, peers):
            continue
        # What stands behind the number says its unit, and not what is ranked.
        told_before = small[low : max(found.end(), _start_of(peers, recorded))]
        if _is_rate(peers) != bool(_RATE.search(told_before)):
            continue
        before = small[low : found.start()]
        if _of_a_place(small, found) or (_of_which(found, peers, clause) and places_in(before, peers.facts.places)):
            continue
        if _holds(found, peers, clause, names):
            yield found.span()
            yield from [ahead.span()] if ahead and names else ()
            than = _THAN_ANY.search(small, found.end(), found.end() + FAR) if found["more"] else None
            if than:
                yield than.span()


def _of_a_place(small: str, found: re.Match[str]) -> bool:
    """Tell whether "the largest ward" is said, which is none with the most crime."""
    return (found["word"] or "") in _SIZES and bool(_PLACES.match(small, found.end()))


def _of_which(found: re.Match[str], peers: Peers, clause: str) -> bool:
    """Tell whether a month is compared, and nothing says that months are: "in July the borough had the most"."""
    month = _column(peers, clause, over_time=False) == "month"
    return month and not (found["time"] or found["level"] or re.search(r"\bmonths?\b", clause))


def _start_of(peers: Peers, told: Sequence[Told]) -> int:
    return next(start for start, _, each in told if each is peers)


def _subject(small: str, found: re.Match[str], told: Sequence[Told]) -> tuple[Peers, tuple[int, int]] | None:
    """Give the number that a word is said of, the next in its clause or else the one before, and its clause."""
    after = next(
        (each for each in told if each[0] >= found.end() and not _STOP.search(small, found.end(), each[0])), None
    )
    before = [each for each in told if each[1] <= found.start() and not _STOP.search(small, each[1], found.start())]
    chosen = after or (before[-1] if before else None)
    if not chosen:
        return None
    start, stop = min(found.start(), chosen[0]), max(found.end(), chosen[1])
    begins = max((each[1] for each in told if each[1] <= start), default=0)
    # What follows the number before belongs to that one.
    begins = max((each.end() for each in _PARTS.finditer(small, begins, start)), default=begins) if begins else 0
    ends = _STOP.search(small, stop)
    # What stands further away says nothing of it.
    begins = max(begins, start - FAR)
    following = min([each[0] for each in told if each[0] >= stop] or [len(small)])
    return chosen[2], (begins, min(following, stop + FAR, ends.start() if ends else len(small)))


def _is_of_what_is_counted(small: str, found: re.Match[str], peers: Peers) -> bool:
    """Tell whether "most" is said of how many there are, and not of how serious they are."""
    if (found["word"] or "") not in ("most", "least"):
        return True
    following = _NEXT.match(small, found.end("word"))
    word = following[1] if following else ""
    if word in ("of", "in") and not found[0].startswith("the"):
        return False  # "most of them" is more than half
    about = peers.facts.about(peers.fact)
    known = _OF_MANY | set(nouns_of(peers.fact)) | about.words
    return not word or word in known or stem(word) in known or stem(word) in stems(" ".join(nouns_of(peers.fact)))


def _is_rate(peers: Peers) -> bool:
    return peers.fact.kind == "rate"


_AFTER = re.compile(
    r"\b(?:after|behind|apart\s+from|other\s+than|except\s+for)\s+(?P<names>[^.;:|]{1,80}?)(?:,|\s+(?=it\b|the\b))"
)


def _names_in(text: str, peers: Peers) -> list[str]:
    """List the cells of a number's own column that a stretch names, as addresses have them."""
    column = peers.place or next((name for name in _KINDS if name in peers.options), "")
    said = f"-{slug(text)}-"
    return (
        [cell for cell in peers.along(column) if f"-{cell}-" in said or f"-{column}-{cell}-" in said] if column else []
    )


def _holds(found: re.Match[str], peers: Peers, clause: str, ahead: Sequence[str]) -> bool:
    word = found["time"] or found["extent"] or found["peaked"] or found["word"] or ""
    end = _ENDS.get(word, "highest")
    if found["more"]:
        end = "lowest" if found["more"] in _LEAST else "highest"
    nth = ORDINALS.get(found["nth"] or found["place"] or "", 1)
    time = bool(found["time"] or found["level"] or _OVER_TIME.search(clause))
    column = _column(peers, clause, over_time=time)
    place, level = _place(peers, column, end) if column else (0, 0)
    if ahead:
        every, way = peers.along(column) if column else {}, 1 if end == "highest" else -1
        own = every.get(peers.options.get(column, ""), Fraction())
        before = all(name in every and (every[name] - own) * way > 0 for name in ahead)
        return nth == 1 and before and place == len(ahead) + 1 and not level
    return place == nth and not level


def _column(peers: Peers, clause: str, *, over_time: bool) -> str:
    """Name what a number is compared along: what the clause names, else its place, its kind or its time."""
    times = [name for name in ("month", "year") if name in peers.options]
    if over_time:
        return times[0] if times else ""
    things = {column for word in set(stems(clause)) for column in columns_of(peers, word) if column in peers.options}
    named = [column for column in things if column not in ("year", *_whole(peers))]
    if len(named) == 1:
        return named[0]
    own = [peers.place, *(name for name in _KINDS if name in peers.options), *times]
    return next((name for name in own if name), "") if not named else ""


def _whole(peers: Peers) -> tuple[str, ...]:
    """Name the month where it stands for a whole year."""
    return ("month",) if peers.options.get("month", "").isdecimal() else ()


def _place(peers: Peers, column: str, end: str) -> tuple[int, int]:
    """Give the place of a number along a column from an end, and how many others share it; nought for no place."""
    every = peers.along(column)
    if column == "month":
        year = peers.options["month"][:4]
        of_year = {cell: value for cell, value in every.items() if cell.startswith(year)}
        every = of_year if len(of_year) == _A_YEAR else every
    own = every.get(peers.options.get(column, ""))
    if own is None or len(every) < 3:  # noqa: PLR2004
        return 0, 0
    beyond = sum(value > own if end == "highest" else value < own for value in every.values())
    return beyond + 1, sum(value == own for value in every.values()) - 1


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IN_TURN = re.compile(rf"\b(?P<nth>{_NTHS}|last)(?=\s+(?:period|theme|campaign|round|week|one)\b)")


def dated(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "the first period" and its like stand in a sentence whose day comes in that turn."""
    for found in _IN_TURN.finditer(small):
        days = [peers for _, _, peers in told if isinstance(peers.fact.value, str) and _DAY.fullmatch(peers.fact.value)]
        if days and all(_turn_of(peers, found["nth"]) for peers in days):
            yield found.span()


def _turn_of(peers: Peers, nth: str) -> bool:
    address = parse_address(peers.fact.address)
    every = sorted(str(row[address.column]) for row in peers.facts.extracts[address.extract].rows)
    place = len(every) if nth == "last" else ORDINALS[nth]
    return place <= len(every) and every[place - 1] == peers.fact.value
