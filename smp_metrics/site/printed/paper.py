"""Look a PDF over: it has its headings as an outline, tags for those who hear it, and every claim of its pages."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from smp_metrics.errors import Problem

SPACE = re.compile(r"\s+")
REMEDY = "compare it with its pages in a browser; see smp_metrics/site/printed/pdf.py"


def judge_paper(name: str, pdf: bytes, html: str) -> Iterator[Problem]:
    """List what the document ``html`` has and its PDF lacks."""
    from pypdf import PdfReader  # noqa: PLC0415 - only what is printed anew is read

    reader, tree = PdfReader(io.BytesIO(pdf)), LexborHTMLParser(html)
    root: Any = reader.trailer["/Root"]
    if not root.get("/MarkInfo", {}).get("/Marked") or "/StructTreeRoot" not in root:
        yield _problem(name, "the PDF has no tags", "", "")
    headings = [_close(node.text()) for node in tree.css("h1, h2, h3")]
    entries = [_close(entry) for entry in _titles(reader.outline)]
    if headings != entries:
        yield _problem(name, "the outline is not that of the headings", f"{len(entries)} entries", f"{len(headings)}")
    text = _close("".join(page.extract_text() for page in reader.pages))
    claims = Counter(_close(node.text()) for node in tree.css("data.smp-claim"))
    for claim, times in claims.items():
        if text.count(claim) < times:
            yield _problem(name, "the PDF does not show every claim", f"{text.count(claim)} of {claim}", f"{times}")


def _titles(outline: Any) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(entry.title)


def _close(text: str) -> str:
    """Give a text without spaces: where lines and columns break is the paper's affair."""
    return SPACE.sub("", text)


def _problem(name: str, message: str, found: str, expected: str) -> Problem:
    return Problem(f"site/pdf/{name}.pdf", 0, 0, message, found, expected, REMEDY)
