"""Numbers of two places, of what lies in both: each is named, and a share is said to be of the one that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.beyond.whole_of import COUNTED, wholes_told
from smp_metrics.claims.borne_out.time_between import PAIR
from smp_metrics.claims.bound import Bound
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.mentioned.mentions import places_in
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts, parse_address
from smp_metrics.facts.stems import stem, stems

_SHARE_OF = "share_of_"
_ITS = re.compile(r"\bits\b")


def wrong_halves(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every number of two places that leaves out one of them, or is told as a share of the wrong one."""
    for claim, fact in bound:
        # What one column tells is of one place.
        places = _places(fact, facts) if "&" in fact.address else {}
        if len({*places.values()}) < PAIR:
            continue
        told = " ".join(document.prose[slice(*span)] for span in document.passages.together(claim.start))
        named = {*_in_order(told, facts)}
        missing = next((place for place in places.values() if named.isdisjoint(_called(place, facts))), "")
        own = places.get(_whole_of(fact, places), "")
        said = " ".join(wholes_told(document, claim)) if own else ""
        if missing:
            message = f"the number is of what lies in {missing} too, and nothing says so"
            yield claim.problem(message, " and ".join(places.values()), f"name {missing} beside the number")
        elif wrong := _of_another(_subject(document, claim, said, facts), own, facts) or _of_others(said, fact, facts):
            whole = f"a share of {own}"
            message = f"the words say that it is a share of {wrong}, and it is {whole}"
            yield claim.problem(message, whole, "exchange the places, or bind the fact of the other share")


def _places(fact: Fact, facts: Facts) -> dict[str, str]:
    """Give the places that an address chooses, by the columns that tell them; none where one of them tells it all."""
    own = facts.about(fact).called
    groups = (*own.wider, *own.likes)
    chosen = parse_address(fact.address).parameters
    return {name: value.replace("-", " ") for name, value in chosen if name in own.columns and name not in groups}


def _whole_of(fact: Fact, places: dict[str, str]) -> str:
    """Give the column of the place that a share is of, by its own column: "share_of_before" is of the one before."""
    end = parse_address(fact.address).column.partition(_SHARE_OF)[2]
    return next((name for name in places if end and name.endswith(end)), "")


def _subject(document: Document, claim: Claim, said: str, facts: Facts) -> list[str]:
    """Give the places that a share is said to be of; for "its" the first that its sentence names before it."""
    before = document.spoken[document.passages.sentence(claim.start)[0] : claim.start]
    return _in_order(before, facts)[:1] if _ITS.search(said) else _in_order(said, facts)


def _of_another(said: Sequence[str], own: str, facts: Facts) -> str:
    """Give the place that a share is said to be of, where that is not its own; "" for none."""
    return said[0] if said and _called(own, facts).isdisjoint(said) else ""


def _of_others(said: str, fact: Fact, facts: Facts) -> str:
    """Give what a share is said to be of and its column does not tell of: residents, where that tells of land."""
    address = parse_address(fact.address)
    column = facts.extracts[address.extract].column(address.column)
    known = stems(column.description) if said and column else ()
    return next((word for word in said.split() if word in COUNTED and known and stem(word) not in known), "")


def _called(place: str, facts: Facts) -> set[str]:
    return facts.called.names_of("", place)


def _in_order(text: str, facts: Facts) -> list[str]:
    return places_in(in_small_letters(text), facts.places)
