"""Compare the claims of two states: which moved, were added, taken away, reworded or bound to another fact."""

from __future__ import annotations

import re

from smp_metrics.claims.borne_out.governed import as_governed
from smp_metrics.claims.checking import Judged, judge
from smp_metrics.claims.text.blocks import BLOCK_KINDS
from smp_metrics.claims.text.fences import find_fences
from smp_metrics.diff.cells import apart
from smp_metrics.diff.moves import Moves
from smp_metrics.diff.pairing import Said, pair, said_in
from smp_metrics.diff.report import Cause, Change, Claimed, Place, Reworded, Sort
from smp_metrics.diff.state import State
from smp_metrics.facts import Fact
from smp_metrics.site.pages.origins import shown
from smp_metrics.site.written.places import page_title, paragraph_at

ID = re.compile(r"^id:[ ]*(\S+)", re.MULTILINE)


def compare_claims(then: State, now: State, moves: Moves) -> tuple[list[Reworded], list[Claimed], list[Claimed]]:
    """Enter each number that moved into ``moves``; give what was reworded, added and taken away."""
    unread = {limit.path for state in (then, now) for limit in state.limits}
    old, new = (
        [said for said in said_in(state) if said.claim.path not in unread and not _below(said, unread)]
        for state in (then, now)
    )
    pairs = pair(old, new, apart(then, now))
    reworded = [found for was, is_now in pairs.both if (found := _compared(was, is_now, then, now, moves))]
    added, gone = [_claimed("added", said) for said in pairs.added], [_claimed("gone", said) for said in pairs.gone]
    return reworded, added, gone


def _below(said: Said, unread: set[str]) -> bool:
    # The pages of the wards are made of several files: when one can't be read, there are none.
    return any(said.claim.path.startswith(f"{path}/") for path in unread)


def _compared(was: Said, said: Said, then: State, now: State, moves: Moves) -> Reworded | None:
    if was.claim.address != said.claim.address:
        return _reworded(was, said)
    old, new = then.fact(was.claim.address), now.fact(said.claim.address)
    if not isinstance(old, Fact) or not isinstance(new, Fact):
        if was.claim.text != said.claim.text:
            why = old if isinstance(old, str) else str(new)
            moves.add_words(said.claim.address, _place(was, said, now), Cause("unknown", words=why))
            return None
        return _reworded(was, said)
    code = () if was.claim.text == said.claim.text or _fits(was, then) else (Cause("code", words=shown(old)),)
    if old.value != new.value and (shown(old) != shown(new) or was.claim.text != said.claim.text):
        moves.add_fact(said.claim.address, old, new, _place(was, said, now), *code)
    elif code:
        moves.add_words(said.claim.address, _place(was, said, now), *code)
    else:
        return _reworded(was, said)
    return None


def _reworded(was: Said, said: Said) -> Reworded | None:
    before, after = ((each.claim.text, each.frame, each.claim.address) for each in (was, said))
    if before == after:
        return None
    path, line = _where(said)
    old, new = was.claim, said.claim
    return Reworded(path, line, old.text, new.text, was.sentence, said.sentence, old.address, new.address)


def _fits(said: Said, state: State) -> bool:
    """Tell whether today's code finds a claim true of its state's data."""
    found = judge(said.claim, state.facts, as_governed(said.document, said.claim))
    return isinstance(found, Judged) and found.verdict.ok


def _place(was: Said, said: Said, now: State) -> Place:
    (path, line), block = _where(said), _block(said)
    sort: Sort = "chart" if block else "page"
    title = f"{_title(said, now)}, {block}" if block else _title(said, now)
    paragraph = paragraph_at(said.document, said.claim.start)
    texts = was.claim.text, said.claim.text, said.sentence
    return Place(sort, title, path, line, paragraph, *texts, truly=_fits(said, now))


def _where(said: Said) -> tuple[str, int]:
    return said.document.template or said.claim.path, said.claim.line


def _title(said: Said, state: State) -> str:
    name = said.claim.path.removeprefix("data/").removesuffix(".yml")
    extract = state.extract(name) if said.claim.path.startswith("data/") else None
    return extract.title if extract else page_title(said.document)


def _block(said: Said) -> str:
    """Name the chart or table whose words hold the claim."""
    for fence in find_fences(said.document.text):
        if fence.kind in BLOCK_KINDS and fence.start <= said.claim.start < fence.stop:
            named = ID.search(said.document.text, *fence.body)
            return f"{fence.kind} {named[1]}" if named else fence.kind
    return ""


def _claimed(change: Change, said: Said) -> Claimed:
    path, line = _where(said)
    return Claimed(change, path, line, said.claim.text, said.claim.address, said.sentence)
