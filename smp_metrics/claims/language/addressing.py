"""How a sentence turns to its readers, or names those who live somewhere, before it says what is so."""

from __future__ import annotations

import re

from smp_metrics.claims.language.lexicon import DIRECTIONS, one_of

# What is news has changed.
_CHANGED = rf"(?=[^.;!?|]{{0,400}}?\b(?:than|{one_of(DIRECTIONS)})\b)"
# How a page turns to its readers.
_OPENING = re.compile(
    r"\A[\s*_>]{0,99}(?:(?:(?:for|in|to|dear|hello|our|all|the|a|one|some|here|is|are|of|at|and|new|more|your|put)\s+){0,3}"
    r"(?:(?:key|main|plain|quick|short|important|big|simple|old|useful)\s+)?"
    r"(?:findings?|points?|messages?|summary|brief|words|english|neighbours?|residents|friends|colleagues|members|readers|note|"
    r"reminder|facts?|update|glance|record|news|simply|plainly|all|everyone|know|figures?|numbers?|headline|answer|story))[:,\u2013]",
    re.IGNORECASE,
)
# How one speaks to a meeting, or of what one tells, before it is told.
_SPEAKING = re.compile(
    r"\A[\s*_>'\u2019s]{0,99}(?:(?:please\s+)?(?:(?:members|councillors|colleagues|readers|residents|partners|neighbours|(?:the\s+)?(?:board|committee|panel|meeting|council|cabinet))\s+"
    r"(?:(?:are|is|will\s+be)\s+(?:asked|invited|reminded|pleased|recommended)\s+to|may|might|will|should|can)\s+(?:(?:want|wish|like)\s+to\s+)?)?"
    r"(?:note|know|see|hear|be\s+aware|consider|remember|recall|bear\s+in\s+mind)\s+(?:that|why|how)\b"
    r"|(?:as\s+(?:the|a|your|one\s+of\s+the)\s+(?:ward\s+)?(?:councillors?|member|chair|resident)(?:\s+(?:for|of)\b|,)?)"
    rf"|(?:some\s+)?(?:good|bad|better|worrying|welcome|sad)\s+news\s+(?:for|from|in)\b{_CHANGED}|never\s+add\s+(?:up\s+)?(?:these|those|the)\b)"
    # Behind a name "I" is read as a Roman number.
    r"|\b(?:(?:I|we)\s+)?(?:am|are)\s+(?:glad|pleased|happy|proud|sorry|sad|able)\s+to\s+(?:report|say|tell\s+you|see|note)\s+that\b",
    re.IGNORECASE,
)
# What the number of an answer is.
_ASKING = re.compile(r"\A[\s*_>]{0,99}+how\s+(?:many|much)\b", re.IGNORECASE)
# Those who live somewhere see what is recorded there.
_LIVED_THERE = re.compile(
    r"\b(?:[Rr]esidents|[Hh]ouseholders|[Nn]eighbours)\s+(?:of|in)\b"
    r"(?=[^.;:!?|]{0,60}?\b(?:saw|had|faced|experienced|endured|lived)\b)"
)


def without_address(text: str) -> str:
    """Leave out of a sentence whom it turns to and who lives where it is about."""
    text = _SPEAKING.sub(lambda found: " " * len(found[0]), text)
    return _LIVED_THERE.sub(" ", _ASKING.sub(" ", _OPENING.sub(" ", text, count=1)))
