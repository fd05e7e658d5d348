"""Measures that compare entities: which stands first, in what place, and how many rose."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from smp_metrics.facts.address import SCHEME
from smp_metrics.facts.fact import Fact, FactError
from smp_metrics.facts.measuring.query import Query
from smp_metrics.facts.measuring.rates import residents_of
from smp_metrics.facts.measuring.selection import Selection
from smp_metrics.facts.measuring.times import check_all_there
from smp_metrics.facts.printing import decimals, show


def rank(q: Query) -> Fact:
    """Count from the top where an entity stands among those that match (order=lowest: from the bottom; by= of what)."""
    entity = q.everything.compared()
    wanted = dict(q.address.parameters).get(entity)
    if wanted is None:
        raise FactError(f"rank needs {entity}=; add it to {q.address.text}")
    others = q.others()
    scores = _scores(q, others)
    if wanted not in scores:
        raise FactError(
            f"{entity}={wanted} is not among those that {q.address.text} compares; choose one of {', '.join(scores)}"
        )
    below = q.options.get("order") == "lowest"
    ahead = [name for name, score in scores.items() if (score < scores[wanted] if below else score > scores[wanted])]
    formula = f"{len(ahead)} of {len(scores)} are {'lower' if below else 'higher'} than {_shown(scores[wanted])}"
    fact = q.fact(Fraction(len(ahead) + 1), formula, _scored(q, others))
    return replace(fact, of=len(scores), level=sum(score == scores[wanted] for score in scores.values()) - 1)


def highest(q: Query) -> Fact:
    """Name the entity that has the most (nth=2 for the second; by= says of what)."""
    return _placed(q, reverse=True)


def lowest(q: Query) -> Fact:
    """Name the entity that has the least (nth=2 for the last but one; by= says of what)."""
    return _placed(q, reverse=False)


def first(q: Query) -> Fact:
    """Name the entity that a column of places puts first (nth=2 for the second)."""
    return _placed(q, reverse=False)


def last(q: Query) -> Fact:
    """Name the entity that a column of places puts last (nth=2 for the last but one)."""
    return _placed(q, reverse=True)


def _placed(q: Query, *, reverse: bool) -> Fact:
    scores = _scores(q, q.chosen)
    nth = int(q.options.get("nth", "1"))
    order = sorted(scores.items(), key=lambda item: item[1], reverse=reverse)
    if not 1 <= nth <= len(order):
        raise FactError(f"nth={nth} in {q.address.text}; there are {len(order)}")
    name, score = order[nth - 1]
    if [other for other, same in order if same == score and other != name]:
        raise FactError(
            f"{q.address.text}: two or more stand level at {_shown(score)}, so none can be named; ask for rank"
        )
    formula = f"{q.chosen.name_of(name)} has {_shown(score)}"
    return replace(q.fact(q.chosen.name_of(name), formula, _scored(q, q.chosen)), of=len(scores))


def count(q: Query) -> Fact:
    """Count the entities that match; a table without any counts its periods."""
    entity, measured = _counted_column(q), q.everything.entity and q.column.role == "measure"
    if q.address.column not in (entity, q.everything.extract.entity) and not measured:
        address = f"{SCHEME}{q.address.extract}.{entity}.count"
        raise FactError(f"{q.address.text} would count {_plural(entity)}; ask for {address}, or for value or total")
    if entity in dict(q.address.parameters):
        raise FactError(f"{q.address.text} counts the one {entity} that it names; take {entity}= away")
    names = q.chosen.by_entity() if q.chosen.entity else dict.fromkeys(str(row.line) for row in q.chosen.rows)
    return q.fact(Fraction(len(names)), f"{len(names)} in the rows that match", q.chosen, unit=_plural(entity))


def _counted_column(q: Query) -> str:
    return q.everything.entity or q.everything.extract.period or "row"


def _plural(name: str) -> str:
    """Write the name of a column as what it names many of: ``crime types``, ``categories``."""
    plain = name.replace("_", " ")
    return f"{plain[:-1]}ies" if plain.endswith("y") else f"{plain}s"


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
    fact = q.fact(Fraction(len(names)), formula, _scored(q, q.chosen, by), unit=_plural(_counted_column(q)))
    return replace(fact, of=len(scores))


def _scored(q: Query, selection: Selection, by: str | None = None) -> Selection:
    """Keep the rows that scores are computed from: one period, or the two compared; all where periods are compared."""
    moved = (by or q.options.get("by", "value")) in ("change", "percent_change")
    if selection.compared() == selection.extract.period:
        if moved:
            raise FactError(f"{q.address.text} compares periods, and none of them rises or falls; ask for change")
        check_all_there(selection.extract, selection.rows)
        return selection
    if moved:
        rows = (*q.at(q.option("from"), selection).rows, *q.at(q.option("to"), selection).rows)
        return replace(selection, rows=rows)
    return selection.where(**q.period_filter())


def _scores(q: Query, selection: Selection, by: str | None = None) -> dict[str, Fraction]:
    by = by or q.options.get("by", "value")
    scored = _scored(q, selection, by)
    scored.require_alike()
    groups = scored.by_entity()
    if len(groups) == 1:
        name = q.everything.compared()
        raise FactError(f"{q.address.text} leaves one {name}, so there is nothing to compare it with; filter less")
    return {name: _score(q, group, by) for name, group in groups.items()}


def _score(q: Query, group: Selection, by: str) -> Fraction:
    if by in ("value", "share"):
        return group.total()
    if by == "rate":
        return group.total() / residents_of(q.extracts, group).total() * 1000
    before, after = q.at(q.option("from"), group).total(), q.at(q.option("to"), group).total()
    return after - before if by == "change" else (after - before) / before * 100


def _shown(score: Fraction) -> str:
    return show(score, min(decimals(score), 1))
