"""Compare what corrections quote with the ledger: a number in “…” is the plan's, and was typed twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from smp_metrics.claims.language.numerals import find_numerals
from smp_metrics.errors import Problem
from smp_metrics.extracts import Declaration, Extract, Extracts
from smp_metrics.extracts.written.entries import lines_of
from smp_metrics.files import read_text

LEDGER = "plan_figures"
TEXTS = ("title", "where", "says", "fairest", "fails", "otherwise", "message", "needed", "ask", "row", "repairs")
_QUOTE = re.compile("“([^“”]*)”")
_FIGURE = re.compile(r"-?£?[0-9][0-9,]*(?:\.[0-9]+)?%?")
_PARAGRAPHS = re.compile(r"[Pp]aragraphs?((?:,? (?:and |to |against )?[0-9]+)+)")

Numbers = Mapping[int, set[str]]


def check_quoted(extracts: Extracts) -> list[Problem]:
    """List each number that an entry quotes and the plan prints neither in its paragraphs nor in a declared cell."""
    told = (_check(extracts, edition, extracts[ledger]) for edition, ledger in extracts.editions.each(LEDGER))
    return [problem for problems in told for problem in problems]


def _check(extracts: Extracts, edition: str, ledger: Extract) -> list[Problem]:
    printed: dict[int, set[str]] = defaultdict(set)
    for row in ledger.rows:
        printed[int(str(row["paragraph"]))] |= _numbers(str(row["printed"]))
    mended = (cell.expect for entry in extracts.corrections if entry.edition == edition for cell in entry.cells)
    cells = {number for expect in mended for number in _numbers(str(expect))}
    declared = (entry for entry in extracts.declarations if entry.edition == edition)
    return [problem for entry in declared for problem in _misquoted(extracts, entry, printed, cells)]


def _misquoted(extracts: Extracts, entry: Declaration, printed: Numbers, cells: set[str]) -> Iterable[Problem]:
    text = "\n".join(str(getattr(entry, name, "")) for name in TEXTS)
    paragraphs = sorted({entry.paragraph, *_paragraphs(text)})
    known = cells.union(*(printed.get(paragraph, set()) for paragraph in paragraphs))
    for quote in [*_QUOTE.findall(text), *(figure.words for figure in entry.figures)]:
        if _numbers(quote) - known:
            yield _problem(extracts, entry, quote, paragraphs)


def _paragraphs(text: str) -> Iterable[int]:
    """List the paragraphs that a text names, for what it quotes may stand in any of them."""
    return (int(number) for named in _PARAGRAPHS.findall(text) for number in re.findall("[0-9]+", named))


def _numbers(text: str) -> set[str]:
    """List the numbers of a text with their signs and units, those in words by their words."""
    figures = {figure.replace(",", "") for figure in _FIGURE.findall(text)}
    return figures | {numeral.typed.lower() for numeral in find_numerals(text) if numeral.form != "figures"}


def _problem(extracts: Extracts, entry: Declaration, quote: str, paragraphs: list[int]) -> Problem:
    line = lines_of(read_text(extracts.root, entry.path), entry.id)[0]
    where = ", ".join(map(str, paragraphs))
    expected = (
        f"numbers that its ledger (data/plan_figures.csv) prints in paragraph {where}, or a cell that an entry mends"
    )
    remedy = "compare both with the plan, and mend the one that was mistyped"
    return Problem(
        entry.path, line, 0, f"{entry.id}: the plan is not known to print this", f"“{quote}”", expected, remedy
    )
