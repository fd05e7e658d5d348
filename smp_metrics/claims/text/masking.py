"""What is no prose of a page, a script or a file of entries: blanked, so that every position is kept."""

from __future__ import annotations

import re

from smp_metrics.claims.text.blocks import BLOCK_KINDS, PROSE_KEYS
from smp_metrics.claims.text.fences import Fence, find_fences
from smp_metrics.claims.text.markup import blank, spaces

FRONT_MATTER = re.compile(r"\A---\n(?P<body>.*?)^---[ ]*$", re.MULTILINE | re.DOTALL)
PLAIN_KINDS = ("", "text", "txt", "plain", "plaintext")
# None of such a block is shown: it names a part of the ward pages, which smp_metrics/wards checks.
NAMING_KIND = "wards"
PERCENT_CELL = re.compile(r"^# %%(?P<kind>.*)\n(?P<body>(?:(?!# %%).*\n?)*)", re.MULTILINE)
DECLARED_PROSE = (
    "title",
    "description",
    "notes",
    "sensitive_reason",
    "where",
    "why",
    "says",
    "fairest",
    "fails",
    "otherwise",
    "question",
    "plan",
    "data",
    "message",
    "needed",
    "known",
)


def _keep(text: str, keys: tuple[str, ...]) -> str:
    """Blank a YAML mapping but for the values of some keys, wherever they wrap to."""
    kept = ""
    keeping = True  # what is no plain "key: value" is looked at
    for line in text.splitlines(keepends=True):
        match = re.match(r"""[ ]*(?:-[ ]+)?(?P<quote>["']?)(?P<key>[\w-]+)(?P=quote)[ ]*:(?=\s)""", line)
        if match:
            keeping = match["key"] in keys
            kept += spaces(line[: match.end()]) + (line[match.end() :] if keeping else spaces(line[match.end() :]))
        else:
            kept += line if keeping else spaces(line)
    return kept


def mask_front_matter(match: re.Match[str]) -> str:
    """Keep the words of front matter that are shown."""
    body = _keep(match["body"], ("title", "description"))
    return "   \n" + body + spaces(match[0][4 + len(body) :])


def mask_fences(text: str, *, code_is_read: bool) -> str:
    """Keep of each block what is shown in its place, or what is read as prose."""
    kept, last = [], 0
    for fence in find_fences(text):
        kept += [text[last : fence.start], _mask_fence(text, fence, code_is_read=code_is_read)]
        last = fence.stop
    return "".join([*kept, text[last:]])


def _mask_fence(text: str, fence: Fence, *, code_is_read: bool) -> str:
    # A block has an option such as a title, which is shown; a block of plain text is read as prose is, sample or not.
    is_block = fence.kind in BLOCK_KINDS
    start, stop = fence.body if is_block or fence.kind in PLAIN_KINDS else fence.options
    if code_is_read and not is_block and fence.kind != NAMING_KIND:
        start, stop = fence.options[0], fence.body[1]
    words = _keep(text[start:stop], PROSE_KEYS) if is_block else text[start:stop]
    return spaces(text[fence.start : start]) + words + spaces(text[stop : fence.stop])


def mask_cells(text: str) -> str:
    """Keep the Markdown cells of a percent script, with the comment signs blanked."""
    kept = ""
    last = 0
    for cell in PERCENT_CELL.finditer(text):
        body = cell["body"]
        prose = re.sub(r"^#[ ]?", lambda sign: " " * len(sign[0]), body, flags=re.MULTILINE)
        kept += spaces(text[last : cell.start("body")]) + (prose if "[markdown]" in cell["kind"] else spaces(body))
        last = cell.end()
    return kept + spaces(text[last:])


def mask_declarations(text: str) -> str:
    """Keep of entries, and of a description, what people read; no comment."""
    return _keep(re.sub(r"#[ ].*$", blank, text, flags=re.MULTILINE), DECLARED_PROSE)
