"""A query: an address read as rows of one column, and options that say what to do with them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from fractions import Fraction

from smp_metrics.extracts import Column, Extracts
from smp_metrics.facts.address import Address
from smp_metrics.facts.codes import unit_of
from smp_metrics.facts.fact import Fact, FactError, Kind
from smp_metrics.facts.measuring.options import OPTIONS, checked_options
from smp_metrics.facts.measuring.selection import Selection, select
from smp_metrics.facts.measuring.times import check_pair
from smp_metrics.periods import Period

PAIR = 2


@dataclass(frozen=True)
class Query:
    """An address with the rows that its filters leave, the options that are not filters, and the kind of fact asked."""

    address: Address
    extracts: Extracts
    everything: Selection
    chosen: Selection
    options: dict[str, str]
    kind: Kind = "count"

    @property
    def column(self) -> Column:
        """Give the column that is read."""
        return next(each for each in self.everything.extract.columns if each.name == self.address.column)

    def at(self, period: str, selection: Selection | None = None) -> Selection:
        """Keep the rows of one period."""
        rows = selection or self.chosen
        if rows.extract.period is None:
            raise FactError(
                f"{rows.extract.name} has no period, so nothing in it changes; ask for value, or difference with than="
            )
        chosen = rows.where(**{rows.extract.period: period})
        if self.options.get("per") != "month":
            return chosen
        return replace(chosen, shared=rows.extract.period_named(period).length)

    def period_filter(self) -> dict[str, str]:
        """Give the filter that chooses the period, where the address has one."""
        name = self.everything.extract.period
        return {key: text for key, text in self.address.parameters if key == name}

    def others(self) -> Selection:
        """Keep the rows that match every filter but the one that chooses the entity."""
        mine = (*OPTIONS, self.everything.compared())
        return self.everything.where(**{name: text for name, text in self.address.parameters if name not in mine})

    def option(self, name: str) -> str:
        """Give an option that the measure can't do without."""
        if name not in self.options:
            raise FactError(f"{self.address.measure} needs {name}=; add it to {self.address.text}")
        return self.options[name]

    def fact(
        self,
        value: Fraction | str,
        formula: str,
        *used: Selection,
        counts: tuple[Fraction, Fraction] | None = None,
        unit: str = "",
    ) -> Fact:
        """Make the fact, with the cells of the selections used, and the two counts that a percentage stands on.

        ``unit`` is what it counts, where that is not the unit of the column read or of its rows.
        """
        sources = tuple(dict.fromkeys(source for selection in used for source in selection.sources()))
        ids = tuple(dict.fromkeys(name for selection in used for name in selection.corrections()))
        chosen = (value for _, value in self.address.parameters)
        unit = unit or unit_of(used[0].unit if used else "", chosen)
        spans = tuple(sorted({span for selection in used for span in selection.spans()}))
        period = _period(used, spans)
        return Fact(self.address.text, value, self.kind, formula, sources, period, unit, ids, counts, spans=spans)


def _period(used: tuple[Selection, ...], spans: tuple[Period, ...]) -> str:
    if spans:
        return " and ".join(span.words for span in spans) if len(spans) <= PAIR else spans[0].until(spans[-1]).words
    name = used[0].extract.period if used else None
    if name is None:
        return str(used[0].extract.sidecar.get("period", "")) if used else ""
    cells = sorted({str(row[name]) for selection in used for row in selection.rows if name in row.values})
    periods = [used[0].extract.called(cell) for cell in cells]
    return periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"


def query(address: Address, extracts: Extracts, reads: Collection[str]) -> Query:
    """Apply an address's filters, and check its options; ``reads`` names those that its measure reads."""
    options = checked_options(address, reads)
    filters = {name: value for name, value in address.parameters if name not in OPTIONS}
    everything = select(extracts, address.extract, address.column, options.get("group"))
    if "from" in options and "to" in options:
        check_pair(everything.extract, options["from"], options["to"], even="per" in options)
    return Query(address, extracts, everything, everything.where(**filters), options)
