"""Markup: what of a page's source a reader never sees, blanked sign by sign so that every position stays.

Where a reader might see it after all, as with the title of a link or the alt of an image, it is left standing.
"""

from __future__ import annotations

import re

_MARKUP = (
    re.compile(
        r"(?<=\])(?<!\\\])\([^()\s]*(?=\)|[ ]+(?:\"[^\"\n]*\"|'[^'\n]*')\))"
    ),  # where a link leads, but not its title
    re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ ]*\S+(?=[ ]*$|[ ]+[\"'(])", re.MULTILINE),  # a link's definition
    # an attribute list, but none of what a reader would see of it
    re.compile(
        r"\{:?[ ]*(?:(?:[#.][a-zA-Z][\w-]*|(?:width|height|loading|class|id|rel|align)=(?:\"[^\"\n]*\"|[\w-]+))[ ]*)+\}"
    ),
    re.compile(r"\[\^[\w-]+\]"),  # the mark of a footnote
    re.compile(r"\bhttps?://[^\s0-9]+"),  # an address, whose words say nothing, but whose figures are seen
)
_ITEM = re.compile(r"^[ ]*(?:[-*+]|[0-9]{1,2}\.)[ ]", re.MULTILINE)
_NUMBER = re.compile(r"^[ ]*[0-9]{1,2}\.(?=[ ])")
_BRACKETED = re.compile(r"^[ ]{0,3}([0-9]{1,2})\)(?=[ ])")
TAG = re.compile(r"<[a-zA-Z/][^<>]*>")
# What a tag shows beside its text, where a reader can see, hear or hover it.
_SHOWN = re.compile(
    r"""\s(?:alt|title|aria-\w+|placeholder|label|summary|value|start|content)=("[^"]*"|'[^']*'|[^\s>"']+)""",
    re.IGNORECASE,
)


def without_markup(text: str) -> str:
    """Blank a text's markup."""
    text = TAG.sub(_tag, text)
    for pattern in _MARKUP:
        text = pattern.sub(blank, text)
    return text


def without_list_numbers(text: str) -> str:
    """Blank the numbers of ordered lists, but not a number that a wrapped line of a paragraph starts with.

    Numbers with a bracket are those of a list where they go on from one.
    """
    lines, listed, fresh, last = [], False, True, 0
    for line in text.split("\n"):
        listed = bool(_ITEM.match(line)) if fresh else listed
        fresh = not line.strip() or line.startswith("#")
        bracketed = _BRACKETED.match(line)
        last = int(bracketed[1]) if bracketed and int(bracketed[1]) == last + 1 else last if line.startswith(" ") else 0
        counted = _BRACKETED if bracketed and last else _NUMBER if listed else None
        lines.append(counted.sub(blank, line) if counted else line)
    return "\n".join(lines)


def blank(match: re.Match[str]) -> str:
    """Put a space for each sign of a match, but keep its lines."""
    return spaces(match[0])


def spaces(text: str) -> str:
    """Put a space for each sign of a text, but keep its lines."""
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _tag(tag: re.Match[str]) -> str:
    kept, last = "", 0
    for shown in _SHOWN.finditer(tag[0]):
        kept += spaces(tag[0][last : shown.start(1)]) + shown[1]
        last = shown.end()
    return kept + spaces(tag[0][last:])
