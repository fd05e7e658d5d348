"""Whom a project is about: the partnership, its area, its kinds of places and its plans.

The engine takes each name of a place, a body or a plan from ``data/partnership.yml`` or from the extracts, and knows
none itself.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from smp_metrics.errors import Problem
from smp_metrics.extracts.editions import Editions
from smp_metrics.extracts.extract import Extract
from smp_metrics.extracts.written.typed import (
    Code,
    ColumnOf,
    Identifier,
    Line,
    Mailbox,
    Named,
    Once,
    Phone,
    Sentence,
    Slug,
    Strict,
    Title,
    Year,
    fit,
)
from smp_metrics.extracts.written.yaml_files import read_yaml
from smp_metrics.files import is_there

PARTNERSHIP = "data/partnership.yml"
Names = Annotated[tuple[Line, ...], Once]


class Area(Strict):
    """The place that the partnership serves: its name, what kind of place it is (borough), its code at the ONS.

    ``names`` are what pages call it beside its name and its kind.
    """

    name: Line
    kind: Line
    code: Code
    names: Names = ()


class County(Strict):
    """The wider place that the area is compared with; ``whole`` is its name with the places ``beside`` it."""

    name: Line
    whole: Line
    beside: Names = ()


class Geography(Strict):
    """One kind of place, as it stood from ``since`` until the day before ``until``.

    ``column`` is where extracts hold it, ``vintage`` what sidecars call those boundaries, ``residents`` the extract
    that says how many people live in each. All of them together are the area, or the county (``of``).
    """

    id: Slug
    column: Identifier
    plural: Line
    vintage: Named
    since: dt.date | None = None
    until: dt.date | None = None
    residents: Identifier | None = None
    of: Literal["area", "county"] = "area"


class Membership(Strict):
    """An extract that tells of each place in its column ``of`` what it is part of, or is like.

    The columns that ``groups`` names are that: they may filter and group any extract about the same places.
    """

    extract: Identifier
    of: Identifier
    groups: Annotated[tuple[Identifier, ...], Once]

    @property
    def columns(self) -> tuple[str, ...]:
        """Name all the columns that the extract has to have."""
        return self.of, *self.groups


class Profile(Strict):
    """The columns, as EXTRACT.COLUMN, of which the page of each ward tells.

    ``hexes`` is the extract that says where each ward stands on the map, ``later_hexes`` that of later wards.
    ``months`` and ``later_months`` count the crimes of each month in wards and in later ones, ``later_kinds`` those of
    each kind in a year; ``streets`` tells in which ward and which later one each street lies.
    """

    crimes: ColumnOf
    rates: ColumnOf
    incidents: ColumnOf
    abuse: ColumnOf
    residents: ColumnOf
    hexes: Identifier
    later_hexes: Identifier | None = None
    months: Identifier | None = None
    later_months: Identifier | None = None
    later_kinds: Identifier | None = None
    streets: Identifier | None = None

    @property
    def named(self) -> dict[str, str]:
        """Give all that is named by its key, columns as EXTRACT.COLUMN."""
        return {key: name for key, name in self.model_dump().items() if name}

    @property
    def extracts(self) -> tuple[str, ...]:
        """Name all the extracts."""
        return tuple(dict.fromkeys(name.partition(".")[0] for name in self.named.values()))


class Lookup(Strict):
    """An extract that carries numbers from one geography to a later one; ``error`` says how wrong that may be."""

    extract: Identifier
    before: Slug
    since: Slug
    error: Sentence


class Source(Strict):
    """Who counted, and how; a ``base`` is what others are divided by or drawn on, and may stand beside any.

    ``named`` lists what sentences call it, ``downloads`` is the extract of the months that were taken of it, with the
    day of each. What is ``printed`` stands in a plan: each edition has rows of its own.
    """

    id: Slug
    name: Line
    named: Names = ()
    downloads: Identifier | None = None
    base: bool = False
    printed: bool = False


class Edition(Strict):
    """One published plan: how it is cited, and in short, and how many numbered paragraphs it has."""

    id: Slug
    title: Title
    short: Title
    paragraphs: Annotated[int, Field(ge=1, le=999)]


class PlanNotes(Strict):
    """What pages say of these plans beside what holds of any: on corrections, and on what no check can tell."""

    corrections: Sentence | None = None
    limits: tuple[Sentence, ...] = ()


class Contact(Strict):
    """A mailbox and a phone number that pages may name, and the body or role whose they are; never a person's."""

    of: Title
    email: Mailbox | None = None
    phone: Phone | None = None

    @model_validator(mode="after")
    def _says_how(self) -> Self:
        if not self.email and not self.phone:
            raise ValueError("a contact has an email, a phone or both")
        return self


class Discreet(Strict):
    """What pages tell of that somebody may read in danger.

    A page with one of ``names`` in its name can be left at once, and its tab tells nothing; one with a heading, of a
    part or a column, that has one of ``parts`` can be left at once too.
    """

    names: Annotated[tuple[Named, ...], Once] = ()
    parts: Annotated[tuple[Named, ...], Once] = ()


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
