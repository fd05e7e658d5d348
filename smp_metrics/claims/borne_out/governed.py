"""The words of direction outside a claim that its number goes with: “fell in Elm by [267]”, “[267] or [25%] fewer”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from string import whitespace

from smp_metrics.claims.bound import Bound
from smp_metrics.claims.language.lexicon import APPROXIMATIONS, DIRECTIONS, MOVED, one_of
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.numerals import find_numerals
from smp_metrics.claims.language.tolerances import is_round
from smp_metrics.claims.text.document import CLAIM, Claim, Document
from smp_metrics.facts import Fact, parse_address

FAR = 300
# A word of direction; none does who loses a dog.
WAY = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(DIRECTIONS, key=len, reverse=True))})(?![\w-])"
    r"(?!\s+(?:dogs?|property|and\s+stray)\b)"
)
_BY = re.compile(r"\bby[\s*_]+\Z")
# A noun that says which way a change goes: "a fall of [6%]", "the drop in crime was [971]".
_NOUNS = "rise|fall|increase|decrease|reduction|growth|decline|jump|drop|surge|slump|gain|loss"
_SIZE_OF = re.compile(
    rf"\b(?P<noun>{_NOUNS})\b(?:\s(?:in|of|from|between|over|since)\b[^.;:!?|]{{0,100}}?)?\s+"
    r"(?:of|was|is|came to|amounts to|amounted to|stood at)[\s*_]+(?:an?\s+)?\Z"
)
# The same said twice, or of the next of several: "a fall of [971], or [6%]", "fell by [64] here and [267] there".
_NUMBER = r"£?[0-9][0-9.,]{0,20}+%?(?:\s{1,9}percentage\s{1,9}points)?"
_JOINT = (
    r"[\s*_]{0,200}+(?:[a-z]{1,30}+[\s*_]{1,200}+){0,2}?(?:[a-z]{1,30}+)?"
    r"(?:[,(][\s*_]{0,200}+(?:(?:or|and|that\s+is),?[\s*_]{1,200}+)?|\b(?:or|and)[\s*_]{1,200}+)(?:by[\s*_]{1,200}+)?"
)
_AGAIN = re.compile(rf"(?<![\w.,]){_NUMBER}{_JOINT}\Z")
# Right before a number, or with its own subject between: "crime fell [6%]", "the steepest fall of all, [38%]".
_BARE = re.compile(
    rf"(?<![\w-])(?P<word>{one_of(MOVED)}|up|down)[\s*_]+\Z"
    rf"|\b(?:an?|the|its|their)\s+(?:[a-z]+\s+)?(?P<noun>{_NOUNS})\b[^.;:!?|()]{{0,80}}?(?:[,(:]|\u2013)[\s*_]*(?:at[\s*_]+)?\Z"
)
# Who "rose less than" another rose: how far is compared with how far that did.
_COMPARING = re.compile(
    r"(?<=\s)(?:(?:far|much|slightly|considerably)\s+)?(?:more|less)\s+(?=(?:[a-z'-]{1,30}+\s+){0,4}?than\b)"
)
# Behind a number, or behind the same said twice, with what is counted between.
_BEHIND = re.compile(
    rf"[\s*_]{{0,200}}+(?:\b[a-z]{{1,30}}+[\s*_]{{1,200}}+)?(?:{_JOINT}{_NUMBER}[\s*_]{{0,200}}+)?(?:[,)][\s*_]{{0,200}}+)?"
    r"(?P<word>more|fewer|less|higher|lower|greater|smaller|extra|additional|up|down)\b(?!\s+(?:or|and)\b)"
)
_THAN = re.compile(
    r"(?<!\bto\s)(?<!\bfrom\s)(?<!\bby\s)(?<!\bor\s)(?<!\band\s)"
    r"\b(?P<word>more|fewer|less|higher|lower|greater|smaller|larger|above|below|over|under)\s+(?:than\s+)?(?:in\s+)?"
    r"(?P<known>the\s+)?\Z"
)
# What goes on about a number: what it counts and where; and, if a known number follows, that it is so much more.
# Whatever has a subject of its own begins something else, and "more than" then makes the number behind it uncertain.
_GOES_ON_WORD = (
    r"(?:from\s++(?:19|20)[0-9]{2}\s++to\s++(?:19|20)[0-9]{2}"
    r"|(?!(?:and|but|or|with|ha[sd]|have|having|saw|counted|to|from|while|then)\b)[a-z0-9-]{1,40}+)"
)
_COUNTED = re.compile(rf"[\s*_)]*+(?:{_GOES_ON_WORD}[\s*_]++){{0,2}}?")
GOES_ON = re.compile(
    rf"[\s*_)]*+(?:{_GOES_ON_WORD}[\s*_]++){{0,9}}?(?:{_GOES_ON_WORD})?[\s*_)]*+[,(\u2013]?\s*+"
    r"(?:(?:which|that)\s++|(?:but|and|yet)\s++(?:it\s++|they\s++|that\s++|this\s++)?(?=(?:stay|st[ao]nd|stood|remain|lay|is|was|are|were)))?"
    r"(?:(?:is|are|was|were|stays?|stayed|stands?|stood|remains?|remained|still|far|much|many|well|just|slightly|only|also)"
    r"[\s*_]++){0,4}"
)
_ABOUT = re.compile(r"\b(?:reports|requests|complaints|calls)(?:\b[^.;:|]{0,300}\b(?:is|are|was|were))?\s+about\s+\Z")
_HEDGES = sorted((each for words in APPROXIMATIONS.values() for each in words), key=len)[::-1]
_HEDGE = re.compile(
    # "Aged 25 and over" is near nothing.
    r"(?<![\w-])(?!(?:(?<=\band )|(?<=\bor ))(?:over|under|above|below)\b)"
    rf"({'|'.join(_HEDGES)})[\s*_]+\Z"
)
_GAP = f"{whitespace}*_"
_MOVING = re.compile(r"\.(?:change|percent_change|difference)\b|[-_]change\b")
_HEDGED = ("", "percent", "money", "rate", "fraction", "times")
_SIGNS = "+-\u2212"


def as_governed(document: Document, claim: Claim) -> str:
    """Give a claim's text with the word of direction outside of it that its number goes with."""
    low, high = document.passages.sentence(claim.start)
    before = document.spoken[max(low, claim.start - FAR) : claim.start]
    after = document.spoken[claim.stop : min(high, claim.stop + FAR)]
    text = claim.text
    if text.startswith("of "):
        before, text = f"{before}of ", text.removeprefix("of ")
    if hedged := _hedged(before, text):
        return hedged
    part = "share_of_change" in claim.address and _by(before, text)
    if not part and not _moves(claim.address, text):
        return claim.text
    return _told(before, text, after) or _with(_asked(document, low) if _by(before, text) else "", claim.text)


def is_hedged(document: Document, claim: Claim) -> bool:
    """Tell whether the word before a number that says how near it is was compared with it."""
    low, _ = document.passages.sentence(claim.start)
    return bool(_hedged(document.spoken[max(low, claim.start - FAR) : claim.start], claim.text))


def is_part(claim: Claim) -> bool:
    """Tell whether a claim is a part of a whole, or a number of times, which is near to itself."""
    numeral = next(find_numerals(claim.text), None)
    return numeral is not None and numeral.unit in ("fraction", "times")


def hedges(small: str, low: int, claims: Iterable[Bound]) -> Iterator[tuple[int, int]]:
    """Give where a word stands before a number, in small letters, that says how near it is and is compared with it."""
    for claim, _ in claims:
        before = small[max(0, claim.start - low - FAR) : claim.start - low]
        hedge = _HEDGE.search(before) if _hedged(before, claim.text) else None
        if hedge:
            yield claim.start - low - len(hedge[0]), claim.start - low


def _hedged(before: str, text: str) -> str:
    """Give a number with the word before it that says how near it is; "" without one, or of a place in a ranking."""
    numeral = next(find_numerals(text), None)
    small = in_small_letters(before)
    hedged = numeral is not None and numeral.start == 0 and numeral.unit in _HEDGED
    found = _HEDGE.search(small, max(0, len(small.rstrip(_GAP)) - len(_HEDGES[0]))) if hedged else None
    return f"{found[1]} {text}" if found and not _ABOUT.search(small) else ""


def governed_ways(sentence: str) -> Iterator[int]:
    """Give the directions that go with the claims of a sentence, which is given with its claims as they are typed."""
    for claim in CLAIM.finditer(sentence):
        if _moves(claim["address"], claim["text"]):
            before, after = (
                CLAIM.sub(lambda each: each["text"], part)
                for part in (sentence[: claim.start()], sentence[claim.end() :])
            )
            told = _told(before[-FAR:], claim["text"], after[:FAR])
            yield from (DIRECTIONS[word] for word in WAY.findall(in_small_letters(told)))


def set_beside(document: Document, before: Claim | None, claim: Claim, bound: Mapping[Claim, Fact]) -> bool:
    """Tell whether a number is what the one before is rightly compared with: "[86] more than the [847] of 2022"."""
    one, other = bound.get(before) if before else None, bound.get(claim)
    low, _ = document.passages.sentence(claim.start)
    if not before or not one or not other or before.start < low:
        return False
    found = more_than(in_small_letters(document.spoken[before.stop : claim.start]))
    return found is not None and is_beyond(one, other, found["word"])


_AS_MANY = re.compile(r"\bas\s+(?:many|much|high)(?:\s+[a-z]+){0,2}\s+as\s+(?:the\s+)?\Z")


def is_base_of_times(document: Document, before: Claim | None, claim: Claim, bound: Mapping[Claim, Fact]) -> bool:
    """Tell whether a number is what the number of times before it is of: "[3 times] as many as the [13] of 2021"."""
    one, other = bound.get(before) if before else None, bound.get(claim)
    if not before or not one or not other or one.kind != "ratio" or before.start < _begins(document, claim):
        return False
    own = dict(parse_address(one.address).parameters)
    base = {own.pop("from", None) or own.pop("than", None), *own.values()} - {own.get("to")}
    address = parse_address(other.address)
    alike = one.address.startswith(f"fact:{address.extract}.{address.column}.")
    as_many = _AS_MANY.search(in_small_letters(document.spoken[before.stop : claim.start]))
    return alike and bool(as_many) and {value for _, value in address.parameters} <= base


def _begins(document: Document, claim: Claim) -> int:
    return document.passages.sentence(claim.start)[0]


def more_than(between: str) -> re.Match[str] | None:
    """Find "more than" and its like where it sets the number before, and no other subject, against the number behind.

    ``between`` is what stands between the two, in small letters.
    """
    found = _THAN.search(between)
    leads = GOES_ON if found and found["known"] else _COUNTED
    return found if found and leads.fullmatch(between, 0, found.start()) else None


def is_beyond(one: Fact, other: Fact, word: str) -> bool:
    """Tell whether one number is more or fewer than another, or is the change from it, as a word says."""
    mine, others = one.value, other.value
    if isinstance(mine, str) or isinstance(others, str) or (one.unit != other.unit and not one.counts):
        return False
    way = DIRECTIONS.get(word, 1)
    if word in ("above", "below") and one.counts:
        return (one.counts[0] - others) * way > 0
    if one.kind in ("change", "percent_change"):
        return one.before == others and mine * way > 0
    return one.kind == other.kind and (mine - others) * way > 0


def is_what_about(document: Document, claim: Claim, bound: Mapping[Claim, Fact]) -> bool:
    """Tell whether "about" says what something is about: "the reports were about [168] children", no round number."""
    fact = bound.get(claim)
    low, _ = document.passages.sentence(claim.start)
    about = _ABOUT.search(in_small_letters(document.spoken[max(low, claim.start - FAR) : claim.start]))
    numeral = next(find_numerals(claim.text), None)
    counts = numeral is not None and numeral.start == 0 and not numeral.unit
    return bool(fact and about and numeral and counts and numeral.value == fact.value and not is_round(numeral.value))


def by(before: str, text: str) -> bool:
    """Tell whether a number stands as the size of a change: behind "by", or a noun that tells a change."""
    return _by(before, text) or bool(_SIZE_OF.search(in_small_letters(before)[-FAR:]))


def _by(before: str, text: str) -> bool:
    return text.startswith("by ") or bool(_BY.search(before))


def _moves(address: str, text: str) -> bool:
    moving = _MOVING.search(address) and "share_of_change" not in address
    return bool(moving) and text[:1] not in _SIGNS and not WAY.search(in_small_letters(text))


def _told(before: str, text: str, after: str) -> str:
    """Compose what is said of a number with its word of direction; "" where none goes with it."""
    before, after = in_small_letters(before), in_small_letters(after)
    if size := _SIZE_OF.search(before):
        return f"{size['noun']} of {text}"
    if _by(before, text):
        found = WAY.findall(_COMPARING.sub(" ", before))
        return _with(found[-1] if found else "", text) if found else ""
    if behind := _BEHIND.match(after):
        return f"{text} {behind['word']}"
    if bare := _BARE.search(before):
        return f"{bare['noun']} of {text}" if bare["noun"] else _with(bare["word"], text)
    again = _AGAIN.search(before)
    return _told(before[: again.start()], text, "") if again else ""


def _with(governed: str, text: str) -> str:
    if not governed:
        return text
    return f"{governed} {text}" if text.startswith("by ") or governed not in MOVED else f"{governed} by {text}"


def _asked(document: Document, low: int) -> str:
    """Give the last word of direction of the question right before a place, which the sentence there answers."""
    question = document.spoken[slice(*document.passages.sentence(low - 1))] if low else ""
    found = WAY.findall(in_small_letters(question)) if question.rstrip().endswith("?") else []
    return found[-1] if found else ""
