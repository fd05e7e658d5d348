"""Mistakes in pages: each claim typed wrong, exchanged with the next one, or typed without its fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from mutation.words import WORDS
from mutation.world import World
from smp_metrics.claims.agreement import check
from smp_metrics.claims.language.numerals import find_numerals
from smp_metrics.claims.language.words import ClaimWordsError
from smp_metrics.claims.text.document import CLAIM, Claim, Document
from smp_metrics.claims.unbound_words.unbound import unbound
from smp_metrics.facts import slug
from smp_metrics.wards import template_of
from smp_metrics.wards.kind import WARDS

NAMES = "names in pages"
EXCHANGED = "numbers exchanged with the next one in pages"
UNBOUND = "numbers typed without their fact in pages"
TEMPLATES = "numbers and words in the template of wards"


@dataclass(frozen=True)
class Mistyped:
    """One claim, or two, as typed wrong."""

    group: str
    claims: tuple[Claim, ...]

    @property
    def where(self) -> str:
        """Name the file that is spoiled."""
        return self.claims[0].path

    def __str__(self) -> str:
        return f"{self.where}:{self.claims[0].line} {' and '.join(claim.text for claim in self.claims)}"


def mistyped(world: World) -> Iterator[Mistyped]:
    """Give every mistake in the claims of every page."""
    names = {str(world.facts[claim.address].value) for claim in world.claims if _is_name(world, claim)}
    for claim in world.claims:
        if _is_name(world, claim):
            others = names - {str(world.facts[claim.address].value)}
            yield from (Mistyped(NAMES, (replace(claim, text=name),)) for name in sorted(others))
        else:
            yield from _reworded(claim)
    for document in world.documents:
        for one, two in pairwise(document.claims):
            if one.text.lower() != two.text.lower() and one.address != two.address:
                yield Mistyped(EXCHANGED, (replace(one, text=two.text), replace(two, text=one.text)))


def _reworded(claim: Claim) -> Iterator[Mistyped]:
    for group, reworded in WORDS.items():
        for text in reworded(claim.text):
            yield Mistyped(group, (replace(claim, text=text),))


def _is_name(world: World, claim: Claim) -> bool:
    return isinstance(world.facts[claim.address].value, str)


def spoil_pages(world: World) -> Iterator[tuple[Mistyped, bool]]:
    """Give every mistake in pages, and whether it is found."""
    for mistake in mistyped(world):
        yield mistake, not all(world.holds(claim) for claim in mistake.claims)
    for document in world.documents:
        yield from _without_facts(world, document)
    yield from _in_template(world)


def _without_facts(world: World, document: Document) -> Iterator[tuple[Mistyped, bool]]:
    """Take the address from every claim of a page at once; each has to be found where it stands."""
    bare = CLAIM.sub(lambda match: f" {match['text']}{' ' * (len(match[0]) - len(match['text']) - 1)}", document.text)
    stripped = Document(document.path, bare)
    found = {(problem.line, problem.column) for problem in unbound(stripped)}
    for claim in document.claims:
        # A name, a day or a word such as “more” is no number, and may stand in any sentence.
        if any(find_numerals(claim.text)) and not _is_name(world, claim):
            end = bare.index("\n", claim.start) if "\n" in claim.text else claim.start + len(claim.text) + 1
            places = {stripped.position(offset) for offset in range(claim.start, end)}
            yield Mistyped(UNBOUND, (claim,)), bool(found & places)


def _in_template(world: World) -> Iterator[tuple[Mistyped, bool]]:
    """Spoil the words typed for one ward; what they become for each ward has to be right, or refused."""
    path = template_of("", WARDS)
    document = Document(path, (world.extracts.root / path).read_text(encoding="utf-8"))
    wards = [slug(str(row["ward"])) for row in world.extracts["ward_clusters"].rows]
    for claim in document.claims:
        addresses = [claim.address.replace("{slug}", ward) for ward in wards]
        for mistake in _reworded(claim):
            said = mistake.claims[0].text
            found = all(_harms_nobody(world, claim.text, said, address) for address in addresses)
            yield Mistyped(TEMPLATES, mistake.claims), found


def _harms_nobody(world: World, right: str, wrong: str, address: str) -> bool:
    """Tell whether a wrong text is refused for a ward, or comes out of the template as the right one does."""
    fact = world.facts[address]
    try:
        told = check(wrong, fact).expected
        return told == check(right, fact).expected or not check(told, fact).ok
    except ClaimWordsError:
        return True
