"""Read documents beside this process, which loads data meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from smp_metrics.beside import beside
from smp_metrics.claims.text.document import Document

REMEMBERED = Path("build") / "claims"
READ = ("masked", "code_spans", "torn_claims", "prose", "spoken", "exempt", "unexempt", "unbound", "numbers", "foreign")
"""What follows from the text of a document alone, and takes longest."""


def begin_words(root: Path, documents: Sequence[Document]) -> Callable[[], None]:
    """Begin to read documents beside this process; give what has them read.

    Where anything is remembered of words, most need no reading.
    """
    if (root / REMEMBERED).exists():
        return lambda: None
    read = beside(partial(_read, documents))

    def finish() -> None:
        for document, parts in zip(documents, read(), strict=True):
            vars(document).update(parts)

    return finish


def _read(documents: Sequence[Document]) -> list[dict[str, object]]:
    return [{part: getattr(document, part) for part in READ} for document in documents]
