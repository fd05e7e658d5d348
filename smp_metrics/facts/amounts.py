"""Measures that give an amount: a count, a change, a share, a rate."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from smp_metrics.extracts import Row
from smp_metrics.facts.fact import Fact, FactError, Kind
from smp_metrics.facts.printing import recorded, show, term
from smp_metrics.facts.query import Query
from smp_metrics.facts.rates import residents_of
from smp_metrics.facts.selection import Selection

# A formula spells out so many terms of a sum.
SHOWN_TERMS = 6


def value(q: Query) -> Fact:
    """Read one cell; the filters must leave one row."""
    if len(q.chosen.rows) != 1:
        raise FactError(f"{len(q.chosen.rows)} rows match {q.address.text}; value needs one: filter more, or use total")
    row = q.chosen.rows[0]
    cell = row[q.address.column]
    if isinstance(cell, str):
        return q.fact(cell, "name", f"{cell}, as recorded", q.chosen)
    number = q.chosen.number(row)
    unit = str(row.values.get("unit") or "")
    return q.fact(number, _kind(q, row), f"{recorded(number)}, as recorded", q.chosen, unit=unit)


# The unit that a row or its column states decides how the number may be typed.
KINDS: dict[str, Kind] = {"%": "percent", "£": "money", "rank": "rank"}


def _kind(q: Query, row: Row) -> Kind:
    column = q.everything.extract.column(q.address.column)
    unit = str(row.values.get("unit") or (column.unit if column else ""))
    if q.everything.extract.period is None and between_periods(row):
        return "percent_change" if unit == "%" else "change"
    return "rate" if "per 1,000" in unit else KINDS.get(unit, "count")


def between_periods(row: Row) -> bool:
    """Tell whether a stated figure covers two periods ("2022 to 2023"), and so is the change from one to the other."""
    period = str(row.values.get("period", ""))
    return " to " in period and not period.startswith("up to ")


def total(q: Query) -> Fact:
    """Add up the rows that match."""
    return q.fact(q.chosen.total(), "count", _sum(q.chosen), q.chosen)


def mean(q: Query) -> Fact:
    """Share the total out evenly over the rows that match, which must be counts of one thing."""
    q.chosen.require_additive(*q.chosen.extract.apart)
    total_of_all = sum((q.chosen.number(row) for row in q.chosen.rows), Fraction(0))
    average = total_of_all / len(q.chosen.rows)
    formula = f"{recorded(total_of_all)} ÷ {len(q.chosen.rows)} = {show(average, 2)}"
    return q.fact(average, "number", formula, q.chosen)


def change(q: Query) -> Fact:
    """Take the earlier total from the later one (from=, to=)."""
    before, after = q.at(q.option("from")), q.at(q.option("to"))
    difference = after.total() - before.total()
    formula = f"{recorded(after.total())} − {term(before.total())} = {recorded(difference)}"
    return replace(q.fact(difference, _moved(before), formula, before, after), before=before.total())


def _moved(selection: Selection) -> Kind:
    """Tell what the difference of two numbers is by their unit: of two percentages, percentage points."""
    unit = selection.unit
    return "points" if unit == "%" else "rate_change" if "per 1,000" in unit else "change"


def percent_change(q: Query) -> Fact:
    """Give the change as a percentage of the earlier total (from=, to=)."""
    before, after = q.at(q.option("from")), q.at(q.option("to"))
    if not before.total():
        raise FactError(f"{q.address.text} divides by zero: the total was 0 in {q.option('from')}")
    percent = (after.total() - before.total()) / before.total() * 100
    formula = f"({recorded(after.total())} − {term(before.total())}) ÷ {term(before.total())} = {show(percent, 2)}%"
    return q.fact(percent, "percent_change", formula, before, after, counts=(after.total(), before.total()))


def share(q: Query) -> Fact:
    """Give the rows that match as a percentage of all rows of the same period (within=cluster: of its cluster's)."""
    whole = _whole(q).where(**q.period_filter())
    percent = q.chosen.total() / whole.total() * 100
    formula = f"{recorded(q.chosen.total())} ÷ {term(whole.total())} = {show(percent, 2)}%"
    return q.fact(percent, "percent", formula, q.chosen, whole, counts=(q.chosen.total(), whole.total()))


def share_of_change(q: Query) -> Fact:
    """Give the change of the rows that match as a percentage of all rows' (from=, to=; within=cluster: its own)."""
    whole = _whole(q)
    start, end = q.option("from"), q.option("to")
    parts = [q.at(period, rows) for rows in (q.chosen, whole) for period in (start, end)]
    part, total_change = parts[1].total() - parts[0].total(), parts[3].total() - parts[2].total()
    percent = part / total_change * 100
    formula = f"{recorded(part)} ÷ {term(total_change)} = {show(percent, 2)}%"
    return q.fact(percent, "percent", formula, *parts, counts=(part, total_change))


def _whole(q: Query) -> Selection:
    name = q.options.get("within")
    if name is None:
        return q.everything
    q.chosen.require(name)
    values = {q.chosen.text(row, name) for row in q.chosen.rows}
    if len(values) != 1:
        raise FactError(f"the rows that match {q.address.text} do not stand within one {name}")
    return q.everything.where(**{name: values.pop()})


def rate(q: Query) -> Fact:
    """Divide the rows that match by their residents, per 1,000 (Census 2021)."""
    residents = residents_of(q.extracts, q.chosen)
    per_thousand = q.chosen.total() / residents.total() * 1000
    formula = f"{recorded(q.chosen.total())} ÷ {show(residents.total())} × 1,000 = {show(per_thousand, 2)}"
    fact = q.fact(per_thousand, "rate", formula, q.chosen)
    return Fact(**{**vars(fact), "sources": fact.sources + residents.sources()})


def ratio(q: Query) -> Fact:
    """Divide one total by another: this entity by another (than=), or the later by the earlier (from=, to=)."""
    top, bottom = _pair(q)
    quotient = top.total() / bottom.total()
    formula = f"{recorded(top.total())} ÷ {term(bottom.total())} = {show(quotient, 2)}"
    return q.fact(quotient, "ratio", formula, top, bottom)


def difference(q: Query) -> Fact:
    """Take another entity's total (than=) from this one's."""
    top, bottom = _pair(q)
    gap = top.total() - bottom.total()
    formula = f"{recorded(top.total())} − {term(bottom.total())} = {recorded(gap)}"
    return replace(q.fact(gap, _moved(top), formula, top, bottom), before=bottom.total())


def _pair(q: Query) -> tuple[Selection, Selection]:
    if "than" not in q.options:
        return q.at(q.option("to")), q.at(q.option("from"))
    return q.chosen, q.others().where(**{q.everything.compared(): q.options["than"]})


def _sum(selection: Selection) -> str:
    numbers = [recorded(selection.number(row)) for row in selection.rows]
    shown = " + ".join(numbers) if len(numbers) <= SHOWN_TERMS else f"{numbers[0]} + {numbers[1]} + … + {numbers[-1]}"
    return f"{shown} = {recorded(selection.total())}" if len(numbers) > 1 else shown
