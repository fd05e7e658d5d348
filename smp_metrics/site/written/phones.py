"""The phone numbers that pages name: those of help lines, and of bodies and roles that the partnership lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from smp_metrics.claims.text.document import DIALLED, Document
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.partnership import PARTNERSHIP

# Lines for the whole country, which no partnership need list.
NATIONAL = frozenset({
    "101", "111", "112", "119", "159", "999", "116000", "116123", "18000", "18001101", "85258", "03001232040",
    "08001111", "0800555111", "08000121700", "08081689111", "08082000247", "08085002222", "08088084994",
})  # fmt: skip
# In these forms a number needs no fact: see smp_metrics/claims/text/exemptions.yml.
_WRITTEN = re.compile(
    r"(?<![\w£.,/+=-])(?P<phone>(?:\+44|0)(?:[ \n-]?\d){9,10})(?![\w%]|[.,/]\d|[ -]\d)"
    r"|\b(?i:text(?:ing)?|send [\w ]{1,40} to)\s+(?:[A-Z]+\s+to\s+)?(?P<text>[678]\d{4})"
    r"(?:\s+or\s+(?P<other>[678]\d{4}))?"
    r"|\*\*(?P<bold>[678]\d{4})\*\*|" + DIALLED.pattern.replace("<text>", "<said>")
)


def check_phones(extracts: Extracts, documents: Iterable[Document]) -> Iterator[Problem]:
    """List each phone number in a page that is none of a help line's nor of the partnership's contacts."""
    try:
        listed = [contact.phone for contact in extracts.partnership.contacts if contact.phone]
    except ProblemsFound:
        return  # what is wrong with the list is told once, with the data
    known = {*NATIONAL, *map(_digits, listed)}
    for document in documents:
        for found in _WRITTEN.finditer(document.text):
            for name, number in found.groupdict().items():
                if number and _digits(number) not in known:
                    yield _unlisted(document, found.start(name), number, listed)


def _digits(number: str) -> str:
    return re.sub(r"[^0-9]", "", number.replace("+44", "0", 1))


def _unlisted(document: Document, start: int, number: str, listed: list[str]) -> Problem:
    line, column = document.position(start)
    message = "the page names a phone number that is not on the list"
    expected = f"{', '.join(listed) or 'none of your own, for the list is empty'}; or a help line of the whole country"
    remedy = f'say whose it is under contacts in {PARTNERSHIP}: - of: the council, and below it phone: "{number}"'
    return Problem(document.path, line, column, message, number, expected, remedy)
