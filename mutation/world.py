"""Everything that is checked, loaded once, and asked of each mistake whether it is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TypeVar, cast

from mutation.contracts import keeps
from mutation.spoiling import Spoiled, Spoiling
from smp_metrics.claims.checking import Judged, judge
from smp_metrics.claims.plan import same, wholes
from smp_metrics.claims.plan.ledger import LEDGER, Figure, _explanations, _judge, _unexplained
from smp_metrics.claims.plan.quoted import check_quoted
from smp_metrics.claims.plan.same import Same
from smp_metrics.claims.plan.stated import check_stated
from smp_metrics.claims.plan.wholes import Whole
from smp_metrics.claims.text.document import Claim
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.extracts.contracts import contract_of
from smp_metrics.extracts.written.entries import read_entries
from smp_metrics.facts import Fact, Facts
from smp_metrics.reconciliations import RECONCILIATIONS, run
from smp_metrics.site.written.sources import documents

T = TypeVar("T")
Outcome = set[tuple[object, ...]]
CONTRACT = "the contract"


class World:
    """The data and the words of a project, loaded and checked once."""

    def __init__(self, root: Path) -> None:
        self.extracts = Extracts(root)
        for name in self.extracts.names:
            self.extracts.printed(name)
        self._typed_twice = {LEDGER, *(name for name in self.extracts.names if self.extracts[name].stated)}
        self.documents = documents(root)
        self.claims = [claim for document in self.documents for claim in document.claims]
        self._known: dict[str, Fact] = {}
        self._read: dict[str, set[str]] = {}
        self._near: dict[tuple[str, tuple[tuple[int, int], ...]], object] = {}
        self._same, self._wholes = read_entries(root, Same)[0], read_entries(root, Whole)[0]
        addresses = {str(row["fact"]) for row in self.extracts[LEDGER].rows if row["fact"]}
        addresses |= {address for entry in self._same for address in entry.facts}
        addresses |= {address for entry in self._wholes for address in (*entry.parts, entry.whole) if address}
        for address in sorted(addresses | {claim.address for claim in self.claims}):
            self._known[address] = self._noting(address, partial(Facts(self.extracts).__getitem__, address))
        self._failing = {name: self._noting(name, partial(_outcome, self.extracts, name)) for name in RECONCILIATIONS}
        self._likely = {
            name: [*(each for each in RECONCILIATIONS if name in self._read[each]), CONTRACT]
            for name in self.extracts.names
        }
        self.facts = Facts(self.extracts)

    def _noting(self, key: str, compute: Callable[[], T]) -> T:
        """Compute something, and note which extracts it reads."""
        self.extracts.read.clear()
        result = compute()
        self._read[key] = set(self.extracts.read)
        return result

    def caught(self, spoiling: Spoiling) -> str | None:
        """Name the first kind of check that finds a mistake, the quick ones asked first; None when none does."""
        return next((kind for kind, found in self._checks(spoiling) if found), None)

    def _checks(self, spoiling: Spoiling) -> Iterator[tuple[str, bool]]:
        name, extracts = spoiling.extract, Spoiled(self.extracts, spoiling)
        yield "contract", bool(extracts.misread) or (spoiling.deep and _breaks_contract(extracts, name))
        yield "correction", bool(extracts.misfits)
        yield "ledger", name in self._typed_twice and bool(check_stated(extracts))
        yield from self._tables(spoiling, extracts)
        facts = Facts(extracts, {at: fact for at, fact in self._known.items() if name not in self._read[at]})
        yield "claim", any(not holds(claim, facts) for claim in self._bound(spoiling))
        yield "reconciliation", self._quantities_disagree(facts)
        yield "ledger", self._disagrees(name, extracts, facts) or (name == LEDGER and bool(check_quoted(extracts)))

    def _tables(self, spoiling: Spoiling, extracts: Extracts) -> Iterator[tuple[str, bool]]:
        """Ask the contract and the reconciliations; the one that found the last mistake goes first."""
        name = spoiling.extract
        likely = self._likely[name]
        for each in tuple(likely):
            if each == CONTRACT:
                found = not spoiling.deep and _breaks_contract(extracts, name)
            else:
                found = _outcome(extracts, each) != self._failing[each]
            if found:
                likely.remove(each)
                likely.insert(0, each)
            yield "contract" if each == CONTRACT else "reconciliation", found

    def _quantities_disagree(self, facts: Facts) -> bool:
        """Tell whether a quantity has two values, or a whole other parts than declared."""
        apart = (problem for entry in self._same for problem in same._wrong(entry, facts))
        amiss = (problem for entry in self._wholes for problem in wholes._wrong(entry, facts))
        return any(True for _ in chain(apart, amiss))

    def _disagrees(self, name: str, extracts: Extracts, facts: Facts) -> bool:
        """Tell whether the ledger has anything against the figures that stand on an extract, or were spoiled."""
        explanations = _explanations(extracts, extracts.editions.default)
        ledger = extracts[LEDGER]
        if name == LEDGER and explanations.keys() - {str(row["id"]) for row in ledger.rows}:
            return True
        for row in ledger.rows:
            if not self._concerned(row, name):
                continue
            figure = _judge(ledger, row, facts, str(row["fact"] or ""), explanations.get(str(row["id"])))
            if not isinstance(figure, Figure) or _unexplained(extracts, figure, ledger.path):
                return True
        return False

    def _concerned(self, row: Row, spoiled: str) -> bool:
        if spoiled == LEDGER and self._ledger.get(row["id"]) != row.values:
            return True
        return bool(row["fact"]) and spoiled in self._read[str(row["fact"])]

    @cached_property
    def _ledger(self) -> dict[object, dict[str, object]]:
        return {row["id"]: dict(row.values) for row in self.extracts[LEDGER].rows}

    def holds(self, claim: Claim) -> bool:
        """Tell whether a claim agrees with its fact, all data being right."""
        return holds(claim, self.facts)

    def said_near(self, path: str, spans: tuple[tuple[int, int], ...], say: Callable[[], T]) -> T:
        """Give what is said of some stretches of a page as they are, worked out once."""
        key = path, spans
        if key not in self._near:
            self._near[key] = say()
        return cast("T", self._near[key])

    def _bound(self, spoiling: Spoiling) -> Iterator[Claim]:
        """Give the claims that stand on a spoiled extract, those on its very row first."""
        yield from self._claims_on.get((spoiling.extract, spoiling.line), ())
        yield from (claim for claim in self.distinct if spoiling.extract in self._read[claim.address])

    @cached_property
    def _claims_on(self) -> dict[tuple[str, int], list[Claim]]:
        found: dict[tuple[str, int], list[Claim]] = {}
        for claim in self.distinct:
            for source in self._known[claim.address].sources:
                found.setdefault((source.extract, source.line), []).append(claim)
        return found

    @cached_property
    def distinct(self) -> list[Claim]:
        """List the claims, each text about each fact once."""
        return list({(claim.address, claim.text): claim for claim in self.claims}.values())


def holds(claim: Claim, facts: Facts) -> bool:
    """Tell whether a claim agrees with its fact."""
    judged = judge(claim, facts)
    return isinstance(judged, Judged) and judged.verdict.ok


def _outcome(extracts: Extracts, name: str) -> Outcome:
    return {(each.at, each.expected, each.found) for each in run(extracts, [name])}


def _breaks_contract(extracts: Extracts, name: str) -> bool:
    printed, corrected = extracts.printed(name), extracts[name]
    return _broken(printed) or (bool(corrected.corrections) and _broken(corrected))


def _broken(extract: Extract) -> bool:
    contract = contract_of(extract.name)
    return contract is not None and not keeps(contract, extract.columns, extract.rows)
