"""What a sentence says of its numbers together, which they must bear out: sums, agreement, all, the time between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from smp_metrics.claims.borne_out.asking import wrong_answers
from smp_metrics.claims.borne_out.compared import of_a_cluster
from smp_metrics.claims.borne_out.peers import number, told_in
from smp_metrics.claims.borne_out.time_between import PAIR, Wrong, passed
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.context.units import KINDS, PLACES
from smp_metrics.claims.language.lexicon import DIRECTIONS, NOUNS
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.parts import nouns_of
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.unbound_words.sentences import measured
from smp_metrics.claims.unbound_words.superlatives import attributed
from smp_metrics.errors import Problem
from smp_metrics.facts import Facts, parse_address, slug
from smp_metrics.facts.printing import recorded
from smp_metrics.facts.stems import stems

_TOGETHER = re.compile(r"\b(?:put|taken|added)\s+together\b|\bcombined\b")
_MORE = re.compile(r"\b(more|higher|larger|greater|fewer|lower|smaller|less)\b[^.;:!?|]{0,40}\bthan\b")
_AGREE = re.compile(
    r"\b(?:bears?|bore|borne)\s+(?:\w+\s+){0,3}?out\b|\b(?:match(?:es|ed)?|agrees?|agreed|tall(?:y|ies|ied)|squares?|confirm(?:s|ed)?|coincides?)\b"
)
_NOT = re.compile(r"\b(?:not|no|never|nor|neither)\b|n['\u2019]t\b")
# Who has done something to what is measured: that it came about through them, no number shows.
_AGENT = re.compile(
    r"\b(?:has|have|had|\w+)\s+(?:cut|cuts|reduced|reduces|lowered|brought\s+down|driven\s+down|drove\s+down|halved|pushed\s+down|pushed\s+up|driven\s+up|slashed|curbed)\s+"
    r"(?:down\s+)?(?:the\s+)?(?:number\s+of\s+|rate\s+of\s+)?(?:recorded\s+|reported\s+)?"
)
_BROUGHT = re.compile(
    r"\b(?:brought|brings?|drove|drives?|pushed|pushes|forced|sent)\s+(?:the\s+)?(?:number\s+of\s+)?(?:recorded\s+)?"
)
_SAFEST = re.compile(r"(?<!from )\bthe\s+(?:very\s+)?safest\b")
_PART_OF = re.compile(
    r"\b(?:part|half|corner|side|bit|section|quarter)\s+of\s+(?:the\s+)?(?P<place>[a-z ]{1,60}?)(?:\s+ward)?\b"
    r"(?=[,.;:)]|\s+(?:had|saw|recorded|with)\b)"
)
_WAS = re.compile(r"[\s*_]{0,400}+of\s+(?P<whole>[^.;:!?|]{1,160}?)\b(?:was|were|is|are)\s")
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are|being)\s+\w+\s+\Z")
_WAYS = "|".join(sorted(DIRECTIONS, key=len, reverse=True))
_GROUPS = (
    "kinds?|types?|wards?|clusters?|districts?|areas?|places?|parts?|categor(?:y|ies)|groups?|ages?|months?|years?|"
    "locations?|priorities|projects|surveys|sources"
)
# "All kinds of requests rose": what the numbers of some don't show.
_ALL = re.compile(
    rf"(?:^|[,:;(]\s*|\b(?:and|but|that|while)\s+)[\s*_]*(?:all|every|each(?:\s+and\s+every)?|both|none|neither)\s+(?:one\s+)?(?:of\s+)?(?:the\s+|its\s+|these\s+|our\s+)?(?:[a-z-]+(?:['\u2019]s)?\s+){{0,2}}?"
    rf"(?:{_GROUPS})\b[^.;:!?|]{{0,80}}?\b(?:{_WAYS})\b"
)
_NOW = re.compile(
    r"\b(?:(?:so\s+far\s+)?(?:this|last|next)\s+(?:year|month|week)|to\s+date|nowadays|currently|at\s+present|these\s+days|at\s+the\s+moment"
    r"|right\s+now|yesterday)\b"
)


def unborne(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List what sentences say of their numbers together, and the numbers do not bear out."""
    for (low, high), claims in by_sentence(document, bound).items():
        small = in_small_letters(document.spoken[low:high])
        first = claims[0][0]
        for message, expected, remedy in (
            *_sums(small, low, claims),
            *_agreements(small, claims),
            *_agents(small),
            *_safest(small, claims),
            *_part_of(small, claims),
            *_turned(small, low, claims, facts),
            *_of_how_many(small, low, claims),
            *_all(small, low, claims, facts),
            *_now(small, claims, facts),
            *_others(small, claims),
            *passed(small, low, bound, claims, document),
            *wrong_answers(document, low, claims, facts),
        ):
            yield first.problem(message, expected, remedy)


def _sums(small: str, low: int, claims: Sequence[Bound]) -> Wrong:
    together = _TOGETHER.search(small)
    more = _MORE.search(small)
    if not together or not more or together.start() < more.end():
        return
    one = [fact.value for claim, fact in claims if claim.start - low < more.start()]
    others = [fact.value for claim, fact in claims if more.end() <= claim.start - low < together.start()]
    if len(one) != 1 or len(others) < PAIR or any(isinstance(value, str) for value in (*one, *others)):
        return
    total = sum((value for value in others if isinstance(value, Fraction)), Fraction())
    value = one[0] if isinstance(one[0], Fraction) else Fraction()
    if (value > total) != (DIRECTIONS[more[1]] > 0):
        yield f"“{more[1]} than” is not so of all together", str(total), "turn the word, or leave “together” out"


def _agreements(small: str, claims: Sequence[Bound]) -> Wrong:
    found = _AGREE.search(small)
    numbers = [abs(fact.value) for _, fact in claims if isinstance(fact.value, Fraction)]
    kinds = {fact.kind for _, fact in claims}
    if (
        found
        and not _NOT.search(small)
        and len(numbers) == PAIR
        and len({*numbers}) > 1
        and len(kinds) == 1 + ("number" in kinds)
    ):
        yield (
            f"“{found[0]}” says that the two numbers are the same, and they differ",
            "two numbers that agree",
            "say how far they differ",
        )


def _agents(small: str) -> Wrong:
    for found in (*_AGENT.finditer(small), *_BROUGHT.finditer(small)):
        thing = measured().match(small, found.end())
        verb = found[0].split()
        if (
            thing
            and not attributed(small)
            and not _PASSIVE.search(small[: found.end()])
            and verb[0] not in ("to", "by", "was", "were")
        ):
            message = f"“{' '.join(verb)} {thing[0]}” says who brought a change about, and no number shows that"
            yield message, "what rose or fell", "say that it rose or fell, and leave out who did it"
            return


def _safest(small: str, claims: Sequence[Bound]) -> Wrong:
    ranks = [fact for _, fact in claims if fact.kind == "rank" and "order=lowest" not in fact.address]
    if (
        _SAFEST.search(small)
        and ranks
        and all(fact.value != fact.of for fact in ranks)
        and "violence" in ranks[0].address
    ):
        yield (
            "“safest” is said of the one with most, and is the other end",
            "the one that has most",
            "say what it has most of",
        )


def _part_of(small: str, claims: Sequence[Bound]) -> Wrong:
    options = (parse_address(fact.address).parameters for _, fact in claims)
    own = {value for each in options for name, value in each if name not in KINDS}
    for found in _PART_OF.finditer(small):
        if slug(found["place"]) in own:
            message = f"“{' '.join(found[0].split())}” is less than the fact is about"
            yield message, f"the whole of {found['place'].strip()}", "say it of the whole"


def _turned(small: str, low: int, claims: Sequence[Bound], facts: Facts) -> Wrong:
    """Refuse a share of one thing that is another, told as a share of the other that is the one."""
    for claim, fact in claims:
        kinds = facts.about(fact).kinds
        found = _WAS.match(small, claim.stop - low) if fact.kind == "percent" and len(kinds) == PAIR else None
        if found and all(kinds):
            whole = set(stems(found["whole"]))
            if whole & kinds[0] and not whole & kinds[1]:
                yield (
                    "the share is told the wrong way round",
                    " ".join(sorted(kinds[1])),
                    "exchange the whole and the part",
                )


def _of_how_many(small: str, low: int, claims: Sequence[Bound]) -> Wrong:
    """Compare how many a place is said to be out of with how many were ranked."""
    for (claim, fact), (last, other) in pairwise(claims):
        joint = _OF.fullmatch(small, claim.stop - low, last.start - low)
        if not joint or fact.kind != "rank" or other.kind not in ("count", "number"):
            continue
        place, many = number(fact), number(other)
        if many < place or fact.of not in (None, many):
            message = f"the place is out of {fact.of or 'more'}, and the sentence says out of {recorded(many)}"
            yield message, "how many were ranked", "bind how many were ranked, or leave it out"


_OF = re.compile(r"\s{0,99}+(?:place\s{1,99}+)?(?:out\s{1,99}+)?of\s{1,99}+(?:(?:the|all)\s{1,99}+){0,2}")


def _all(small: str, low: int, claims: Sequence[Bound], facts: Facts) -> Wrong:
    borne = list(of_a_cluster(small, told_in(low, claims, facts)))
    for found in _ALL.finditer(small):
        if any(found.start() <= start < found.end() for start, _ in borne):
            continue
        told = [fact for claim, fact in claims if fact.of is not None and fact.kind == "count"]
        whole = any(fact.value in (fact.of, 0) for fact in told)
        inside = any(claim.start - low < found.end() and claim.stop - low > found.start() for claim, _ in claims)
        if (
            not whole
            and not inside
            and not any(parse_address(fact.address).measure in ("highest", "lowest") for _, fact in claims)
        ):
            yield (
                f"“{' '.join(found[0].split())}” is said of all, and the numbers are of some",
                "a fact that counts them: count_of_rises or count_of_falls",
                "name those that the numbers are of, or bind how many there are",
            )


_NOUNS = frozenset(noun for nouns in NOUNS.values() for noun in nouns)
_MORE_OF = re.compile(rf"\b(?P<more>more|fewer)\s+(?P<noun>{'|'.join(sorted(_NOUNS, key=len, reverse=True))})\b")
# Everything may be called these.
_ANY = frozenset({
    "people", "person", "times", "cases", "case", "places", "place", "types", "type", "uses", "use", "figures", "crime",
})  # fmt: skip


def _others(small: str, claims: Sequence[Bound]) -> Wrong:
    """Refuse "as more children ran away" beside numbers of something else."""
    counting = all(
        fact.unit in NOUNS and fact.unit not in PLACES and fact.kind in ("count", "change") for _, fact in claims
    )
    own = {noun for _, fact in claims for noun in nouns_of(fact)} | _ANY
    for found in _MORE_OF.finditer(small) if counting else ():
        if found["noun"] not in own:
            message = f"\u201c{found[0]}\u201d compares what no number of the sentence counts"
            yield message, nouns_of(claims[0][1])[0], "bind a fact that counts it, or leave it out"
            return


def _now(small: str, claims: Sequence[Bound], facts: Facts) -> Wrong:
    found = _NOW.search(small)
    years = {year for _, fact in claims for year in facts.about(fact).years}
    if found and years and not attributed(small) and not any(year in small for year in years):
        yield f"“{found[0]}” is another time for each reader", " or ".join(sorted(years)), "name the year of the number"
