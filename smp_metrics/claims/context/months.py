"""The months around a claim: those that its sentence names must be the months of its fact."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from smp_metrics.claims.context.mentions import Mention, Span, is_compared
from smp_metrics.claims.context.named import Named
from smp_metrics.claims.context.years import PAIR
from smp_metrics.claims.language.number_words import SMALL
from smp_metrics.claims.text.document import Claim
from smp_metrics.periods import QUARTER, YEAR, Period

_ORDINALS = ("first", "second", "third", "last")
_MONTH = rf"(?:{'|'.join(month_name[1:])})"
_YEAR = r"(?:19|20)[0-9]{2}"
_N = rf"(?:[2-9]|1[0-2]|{'|'.join(SMALL[2 : YEAR + 1])})"
_TO = r"\bto|\buntil|\bup\s+to|\u2013|-"


def _stretch(joints: str) -> str:
    """Give the pattern of a month or a stretch of them; the year of the first may go without saying."""
    first = rf"(?P<first>{_MONTH})(?:\s+(?P<early>{_YEAR}))?"
    return rf"{first}(?:\s*(?:{joints})\s*(?P<last>{_MONTH}))?"


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<n>{_N}|the\s+year)\s+(?:months\s+)?(?:to|until|up\s+to|ending(?:\s+in)?)\s+(?P<end>{_MONTH})"
        rf"|(?P<at>{'|'.join(_ORDINALS)})\s+(?:(?P<many>{_N})\s+months|(?P<quarter>quarter)|(?P<half>half))"
        rf"|{_stretch(_TO)})\b(?:\s+(?:of\s+)?(?P<late>{_YEAR}))?",
    )


# The months that end where others begin; "the same months of the year before" are no such.
_RIGHT_BEFORE = re.compile(
    rf"\bthan\s+(?:in\s+)?(?:the\s+(?:{_N}\s+)?(?:months?|quarter)\s+before|the\s+(?:previous|preceding)\s+(?:{_N}\s+)?(?:months?|quarter))\b"
)


@cache
def _betweens() -> re.Pattern[str]:
    return re.compile(rf"\b[Bb]etween\s+{_stretch('and')}\b(?:\s+(?:of\s+)?(?P<late>{_YEAR}))?")


# What stands for months that were named before.
_SAME = (
    rf"\b(?:(?:same|those|these)\s+(?:{_N}\s+)?(?:months?|period|quarter)"
    r"|(?:months?|quarter|period)\s+(?:before|earlier)|that\s+(?:month|quarter))\b"
)


# The same months of another year: "in the same months of 2025", "January to April of 2024 and of 2025".
_ALSO = re.compile(rf"(?:{_SAME}\s+(?:of|in)|(?P<also>(?<=[0-9])\s+and\s+of))\s+(?P<year>{_YEAR})\b")


@dataclass(frozen=True)
class Months:
    """Months that a text names: the numbers of the first and the last, and the year of each where it is said."""

    start: int
    stop: int
    first: int
    last: int
    early: int | None = None
    late: int | None = None

    def are(self, span: Period) -> bool:
        """Tell whether they may be a period's own."""
        years = span.years
        return (
            span.months == (self.first, self.last)
            and self.late in (None, years[-1])
            and self.early in (None, years[0])
            and (self.early is not None or span.length <= YEAR)
        )


_LIST = re.compile(rf"\b{_MONTH}(?:,\s+{_MONTH})*,?\s+and\s+{_MONTH}\b(?:\s+(?:of\s+)?(?P<late>{_YEAR}))?")


def _listed(text: str) -> Iterator[Months]:
    """Give each list of months that follow one another: "January, February and March 2025"."""
    for found in _LIST.finditer(text):
        numbers = [_number(name) for name in re.findall(_MONTH, found[0])]
        if numbers == list(range(numbers[0], numbers[0] + len(numbers))) and len(numbers) > PAIR:
            yield Months(*found.span(), numbers[0], numbers[-1], None, int(found["late"]) if found["late"] else None)


def find_months(text: str) -> list[Months]:
    """List the months and stretches of months that a text names, in order."""
    stretches = [*(_between(match) for match in _betweens().finditer(text)), *_listed(text)]
    taken = [(each.start, each.stop) for each in stretches]
    others = [
        _of_year_before(text, _named(match)) for match in _forms().finditer(text) if not _within(match.start(), taken)
    ]
    return sorted([*stretches, *others], key=lambda each: each.start)


_YEAR_BEFORE = re.compile(
    r"\s+(?:of\s+)?(?:(?:the|a)\s+year\s+(?:before|earlier)|the\s+(?:previous|preceding)\s+year)\b"
)


def _of_year_before(text: str, months: Months) -> Months:
    """Give months their year, where "of the year before" tells it by the last one that is named before them."""
    years = re.findall(rf"\b{_YEAR}\b", text[: months.start]) if _YEAR_BEFORE.match(text, months.stop) else []
    return replace(months, late=int(years[-1]) - 1) if years and months.late is None else months


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(start <= at < stop for start, stop in spans)


def _between(match: re.Match[str]) -> Months:
    first = _number(match["first"])
    return Months(*match.span(), first, _number(match["last"] or match["first"]), *_years(match))


def _named(match: re.Match[str]) -> Months:
    if match["first"]:
        return _between(match)
    early, late = _years(match)
    if match["end"]:
        last, count = _number(match["end"]), YEAR if "year" in match["n"] else _count(match["n"])
        return Months(*match.span(), (last - count) % YEAR + 1, last, early, late)
    count = QUARTER if match["quarter"] else YEAR // 2 if match["half"] else _count(match["many"])
    at = 3 if match["at"] == "last" and match["quarter"] else _ORDINALS.index(match["at"])
    first = YEAR - count + 1 if match["at"] == "last" else at * count + 1
    return Months(*match.span(), first, min(first + count - 1, YEAR), early, late)


def _years(match: re.Match[str]) -> tuple[int | None, int | None]:
    early, late = (int(match[name]) if match[name] else None for name in ("early", "late"))
    return early, early if late is None and "last" in match.groupdict() and not match["last"] else late


def _number(month: str) -> int:
    return list(month_name).index(month)


def _count(text: str) -> int:
    return SMALL.index(text) if text in SMALL else int(text)


def wrong_months(claim: Claim, spans: Sequence[Period], named: Named) -> str:
    """Give the months that a claim's sentence says it of, and its fact is not about; "" where there are none."""
    spans = _joined(spans)
    low, high = named.sentence(claim)
    sentence = named.text[low:high]
    labels = named.labels(claim)
    labelled = [
        label[each.start : each.stop] for label in labels for each in find_months(label) if not _any(each, spans)
    ]
    if labelled:
        return labelled[0]
    right_before = _RIGHT_BEFORE.search(sentence)
    if right_before and len(spans) == PAIR and spans[0].first + spans[0].length != spans[1].first:
        return " ".join(right_before[0].split())
    named_months = find_months(sentence)
    # A month that is the whole claim is what the fact gives, and not when it is taken.
    found = [each for each in named_months if not claim.start <= low + each.start < claim.stop]
    right = {each.start for each in found if _any(each, spans) or _reaches(each, spans)}
    right |= {each.start for each in found if _is_end(each, spans, _turn(claim, named))}
    own = any(each.late is None and each.start in right for each in found)
    same = list(_ALSO.finditer(sentence))
    behind = {each.stop for each in found if each.start in right}
    right |= {
        each.start()
        for each in same
        if any(int(each["year"]) == span.years[-1] for span in spans) and (not each["also"] or each.start() in behind)
    }
    years = [] if own or labels or same or re.search(_SAME, sentence) else _whole_years(sentence, named_months)
    right |= {start for start, _ in years if all(span.length % YEAR == 0 for span in spans)}
    names = sorted([*((each.start, each.stop) for each in found), *(each.span() for each in same), *years])
    mentions = [_mention(sentence, *each, low) for each in names]
    if (own_turn := _in_turn(claim, mentions, named)) and len(spans) == 1:
        return "" if own_turn.start - low in right else " ".join(named.text[own_turn.start : own_turn.stop].split())
    said = _said(claim, mentions, named, pair=len(spans) > 1)
    wrong = next((each for each in said if each.start - low not in right), None)
    return " ".join(named.text[wrong.start : wrong.stop].split()) if wrong else ""


def _joined(spans: Sequence[Period]) -> Sequence[Period]:
    """Make one stretch of each run of single months, where they are more than two that are compared."""
    if len(spans) <= PAIR or any(span.length > 1 for span in spans):
        return spans
    runs: list[Period] = []
    for span in sorted(set(spans)):
        last = runs[-1] if runs else None
        if last and last.first + last.length == span.first:
            runs[-1] = Period(last.first, last.length + 1)
        else:
            runs.append(span)
    return runs


def _reaches(months: Months, spans: Sequence[Period]) -> bool:
    """Tell whether two single months are named as one stretch: "from June to July 2025"."""
    if len(spans) != PAIR or any(span.length > 1 for span in spans) or months.first == months.last:
        return False
    first, last = spans
    ends = (months.first, months.last) == (first.months[0], last.months[0])
    return ends and months.late in (None, last.years[-1]) and months.early in (None, first.years[0])


_FROM_TO = re.compile(r"[\s*_]{0,400}+(?:[a-z]{1,30}+\s{1,40}+){0,3}?to\s{1,400}+")


def _in_turn(claim: Claim, mentions: Sequence[Mention], named: Named) -> Mention | None:
    """Give the first or the second of two periods, for the first or the second number of "from [483] to [528]"."""
    stretches = [each for each in mentions if each.stop <= claim.start]
    turn = _turn(claim, named) if len({*stretches}) == PAIR else 0
    return stretches[turn - 1] if turn else None


def _turn(claim: Claim, named: Named) -> int:
    """Tell whether a number is the first (1) or the second (2) of "from [483] to [528]"; 0 where it is neither."""
    previous, following = named.neighbours(claim)
    low, text = named.sentence(claim)[0], named.text
    if following and _is_from(text[low : claim.start]) and _FROM_TO.fullmatch(text, claim.stop, following[0]):
        return 1
    second = previous and _is_from(text[low : previous[0]]) and _FROM_TO.fullmatch(text, previous[1], claim.start)
    return PAIR if second else 0


def _is_end(months: Months, spans: Sequence[Period], turn: int) -> bool:
    """Tell whether a single month is the one at which a stretch of months begins, or ends, as its turn asks."""
    if not turn or len(spans) != 1 or spans[0].length != 1 or months.first == months.last:
        return False
    own = spans[0].months[0] == (months.first if turn == 1 else months.last)
    return own and months.late in (None, spans[0].years[-1])


def _is_from(text: str) -> bool:
    return text.rstrip(" *_\n").endswith("from")


def _any(months: Months, spans: Sequence[Period]) -> bool:
    return any(months.are(span) for span in spans)


def _whole_years(sentence: str, found: Sequence[Months]) -> list[Span]:
    """Give where a year stands that none of the months named is of."""
    taken = [(each.start, each.stop) for each in found]
    return [match.span() for match in re.finditer(rf"\b{_YEAR}\b", sentence) if not _within(match.start(), taken)]


def _mention(sentence: str, start: int, stop: int, low: int) -> Mention:
    return Mention(low + start, low + stop, frozenset({sentence[start:stop]}), is_compared(sentence, start))


def _said(claim: Claim, mentions: Sequence[Mention], named: Named, *, pair: bool) -> Iterator[Mention]:
    """Give the mention that a claim is said of; of a comparison also all behind it, before the next number."""
    own = named.said_of(claim, mentions, in_turn=False)
    if own:
        yield own
    if pair:
        _, following = named.neighbours(claim)
        until = following[0] if following else named.sentence(claim)[1]
        yield from (each for each in mentions if claim.stop <= each.start < until)
