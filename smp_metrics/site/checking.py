"""Check data and words together: extracts, reconciliations, the ledger, claims, blocks. Builds nothing."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from smp_metrics.claims.plan.ledger import Figure, figures
from smp_metrics.claims.plan.quoted import check_quoted
from smp_metrics.claims.plan.same import check_same
from smp_metrics.claims.plan.stated import check_stated
from smp_metrics.claims.plan.wholes import check_wholes
from smp_metrics.claims.stale import stale_pages
from smp_metrics.claims.text.blocks import BLOCK_KINDS, BlockError, parse_block
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.fences import find_fences
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts, UnknownExtractError
from smp_metrics.facts import Facts
from smp_metrics.files import inspect, reading
from smp_metrics.imports import OWN
from smp_metrics.known_issues import check_reconciliations
from smp_metrics.repair.proving import begin_proofs
from smp_metrics.site.finishing.search_words import check_search
from smp_metrics.site.of_edition import check_editions
from smp_metrics.site.pages.freshness import check_freshness
from smp_metrics.site.written.ahead import begin_words
from smp_metrics.site.written.authored import check_authored
from smp_metrics.site.written.example import check_example
from smp_metrics.site.written.mailboxes import check_mailboxes
from smp_metrics.site.written.phones import check_phones
from smp_metrics.site.written.places import check_places
from smp_metrics.site.written.published import check_published
from smp_metrics.site.written.required import check_required
from smp_metrics.site.written.sources import PAGES, generated, read_documents, scripts_of, settings_of, sidecars
from smp_metrics.wards import kind_of, ward_documents
from smp_metrics.wards.parts import check_parts, check_postcodes


@dataclass(frozen=True)
class Block:
    """A chart or table asked for by a page."""

    path: str
    line: int
    kind: str
    keys: dict[str, str]

    @property
    def id(self) -> str:
        """Give the name of what is shown."""
        return self.keys["id"]


@dataclass(frozen=True)
class Report:
    """What a check read, what it found of the ledger, and every problem, in reading order.

    ``stale`` are pages that may be out of date, which is no mistake of theirs.
    """

    extracts: Extracts
    facts: Facts
    documents: list[Document]
    blocks: list[Block]
    figures: list[Figure]
    problems: list[Problem]
    stale: list[Problem] = field(default_factory=list)


def check(root: Path, charts: tuple[str, ...] | None = None, extracts: Extracts | None = None) -> Report:
    """Check everything below ``root``; ``charts`` are the ids that can be drawn (None: any).

    ``extracts`` are those of ``root`` where somebody has begun to read them.
    """
    extracts = extracts or Extracts(root)
    with reading(extracts.reading):
        return _check(root, charts, extracts)


def _check(root: Path, charts: tuple[str, ...] | None, extracts: Extracts) -> Report:
    facts = Facts(extracts)
    strange = inspect(root, generated(root))
    if any(problem.path.startswith(OWN) for problem in strange):
        # To load a contract is to read and run what stands there.
        return Report(extracts, facts, [], [], [], strange)
    pages, unread = read_documents(root, extracts.editions)
    others = [*settings_of(root), *scripts_of(root)]
    beside_data = sidecars(root, extracts.editions)
    have_read = begin_words(root, [*pages, *beside_data, *others])
    # What compares claims is slow to load, and documents are being read meanwhile.
    from smp_metrics.site.written.words import check_words  # noqa: PLC0415

    prove = begin_proofs(extracts)
    problems = strange + extracts.check()
    # A reconciliation of broken data would only repeat what is wrong with it.
    if not problems:
        problems += _reconciled(extracts) + check_stated(extracts) + check_quoted(extracts)
    judged, ledger_problems = _ledger(extracts, facts)
    problems += ledger_problems
    wards, ward_problems = _wards(root, facts)
    sources = [*pages, *wards]
    problems += ward_problems + unread + _missing(root, sources) + check_required(root) + _told(extracts, sources)
    unwritten = (kind_of(extracts).address,) if ward_problems else ()
    problems += check_authored(root, pages) + check_published(root) + check_search(root, sources, extracts, unwritten)
    broken = {problem.path for problem in problems}
    read = [*sources, *(sidecar for sidecar in beside_data if sidecar.path not in broken), *others]
    have_read()
    problems += check_words(root, read, facts)
    problems += check_same(facts, sources) + check_wholes(facts)
    blocks, block_problems = find_blocks(sources, extracts, charts)
    problems += [*block_problems, *check_parts(sources, extracts), *prove(), *check_postcodes(root, extracts)]
    problems += [*check_editions(sources, blocks, extracts), *check_freshness(sources, extracts)]
    outdated, stale = stale_pages(sources, extracts)
    return Report(extracts, facts, sources, blocks, judged, sorted({*problems, *outdated}), stale)


def _missing(root: Path, sources: list[Document]) -> list[Problem]:
    """Refuse a site without pages, a notebook without the script whose words are checked, and a page in its place."""
    pages = [document for document in sources if document.path.startswith("docs/")]
    problems = [] if pages else [Problem("docs", 0, 0, "the site has no page", remedy="restore the folder")]
    checks = sorted((root / "docs" / "checks").iterdir()) if (root / "docs" / "checks").is_dir() else []
    for path in checks:
        name, scripted = path.relative_to(root).as_posix(), path.with_suffix(".py").exists()
        if path.suffix == ".ipynb" and not scripted:
            remedy = "write it as a percent script, and delete the notebook: it is made from the script"
            problems.append(Problem(name, 0, 0, "the notebook has no script", remedy=remedy))
        if path.suffix in PAGES and scripted:
            remedy = "delete it: the page is made from the script"
            problems.append(Problem(name, 0, 0, "a script makes a page of the same address", remedy=remedy))
    return problems


def _told(extracts: Extracts, sources: list[Document]) -> list[Problem]:
    """List what pages say of places, mailboxes and phones that is not as declared."""
    looks = (check_places, check_mailboxes, check_phones, check_example)
    return [problem for look in looks for problem in look(extracts, sources)]


def _wards(root: Path, facts: Facts) -> tuple[list[Document], list[Problem]]:
    try:
        return ward_documents(root, facts), []
    except ProblemsFound as found:
        return [], found.problems


def _reconciled(extracts: Extracts) -> list[Problem]:
    try:
        return check_reconciliations(extracts)
    except UnknownExtractError as error:
        return [Problem("data", 0, 0, f"a reconciliation can't be made: {error}", remedy="restore the extract")]


def _ledger(extracts: Extracts, facts: Facts) -> tuple[list[Figure], list[Problem]]:
    try:
        return figures(extracts, facts)
    except ProblemsFound as found:
        return [], found.problems


def find_blocks(
    sources: list[Document], extracts: Extracts, charts: tuple[str, ...] | None
) -> tuple[list[Block], list[Problem]]:
    """List the blocks of all pages, and each that can't be shown, is unknown, or stands twice."""
    blocks: list[Block] = []
    problems: list[Problem] = []
    for document in sources:
        for line, kind, body in _fences(document):
            try:
                keys = parse_block(kind, body)
                keys["id"] = document.editions.block(kind, keys["id"], document.edition)
                blocks.append(Block(document.path, line, kind, keys))
            except BlockError as error:
                remedy = "mend what is named; the blocks of other pages show the form"
                problems += [
                    Problem(document.path, line + at, 0, f"{kind}: {reason}", remedy=remedy)
                    for at, reason in error.reasons
                ]
    problems += [problem for block in blocks for problem in _unknown(block, extracts, charts)]
    return blocks, problems + list(_twice(blocks))


def _fences(document: Document) -> Iterator[tuple[int, str, str]]:
    if document.path.endswith(".md"):
        for fence in find_fences(document.text):
            if fence.kind in BLOCK_KINDS:
                yield document.position(fence.mark)[0], fence.kind, document.text[slice(*fence.body)]


def _unknown(block: Block, extracts: Extracts, charts: tuple[str, ...] | None) -> list[Problem]:
    known = extracts.names if block.kind == "table" else charts
    name = block.id if block.kind == "table" else extracts.editions.split(block.id)[0]
    if known is None or name in known:
        return []

    near = difflib.get_close_matches(block.id, known, 3, 0.4)
    expected = ", ".join(near or sorted(known))
    message = f"no {block.kind} is called {block.id}"
    other = "draw the chart first" if block.kind == "chart" else f"add the table first, as data/{block.id}.csv"
    return [Problem(block.path, block.line, 0, message, block.id, expected, f"mend the id, or {other}")]


def _twice(blocks: list[Block]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Block] = {}
    for block in blocks:
        other = first.setdefault((block.kind, block.id), block)
        if other is not block:
            message = f"the {block.kind} {block.id} stands twice on the site"
            found = f"{other.path}:{other.line} shows it too"
            yield Problem(block.path, block.line, 0, message, found, "each once", "link to the other")
