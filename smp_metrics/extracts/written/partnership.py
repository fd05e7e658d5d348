"""Whom a project is about: the partnership, its area, its kinds of places and its plans.

The engine takes each name of a place, a body or a plan from ``data/partnership.yml`` or from the extracts, and knows
none itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from smp_metrics.errors import Problem
from smp_metrics.extracts.editions import Editions
from smp_metrics.extracts.extract import Extract
from smp_metrics.extracts.written.typed import (
    Identifier,
    Line,
    Once,
    Slug,
    Strict,
    Title,
    Year,
    fit,
)
from smp_metrics.extracts.written.whom import (
    Area,
    Contact,
    County,
    Discreet,
    Edition,
    Geography,
    Lookup,
    Membership,
    Names,
    PlanNotes,
    Profile,
    Source,
)
from smp_metrics.extracts.written.yaml_files import read_yaml
from smp_metrics.files import is_there

PARTNERSHIP = "data/partnership.yml"


def _own_ids(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    twice = [name for name, count in Counter(part.id for part in parts).items() if count > 1]
    if twice:
        raise ValueError(f"two have the id {twice[0]}; give each its own")
    return parts


OwnIds = AfterValidator(_own_ids)


class Partnership(Strict):
    """Whom the site is about; the last of ``editions``, the oldest first, is the current plan.

    ``default_edition`` is the one of all files that name none; where there are several, it is named.

    ``census`` is the year whose residents rates stand on, ``unbounded`` names columns of places without boundaries,
    ``places`` gives for a place of the extracts what pages call it beside its own name, ``spoken`` lists further names
    of places that sentences use, ``bodies`` how names begin that hold a place's and are none of a place.
    """

    name: Title
    site: Line
    package: Slug
    area: Area
    county: County
    force: Title
    council: Title
    census: Year
    geographies: Annotated[tuple[Geography, ...], Field(min_length=1), OwnIds]
    membership: Membership | None = None
    profile: Profile | None = None
    unbounded: Annotated[tuple[Identifier, ...], Once] = ()
    places: dict[Line, Names] = Field(default_factory=dict)
    spoken: Names = ()
    bodies: Names = ()
    editions: Annotated[tuple[Edition, ...], Field(min_length=1), OwnIds]
    default_edition: Slug = ""
    contacts: tuple[Contact, ...] = ()
    discreet: Discreet = Discreet()
    lookups: tuple[Lookup, ...] = ()
    sources: Annotated[tuple[Source, ...], OwnIds] = ()
    notes: PlanNotes = PlanNotes()

    @property
    def edition(self) -> Edition:
        """Give the current plan."""
        return self.editions[-1]

    @model_validator(mode="after")
    def _default_is_an_edition(self) -> Self:
        known = [each.id for each in self.editions]
        if (self.default_edition or len(known) > 1) and self.default_edition not in known:
            named = self.default_edition or "missing"
            raise ValueError(f"default_edition: it is {named}, and has to be one of {', '.join(known)}")
        return self

    def editions_with(self, names: Iterable[str]) -> Editions:
        """Give the editions, with the names of the extracts that are theirs."""
        known = tuple(each.id for each in self.editions)
        return Editions(known, self.default_edition or known[0], frozenset(names))

    def edition_of(self, id_: str) -> Edition:
        """Find an edition by its id."""
        return next(each for each in self.editions if each.id == id_)

    def geography_of(self, extract: Extract) -> Geography | None:
        """Find the kind of place that an extract is about, on the boundaries that its sidecar names."""
        own = (extract.geography, extract.vintage)
        return next((each for each in self.geographies if (each.column, each.vintage) == own), None)

    def has_other_boundaries(self, extract: Extract) -> bool:
        """Tell whether the places of an extract have other boundaries at another time."""
        return sum(each.column == extract.geography for each in self.geographies) > 1

    def source_of(self, extract: Extract) -> Source | None:
        """Find who counted what an extract holds."""
        return next((each for each in self.sources if each.id == extract.counted_by), None)


def read_partnership(root: Path) -> Partnership | list[Problem]:
    """Read whom the project at ``root`` is about, or give all that is wrong with what says it."""
    if not is_there(root, PARTNERSHIP):
        message, remedy = "nothing says whom the site is about", "write the file, or restore it"
        return [Problem(PARTNERSHIP, 0, 0, message, "no such file", "the partnership, its area and its plans", remedy)]
    written, problems = read_yaml(root, PARTNERSHIP)
    if problems:
        return problems
    if not isinstance(written.value, dict):
        expected, remedy = "a line such as name: the partnership's name", "write whom the site is about"
        return [Problem(PARTNERSHIP, 1, 0, "the file says nothing of the partnership", "no key", expected, remedy)]
    return fit(PARTNERSHIP, Partnership, written)
