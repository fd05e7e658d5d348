"""The fenced blocks that put a chart or a table into a page: their kinds, keys and rules."""

from __future__ import annotations

import re

from smp_metrics.errors import SmpError
from smp_metrics.extracts.plain_yaml import PlainYamlError, load

BLOCK_KINDS = ("chart", "table")
REQUIRED = {"chart": ("id", "title", "subtitle", "alt"), "table": ("id", "title")}
OPTIONAL = {"chart": ("caveat",), "table": ("subtitle", "caveat")}
PROSE_KEYS = ("title", "subtitle", "alt", "caveat")
ALT_LIMIT = 220
TITLE_LIMIT = 15
LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
EXAMPLE = "```chart\nid: asb_by_cluster\ntitle: …\nsubtitle: …\nalt: …\n```"


class BlockError(SmpError):
    """A block that can't be shown; ``reasons`` lists every rule it breaks."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("; ".join(reasons))


def plain(text: str) -> str:
    """Give a block's words as read, without the addresses of its claims."""
    return LINK.sub(r"\1", text)


def parse_block(kind: str, source: str) -> dict[str, str]:
    """Read a block's keys; raise BlockError with every rule that it breaks."""
    try:
        data = load(source).value
    except PlainYamlError as error:
        said = f"line {error.line} of the block can't be read; quote a text that holds a colon or starts with a bracket"
        raise BlockError([f"{said} ({error})"]) from error
    if not isinstance(data, dict):
        raise BlockError([f"the block holds no keys; it should look like {EXAMPLE}"])
    block = {key: " ".join(value.split()) for key, value in data.items() if isinstance(value, str)}
    reasons = [f"{key} is no text; put it in quotes" for key, value in data.items() if not isinstance(value, str)]
    reasons += _broken_rules(kind, block)
    if reasons:
        raise BlockError(reasons)
    return block


def _broken_rules(kind: str, block: dict[str, str]) -> list[str]:
    known = REQUIRED[kind] + OPTIONAL[kind]
    reasons = [f"the block has no {key}" for key in REQUIRED[kind] if not block.get(key)]
    reasons += [f"{key} is not a key of a {kind}; the keys are {', '.join(known)}" for key in block if key not in known]
    alt, title = plain(block.get("alt", "")), plain(block.get("title", ""))
    if alt and alt == title:
        reasons.append("alt says the same as title; say what the picture shows")
    if len(alt) > ALT_LIMIT:
        reasons.append(f"alt has {len(alt)} characters; {ALT_LIMIT} are the most")
    if len(title.split()) > TITLE_LIMIT:
        reasons.append(f"title has {len(title.split())} words; {TITLE_LIMIT} are the most")
    return reasons
