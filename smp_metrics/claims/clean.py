"""Remember the texts in which nothing was found, so that only what changed is looked at again."""

from __future__ import annotations

from collections.abc import Callable

from smp_metrics.claims.document import Document
from smp_metrics.errors import Problem
from smp_metrics.extracts.memo import Memo, fingerprint


class Clean:
    """The clean texts of one kind of look, ``name``; each is good for as long as what the look stands on, ``key``."""

    def __init__(self, memo: Memo, name: str, key: str) -> None:
        self._memo, self._name, self._key = memo, name, key
        self._before: frozenset[str] = frozenset(memo.get(name, key) or ())
        self._now: set[str] = set()

    def find(self, document: Document, look: Callable[[Document], list[Problem]]) -> list[Problem]:
        """List what ``look`` finds, without looking where it found nothing before."""
        problems = [] if self.keeps(document) else look(document)
        if not problems:
            self._now.add(_print(document))
        return problems

    def keeps(self, document: Document) -> bool:
        """Tell whether a text was clean the last time, and go on remembering it."""
        text = _print(document)
        if text in self._before:
            self._now.add(text)
        return text in self._before

    def save(self) -> None:
        """Remember the texts of this run, and no others."""
        if self._now != self._before:
            self._memo.put(self._name, self._key, sorted(self._now))


def _print(document: Document) -> str:
    return fingerprint(document.path, document.text)
