"""The mailboxes that pages name: those of bodies and roles that the partnership lists, and nobody's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.partnership import PARTNERSHIP

# As much of a word with an @ in it as an address of mail can be.
_MAILBOX = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+")


def check_mailboxes(extracts: Extracts, documents: Iterable[Document]) -> Iterator[Problem]:
    """List each mailbox in a page that is none of the partnership's contacts, whether it is a link or not."""
    try:
        known = {contact.email.lower() for contact in extracts.partnership.contacts if contact.email}
    except ProblemsFound:
        return  # what is wrong with the list is told once, with the data
    for document in (each for each in documents if "@" in each.text):
        for found in _MAILBOX.finditer(document.text):
            if found[0].lower() not in known:
                yield _unlisted(document, found, sorted(known))


def _unlisted(document: Document, found: re.Match[str], known: list[str]) -> Problem:
    line, column = document.position(found.start())
    message = "the page names a mailbox that is not on the list"
    expected = ", ".join(known) or "none, for the list is empty"
    remedy = f"name the body's own mailbox; a new one of a body or role goes to contacts in {PARTNERSHIP}"
    return Problem(document.path, line, column, message, found[0], expected, remedy)
