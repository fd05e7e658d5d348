"""Measures that give an amount: a count, a change, a share, a rate."""

from __future__ import annotations

from dataclasses import replace

from smp_metrics.facts.fact import Fact, FactError
from smp_metrics.facts.measuring.query import Query
from smp_metrics.facts.measuring.rates import residents_of
from smp_metrics.facts.measuring.selection import Selection
from smp_metrics.facts.measuring.traced import summed
from smp_metrics.facts.printing import recorded, show, term

# A formula spells out so many terms of a sum.
SHOWN_TERMS = 6
ALL = 100


def value(q: Query) -> Fact:
    """Read one cell; the filters must leave one row."""
    if len(q.chosen.rows) != 1:
        raise FactError(f"{len(q.chosen.rows)} rows match {q.address.text}; value needs one: filter more, or use total")
    row = q.chosen.rows[0]
    if q.kind == "name":
        cell = q.chosen.name(row)
        return q.fact(cell, f"{cell}, as recorded", q.chosen)
    number = q.chosen.number(row)
    return q.fact(number, f"{recorded(number)}, as recorded", q.chosen, unit=str(row.values.get("unit") or ""))


def total(q: Query) -> Fact:
    """Add up the rows that match."""
    return q.fact(q.chosen.total(), _sum(q.chosen), q.chosen)


def mean(q: Query) -> Fact:
    """Share the total out evenly over the rows that match, which must be counts of one thing."""
    if len(q.chosen.rows) == 1:
        raise FactError(f"one row matches {q.address.text}, which has no mean; ask for value, or filter less")
    q.chosen.require_additive(*q.chosen.extract.apart)
    total_of_all = summed(map(q.chosen.number, q.chosen.rows))
    average = total_of_all / len(q.chosen.rows)
    formula = f"{recorded(total_of_all)} ÷ {len(q.chosen.rows)} = {show(average, 2)}"
    return q.fact(average, formula, q.chosen)


def change(q: Query) -> Fact:
    """Take the earlier total from the later one (from=, to=)."""
    before, after = q.at(q.option("from")), q.at(q.option("to"))
    gap = after.total() - before.total()
    formula = f"{recorded(after.total())} − {term(before.total())} = {recorded(gap)}"
    return replace(q.fact(gap, formula, before, after), before=before.total())


def percent_change(q: Query) -> Fact:
    """Give the change as a percentage of the earlier total (from=, to=)."""
    before, after = q.at(q.option("from")), q.at(q.option("to"))
    if not before.total():
        raise FactError(f"{q.address.text} divides by zero: it was 0 in {q.option('from')}; ask for change")
    percent = (after.total() - before.total()) / before.total() * 100
    formula = f"({recorded(after.total())} − {term(before.total())}) ÷ {term(before.total())} = {show(percent, 2)}%"
    return q.fact(percent, formula, before, after, counts=(after.total(), before.total()))


def share(q: Query) -> Fact:
    """Give the rows that match as a percentage of all rows of the same period (within=cluster: of its cluster's)."""
    whole = _whole(q).where(**q.period_filter())
    _require_part(q, q.chosen, whole)
    percent = q.chosen.total() / whole.total() * 100
    formula = f"{recorded(q.chosen.total())} ÷ {term(whole.total())} = {show(percent, 2)}%"
    return q.fact(percent, formula, q.chosen, whole, counts=(q.chosen.total(), whole.total()))


def share_of_change(q: Query) -> Fact:
    """Give the change of the rows that match as a percentage of all rows' (from=, to=; within=cluster: its own)."""
    whole = _whole(q)
    start, end = q.option("from"), q.option("to")
    parts = [q.at(period, rows) for rows in (q.chosen, whole) for period in (start, end)]
    _require_part(q, q.chosen, whole)
    part, total_change = parts[1].total() - parts[0].total(), parts[3].total() - parts[2].total()
    percent = part / total_change * 100
    if not 0 <= percent <= ALL:
        moved = f"moved by {recorded(part)} and the whole by {recorded(total_change)}"
        raise FactError(f"what {q.address.text} chooses {moved}, so it is no part of that; ask for change of each")
    formula = f"{recorded(part)} ÷ {term(total_change)} = {show(percent, 2)}%"
    return q.fact(percent, formula, *parts, counts=(part, total_change))


def _require_part(q: Query, part: Selection, whole: Selection) -> None:
    if len(part.rows) == len(whole.rows):
        raise FactError(
            f"{q.address.text} is all of its whole, so it has no share of it; choose a part, or ask for total"
        )


def _whole(q: Query) -> Selection:
    name = q.options.get("within")
    if name is None:
        return q.everything
    q.chosen.require(name)
    values = {q.chosen.text(row, name) for row in q.chosen.rows}
    if len(values) != 1:
        raise FactError(f"the rows that match {q.address.text} do not stand within one {name}; choose rows of one")
    return q.everything.where(**{name: values.pop()})


def rate(q: Query) -> Fact:
    """Divide the rows that match by their residents, per 1,000 of those whom the census counted."""
    residents = residents_of(q.extracts, q.chosen)
    per_thousand = q.chosen.total() / residents.total() * 1000
    formula = f"{recorded(q.chosen.total())} ÷ {show(residents.total())} × 1,000 = {show(per_thousand, 2)}"
    fact = q.fact(per_thousand, formula, q.chosen)
    return Fact(**{**vars(fact), "sources": fact.sources + residents.sources()})


def ratio(q: Query) -> Fact:
    """Divide one total by another: this entity by another (than=), or the later by the earlier (from=, to=)."""
    top, bottom = _pair(q)
    quotient = top.total() / bottom.total()
    formula = f"{recorded(top.total())} ÷ {term(bottom.total())} = {show(quotient, 2)}"
    return q.fact(quotient, formula, top, bottom)


def difference(q: Query) -> Fact:
    """Take another entity's total (than=) from this one's."""
    top, bottom = _other(q)
    gap = top.total() - bottom.total()
    formula = f"{recorded(top.total())} − {term(bottom.total())} = {recorded(gap)}"
    return replace(q.fact(gap, formula, top, bottom), before=bottom.total())


def _pair(q: Query) -> tuple[Selection, Selection]:
    return _other(q) if "than" in q.options else (q.at(q.option("to")), q.at(q.option("from")))


def _other(q: Query) -> tuple[Selection, Selection]:
    """Give the rows of the one entity that is chosen, and those of the other (than=)."""
    name, other = q.everything.compared(), q.option("than")
    if dict(q.address.parameters).get(name, other) == other:
        raise FactError(f"{q.address.measure} compares one {name} with another; give {name}= another than than={other}")
    rows = q.others().where(**{name: other})
    replace(rows, rows=(*rows.rows, *q.chosen.rows)).require_alike()
    return q.chosen, rows


def _sum(selection: Selection) -> str:
    numbers = [recorded(selection.number(row)) for row in selection.rows]
    shown = " + ".join(numbers) if len(numbers) <= SHOWN_TERMS else f"{numbers[0]} + {numbers[1]} + … + {numbers[-1]}"
    return f"{shown} = {recorded(selection.total())}" if len(numbers) > 1 else shown
