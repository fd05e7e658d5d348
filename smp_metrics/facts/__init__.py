"""Facts: numbers computed from extracts, each with an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType

from smp_metrics.extracts import Extracts
from smp_metrics.extracts import UnknownExtractError as _UnknownExtractError
from smp_metrics.extracts.meant import meant_by
from smp_metrics.extracts.together import ApartError, check_together
from smp_metrics.facts.about import NOTHING, About, Abouts
from smp_metrics.facts.address import Address, parse_address, slug
from smp_metrics.facts.called import Called
from smp_metrics.facts.fact import Fact, FactError, Source
from smp_metrics.facts.measuring.measures import MEASURES, measure_of, measured
from smp_metrics.facts.named import NAMED, resolve_named

__all__ = [
    "MEASURES", "NAMED", "NOTHING", "About", "Address", "Fact", "FactError", "Facts", "Source", "measure_of",
    "parse_address", "slug",
]  # fmt: skip


class Facts:
    """Facts by address, each computed once; ``known`` are facts of the same data computed before."""

    def __init__(self, extracts: Extracts, known: Mapping[str, Fact] = MappingProxyType({})) -> None:
        self.extracts = extracts
        self._known = dict(known)
        self._abouts = Abouts(extracts)
        self._about: dict[str, About] = {}

    def about(self, fact: Fact) -> About:
        """Tell what a fact is about."""
        if fact.address not in self._about:
            self._about[fact.address] = self._abouts.of(fact)
        return self._about[fact.address]

    def __getitem__(self, address: str) -> Fact:
        """Compute the fact at an address; raise FactError when there is none, ProblemsFound when its data is broken."""
        if address not in self._known:
            self._known[address] = self._resolve(parse_address(address))
        return self._known[address]

    @cached_property
    def places(self) -> frozenset[str]:
        """Name every place of the data."""
        return self._abouts.places.every

    @property
    def called(self) -> Called:
        """Tell what the partnership's places are called."""
        return self._abouts.places.called

    def _resolve(self, address: Address) -> Fact:
        try:
            fact = self._named(address) if address.name else measured(address, self.extracts)
            check_together(self.extracts, fact.extracts)
        except ApartError as error:
            raise FactError(f"{address.text}: {error}") from error
        except _UnknownExtractError as error:
            raise FactError(str(error)) from error
        except ZeroDivisionError as error:
            raise FactError(f"{address.text} divides by zero; ask for value, total or change") from error
        return fact

    def _named(self, address: Address) -> Fact:
        parameters = dict(address.parameters)
        edition = parameters.pop("edition", self.extracts.editions.default)
        if edition not in self.extracts.editions.ids:
            raise FactError(f"no edition has the id {edition}; there are {', '.join(self.extracts.editions.ids)}")
        fact = resolve_named(address.name, parameters, meant_by(self.extracts, edition))
        return replace(fact, address=address.text)
