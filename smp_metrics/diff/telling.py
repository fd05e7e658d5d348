"""Put a comparison into sentences: a section for each sort of change, in it an entry for each thing that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from smp_metrics.diff.report import Cause, Claimed, Data, Declared, Move, Place, Report, Reworded
from smp_metrics.facts.printing import listed

# As much as one can take in of a number that very much depends on, or of a very long sentence.
CAUSES, PLACES, SENTENCE = 5, 12, 400
SAID = {"added": "was added", "gone": "was taken back", "changed": "was changed", "renamed": "has another name"}
WHAT = {"extract": "table", "column": "column", "row": "row", "words": "cell"}


@dataclass(frozen=True)
class Entry:
    """One thing that changed: what it is, what became of it, and more to know in sentences of their own."""

    head: str
    told: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """Changes of one sort."""

    title: str
    entries: tuple[Entry, ...]


def heading(report: Report) -> str:
    """Name the two states."""
    return f"From {report.then} to {report.now}"


def summary(report: Report) -> str:
    """Say in a sentence or two how much moved."""
    if report.same:
        whole = "every published number reads as it did"
        return f"Nothing moved: {whole}." if not report.limits else f"Nothing moved in what could be compared: {whole}."
    moved = f"{_many(len(report.moved), 'number')} moved" if report.moved else "No number moved"
    places = [place for move in report.moved for place in move.places]
    stands = f", standing in {listed(_counted(places))}" if places else ""
    others = (
        (len(report.added), "claim", "added"),
        (len(report.gone), "claim", "taken away"),
        (len(report.reworded), "claim", "reworded"),
        (len(report.declared), "declaration", "added, changed or taken back"),
        (len(report.data), "other change", "made to the tables"),
    )
    told = [f"{_many(count, word)} {what}" for count, word, what in others if count]
    return f"{moved}{stands}." + (f" Besides: {listed(told)}." if told else "")


def sections(report: Report) -> list[Section]:
    """Give all that changed, in the order in which a reviewer asks; a sort of which there is none is left out."""
    found = (
        ("Numbers that moved", map(_moved, report.moved)),
        ("Corrections and other declarations", map(_declared, report.declared)),
        ("Claims added", map(_claimed, report.added)),
        ("Claims taken away", map(_claimed, report.gone)),
        ("Claims reworded, their numbers unmoved", map(_reworded, report.reworded)),
        ("Tables", map(_data, report.data)),
        ("Not compared", (Entry(limit.path, f"of {limit.state}: {limit.why}") for limit in report.limits)),
        ("Code", _code(report.code)),
    )
    return [Section(title, entries) for title, told in found if (entries := tuple(told))]


def _moved(move: Move) -> Entry:
    by = f" ({move.difference})" if move.difference else ""
    told = f"was {move.then} and is now {move.now}{by}"
    because = [_because(cause) for cause in move.because[:CAUSES]]
    more = len(move.because) - CAUSES
    because += [f"Because {_many(more, 'more cell')} changed"] if more > 0 else []
    told_at = _together(move.places)
    stands = [_stands(place) for place in told_at[:PLACES]]
    hidden = len(told_at) - PLACES
    stands += [f"It stands in {_many(hidden, 'more place')}"] if hidden > 0 else []
    return Entry(move.subject, told, (*because, *stands))


def _together(places: Iterable[Place]) -> list[Place]:
    """Tell once what stands alike on several pages that are made of one."""
    groups: dict[Place, list[str]] = {}
    for place in places:
        groups.setdefault(replace(place, title=""), []).append(place.title)
    return [
        replace(
            place, title=titles[0] if len(titles) == 1 else f"{titles[0]} and {_many(len(titles) - 1, 'more page')}"
        )
        for place, titles in groups.items()
    ]


def _because(cause: Cause) -> str:
    cell = f"{cause.row}{f', column {cause.column}' if cause.column else ''} in data/{cause.extract}.csv"
    changed = f"from {cause.then} to {cause.now}"
    return {
        "cell": f"Because cell {cell} changed {changed}",
        "row added": f"Because row {cell} now counts, with {cause.now}",
        "row gone": f"Because row {cell} no longer counts; it held {cause.then}",
        "correction": f"Because correction {cause.words} changes cell {cell} {changed}",
        "correction taken back": f"Because correction {cause.words} was taken back: cell {cell} went {changed}",
        "code": f"Because of code, or of a slip: from the older data today's code works out {cause.words}",
        "words": "Because its words changed",
        "unknown": f"Why can't be told: {cause.words}",
    }[cause.reason]


def _stands(place: Place) -> str:
    line = f":{place.line}" if place.line else ""
    where = f"{place.path}{line}"
    paragraph = f", paragraph {place.paragraph}" if place.paragraph else ""
    was = f"was “{place.then}” and is “{place.now}”"
    if place.sort in ("page", "chart") and place.sentence:
        still = f"still “{place.now}”" if place.then == place.now else was
        false = "" if place.truly else ", which the data no longer gives"
        return f"It stands in {where} ({place.title}{paragraph}), {still}{false}: {_short(place.sentence)}"
    thing = {
        "chart": f"chart {place.title} ({where})",
        "table": f"table {place.title} ({where})",
        "ward figure": f"a picture or table of {place.title} ({where})",
        "data page": f"the data page {place.title} ({where})",
        "ledger": f"the list of the plan's figures{paragraph} ({where})",
    }.get(place.sort, where)
    return f"It stands in {thing}, {was}"


def _declared(entry: Declared) -> Entry:
    parts = f": {', '.join(entry.parts)}" if entry.parts else ""
    told = f"{entry.what} {entry.id} of paragraph {entry.paragraph} {SAID[entry.change]}{parts}"
    return Entry(entry.title, told)


def _claimed(claim: Claimed) -> Entry:
    return Entry(f"{claim.path}:{claim.line}", f"“{claim.text}”: {_short(claim.sentence)}", (claim.address,))


def _reworded(claim: Reworded) -> Entry:
    details = [f"It said: {_short(claim.sentence_then)}", f"It says: {_short(claim.sentence_now)}"]
    if claim.address_then != claim.address_now:
        details.append(f"It was bound to {claim.address_then} and is bound to {claim.address_now}")
    said = f"was “{claim.then}” and is “{claim.now}”" if claim.then != claim.now else f"still says “{claim.now}”"
    return Entry(f"{claim.path}:{claim.line}", said, tuple(details))


def _data(change: Data) -> Entry:
    told = f"{WHAT[change.what]} {change.name}"
    if change.change in ("changed", "renamed"):
        said = "is called" if change.change == "renamed" else "is now"
        return Entry(f"data/{change.extract}.csv", f"{told} {said} {change.now}")
    return Entry(f"data/{change.extract}.csv", f"{told} {'was added' if change.change == 'added' else 'has gone'}")


def _code(paths: Sequence[str]) -> Iterator[Entry]:
    if paths:
        told = (
            "Both states are worked out by today's code. So what only code moved shows where the words of a claim "
            "moved with it"
        )
        yield Entry(f"{_many(len(paths), 'file')} of Python changed", told)


def _counted(places: Iterable[Place]) -> list[str]:
    """Count sentences, and each chart, page and list once."""
    kept = list(places)
    sentences = sum(1 for place in kept if place.sentence)
    rest = {(place.sort, place.title) for place in kept if not place.sentence}
    kinds = (("chart", "chart"), ("table", "table"), ("data page", "data page"), ("ward figure", "place's page"))
    counts = [(sentences, "sentence"), *((sum(sort == kind for sort, _ in rest), word) for kind, word in kinds)]
    counts.append((sum(place.sort == "ledger" for place in kept), "line of the plan's figures"))
    return [_many(count, word) for count, word in counts if count]


def _many(count: int, word: str) -> str:
    plural = {"line of the plan's figures": "lines of the plan's figures", "place's page": "pages of places"}
    return f"{count:,} {word if count == 1 else plural.get(word, f'{word}s')}"


def _short(text: str) -> str:
    return f"“{text}”" if len(text) <= SENTENCE else f"“{text[:SENTENCE]}…”"
