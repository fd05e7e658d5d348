"""What the clause of a claim does to it: turns it round, or leaves open which way or from which end it counts."""

from __future__ import annotations

import re
from fractions import Fraction

from smp_metrics.claims.language.kinds import CHANGES, counted_way
from smp_metrics.claims.language.lexicon import DIRECTIONS, ENDS
from smp_metrics.claims.language.neutral import phrasal_verbs
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.printing import end_of
from smp_metrics.claims.language.unrivalled import unrivalled
from smp_metrics.claims.parts import lacked
from smp_metrics.facts import About, Fact, parse_address
from smp_metrics.facts.stems import stem

_NEGATION = re.compile(
    r"\b(?:not|never|no|nor|neither|cannot|without|hardly|scarcely|barely|rarely|seldom)\b|n['\u2019]t\b"
)
_DENYING = re.compile(r"\b(?:nobody|none|unreported|un[a-z]+ed|fail(?:ed|s)?|kept\s+(?:it|quiet)|other\s+than)\b")
_COUNTED_BY = re.compile(r"\b(police|council)\b(?!\s+and\s+crime|['\u2019]|\s+(?:area|tax|ward)s?\b)")
_DENIED = re.compile(
    r"\b(?:untrue|false|myth|doubtful|unlikely|den(?:y|ies|ied)|disput(?:e|es|ed)|wrong to|as if|alleg(?:e|es|ed))\b"
)
_SET = re.compile(
    r"\A[\s*_]*(?:in|across|for|at)\s+(?:every|each|all|any|no|most|both)\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?"
    r"(?:wards?|clusters?|districts?|areas?|places?|kinds?|groups?)\b(?!\s+together)"
)
# What would be so, might be or was said to be is no statement of what is.
_MODAL = re.compile(
    r"\b(?:may|could|might|would|should|ought|supposedly|allegedly|reportedly|if only|failed to|fails to)\b"
)
# The month is no such word.
_MAY = re.compile(r"\bMay\b")
_OFTEN = re.compile(
    r"\b(?:an?|per|every|each)\s+(day|week|month|year|hour|night|quarter(?!\s+of)|person|head|home|household|case|victim)\b(?!\s+(?:earlier|before|later|ago|after|on|review|conference)\b)|\b(?:daily|weekly|monthly|yearly|annually)\b"
)
# Of any ward, or an average one.
_OF_ONE = re.compile(
    r"\b(?:per|(?:an?|the)\s+(?:average|typical|usual))\s+(?:wards?|clusters?|districts?)\b"
    r"|\ban?\s+(?:ward|cluster|district)\s+(?:had|has|saw|sees|recorded|records)\b"
)
_AGAIN = re.compile(r"\b(?P<unit>day|week|month|night)\s+(?:after|by)\s+(?P=unit)\b")
_EACH = re.compile(r"\b(?:an?|per|each|every|average)\b")
_CLAUSE = re.compile(r"[.;:!?|]|,\s|\b(?:but|and|so|which|that|who|while|because|since|as|than|where|when|if|even)\b")
_CHANGING = re.compile(r"\b(?:chang|differ|gap|vari|mov|went|go(?:es|ne)?\b|trend|half|twice|double)")
_WORDS = re.compile(r"[a-z]+")
_END_AFTER = re.compile(rf"(?<![\s*_])[\s*_]*+({'|'.join(sorted((*ENDS, 'safest'), key=len, reverse=True))})\b")
# Here no number went down.
_LOST = re.compile(r"\blost\s+(?=dogs?\b|property\b|and\s+stray\b)")
_SAFEST = {"safest": "lowest"}
# What would do about a number for each of many, and about a count of what rose or fell.
_MEAN = "leave it out, or bind a mean"
_SAY_WHICH = "write “rose in” or “fell in” in the brackets"
_BARE = re.compile(r"(?<![0-9,])[0-9,]++(?:st|nd|rd|th)|[a-z-]+")


def wrong_company(clause: tuple[str, str], text: str, fact: Fact, about: About) -> str:
    """Say what the words before and after a claim in its sentence do to it that is not so; "" for nothing.

    Behind "; " stands what would do about it.
    """
    before, after = (in_small_letters(_MAY.sub("M..", part)) for part in clause)
    near = _CLAUSE.split(before)[-1], _CLAUSE.split(after, maxsplit=1)[0]
    turned = _not_denied(before, text, after) if about.negated else _turned_round(before, near, fact, about)
    return (
        turned
        or _who_counted(before, after, about)
        or _spread(before, after, fact)
        or _share_called_number(before, fact)
        or _how_often((before, after), near, fact, about)
        or _which_way((before, after), near[0], text, fact)
        or _other_way(near[0], text, fact)
        or _no_change(before, text, after, fact)
        or _which_end(after, text, fact)
    )


def _not_denied(before: str, text: str, after: str) -> str:
    told = f"{before} {in_small_letters(text)} {after}"
    denied = _NEGATION.search(told) or _DENYING.search(told)
    return (
        "" if denied else "the fact counts those who did not, and the sentence does not say so; say that they did not"
    )


def _who_counted(before: str, after: str, about: About) -> str:
    told = set(_COUNTED_BY.findall(f"{before} {after}")) if about.counters else set[str]()
    wrong = told and not told & about.counters
    return (
        f"the fact was counted by the {' and '.join(sorted(about.counters))}, the words say the {min(told)}"
        "; name who counted it, or leave it out"
        if wrong
        else ""
    )


def _turned_round(before: str, near: tuple[str, str], fact: Fact, about: About) -> str:
    denied = _DENIED.search(before)
    if denied and denied[0] not in about.said.lower():
        return f"“{denied[0]}” outside the brackets turns the claim round"
    found = next(filter(None, (_NEGATION.search(near[0]), _MODAL.search(near[0]), _NEGATION.search(near[1]))), None)
    if found and (found[0] in about.said.lower().split() or (lacked(fact) and found[0] in ("no", "without"))):
        return ""
    return f"“{found[0]}” outside the brackets turns the claim round or leaves it open" if found else ""


_IN_EACH = re.compile(r"[^.,;:!?|]{0,60}?\b(?:in|for|at)\s+(?:each|every)\b")
_SHARED_OUT = re.compile(r"\b(?:average|mean|evenly|averaged|typical|usual|shared\s+out)\b")


def _spread(before: str, after: str, fact: Fact) -> str:
    if ".mean" in fact.address and _IN_EACH.match(after) and not _SHARED_OUT.search(f"{before} {after}"):
        return "the fact is a mean, and the sentence says it of each; say “on average”"
    found = _SET.match(after) if fact.of is None else None
    said = " ".join(found[0].split()) if found else ""
    return f"“{said}” says it of each, and the fact is of all together; {_MEAN}" if found else ""


_NUMBER_OF = re.compile(r"\b(?:number|count|total)s?\s+of\b(?![^.;:|]{0,120}\b(?:share|percentage|proportion|rate)\b)")


def _share_called_number(before: str, fact: Fact) -> str:
    """Refuse the "number of" those whose share rose or fell by points: how many there are is another number."""
    found = _NUMBER_OF.search(before) if fact.kind == "points" else None
    return f"“{found[0]}” is said of a share; say “the share of”, or bind how many there are" if found else ""


def _how_often(clause: tuple[str, str], near: tuple[str, str], fact: Fact, about: About) -> str:
    if fact.kind == "percent":
        return ""
    before, after = clause
    of_one = _OF_ONE.search(before) or _OF_ONE.search(after)
    if of_one and fact.of is None and not _is_mean_of(fact, of_one[0]):
        return f"“{of_one[0]}” makes it a number for each of many; {_MEAN}"
    found = _per(near[1], fact) or _per(near[0], fact) or _AGAIN.search(before) or _AGAIN.search(after)
    monthly = found and found[0] == "monthly" and [span.length for span in fact.spans] == [1]
    of_each = monthly or (found and (".mean" in fact.address or (found[1] or found[0]) in _of_each(fact, about)))
    return f"“{found[0]}” makes it a number for each of many; {_MEAN}" if found and not of_each else ""


# Behind these "a victim" is one, and no number is so many for each.
_ONE_THING = re.compile(
    r"\b(?:have|has|had|having|with|without|from|against|by|of|to|as|is|was|involv(?:es?|ed|ing))\s+"
    r"an?\s+(?:person|head|home|household|case|victim)\Z"
)
_MOST_IN = re.compile(
    r"\b(?:most|fewest|highest|lowest|largest|smallest|least|record|peak)\b[^.;:|]{0,40}?\bin\s+an?\s+\w+\Z"
)


def _per(text: str, fact: Fact) -> re.Match[str] | None:
    """Find what makes a number one for each of many: of two times by the month "a month" does not."""
    found = _OFTEN.search(text)
    told = text[: found.end()] if found else ""
    shared = found and found[1] == "month" and "per=month" in fact.address
    return None if shared or _ONE_THING.search(told) or _MOST_IN.search(told) else found


def _is_mean_of(fact: Fact, named: str) -> bool:
    """Tell whether a number is the mean of such places, by what its table is told apart."""
    columns = parse_address(fact.address).extract.split("_")
    return ".mean" in fact.address and any(stem(word) in columns for word in named.split())


def _of_each(fact: Fact, about: About) -> str:
    """Give what a fact's unit and its own row say, where that is a number for each of many."""
    told = f"{fact.unit} {about.said}".lower()
    return told if _EACH.search(told) or "average" in about.words else ""


def _which_way(clause: tuple[str, str], near: str, text: str, fact: Fact) -> str:
    """Ask a bare count of rises or falls to stand in a sentence that says which way they went."""
    way = counted_way(fact.address)
    words = set(_WORDS.findall(in_small_letters(text)))
    if not way or words & set(DIRECTIONS):
        return ""
    # The nearest word says it: before the claim in its clause, else behind it, else anywhere before.
    said = _said_ways(near)[-1:] or _said_ways(clause[1])[:1] or _said_ways(clause[0])[-1:]
    return (
        "" if way in said else f"the fact counts what went one way, and the sentence does not say which; {_SAY_WHICH}"
    )


def _said_ways(text: str) -> list[int]:
    text = phrasal_verbs().sub(" ", text)
    return [DIRECTIONS[word] for word in _WORDS.findall(text) if word in DIRECTIONS]


def _other_way(near: str, text: str, fact: Fact) -> str:
    """Ask what stands before the bare size of a change to go the way that it went: "fell [by 6%]"."""
    moved = fact.value if fact.kind in CHANGES and isinstance(fact.value, Fraction) else 0
    words = _WORDS.findall(in_small_letters(text))
    if not moved or words[:1] != ["by"] or any(word in DIRECTIONS for word in words):
        return ""
    said = next((word for word in reversed(_WORDS.findall(_LOST.sub(" ", near))) if word in DIRECTIONS), "")
    wrong = said and (DIRECTIONS[said] > 0) != (moved > 0)
    return f"“{said}” stands before the size of a change that went the other way; turn the word" if wrong else ""


_OF_WHOLE = re.compile(
    r"[\s*_]{0,99}+of\s{1,99}+(?:the|all|its|their)\s{1,99}+(?:total|whole|crimes?|offences?|incidents?|requests?|borough)\b"
)


def _no_change(before: str, text: str, after: str, fact: Fact) -> str:
    """Ask for a word of change in the sentence of a change that is given as a part of something."""
    if fact.kind != "percent_change":
        return ""
    told = in_small_letters(f"{before} {text} {after}")
    changes = _CHANGING.search(told) or _said_ways(told)
    shared = _OF_WHOLE.match(after) or (not changes and after.lstrip().startswith("of "))
    return (
        "the fact is a change, and the words say a share; say how far it rose or fell, or bind the share"
        if shared
        else ""
    )


def _which_end(after: str, text: str, fact: Fact) -> str:
    """Ask a bare place that counts from the lowest to say so, and no other end to follow it."""
    if fact.kind != "rank" or not fact.address.count(".rank") or any(end in in_small_letters(text) for end in ENDS):
        return ""
    if unrivalled(text):
        return ""
    found = _END_AFTER.match(after)
    said = (ENDS | _SAFEST)[found[1]] if found else "highest"
    return (
        ""
        if said == end_of(fact)
        else f"the fact counts from the {end_of(fact)}, the words from the {said}; turn the word"
    )
