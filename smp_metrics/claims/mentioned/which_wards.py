"""Days that say which boundaries places have, as in “the wards since May 2024”, and not when a number was counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from smp_metrics.claims.mentioned.mention import Span
from smp_metrics.claims.text.document import Document

_ANY_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_AS = r"as\s+(?:it|they)\s+(?:is|are|was|were|stood|stands?|has\s+been|have\s+been)(?:\s+drawn)?\s+(?:now\s+)?"


@cache
def _which(days: frozenset[date]) -> re.Pattern[str]:
    months = "|".join(rf"{day:%B}\s+{day.year}" for day in days) or "(?!)"
    return re.compile(
        rf"\b(?:{_AS}|(?:wards?|boundar(?:y|ies)|borders?|ones?),?\s+(?:{_AS}|in\s+(?:place|force|use)\s+|drawn\s+)?)"
        rf"(?P<since>(?:since|after|from|before|until|in)\s+(?:{months}))\b"
    )


def which_wards(document: Document, text: str, days: frozenset[date]) -> Iterator[Span]:
    """Give where a text of a document says since when, or until when, its places have stood.

    What names no other year in its sentence may well be when the number was counted.
    """
    for found in _which(days).finditer(text):
        sentence = text[slice(*document.passages.sentence(found.start()))]
        if {found["since"][-4:]} < {*_ANY_YEAR.findall(sentence)}:
            yield found.span("since")
