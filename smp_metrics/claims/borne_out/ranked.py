"""The place that a sentence gives a number among those of its table: the most, third, at its lowest, a high of."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice

from smp_metrics.claims.borne_out.aspects import is_of_them
from smp_metrics.claims.borne_out.peers import MOST, Peers, Told
from smp_metrics.claims.borne_out.placing import cells_named, column_of, place_of, place_since
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.lexicon import DIRECTIONS, MOVEMENTS, SUPERLATIVES, one_of
from smp_metrics.claims.language.number_words import CARDINAL_PATTERN, ORDINALS, read_cardinal
from smp_metrics.claims.mentioned.mentions import places_in
from smp_metrics.claims.parts import nouns_of
from smp_metrics.facts.stems import stem, stems

_LEVELS = {"high": "highest", "low": "lowest", "peak": "highest", "peaked": "highest", "record": "highest"}
_ENDS = SUPERLATIVES | _LEVELS
_WORD = one_of(SUPERLATIVES)
_NTHS = "|".join(ORDINALS)
_ANY = r"any\s+(?:other|(?P<years>(?:earlier|previous)\s+year|of\s+the\s+years\s+before|year\s+before))\b"
_THAN = rf"than\s+(?:in\s+|at\s+|for\s+|on\s+)?{_ANY}"
_THAN_ANY = re.compile(rf"\b{_THAN}")
_SAID = re.compile(
    rf"(?:\b(?:at|reached|hit)\s+(?:its|their)\s+(?P<time>{_WORD}|peak)\b(?:\s+(?:number|level|point|figure|total|count)\b)?"
    r"|\b(?P<level>(?:(?:reached|hit)\s+)?an?\s+(?:new\s+)?(?:record\s+(?=high|low|peak))?(?P<extent>high|low|peak|record)(?=\s+of\b|[,.])|(?:(?:had|has|have)\s+)?(?P<peaked>peaked)\b)"
    rf"|\b(?:(?:the|its|their|by\s+far\s+the)\s+)?(?:(?P<nth>{_NTHS})[\s-]+)?(?P<word>{_WORD})\b(?:\s+(?:commonly|common|frequently|frequent|often|numerous|populous)\b)?"
    rf"|\b(?:(?:came|comes?|ranks?|ranked|stands?|stood|placed|is|are|was|were)\s+|in\s+)(?P<place>{_NTHS})(?=\s+(?:among|of|out|in|for|on|by|place|to)\b|[,.;])(?:\s+place\b)?"
    r"|\b(?P<top>(?:topped|tops|headed|heads)\s+the\s+(?:list|table|ranking))\b"
    rf"|\b(?P<more>more|higher|larger|greater|fewer|lower|smaller|less)\b(?=[^.;:|]{{1,80}}?\b{_THAN}))"
)
# What "most" and "least" are said of, beside what is counted.
_OF_MANY = frozenset(
    {"common", "commonly", "frequent", "frequently", "often", "numerous", "recorded", "reported", "of", "in"}
)
_OF_PEOPLE = "populous"
_CHANGE = re.compile(rf"\b(?:{one_of(MOVEMENTS)}|changes?)\b")
_CHANGED = re.compile(rf"[\s\w-]{{0,30}}?{_CHANGE.pattern}")
_RATE = re.compile(
    r"\b(?:rates?|per\s+(?:1,000|head|person|resident|thousand)|for\s+(?:its|their)\s+(?:size|population))\b"
)
_OVER_TIME = re.compile(r"\b(?:ever|since|on\s+record|years|decade)\b")
_IN_YEARS = re.compile(
    r"(?:\s{1,99}+[a-z]{1,30}+)?\s{1,99}+(?:in|for|of\s{1,99}+the|over)\s{1,99}+(?:the\s{1,99}+)?(?:(?:last|past)\s{1,99}+)?"
    rf"(?P<many>{CARDINAL_PATTERN})\s{{1,99}}+years\b"
)
_SINCE = re.compile(rf"\bsince\s+(?:(?P<month>{'|'.join(month_name[1:]).lower()})\s+)?(?P<year>20[0-9]{{2}})\b")
_SINCE_WHEN = re.compile(r"\bsince\b[^.;:|]{0,60}\bwhen\b")
_EVER = re.compile(r"\b(?:ever|since|on\s+record|record)\b")
_STOP = re.compile(r"[.;!?|]|,\s+(?:and|but|while|whereas)\b|\b(?:while|whereas)\b")
# What others are set beside a number with: they are compared where they stand.
_BESIDE = re.compile(
    r",\s{1,99}+(?:(?:far|well|just|closely|narrowly|clearly)\s{1,99}+)?(?:followed\s+by|ahead\s+of|behind|before|then)\b"
)
_SIZES = frozenset(("largest", "biggest", "greatest", "smallest", "top", "bottom", "busiest", "quietest"))
_PLACES = re.compile(r"\s{1,99}+(?:\w+\s{1,99}+)?(?:wards?|clusters?|districts?|places?|areas?|parks?)\b")
_FOR = re.compile(r"\s{1,99}+(?:for|by)\s{1,99}+[a-z]")
# "The largest" of all places by itself is said of the place.
_BARE = re.compile(r"\s*(?:[.;!?]|,\s|\Z)")
_COUNTED = re.compile(r"\b(?:numbers?|counts?|totals?|shares?|figures?|rates?|kinds?|types?)\b")
_PARTS = re.compile(r",|\b(?:and|to|but)\b")
_NEXT = re.compile(r"\s{1,99}+([a-z]+)")
_AFTER = re.compile(
    r"\b(?:after|behind|apart\s+from|other\s+than|except\s+for)\s+(?P<names>[^.;:|]{1,80}?)(?:,|\s+(?=it\b|the\b))"
)
# At the head of a clause "most crime" is more than half of it, as "the most crime" is not, nor is "most often".
_MAJORITY = re.compile(
    r"(?:\A|[.;:!?|,\u2013\u2014]|\b(?:and|but|so|that|because|since|while|though|although|say|says|said))"
    r"[\s*_]{0,99}+(?:(?:the|its|their)\s+)?\Z"
)
FAR = 600


def ranked(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where a sentence, in small letters, says which place a number has that its table bears out."""
    recorded = [each for each in told if isinstance(each[2].fact.value, Fraction) and _has_place(each[2])]
    bare = _SINCE.sub(lambda since: " " * len(since[0]), small)
    for found in islice(_SAID.finditer(small), MOST) if recorded else ():
        near = None if _is_majority(small, found) else _subject(small, found, recorded)
        if not near:
            continue
        peers, (low, high) = near
        ahead = _AFTER.search(small, low, found.start())
        names = _names_in(ahead["names"], peers) if ahead else []
        begin, end = ahead.span() if ahead and names else (low, low)
        own = is_of_them(bare, low, begin, peers) and is_of_them(bare, end, high, peers)
        if not own or peers.is_disputed or not _is_of_this(small, found, peers, (low, high)):
            continue
        # What stands behind the number says its unit, and not what is ranked.
        told_before = small[low : max(found.end(), _start_of(peers, recorded))]
        if _is_rate(peers) == bool(_RATE.search(told_before)) and _holds(found, peers, small[low:high], names):
            since = _IN_YEARS.match(small, found.end())
            yield found.start(), since.end() if since else found.end()
            yield from [ahead.span()] if ahead and names else ()
            than = _THAN_ANY.search(small, found.end(), found.end() + FAR) if found["more"] else None
            yield from [than.span()] if than else ()


def _is_majority(small: str, found: re.Match[str]) -> bool:
    """Tell whether "most" is said of the parts of a whole: "most crime is violence"."""
    if found["word"] != "most" or found[0] != "most":
        return False
    behind = _NEXT.match(small, found.end())
    told = behind is None or behind[1] in _OF_MANY - {"recorded", "reported"}
    return not told and bool(_MAJORITY.search(small, max(0, found.start() - 20), found.start()))


def _has_place(peers: Peers) -> bool:
    return bool(peers.options) or peers.fact.kind in CHANGES


def _is_of_this(small: str, found: re.Match[str], peers: Peers, span: tuple[int, int]) -> bool:
    """Tell whether a word is said of what its number counts: not of a place's size, nor of what moved or did not."""
    clause, before = small[slice(*span)], small[span[0] : found.start()]
    moved = peers.fact.kind in CHANGES
    says_so = _CHANGE.search(clause) if moved else _CHANGED.match(small, found.end())
    if moved != bool(says_so):
        return False
    of_month = _of_which(found, peers, clause) and places_in(before, peers.facts.places)
    return not of_month and not _of_a_place(small, found, peers) and _is_of_what_is_counted(small, found, peers)


def _of_a_place(small: str, found: re.Match[str], peers: Peers) -> bool:
    """Tell whether "the largest ward" is said, which is none with the most crime."""
    sized = (found["word"] or "") in _SIZES and peers.fact.unit != "residents"
    bare = bool(peers.place) and bool(_BARE.match(small, found.end())) and not _COUNTED.search(small, 0, found.start())
    places = _PLACES.match(small, found.end())
    return sized and (bare or (places is not None and not _FOR.match(small, places.end())))


def _of_which(found: re.Match[str], peers: Peers, clause: str) -> bool:
    """Tell whether a month is compared, and nothing says that months are: "in July the borough had the most"."""
    month = column_of(peers, clause, over_time=False) == "month"
    return month and not (found["time"] or found["level"] or re.search(r"\bmonths?\b", clause) or _SINCE.search(clause))


def _start_of(peers: Peers, told: Sequence[Told]) -> int:
    return next(start for start, _, each in told if each is peers)


def _subject(small: str, found: re.Match[str], told: Sequence[Told]) -> tuple[Peers, tuple[int, int]] | None:
    """Give the number that a word is said of, the next in its clause or else the one before, and its clause."""
    # "The lowest since February, when there were [996]" is said of the number before.
    after = next(
        (
            each
            for each in told
            if each[0] >= found.end()
            and not (_STOP.search(small, found.end(), each[0]) or _SINCE_WHEN.search(small, found.end(), each[0]))
        ),
        None,
    )
    before = [each for each in told if each[1] <= found.start() and not _STOP.search(small, each[1], found.start())]
    chosen = after or (before[-1] if before else None)
    if not chosen:
        return None
    start, stop = min(found.start(), chosen[0]), max(found.end(), chosen[1])
    begins = max((each[1] for each in told if each[1] <= start), default=0)
    # What follows the number before belongs to that one.
    begins = max((each.end() for each in _PARTS.finditer(small, begins, start)), default=begins) if begins else 0
    ends = [each.start() for each in (_STOP.search(small, stop), _BESIDE.search(small, stop)) if each]
    # What stands further away says nothing of it.
    begins = max(begins, start - FAR)
    following = min([each[0] for each in told if each[0] >= stop] or [len(small)])
    return chosen[2], (begins, min(following, stop + FAR, *ends, len(small)))


def _is_of_what_is_counted(small: str, found: re.Match[str], peers: Peers) -> bool:
    """Tell whether "most" is said of how many there are, and not of how serious they are."""
    if found["word"] and found[0].endswith(_OF_PEOPLE):
        return peers.fact.unit == "residents"
    if (found["word"] or "") not in ("most", "least"):
        return True
    following = _NEXT.match(small, found.end("word"))
    word = following[1] if following else ""
    if word in ("of", "in") and not found[0].startswith("the"):
        return False  # "most of them" is more than half
    about = peers.facts.about(peers.fact)
    known = _OF_MANY | {"since"} | set(nouns_of(peers.fact)) | about.words
    return not word or word in known or stem(word) in known or stem(word) in stems(" ".join(nouns_of(peers.fact)))


def _is_rate(peers: Peers) -> bool:
    return peers.fact.kind == "rate"


def _names_in(text: str, peers: Peers) -> list[str]:
    """List the cells of a number's own column that a stretch names, as addresses have them."""
    column = peers.own_column
    return cells_named(text, column, peers.along(column)) if column else []


def _holds(found: re.Match[str], peers: Peers, clause: str, ahead: Sequence[str]) -> bool:
    end = _end_of(found)
    nth = ORDINALS.get(found["nth"] or found["place"] or "", 1)
    years = found["more"] and (than := _THAN_ANY.search(found.string, found.end(), found.end() + FAR)) and than["years"]
    since = _IN_YEARS.match(found.string, found.end())
    if since and not _is_whole_time(since, peers):
        return False
    time = bool(found["time"] or found["level"] or years or _OVER_TIME.search(clause))
    column = column_of(peers, clause, over_time=time)
    after = _SINCE.search(clause)
    place, level = (
        place_since(peers, after["month"], int(after["year"]), end)
        if after
        else place_of(peers, column, end, ever=bool(_EVER.search(clause)))
    )
    if ahead:
        every = peers.along(column) if column else {}
        return nth == 1 and _are_beyond(ahead, every, peers, end) and place == len(ahead) + 1 and not level
    return place == nth and not level


def _are_beyond(names: Sequence[str], every: Mapping[str, Fraction], peers: Peers, end: str) -> bool:
    own, way = peers.value or Fraction(), 1 if end == "highest" else -1
    return all(name in every and (every[name] - own) * way > 0 for name in names)


def _is_whole_time(since: re.Match[str], peers: Peers) -> bool:
    """Tell whether "in seven years" is all the time that a number's table has, up to its own year."""
    return peers.years[-1:] == [peers.year] and read_cardinal(since["many"]) == len(peers.years)


def _end_of(found: re.Match[str]) -> str:
    if found["more"]:
        return "highest" if DIRECTIONS[found["more"]] > 0 else "lowest"
    word = found["time"] or found["extent"] or found["peaked"] or found["word"] or ""
    return _ENDS.get(word, "highest")
