"""Remember the texts in which nothing was found, so that only what changed is looked at again."""

from __future__ import annotations

from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.extracts.memo import Memo, fingerprint


class Clean:
    """The clean texts of one kind of look, ``name``; each is good for as long as what the look stands on, ``key``."""

    def __init__(self, memo: Memo, name: str, key: str) -> None:
        self._memo, self._name, self._key = memo, name, key
        self._before: frozenset[str] = frozenset(memo.get(name, key) or ())
        self._now: set[str] = set()

    def keeps(self, document: Document) -> bool:
        """Tell whether a text was clean the last time, and go on remembering it."""
        text = _print(document)
        if text in self._before:
            self._now.add(text)
        return text in self._before

    def saw(self, document: Document, problems: list[Problem]) -> None:
        """Remember a text in which a look found nothing."""
        if not problems:
            self._now.add(_print(document))

    def save(self) -> None:
        """Remember the texts of this run, and no others."""
        if self._now != self._before:
            self._memo.put(self._name, self._key, sorted(self._now))


def _print(document: Document) -> str:
    return fingerprint(document.path, document.text)
