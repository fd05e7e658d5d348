"""What is said of a partnership: its area and county, kinds of places, who counted what, plans, and contacts."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

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
)

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
    each kind in a year, and ``kinds`` those of each kind by month, wherever they were. ``streets`` tells in which ward
    and which later one each street lies.
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
    kinds: Identifier | None = None
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
    part, a column or a row, that has one of ``parts`` can be left at once too.
    """

    names: Annotated[tuple[Named, ...], Once] = ()
    parts: Annotated[tuple[Named, ...], Once] = ()
