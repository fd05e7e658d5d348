"""Mistakes that leave every number right and put it in the wrong place: rows and columns lost, doubled, exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from mutation.cells import label
from mutation.spoiling import Cell, Spoiling, text_of
from smp_metrics.claims.language.words import ClaimWordsError, parse
from smp_metrics.claims.plan.ledger import LEDGER
from smp_metrics.extracts import Extract

# The ledger is no data of the plan but a list of what it prints, so it is counted apart.
EXCHANGED_IN_LEDGER = "printed figures exchanged in the ledger"


def spoiled_tables(extract: Extract) -> Iterator[Spoiling]:
    """Give every mistake in the rows and columns of an extract."""
    yield from _dropped_and_doubled(extract)
    yield from _exchanged_rows(extract)
    yield from _exchanged_columns(extract)
    yield from _shifted_columns(extract)


def _dropped_and_doubled(extract: Extract) -> Iterator[Spoiling]:
    every = tuple(range(len(extract.rows)))
    for index, row in enumerate(extract.rows):
        told = label(extract, row)
        left, doubled = every[:index] + every[index + 1 :], every[: index + 1] + every[index:]
        yield Spoiling("rows dropped", extract.name, f"{told}: dropped", rows=left, line=row.line)
        yield Spoiling("rows doubled", extract.name, f"{told}: doubled", rows=doubled, line=row.line)


def _exchanged_rows(extract: Extract) -> Iterator[Spoiling]:
    """Exchange what two neighbours measure: the next row, and the next one of the same year."""
    moved = _moved(extract)
    for index, other in _neighbours(extract):
        one, two = extract.rows[index], extract.rows[other]
        cells = {(index, name): text_of(two, name) for name in moved}
        cells |= {(other, name): text_of(one, name) for name in moved}
        if not all(_alike(text_of(one, name), text_of(two, name)) for name in moved):
            what = f"{label(extract, one)}: exchanged with {label(extract, two)}"
            group = EXCHANGED_IN_LEDGER if extract.name == LEDGER else "rows exchanged"
            yield Spoiling(group, extract.name, what, cells, line=one.line)


def _alike(one: str, two: str) -> bool:
    """Tell whether two texts say the same, as "fell" and "reduction" do: to exchange them is no mistake."""
    try:
        said, other = (parse(text) for text in (one, two))
    except ClaimWordsError:
        return one == two
    typed = [each.numeral and each.numeral.typed for each in (said, other)]
    plain = [replace(each, text="", direction_word="", claimed=(0, 0), numeral=None) for each in (said, other)]
    return (typed[0], plain[0]) == (typed[1], plain[1])


def _moved(extract: Extract) -> list[str]:
    """Name the columns that hold what rows measure, or where nothing is measured, what they say of their key."""
    measured = [column.name for column in extract.columns if column.role == "measure" or column.name == "printed"]
    return measured or [column.name for column in extract.columns if column.role != "key"]


def _neighbours(extract: Extract) -> list[tuple[int, int]]:
    pairs = {(index, index + 1) for index in range(len(extract.rows) - 1)}
    last: dict[object, int] = {}
    for index, row in enumerate(extract.rows):
        year = row[extract.period] if extract.period else None
        pairs |= {(last[year], index)} if year in last else set()
        last[year] = index
    return sorted(pairs)


def _exchanged_columns(extract: Extract) -> Iterator[Spoiling]:
    for one, two in combinations([column.name for column in extract.columns], 2):
        cells: dict[Cell, str] = {}
        for index, row in enumerate(extract.rows):
            cells |= {(index, one): text_of(row, two), (index, two): text_of(row, one)}
        yield Spoiling("columns exchanged", extract.name, f"{one} exchanged with {two}", cells)


def _shifted_columns(extract: Extract) -> Iterator[Spoiling]:
    """Shift a column down by a row, its last cell to the top, where a blank would be found at once."""
    for column in extract.columns:
        texts = [text_of(row, column.name) for row in extract.rows]
        shifted = texts[-1:] + texts[:-1]
        if shifted != texts:
            cells = {(index, column.name): text for index, text in enumerate(shifted)}
            yield Spoiling("columns shifted down", extract.name, f"{column.name} shifted down", cells)
