"""The extracts as one edition of the plan means them."""

from __future__ import annotations

from smp_metrics.extracts import Extract, Extracts, UnknownExtractError
from smp_metrics.extracts.disputed import Disputed


def meant_by(extracts: Extracts, edition: str) -> Extracts:
    """Give the extracts as an edition means them: asked for what only others print, they raise UnknownExtractError."""
    return extracts if edition == extracts.editions.default else EditionExtracts(extracts, edition)


class EditionExtracts(Extracts):
    """The extracts as one edition means them: each name leads to what it printed, or to what no plan prints."""

    def __init__(self, whole: Extracts, edition: str) -> None:
        kept = {"names": whole.names, "editions": whole.editions, "declared": whole.declared}
        self.__dict__ = {**vars(whole), **kept}
        self._whole, self._edition = whole, edition

    def is_shared(self, name: str) -> bool:
        """Tell whether no plan prints an extract, so that it is the same in every edition."""
        source = self.partnership.source_of(self._whole[name])
        return not (source and source.printed)

    def __getitem__(self, name: str) -> Extract:
        """Give what the edition means by a name; raise UnknownExtractError where only other editions print it."""
        return self._whole[self._own(name)]

    def __contains__(self, name: str) -> bool:
        return self._whole.editions.own(name, self._edition) in self._whole

    def printed(self, name: str) -> Extract:
        """Give what the edition means by a name, as it prints it."""
        return self._whole.printed(self._own(name))

    def disputed(self, name: str) -> Disputed:
        """Give the disputed cells of what the edition means by a name."""
        return self._whole.disputed(self._own(name))

    def fingerprint(self, name: str) -> str:
        """Hash what the edition means by a name."""
        return self._whole.fingerprint(self._whole.editions.own(name, self._edition))

    def _own(self, name: str) -> str:
        editions = self._whole.editions
        own = editions.own(name, self._edition)
        printed_here = self._edition == editions.default or own != name or editions.split(name)[0] != name
        if not printed_here and name in self._whole and not self.is_shared(name):
            raise UnknownExtractError(f"the edition {self._edition} prints no {name}; name the edition that does")
        return own
