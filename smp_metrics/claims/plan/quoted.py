"""Compare what corrections quote with the ledger: a number in “…” is the plan's, and was typed twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from smp_metrics.claims.language.numerals import find_numerals
from smp_metrics.errors import Problem
from smp_metrics.extracts import Column, Correction, Declaration, Extract, Extracts, Row
from smp_metrics.extracts.written.entries import lines_of
from smp_metrics.files import read_text

LEDGER = "plan_figures"
TEXTS = ("title", "where", "says", "fairest", "fails", "otherwise", "message", "needed", "ask", "row", "repairs")
_QUOTE = re.compile("“([^“”]*)”")
POUNDS, PER_CENT = ("£", "pounds"), ("%", "per cent")
_FIGURE = re.compile(r"-?£?[0-9][0-9,]*(?:\.[0-9]+)?%?")
_PARAGRAPHS = re.compile(r"[Pp]aragraphs?((?:,? (?:and |to |against )?[0-9]+)+)")

Numbers = Mapping[int, set[str]]


def check_quoted(extracts: Extracts) -> list[Problem]:
    """List each number that an entry quotes and the plan prints neither in its paragraphs nor in a cell of theirs."""
    told = (_check(extracts, edition, extracts[ledger]) for edition, ledger in extracts.editions.each(LEDGER))
    return [problem for problems in told for problem in problems]


def _check(extracts: Extracts, edition: str, ledger: Extract) -> list[Problem]:
    printed: dict[int, set[str]] = defaultdict(set)
    for row in ledger.rows:
        printed[int(str(row["paragraph"]))] |= _numbers(str(row["printed"]))
    declared = (entry for entry in extracts.declarations if entry.edition == edition)
    return [problem for entry in declared for problem in _misquoted(extracts, entry, printed)]


def _misquoted(extracts: Extracts, entry: Declaration, printed: Numbers) -> Iterable[Problem]:
    texts = {name: str(getattr(entry, name, "")) for name in TEXTS}
    paragraphs = sorted({entry.paragraph, *_paragraphs("\n".join(texts.values()))})
    cells = entry.cells if isinstance(entry, Correction) else ()
    mended = (number for cell in cells for number in _numbers(str(cell.expect)))
    known = set(mended).union(*(printed.get(paragraph, set()) for paragraph in paragraphs))
    quotes = [(name, quote) for name, text in texts.items() for quote in _QUOTE.findall(text)]
    for key, quote in [*quotes, *(("figures", figure.words) for figure in entry.figures)]:
        unknown = _numbers(quote) - known
        # Tables are long, and few entries quote a cell of theirs.
        unknown = unknown and unknown - _in_tables(extracts, entry, paragraphs)
        if unknown:
            yield _problem(
                extracts, entry, f"{key}: the plan is not known to print {_listed(unknown)}", quote, paragraphs
            )


def _in_tables(extracts: Extracts, entry: Declaration, paragraphs: Iterable[int]) -> set[str]:
    """List the numbers in the tables that an entry is about, as printed: with their unit, and without it.

    These are the one that it mends, or else all of its paragraphs.
    """
    of_plan = (extracts.printed(name) for name in extracts.names if extracts.editions.split(name)[1] == entry.edition)
    tables = [table for table in of_plan if not set(paragraphs).isdisjoint(table.sidecar["paragraphs"])]
    own = [table for table in tables if table.name == getattr(entry, "extract", None)]
    tables = own or tables
    return {text for table in tables for column in table.columns for row in table.rows for text in _ways(column, row)}


def _ways(column: Column, row: Row) -> tuple[str, ...]:
    """Give how a cell may be printed; what no source prints, such as the number of a paragraph, is an attribute."""
    if column.type == "text" or column.role == "attribute":
        return ()
    number, unit = str(row[column.name]), str(row["unit"]) if column.quantities else column.unit
    return number, f"{'£' if unit in POUNDS else ''}{number}{'%' if unit in PER_CENT else ''}"


def _listed(numbers: Iterable[str]) -> str:
    return " and ".join(sorted(numbers))


def _paragraphs(text: str) -> Iterable[int]:
    """List the paragraphs that a text names, for what it quotes may stand in any of them."""
    return (int(number) for named in _PARAGRAPHS.findall(text) for number in re.findall("[0-9]+", named))


def _numbers(text: str) -> set[str]:
    """List the numbers of a text with their signs and units, those in words by their words."""
    figures = {figure.replace(",", "") for figure in _FIGURE.findall(text)}
    return figures | {numeral.typed.lower() for numeral in find_numerals(text) if numeral.form != "figures"}


def _problem(extracts: Extracts, entry: Declaration, message: str, quote: str, paragraphs: list[int]) -> Problem:
    line = lines_of(read_text(extracts.root, entry.path), entry.id)[0]
    where = ", ".join(map(str, paragraphs))
    printed = f"numbers that its ledger (data/plan_figures.csv) or a table prints in paragraph {where}"
    expected = f"{printed}, or a cell that an entry mends"
    remedy = "compare both with the plan, and mend the one that was mistyped"
    return Problem(entry.path, line, 0, f"{entry.id}: {message}", f"“{quote}”", expected, remedy)
