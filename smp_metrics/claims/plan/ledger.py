"""The plan ledger: every figure that the plan prints, beside the fact that recomputes it, with a computed verdict."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from smp_metrics.claims.agreement import agrees
from smp_metrics.claims.language.words import ClaimWordsError, Statement, parse
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Declaration, Extract, Extracts, Row
from smp_metrics.extracts.written.declarations import CORRECTIONS, Argued
from smp_metrics.extracts.written.entries import line_of
from smp_metrics.extracts.written.parts import ExplainedFigure
from smp_metrics.facts import Fact, FactError, Facts
from smp_metrics.files import read_text

LEDGER = "plan_figures"
COLUMNS = ("id", "paragraph", "place", "says", "printed", "fact", "missing", "part_of")


class Outcome(StrEnum):
    """How a printed figure compares with its fact.

    Rounding is half up. A figure that was cut off instead agrees by rounding, and needs a declaration as others do.
    """

    AGREES = "agrees"
    AGREES_BY_ROUNDING = "agrees by rounding"
    READ_OTHERWISE = "can be read otherwise"
    DIFFERS = "differs"
    CONTRADICTS_ITSELF = "contradicts itself"
    SLIP = "slip"
    NOT_RECOMPUTABLE = "not recomputable"


# What is said of a figure that disagrees, where its declaration calls no error.
NO_ERROR = {"question": Outcome.READ_OTHERWISE, "slip": Outcome.SLIP}
# A statement of several parts has the outcome of the worst.
WORST_FIRST = (
    Outcome.DIFFERS,
    Outcome.CONTRADICTS_ITSELF,
    Outcome.READ_OTHERWISE,
    Outcome.SLIP,
    Outcome.AGREES_BY_ROUNDING,
    Outcome.NOT_RECOMPUTABLE,
    Outcome.AGREES,
)


@dataclass(frozen=True)
class Figure:
    """One printed figure: its row of the ledger, its fact if any, the outcome, and the declaration that explains it.

    ``recomputed`` is what the fact gives, printed as the plan prints it; ``edition`` is the plan's.
    """

    row: Row
    fact: Fact | None
    outcome: Outcome
    recomputed: str
    declaration: Declaration | None
    edition: str = ""

    @property
    def place(self) -> tuple[str, int]:
        """Give the edition with the number of the paragraph."""
        return self.edition, int(str(self.row["paragraph"]))

    @property
    def id(self) -> str:
        """Give the figure's name."""
        return str(self.row["id"])

    @property
    def words(self) -> str:
        """Give what the plan prints: its own words, in quotes, where they are declared beside what they mean."""
        return f"“{self.explained.words}”" if self.explained and self.explained.words else str(self.row["printed"])

    @property
    def explained(self) -> ExplainedFigure | None:
        """Give what the declaration says of this figure."""
        figures = self.declaration.figures if self.declaration else ()
        return next((each for each in figures if each.id == self.id), None)


def figures(extracts: Extracts, facts: Facts) -> tuple[list[Figure], list[Problem]]:
    """Judge every figure of the ledger of each edition; give those that can be judged and all that is wrong."""
    judged: list[Figure] = []
    problems: list[Problem] = []
    for edition, ledger in extracts.editions.each(LEDGER):
        names = [column.name for column in extracts[ledger].columns]
        if missing := [name for name in COLUMNS if name not in names]:
            problems.append(_without(extracts[ledger], missing))
            continue
        found, wrong = _figures(extracts[ledger], edition, extracts, facts)
        judged += found
        problems += wrong
    return judged, problems


def _without(ledger: Extract, missing: list[str]) -> Problem:
    remedy = "add them to the contract and to the table; what is not known is blank"
    found, expected = ", ".join(missing), ", ".join(COLUMNS)
    return Problem(ledger.path, 1, 0, "the ledger lacks columns", found, expected, remedy)


def _figures(ledger: Extract, edition: str, extracts: Extracts, facts: Facts) -> tuple[list[Figure], list[Problem]]:
    explanations = _explanations(extracts, edition)
    judged: list[Figure] = []
    problems: list[Problem] = []
    for row in ledger.rows:
        address = extracts.editions.address(str(row["fact"] or ""), edition)
        outcome = _judge(ledger, row, facts, address, explanations.get(str(row["id"])))
        if not isinstance(outcome, Figure):
            problems += [outcome] if outcome else []
            continue
        judged.append(replace(outcome, edition=edition))
        problems += _unexplained(extracts, outcome, ledger.path)
    known = {str(row["id"]) for row in ledger.rows}
    problems += [_unknown(extracts, entry, name) for name, entry in explanations.items() if name not in known]
    return judged, problems


def tally(judged: Iterable[Figure]) -> dict[Outcome, int]:
    """Count the statements by outcome, in the order of the outcomes; one that no statement has is left out.

    A statement counts once, however many rows hold a part of it.
    """
    statements: dict[tuple[str, str], list[Outcome]] = {}
    for figure in judged:
        statements.setdefault((figure.edition, str(figure.row["part_of"] or figure.id)), []).append(figure.outcome)
    counts = Counter(min(outcomes, key=WORST_FIRST.index) for outcomes in statements.values())
    return {outcome: counts[outcome] for outcome in Outcome if counts[outcome]}


def _explanations(extracts: Extracts, edition: str) -> dict[str, Declaration]:
    declared = (entry for entry in extracts.declarations if entry.edition == edition)
    return {figure.id: entry for entry in declared for figure in entry.figures}


def _judge(
    ledger: Extract, row: Row, facts: Facts, address: str, declaration: Declaration | None
) -> Figure | Problem | None:
    if not address:
        outcome = _called(Outcome.CONTRADICTS_ITSELF, declaration) if declaration else Outcome.NOT_RECOMPUTABLE
        return Figure(row, None, outcome, "", declaration)
    try:
        fact = facts[address]
    except FactError as error:
        remedy = "mend the address, or say in missing what data would be needed"
        found = str(row["fact"])
        return Problem(ledger.path, row.line, 0, "the address leads to no fact", found, str(error), remedy, "fact")
    except ProblemsFound:
        return None  # what is wrong with the data is told once, with the data
    return _compare(ledger, row, fact, declaration)


def _compare(ledger: Extract, row: Row, fact: Fact, declaration: Declaration | None) -> Figure | Problem:
    printed = str(row["printed"])
    try:
        statement = parse(printed)
        verdict = agrees(statement, fact)
    except ClaimWordsError as error:
        remedy = "write it as a claim's text, such as fell by 4.5%"
        message = "the printed figure can't be read"
        return Problem(ledger.path, row.line, 0, message, printed, str(error), remedy, "printed")
    if verdict.ok:
        outcome = Outcome.AGREES
    else:
        outcome = _called(Outcome.AGREES_BY_ROUNDING if _cut_off(statement, fact) else Outcome.DIFFERS, declaration)
    return Figure(row, fact, outcome, verdict.expected, declaration)


def _called(outcome: Outcome, declaration: Declaration | None) -> Outcome:
    """Give what a figure that disagrees is called: nothing that can be right is called wrong."""
    return NO_ERROR.get(declaration.kind, outcome) if isinstance(declaration, Argued) else outcome


def _cut_off(statement: Statement, fact: Fact) -> bool:
    """Say whether the figure is the fact without its further decimals."""
    if statement.number is None or statement.approximation or isinstance(fact.value, str):
        return False
    scale = 10**statement.places
    sign = -1 if statement.direction == -1 else 1
    return sign * statement.number == Fraction(math.trunc(fact.value * scale), scale)


def _unexplained(extracts: Extracts, figure: Figure, path: str) -> list[Problem]:
    differs = figure.outcome not in (Outcome.AGREES, Outcome.NOT_RECOMPUTABLE)
    printed, line = str(figure.row["printed"]), figure.row.line
    entry, explained = figure.declaration, figure.explained
    if entry is None or explained is None:
        if not differs:
            return []
        formula = figure.fact.formula if figure.fact else ""
        expected = f"{figure.recomputed}, computed as {formula}"
        remedy = f"restore the mistyped figure or cell; if the plan prints it so, declare {figure.id} in {CORRECTIONS}"
        message = f"{figure.id} disagrees and nothing explains it"
        return [Problem(path, line, 0, message, printed, expected, remedy, "printed")]
    if explained.expect != printed:
        message = f"{entry.id}: the ledger does not print what it expects of {figure.id}"
        return [_stale(extracts, entry, message, printed, f"{explained.expect}, as in its expect")]
    if not differs:
        message = f"{entry.id}: the figure {figure.id} agrees with its fact, so nothing is to be explained"
        return [_stale(extracts, entry, message, printed, figure.recomputed)]
    if figure.fact and not _holds(explained.found, figure.fact):
        message = f"{entry.id}: what it says is right for {figure.id} no longer is"
        return [_stale(extracts, entry, message, explained.found, figure.fact.formula)]
    return []


def _holds(found: str, fact: Fact) -> bool:
    try:
        return agrees(parse(found), fact).ok
    except ClaimWordsError:
        return False


def _stale(extracts: Extracts, entry: Declaration, message: str, found: str, expected: str) -> Problem:
    line = line_of(read_text(extracts.root, entry.path), entry.id)
    remedy = "if an extract or the ledger was mistyped, restore it; else update or delete the entry"
    return Problem(entry.path, line, 0, message, found, expected, remedy)


def _unknown(extracts: Extracts, entry: Declaration, name: str) -> Problem:
    return _stale(extracts, entry, f"{entry.id}: the ledger has no figure called {name}", name, "an id of the ledger")
