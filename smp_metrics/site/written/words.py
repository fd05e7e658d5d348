"""Check the words of documents: what was clean is not looked at again, and a lot is shared out among two processes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from smp_metrics.beside import shared
from smp_metrics.claims.checking import check_document
from smp_metrics.claims.samples import check_samples
from smp_metrics.claims.text.clean import Clean
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.unbound_words.unbound import unbound
from smp_metrics.errors import Problem, bounded
from smp_metrics.extracts.memo import Memo, fingerprint
from smp_metrics.facts import Facts
from smp_metrics.limits import GIVEN_OF_A_FILE
from smp_metrics.site.written.ahead import REMEMBERED
from smp_metrics.site.written.shape import check_shape

CLAIM = 350
"""To compare a claim is as much work as to scan so many letters."""
LOT = 100_000
"""From so many letters' work on, some of it is worth another process."""


def check_words(root: Path, documents: Sequence[Document], facts: Facts) -> list[Problem]:
    """List what is wrong with the words of documents.

    Whether a number stands without a fact is a matter of the text. All else changes with the data too.
    """
    memo = Memo(root / REMEMBERED)
    bound = Clean(memo, "bound", fingerprint(*sorted(facts.places)))
    judged = Clean(memo, "judged", facts.extracts.whole_fingerprint)

    def look(document: Document) -> tuple[list[Problem], list[Problem]]:
        strays = [] if bound.keeps(document) else unbound(document, facts.places)
        problems = problems_in(document, facts, strays)
        # No more travels from one process to the other than will be told.
        told = bounded(problems, GIVEN_OF_A_FILE, GIVEN_OF_A_FILE) if len(problems) > GIVEN_OF_A_FILE else problems
        return told, strays[:1]

    left = sorted((document for document in documents if not judged.keeps(document)), key=_work, reverse=True)
    looked = shared(look, left) if sum(map(_work, left)) >= LOT else [look(document) for document in left]
    for document, (problems, strays) in zip(left, looked, strict=True):
        judged.saw(document, problems)
        bound.saw(document, strays)
    for document in documents:
        bound.keeps(document)
    bound.save()
    judged.save()
    return [problem for problems, _ in looked for problem in problems]


def _work(document: Document) -> int:
    return len(document.text) + CLAIM * len(document.claims)


def problems_in(document: Document, facts: Facts, strays: list[Problem]) -> list[Problem]:
    """List what is wrong with one document, given its numbers without a fact; a ward's is told of the template."""
    problems = [*check_shape(document), *check_document(document, facts, strays), *check_samples(document, facts)]
    if not document.template:
        return problems
    told = f" (for {document.path.rpartition('/')[2].removesuffix('.md')})"
    return [replace(problem, path=document.template, message=problem.message + told) for problem in problems]
