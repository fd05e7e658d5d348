"""Who is first in other words: “led the fall”, “came top”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smp_metrics.claims.language.lexicon import ENDS, MOVEMENTS, one_of

# In front of what: a movement, those that are ranked, or what ranks them.
_MOVE = one_of(MOVEMENTS)
LED = re.compile(
    r"\b(?:led|leads?|leading|head(?:ed|s|ing)?|spearhead(?:ed|s)|topp(?:ed|ing)|tops)\s+(?:the|all|every|this|that)\s+"
    rf"(?:[a-z'\u2019-]+\s+){{0,3}}?(?:(?P<move>{_MOVE})|list|table|rankings?|field|pack|way|rest|others|borough|county"
    r"|wards?|clusters?|districts?|kinds?|places?|league)\b"
    r"|\b(?:took|takes?|had|has|have|held|holds?)\s+the\s+lead\b"
    rf"|(?<!no )\b(?:{_MOVE}|list|table|rankings?|wards?|clusters?|districts?|kinds?|places?)"
    r"\s+(?:in\s+[a-z]+\s+)?(?:was|were|is|are)\s+(?:led|headed)\s+by\b"
    r"|\bnumber\s+one\b|\b(?:came|comes|come|was|is|were|are|stood|stands|ranked|ranks|finished|placed|sat|sits)\s+"
    r"(?:first(?!\s*[a-z])|top(?=\s*(?:[.,;:]|of\b|for\b|in\b|with\b|\Z))|at\s+the\s+top|out\s+on\s+top|in\s+front|in\s+the\s+lead)"
)
# Each of these has one of these words, that are looked for first: so few are in a text, and so much is tried for LED.
_HINT = re.compile(r"\b(?:led|lead|head|spearhead|top|number\s+one|first|in\s+front)")
_BEFORE, _BEHIND = 60, 120


def find_led(small: str) -> Iterator[re.Match[str]]:
    """Find what says who is first in a text in small letters."""
    last = 0
    for hint in _HINT.finditer(small):
        near = LED.search(small, max(last, hint.start() - _BEFORE), hint.end() + _BEHIND)
        # What stands where the search ends may go on.
        found = near and LED.match(small, near.start())
        if found:
            yield found
            last = found.end()


LOWEST = re.compile(rf"\b(?:{one_of(word for word, end in ENDS.items() if end == 'lowest' and ' ' not in word)})\b")
