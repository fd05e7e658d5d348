"""The months around a claim: those that its sentence names must be the months of its fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.context.years import PAIR
from smp_metrics.claims.mentioned.mention import Mention, Span
from smp_metrics.claims.mentioned.mentions import is_compared
from smp_metrics.claims.mentioned.months_named import ANY_YEAR, MANY_MONTHS, Months, find_months, is_within
from smp_metrics.claims.mentioned.named import Named
from smp_metrics.claims.text.document import Claim
from smp_metrics.periods import YEAR, Period

# The months that end where others begin; "the same months of the year before" are no such.
_RIGHT_BEFORE = re.compile(
    rf"\bthan\s+(?:in\s+)?(?:the\s+(?:{MANY_MONTHS}\s+)?(?:months?|quarter)\s+before|the\s+(?:previous|preceding)\s+(?:{MANY_MONTHS}\s+)?(?:months?|quarter))\b"
)


# What stands for months that were named before.
_SAME = (
    rf"\b(?:(?:same|those|these)\s+(?:{MANY_MONTHS}\s+)?(?:months?|period|quarter)"
    r"|(?:months?|quarter|period)\s+(?:before|earlier)|that\s+(?:month|quarter))\b"
)


# The same months of another year: "in the same months of 2025", "January to April of 2024 and of 2025".
_ALSO = re.compile(rf"(?:{_SAME}\s+(?:of|in)|(?P<also>(?<=[0-9])\s+and\s+of))\s+(?P<year>{ANY_YEAR})\b")


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
    right |= {start for start, stop in years if _are_years(sentence[start:stop], spans)}
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
    return [match.span() for match in re.finditer(rf"\b{ANY_YEAR}\b", sentence) if not is_within(match.start(), taken)]


def _are_years(year: str, spans: Sequence[Period]) -> bool:
    """Tell whether a number is of whole years, or one of its two times is the year that is named."""
    whole = [span for span in spans if span.length % YEAR == 0]
    return len(whole) == len(spans) or any(str(span.years[-1]) == year for span in whole)


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
