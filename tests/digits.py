"""Change one digit of one number in the data, and ask every check whether it finds the change.

A change is put into extracts that are already loaded, so that thousands can be tried. What a file with the same
change would say is proved on a sample by the tests that use this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from smp_metrics.claims.checking import Judged, judge
from smp_metrics.claims.document import Claim
from smp_metrics.claims.ledger import LEDGER, Figure, _explanations, _judge, _unexplained
from smp_metrics.claims.stated import STATED, SURVEYS, check_stated
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.extracts.cells import FORMS
from smp_metrics.extracts.contracts import contract_of
from smp_metrics.extracts.corrections import apply_corrections
from smp_metrics.extracts.extract import ColumnType
from smp_metrics.extracts.rules import check_rows
from smp_metrics.facts import Fact, Facts
from smp_metrics.reconciliations import RECONCILIATIONS, run
from smp_metrics.site.sources import documents

T = TypeVar("T")


@dataclass(frozen=True)
class Slip:
    """One digit mistyped: the cell's row and column, and its text before and after."""

    extract: str
    index: int
    column: str
    type: ColumnType
    label: str
    line: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"data/{self.extract}.csv:{self.line} {self.label}: {self.before} typed as {self.after}"


def typed_wrong(text: str) -> Iterator[str]:
    """Give a text with each of its digits changed into every other."""
    for place, sign in enumerate(text):
        if sign.isdigit():
            yield from (f"{text[:place]}{digit}{text[place + 1 :]}" for digit in "0123456789" if digit != sign)


class World:
    """The data and the words of a project, loaded and checked once."""

    def __init__(self, root: Path) -> None:
        self.extracts = Extracts(root)
        for name in self.extracts.names:
            self.extracts.printed(name)
        self.claims = [claim for document in documents(root) for claim in document.claims]
        self._facts: dict[str, Fact] = {}
        self._read: dict[str, set[str]] = {}
        addresses = {str(row["fact"]) for row in self.extracts[LEDGER].rows if row["fact"]}
        for address in sorted(addresses | {claim.address for claim in self.claims}):
            self._facts[address] = self._noting(address, partial(Facts(self.extracts).__getitem__, address))
        self._failing = {name: self._noting(name, partial(run, self.extracts, [name])) for name in RECONCILIATIONS}
        self._likely = {name: list(RECONCILIATIONS) for name in self.extracts.names}

    def _noting(self, key: str, compute: Callable[[], T]) -> T:
        """Compute something, and note which extracts it reads."""
        self.extracts.read.clear()
        result = compute()
        self._read[key] = set(self.extracts.read)
        return result

    def slips(self, name: str) -> Iterator[Slip]:
        """Give every way to mistype one digit of a measure of an extract."""
        extract = self.extracts.printed(name)
        columns = [column for column in extract.columns if column.role == "measure" and column.type != "text"]
        for index, row in enumerate(extract.rows):
            label = ", ".join(str(row[key]) for key in extract.key)
            for column in columns:
                before = "" if row[column.name] is None else str(row[column.name])
                for after in typed_wrong(before):
                    yield Slip(name, index, column.name, column.type, label, row.line, before, after)

    def caught(self, slip: Slip) -> str | None:
        """Name the first kind of check that finds a slip; None when none does."""
        return next((kind for kind, found in self._checks(slip) if found), None)

    def _checks(self, slip: Slip) -> Iterator[tuple[str, bool]]:
        """Ask one kind of check after the other, the quick ones first."""
        yield "reading", not FORMS[slip.type].fullmatch(slip.after)
        extracts = Mistyped(self.extracts, slip)
        yield "correction", bool(extracts.problems)
        yield "reconciliation", self._fails(slip.extract, extracts)
        yield "second typing", slip.extract in (STATED, SURVEYS) and bool(check_stated(extracts))
        facts = Facts(extracts)
        facts._known = {at: fact for at, fact in self._facts.items() if slip.extract not in self._read[at]}
        yield "words", any(not _holds(claim, facts) for claim in self._bound(slip))
        yield "ledger", self._disagrees(slip.extract, extracts, facts)
        yield "contract", _breaks_contract(extracts.printed(slip.extract))

    def _fails(self, name: str, extracts: Extracts) -> bool:
        """Tell whether a reconciliation comes to something else than it does; the one that did last time goes first."""
        likely = self._likely[name]
        for each in likely:
            if name in self._read[each] and run(extracts, [each]) != self._failing[each]:
                likely.remove(each)
                likely.insert(0, each)
                return True
        return False

    def _disagrees(self, name: str, extracts: Extracts, facts: Facts) -> bool:
        """Tell whether the ledger has anything against the figures that stand on an extract."""
        explanations = _explanations(extracts)
        for row in extracts[LEDGER].rows:
            if row["fact"] and name in self._read[str(row["fact"])]:
                declaration, found = explanations.get(str(row["id"]), (None, ""))
                figure = _judge(row, facts, declaration)
                if not isinstance(figure, Figure) or _unexplained(extracts, figure, found):
                    return True
        return False

    def _bound(self, slip: Slip) -> list[Claim]:
        """List the claims that stand on a slip's extract, those on its very row first."""
        claims = [claim for claim in self._distinct if slip.extract in self._read[claim.address]]
        return sorted(claims, key=lambda claim: (slip.extract, slip.line) not in self._rows[claim.address])

    @cached_property
    def _rows(self) -> dict[str, set[tuple[str, int]]]:
        return {
            address: {(source.extract, source.line) for source in fact.sources} for address, fact in self._facts.items()
        }

    @cached_property
    def _distinct(self) -> list[Claim]:
        return list({(claim.address, claim.text): claim for claim in self.claims}.values())


def _breaks_contract(extract: Extract) -> bool:
    contract = contract_of(extract.name)
    return contract is not None and bool(check_rows(extract.path, contract, extract.columns, extract.rows))


def _holds(claim: Claim, facts: Facts) -> bool:
    judged = judge(claim, facts)
    return isinstance(judged, Judged) and judged.verdict.ok


class Mistyped(Extracts):
    """The extracts of a project, but for one slip; ``problems`` are those of its corrections."""

    def __init__(self, whole: Extracts, slip: Slip) -> None:
        super().__init__(whole.root)
        self.__dict__.update(names=whole.names, _declared=whole._declared)
        printed = _mistype(whole.printed(slip.extract), slip)
        mine = tuple(entry for entry in whole.corrections if entry.extract == slip.extract)
        rows, self.problems = apply_corrections(whole.root, printed.columns, printed.rows, mine)
        self._printed = {**whole._printed, slip.extract: printed}
        self._corrected = {**whole._corrected, slip.extract: replace(printed, rows=rows, corrections=mine)}


def _mistype(extract: Extract, slip: Slip) -> Extract:
    rows = list(extract.rows)
    row = rows[slip.index]
    value = Decimal(slip.after) if isinstance(row[slip.column], Decimal) else int(slip.after)
    rows[slip.index] = Row(row.line, {**row.values, slip.column: value})
    return replace(extract, rows=tuple(rows))
