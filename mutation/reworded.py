"""The words around a claim said otherwise, and as true: passive, in another order, synonyms, a clause added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mutation.near import Changed, Edit, Near, Ways, changes

# What is said, and what says the same.
SAME = tuple(
    (re.compile(said), other)
    for said, other in (
        (r"\bcompared with\b", "against"),
        (r"\bPolice recorded\b", "Police counted"),
        (r"\bthe police\b", "Kent Police"),
        (r"\bsays that\b", "tells us that"),
        (r"\bgoes from\b", "went from"),
        (r"\bwent from\b", "goes from"),
        (r"\bThis is\b", "That is"),
        (r"\bin (20[0-9]{2})\b", r"during \1"),
        (r"\bfrom (20[0-9]{2}) to (20[0-9]{2})\b", r"between \1 and \2"),
        (r"\bbetween (20[0-9]{2}) and (20[0-9]{2})\b", r"from \1 to \2"),
        (r"\b(?<!of )crimes\b(?! of| against)", "offences"),
        (r"\boffences\b", "crimes"),
        (r"\bhad(?=\s{3})", "saw"),
        (r"\bin Maidstone\b", "in the borough"),
        (r"\bthe borough\b", "Maidstone"),
        (r"(?<!against )(?<!\s\s)\bthe year before\b", "the previous year"),
        (r"\bThe plan gives\b", "The plan has"),
        (r"\bthe plan gives\b", "the plan has"),
        (r"\bplan says\b(?! over)", "plan states"),
        (r"\bwhile\b", "and"),
        (r"\bbut\b", "and"),
        (r"\bin all\b", "altogether"),
        (r"\bper 1,000 residents\b", "for every 1,000 residents"),
        (r"\bsurvey found\b", "survey says"),
        (r"\bare from\b", "come from"),
        (r"\bhas(?=\s{3})", "holds"),
    )
)
CLAIM = r"\[[^\[\]\n]+\]\(fact:[^()\s]+\)"
NOUN = (
    r"(?P<noun>(?!(?:of|in|and|the|on|per|for|at|to|with|fewer|more)\b)[a-z]+(?: (?:crimes|offences|abuse crimes))?)\b"
)
PLACE = r"(?P<place>[A-Z]\w+(?: (?:and |upon )?[A-Z]\w+){0,4}|[Cc]luster [1-8])"
THERE_WERE = re.compile(rf"\b(?:[Tt]here (?:were|are)|(?:[Tt]he |Kent )?[Pp]olice recorded) (?P<claim>{CLAIM}) {NOUN}")
GIVEN = re.compile(rf"\b[Tt]he plan (?:gives|prints|counts) (?P<claim>{CLAIM}) {NOUN}")
HAD = re.compile(
    rf"(?:\b(?:It|That)|{PLACE})(?: ward)? (?:had|saw|has) (?P<claim>{CLAIM}) {NOUN}(?!, [A-Za-z ]+\d* \[)"
)
RECORDED = re.compile(rf"(?P<claim>{CLAIM}) {NOUN} (?:were|was) (?:recorded|reported)")
UNITS = ("crimes", "offences", "incidents", "needles", "requests", "reports", "complaints", "warnings", "notices")
YEAR = re.compile(r"\b20[0-9]{2}\b")
# When or where a sentence is about, as its first words, and up to where its first clause goes on.
FIRST = re.compile(
    rf"\A(?P<when>In (?:20[0-9]{{2}}|(?:the )?[A-Z]\w+(?: [A-Z]\w+)*|cluster [1-8])|Across Kent),? "
    rf"(?P<rest>(?:{CLAIM}|(?<=1),(?=000)|[^.,;:\[\]()\n])+)(?P<end>[.,;:].*)\Z",
    re.DOTALL,
)
WITHIN = re.compile(r" in (20[0-9]{2})\b(?! to\b)")
BEGINS = re.compile(r"[A-Z][\w' -]*|[A-Z]\w* \[")
# A row or an item in one line, which leans on none before it.
ROW = re.compile(r"\|.*\|\Z|-[ ](?!.*\b(?:[Tt]hat|[Tt]his|[Tt]hese|[Tt]hey|[Ii]ts?)\b).*[\])%.\w]\Z")
OPENING = re.compile(
    r"(?:There|It|In|The|This|Of|By|That|They|These|From|Each|On|At|Among|Between|For|Since|About|Crime|Thefts|Reports|Requests"
    r"|Police|Incidents|Recorded|Noise|Missing|Youth|Shoplifting|Needle|Victim|Violence|Referrals|Finds|Together|Then|Next"
    r"|Across|Per|Vehicle|Domestic|Stalking|Under|People|Some|Council|Barking)\b"
)


def other_words(near: Near) -> Iterator[list[Edit]]:
    """Say a word outside the claims by another of the same meaning."""
    for pattern, other in SAME:
        found = pattern.search(near.outside, *near.sentence)
        if found:
            yield [(*found.span(), found.expand(other))]


def passive(near: Near) -> Iterator[list[Edit]]:
    """Say that so many were recorded, where there were so many, or where the police, the plan or a place had them."""
    if near.fact.unit not in UNITS:
        return
    text, sentence = near.document.text, near.sentence
    for pattern, other in (
        (THERE_WERE, "{claim} {noun} were recorded"),
        (GIVEN, "{claim} {noun} are given by the plan"),
        (RECORDED, "police recorded {claim} {noun}"),
    ):
        if found := pattern.search(text, *sentence):
            yield [(*found.span(), other.format(**found.groupdict()))]
    if found := HAD.search(text, *sentence):
        where = f"in {found['place']}" if found["place"] else "there"
        yield [(*found.span(), f"{found['claim']} {found['noun']} were recorded {where}")]


def other_order(near: Near) -> Iterator[list[Edit]]:
    """Put when or where behind, where it stands first, or first where it stands behind; exchange two rows or items."""
    yield from _rows_exchanged(near)
    start, stop = near.sentence
    text = near.document.text[start:stop]
    lead, said = start + len(text) - len(text.lstrip()), text.strip()
    if (found := FIRST.match(said)) and len(YEAR.findall(near.outside, start, stop)) <= 1:
        rest, when = found["rest"], found["when"]
        yield [(lead, lead + len(said), f"{rest[0].upper()}{rest[1:]} {when[0].lower()}{when[1:]}{found['end']}")]
    years = [match.span() for match in WITHIN.finditer(near.outside, start, stop)]
    if len(years) == len(YEAR.findall(near.outside, start, stop)) == 1 and BEGINS.match(said):
        first = near.document.text[lead]
        lower = first.lower() if OPENING.match(said) else first
        yield [(lead, lead + 1, f"In {near.outside[years[0][1] - 4 : years[0][1]]} {lower}"), (*years[0], "")]


def _rows_exchanged(near: Near) -> Iterator[list[Edit]]:
    """Exchange a row of a table, or an item of a list, with the next one."""
    text = near.document.text
    start, end = text.rfind("\n", 0, near.claim.start) + 1, text.find("\n", near.claim.stop)
    below = text.find("\n", end + 1)
    row, after = text[start:end], text[end + 1 : below]
    if 0 < end < below and ROW.match(row) and ROW.match(after) and row[0] == after[0] and "](fact:" in after:
        yield [(start, end, after), (end + 1, below, row)]


def clause_added(near: Near) -> Iterator[list[Edit]]:
    """Add a clause that says nothing of the data, before the sentence and behind it."""
    start, stop = near.sentence
    text = near.document.text[start:stop]
    at, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip()) - 1
    if OPENING.match(text.lstrip()) and near.document.text[end] == ".":
        yield [(at, at + 1, f"In short, {near.document.text[at].lower()}")]
        yield [(end, end, ", which anyone can look up")]
        yield [(end, end, ", as the tables show")]


REWORDED: Ways = {
    "another word around a claim": other_words,
    "a passive around a claim": passive,
    "another order around a claim": other_order,
    "a clause more around a claim": clause_added,
}


def reworded(claims: Iterable[Near]) -> Iterator[tuple[Changed, bool]]:
    """Say what is around some claims otherwise, and tell whether that raises an alarm."""
    return changes(claims, REWORDED)
