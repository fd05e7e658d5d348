"""The measures: what an address can ask of one column of one extract.

Each takes a :class:`Query` and gives a :class:`Fact`. The first sentence of its docstring is shown to authors.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from smp_metrics.extracts import Extracts, Row
from smp_metrics.facts.address import Address
from smp_metrics.facts.fact import Fact, FactError, Kind
from smp_metrics.facts.options import OPTIONS, checked_options
from smp_metrics.facts.printing import show
from smp_metrics.facts.rates import residents_of
from smp_metrics.facts.selection import Selection, select

# A formula spells out so many terms of a sum.
SHOWN_TERMS = 6


@dataclass(frozen=True)
class Query:
    """An address with the rows that its filters leave and the options that are not filters."""

    address: Address
    extracts: Extracts
    everything: Selection
    chosen: Selection
    options: dict[str, str]

    def at(self, period: str, selection: Selection | None = None) -> Selection:
        """Keep the rows of one period."""
        rows = selection or self.chosen
        if rows.extract.period is None:
            raise FactError(f"{rows.extract.name} has no period, so nothing in it changes")
        return rows.where(**{rows.extract.period: period})

    def option(self, name: str) -> str:
        """Give an option that the measure can't do without."""
        if name not in self.options:
            raise FactError(f"{self.address.measure} needs {name}=; add it to {self.address.text}")
        return self.options[name]

    def fact(self, value: Fraction | str, kind: Kind, formula: str, *used: Selection) -> Fact:
        """Make the fact, with the cells of the selections used."""
        sources = tuple(dict.fromkeys(source for selection in used for source in selection.sources()))
        extract = self.everything.extract
        ids = tuple(
            entry.id
            for entry in extract.corrections
            if any(_touches(cell.at, selection) for cell in entry.cells for selection in used)
        )
        column = extract.column(self.address.column)
        return Fact(self.address.text, value, kind, formula, sources, _period(used), column.unit if column else "", ids)


def _touches(at: dict[str, int | str], selection: Selection) -> bool:
    return any(all(str(row[name]) == str(value) for name, value in at.items()) for row in selection.rows)


def _period(used: tuple[Selection, ...]) -> str:
    name = used[0].extract.period if used else None
    if name is None:
        return str(used[0].extract.sidecar.get("period", "")) if used else ""
    periods = sorted({str(row[name]) for selection in used for row in selection.rows if name in row.values})
    return periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"


def query(address: Address, extracts: Extracts) -> Query:
    """Read an address's options and apply its filters."""
    options = checked_options(address)
    filters = {name: value for name, value in address.parameters if name not in OPTIONS}
    everything = select(extracts, address.extract, address.column, options.get("group"))
    return Query(address, extracts, everything, everything.where(**filters), options)


def value(q: Query) -> Fact:
    """Read one cell; the filters must leave one row."""
    if len(q.chosen.rows) != 1:
        raise FactError(f"{len(q.chosen.rows)} rows match {q.address.text}; value needs one: filter more, or use total")
    row = q.chosen.rows[0]
    cell = row[q.address.column]
    if isinstance(cell, str):
        return q.fact(cell, "name", f"{cell}, as recorded", q.chosen)
    number = q.chosen.number(row)
    return q.fact(number, _kind(q, row), f"{show(number, _places(number))}, as recorded", q.chosen)


# The unit that a row or its column states decides how the number may be typed.
KINDS: dict[str, Kind] = {"%": "percent", "£": "money", "rank": "rank"}


def _kind(q: Query, row: Row) -> Kind:
    column = q.everything.extract.column(q.address.column)
    unit = str(row.values.get("unit") or (column.unit if column else ""))
    # A stated figure that covers two periods ("2022 to 2023") is the change from one to the other.
    between = q.everything.extract.period is None and " to " in str(row.values.get("period", ""))
    if between:
        return "percent_change" if unit == "%" else "change"
    return "rate" if "per 1,000" in unit else KINDS.get(unit, "count")


def total(q: Query) -> Fact:
    """Add up the rows that match."""
    return q.fact(q.chosen.total(), "count", _sum(q.chosen), q.chosen)


def mean(q: Query) -> Fact:
    """Share the total out evenly over the rows that match."""
    total_of_all = sum((q.chosen.number(row) for row in q.chosen.rows), Fraction(0))
    average = total_of_all / len(q.chosen.rows)
    formula = f"{show(total_of_all)} ÷ {len(q.chosen.rows)} = {show(average, 2)}"
    return q.fact(average, "number", formula, q.chosen)


def change(q: Query) -> Fact:
    """Take the earlier total from the later one (from=, to=)."""
    before, after = q.at(q.option("from")), q.at(q.option("to"))
    difference = after.total() - before.total()
    formula = f"{show(after.total())} − {show(before.total())} = {show(difference)}"
    return q.fact(difference, "change", formula, before, after)


def percent_change(q: Query) -> Fact:
    """Give the change as a percentage of the earlier total (from=, to=)."""
    before, after = q.at(q.option("from")), q.at(q.option("to"))
    if not before.total():
        raise FactError(f"{q.address.text} divides by zero: the total was 0 in {q.option('from')}")
    percent = (after.total() - before.total()) / before.total() * 100
    formula = f"({show(after.total())} − {show(before.total())}) ÷ {show(before.total())} = {show(percent, 2)}%"
    return q.fact(percent, "percent_change", formula, before, after)


def share(q: Query) -> Fact:
    """Give the rows that match as a percentage of all rows of the same period (within=cluster: of its cluster's)."""
    whole = _whole(q).where(**_period_filter(q))
    percent = q.chosen.total() / whole.total() * 100
    formula = f"{show(q.chosen.total())} ÷ {show(whole.total())} = {show(percent, 2)}%"
    return q.fact(percent, "percent", formula, q.chosen, whole)


def share_of_change(q: Query) -> Fact:
    """Give the change of the rows that match as a percentage of all rows' (from=, to=; within=cluster: its own)."""
    whole = _whole(q)
    start, end = q.option("from"), q.option("to")
    parts = [q.at(period, rows) for rows in (q.chosen, whole) for period in (start, end)]
    part, total_change = parts[1].total() - parts[0].total(), parts[3].total() - parts[2].total()
    percent = part / total_change * 100
    formula = f"{show(part)} ÷ {show(total_change)} = {show(percent, 2)}%"
    return q.fact(percent, "percent", formula, *parts)


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
    formula = f"{show(q.chosen.total())} ÷ {show(residents.total())} × 1,000 = {show(per_thousand, 2)}"
    fact = q.fact(per_thousand, "rate", formula, q.chosen)
    return Fact(**{**vars(fact), "sources": fact.sources + residents.sources()})


def ratio(q: Query) -> Fact:
    """Divide one total by another: this entity by another (than=), or the later by the earlier (from=, to=)."""
    top, bottom = _pair(q)
    quotient = top.total() / bottom.total()
    return q.fact(quotient, "ratio", f"{show(top.total())} ÷ {show(bottom.total())} = {show(quotient, 2)}", top, bottom)


def difference(q: Query) -> Fact:
    """Take another entity's total (than=) from this one's."""
    top, bottom = _pair(q)
    gap = top.total() - bottom.total()
    return q.fact(gap, "change", f"{show(top.total())} − {show(bottom.total())} = {show(gap)}", top, bottom)


def _pair(q: Query) -> tuple[Selection, Selection]:
    if "than" not in q.options:
        return q.at(q.option("to")), q.at(q.option("from"))
    entity = q.everything.entity or ""
    filters = {name: text for name, text in q.address.parameters if name not in (*OPTIONS, entity)}
    return q.chosen, q.everything.where(**filters, **{entity: q.options["than"]})


def _period_filter(q: Query) -> dict[str, str]:
    name = q.everything.extract.period
    return {key: text for key, text in q.address.parameters if key == name}


def rank(q: Query) -> Fact:
    """Count from the top where an entity stands among all (order=lowest counts from the bottom; by= says of what)."""
    entity = q.everything.entity
    wanted = dict(q.address.parameters).get(entity or "")
    if wanted is None:
        raise FactError(f"rank needs {entity}=; add it to {q.address.text}")
    scores = _scores(q, q.everything)
    if wanted not in scores:
        raise FactError(f"{q.everything.extract.name} has no {entity}={wanted}")
    below = q.options.get("order") == "lowest"
    ahead = [name for name, score in scores.items() if (score < scores[wanted] if below else score > scores[wanted])]
    formula = f"{len(ahead)} of {len(scores)} are {'lower' if below else 'higher'} than {_score_text(scores[wanted])}"
    return q.fact(Fraction(len(ahead) + 1), "rank", formula, _scored(q, q.everything))


def highest(q: Query) -> Fact:
    """Name the entity that stands first (nth=2 for the second; by= says of what)."""
    return _placed(q, reverse=True)


def lowest(q: Query) -> Fact:
    """Name the entity that stands last (nth=2 for the last but one; by= says of what)."""
    return _placed(q, reverse=False)


def _placed(q: Query, *, reverse: bool) -> Fact:
    scores = _scores(q, q.chosen)
    nth = int(q.options.get("nth", "1"))
    order = sorted(scores.items(), key=lambda item: item[1], reverse=reverse)
    if not 1 <= nth <= len(order):
        raise FactError(f"nth={nth} in {q.address.text}: there are {len(order)}")
    name, score = order[nth - 1]
    if [other for other, same in order if same == score and other != name]:
        raise FactError(f"{q.address.text}: two or more stand level at {_score_text(score)}, so none can be named")
    formula = f"{q.chosen.name_of(name)} has {_score_text(score)}"
    return q.fact(q.chosen.name_of(name), "name", formula, _scored(q, q.chosen))


def count(q: Query) -> Fact:
    """Count the entities that match."""
    names = q.chosen.by_entity() if q.chosen.entity else dict.fromkeys(str(row.line) for row in q.chosen.rows)
    return q.fact(Fraction(len(names)), "count", f"{len(names)} in the rows that match", q.chosen)


def count_of_rises(q: Query) -> Fact:
    """Count the entities that rose (from=, to=; at_least=5 with by=percent_change counts rises of 5% or more)."""
    return _counted(q, 1)


def count_of_falls(q: Query) -> Fact:
    """Count the entities that fell (from=, to=; at_least=5 with by=percent_change counts falls of 5% or more)."""
    return _counted(q, -1)


def _counted(q: Query, sign: int) -> Fact:
    by = q.options.get("by", "change")
    scores = _scores(q, q.chosen, by)
    least = Fraction(q.options.get("at_least", "0"))
    names = [q.chosen.name_of(name) for name, score in scores.items() if score * sign > 0 and score * sign >= least]
    formula = f"{len(names)} of {len(scores)}: {', '.join(names) or 'none'}"
    return q.fact(Fraction(len(names)), "count", formula, _scored(q, q.chosen, by))


def _scored(q: Query, selection: Selection, by: str | None = None) -> Selection:
    """Keep the rows that scores are computed from: one period, or the two compared."""
    if (by or q.options.get("by", "value")) in ("change", "percent_change"):
        rows = (*q.at(q.option("from"), selection).rows, *q.at(q.option("to"), selection).rows)
        return Selection(selection.extract, selection.column, rows, selection.entity, selection.joined)
    return selection.where(**_period_filter(q))


def _scores(q: Query, selection: Selection, by: str | None = None) -> dict[str, Fraction]:
    by = by or q.options.get("by", "value")
    groups = _scored(q, selection, by).by_entity()
    return {name: _score(q, group, by) for name, group in groups.items()}


def _score(q: Query, group: Selection, by: str) -> Fraction:
    if by in ("value", "share"):
        return group.total()
    if by == "rate":
        return group.total() / residents_of(q.extracts, group).total() * 1000
    before, after = q.at(q.option("from"), group).total(), q.at(q.option("to"), group).total()
    return after - before if by == "change" else (after - before) / before * 100


def _score_text(score: Fraction) -> str:
    return show(score, min(_places(score), 1))


def _places(number: Fraction) -> int:
    """Count the decimals that a number is recorded with, two at the most."""
    return next((places for places in (0, 1) if (number * 10**places).denominator == 1), 2)


def _sum(selection: Selection) -> str:
    numbers = [show(selection.number(row)) for row in selection.rows]
    shown = " + ".join(numbers) if len(numbers) <= SHOWN_TERMS else f"{numbers[0]} + {numbers[1]} + … + {numbers[-1]}"
    return f"{shown} = {show(selection.total())}" if len(numbers) > 1 else shown


Measure = Callable[[Query], Fact]
MEASURES: dict[str, Measure] = {
    each.__name__: each
    for each in (
        value, total, mean, change, percent_change, share, share_of_change, rate, ratio, difference,
        rank, highest, lowest, count, count_of_rises, count_of_falls,
    )
}  # fmt: skip
