"""Gather what must hold: from reconciliations, the ledger, wholes and same quantities, each declared where it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from smp_metrics.claims.allowed import allowed
from smp_metrics.claims.language.words import ClaimWordsError, parse
from smp_metrics.claims.plan.same import Same
from smp_metrics.claims.plan.wholes import Whole
from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.extracts.written.entries import read_entries
from smp_metrics.facts import Fact, FactError, Facts, parse_address
from smp_metrics.facts.measuring.bounds import LEVEL, Bounds
from smp_metrics.facts.measuring.options import OPTIONS
from smp_metrics.facts.measuring.traced import ONE, Form, Traced, combined, formula_of
from smp_metrics.facts.printing import decimals
from smp_metrics.reconciliations import OF_OPEN_CELLS, RATES, relations
from smp_metrics.reconciliations.relation import Relation
from smp_metrics.repair.reading import TracedExtracts, name_of
from smp_metrics.repair.system import Cell, Constraint, Spot, System

LEDGER = "plan_figures"
AT_MOST_NOTHING = Bounds(high=Fraction())


def gather(plain: Extracts) -> System:
    """Give the whole system of a project: every printed number about which the plan prints another."""
    extracts = TracedExtracts(plain)
    facts = Facts(extracts)
    ledger = Ledger(extracts, facts)
    found = [
        *map(_related, relations(extracts.__getitem__)),
        *_rates(extracts),
        *ledger.constraints(),
        *_same(facts),
        *(whole_of(entry, facts) for entry in read_entries(plain.root, Whole)[0]),
    ]
    cells = {**extracts.cells, **ledger.cells}
    constraints = tuple(_once((each for each in found if each is not None and each.inputs), cells))
    system = System(cells, constraints)
    return system.only(constraints)


def _related(relation: Relation) -> Constraint:
    where = f"{relation.name}, {', '.join(f'{name} {value}' for name, value in relation.at)}"
    expected, found = (formula_of(number)[0] or {} for number in (relation.expected, relation.found))
    if relation.worked_out and not relation.some:
        result, parts = (expected, found) if relation.worked_out == "expected" else (found, expected)
        return Constraint(where, relation.sentence, parts, result=next(iter(result)))
    bounds = AT_MOST_NOTHING if relation.at_most or relation.some else LEVEL
    return Constraint(where, relation.sentence, combined(found, expected, Fraction(-1)), bounds=bounds)


def _rates(extracts: Extracts) -> Iterator[Constraint]:
    """Each printed rate is its count over residents, whatever the residents are as far as they are known."""
    for rates, (counts, _) in RATES.items():
        place, time = str(extracts[rates].geography), str(extracts[rates].period)
        people_of = _residents_of(extracts, rates)
        residents = {str(row[place]): row for row in extracts[people_of].rows}
        of = {(row[place], row[time]): row for row in extracts[counts].rows}
        for row in extracts[rates].rows:
            count = name_of(counts, of[row[place], row[time]].line, _measure(extracts[counts]))
            people = name_of(people_of, residents[str(row[place])].line, _measure(extracts[people_of]))
            sentence = "the crimes among the residents do not give the printed rate"
            yield Constraint(
                f"rate of {row[place]}, {row[time]}", sentence, {count: Fraction(1000)}, {people: Fraction(1)},
                name_of(rates, row.line, _measure(extracts[rates])),
            )  # fmt: skip


def _measure(extract: Extract) -> str:
    """Name the column of a table that holds its numbers."""
    return next(column.name for column in extract.columns if column.role == "measure")


def _residents_of(extracts: Extracts, rates: str) -> str:
    """Name the extract of the people among whom the rates of an extract are."""
    own = extracts.partnership.geography_of(extracts[rates])
    return (own.residents if own else None) or f"{rates}: its residents"


class Ledger:
    """The figures of the ledger whose facts are sums of printed numbers, or quotients of such."""

    def __init__(self, extracts: TracedExtracts, facts: Facts) -> None:
        self.cells: dict[str, Cell] = {}
        self._extracts, self._facts = extracts, facts
        groups = read_entries(extracts.root, Same)[0]
        self._elsewhere = {address for group in groups if group.differs for address in group.facts}

    def constraints(self) -> Iterator[Constraint | None]:
        """Turn each row into what it asks."""
        for row in self._extracts.printed(LEDGER).rows if LEDGER in self._extracts else ():
            # A figure that is declared to be counted in another way says nothing about these cells.
            address = str(row["fact"] or OF_OPEN_CELLS.get(str(row["id"]), ""))
            yield self.asked(row, address) if address and address not in self._elsewhere else None

    def asked(self, row: Row, address: str) -> Constraint | None:
        """Turn a row into what it asks of the cells at an address; None where that is no sum or quotient of them."""
        fact = fact_at(self._facts, address)
        made = fact and formula(fact)
        if not fact or not made:
            return None
        try:
            statement = parse(str(row["printed"]))
        except ClaimWordsError:
            return None
        allows = allowed(statement, fact.kind)
        if allows is None or statement.number is None or statement.approximation:
            return None  # words are no printed number
        top, bottom = made
        name = f"{LEDGER}:{row['id']}"
        value = _signed(statement.number, allows)
        where = f"Paragraph {row['paragraph']}, {row['place']}: {row['says']}"
        self.cells[name] = Cell(
            name, where, str(row["printed"]), value, allows, statement.places, self._spot(row, address)
        )
        return Constraint(str(row["id"]), str(row["says"]), top, bottom, name)

    def _spot(self, row: Row, typed: str) -> Spot | None:
        """Say where a derived cell stands: its row is what its address filters by, its column the rest of it."""
        address = parse_address(typed)
        place = str(row["place"])
        if not place.startswith("table") or address.name:
            return None
        period = self._extracts[address.extract].period
        filters = [value for name, value in address.parameters if name not in OPTIONS and name != period]
        options = [value for name, value in address.parameters if name in OPTIONS or name == period]
        table = place if place != "table" else f"paragraph {row['paragraph']}"
        return Spot(table, " ".join(filters), " ".join([address.measure, *options]))


def _signed(number: Fraction, allows: Bounds) -> Fraction:
    return number if allows.hold(number) else -number


def fact_at(facts: Facts, address: str) -> Fact | None:
    """Give a fact, or None where there is none or its data is broken: others tell that."""
    try:
        return facts[address]
    except (FactError, ProblemsFound):
        return None


def formula(fact: Fact) -> tuple[Form, Form] | None:
    """Give the sums of cells that a fact divides; None where it is worked out in another way."""
    if not isinstance(fact.value, Traced) or fact.value.top is None or fact.value.bottom is None:
        return None
    lines = {(source.extract, source.line) for source in fact.sources}
    kept = {name for form in (fact.value.top, fact.value.bottom) for name in form if name}
    used = {(name.partition(".")[0], int(name.rpartition("@")[2])) for name in kept}
    return (fact.value.top, fact.value.bottom) if used == lines else None


def _same(facts: Facts) -> Iterator[Constraint | None]:
    for group in read_entries(facts.extracts.root, Same)[0]:
        if group.differs:  # counted twice, from two sources
            continue
        found = [fact for fact in (fact_at(facts, address) for address in group.facts) if fact]
        formulas = [(fact, *made) for fact in found if (made := formula(fact))]
        for number, (one, top, bottom) in enumerate(formulas):
            for other, other_top, other_bottom in formulas[number + 1 :]:
                yield _one_quantity(group, (one, top, bottom), (other, other_top, other_bottom))


def _one_quantity(group: Same, one: tuple[Fact, Form, Form], other: tuple[Fact, Form, Form]) -> Constraint | None:
    """Ask that a cell prints what its other address gives, or that two sums are equal."""
    for (_, top, bottom), (_, other_top, other_bottom) in ((one, other), (other, one)):
        if bottom == ONE and len(top) == 1 and set(top.values()) == {Fraction(1)} and other_top != top:
            (result,) = top
            return Constraint(group.id, group.what, other_top, other_bottom, result)
    if one[2] == other[2] == ONE:
        return Constraint(group.id, group.what, combined(one[1], other[1], Fraction(-1)), bounds=LEVEL)
    return None


def whole_of(entry: Whole, facts: Facts) -> Constraint | None:
    """Turn a whole and its parts into what they ask; None where one of them is no sum or quotient of cells."""
    addresses = [*entry.parts, *([entry.whole] if entry.whole else [])]
    known = [fact for address in addresses if (fact := fact_at(facts, address)) and formula(fact)]
    if len(known) < len(addresses):
        return None
    numbers = [fact.value for fact in known if isinstance(fact.value, Fraction)]
    whole = numbers.pop() if entry.whole else Fraction(100)
    top, bottom = formula_of(sum(numbers, Fraction()) - whole)
    if top is None or bottom != ONE:
        return None
    room = sum((_rounding(fact) for fact in known), Fraction())
    return Constraint(entry.id, entry.what, top, bounds=Bounds(None if entry.some else -room, room))


def _rounding(fact: Fact) -> Fraction:
    exact = isinstance(fact.value, str) or fact.kind not in ("percent", "percent_change", "rate")
    return Fraction() if exact else Fraction(1, 2 * 10 ** decimals(Fraction(fact.value)))


def _once(constraints: Iterable[Constraint], cells: Mapping[str, Cell]) -> Iterator[Constraint]:
    """Leave out what is asked twice, as by a total row that the ledger lists too: it is one printed number."""
    seen: set[tuple[object, ...]] = set()
    for each in constraints:
        printed = cells[each.result].value if each.result else each.bounds
        in_text = each.result.startswith(LEDGER) and cells[each.result].spot is None
        key = frozenset(each.top.items()), frozenset(each.bottom.items()), printed, each.result if in_text else ""
        if key not in seen:
            seen.add(key)
            yield each
