"""Gather what the catalogue says of one extract: as printed, as corrected, and what its contract asks."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smp_metrics.catalogue.rules import Contract, contract_for
from smp_metrics.extracts.reading import as_saved_plainly
from smp_metrics.files import read_bytes

if TYPE_CHECKING:
    from smp_metrics.extracts import Extract, Extracts, Partnership, Value
    from smp_metrics.extracts.disputed import Disputed

# Shorter or longer, and search engines for data leave the data set out.


@dataclass(frozen=True)
class Entry:
    """One extract: ``content`` is the CSV as printed, byte for byte; ``extract`` has the corrections applied.

    ``disputed`` are the cells that known issues leave open, ``issues`` the titles of these by id; it is the data of the
    ``partnership``.
    """

    printed: Extract
    extract: Extract
    content: bytes
    contract: Contract
    disputed: Disputed
    issues: Mapping[str, str]
    partnership: Partnership

    @property
    def name(self) -> str:
        """Give the extract's name."""
        return self.extract.name

    @property
    def edition(self) -> str:
        """Give the edition that printed it, or else the one that is meant where none is named."""
        return self.partnership.editions_with(()).split(self.name)[1]

    @property
    def changes(self) -> dict[tuple[int, str], tuple[Value, Value]]:
        """Give every corrected cell by its line and column, as printed and as corrected."""
        pairs = zip(self.printed.rows, self.extract.rows, strict=True)
        return {
            (old.line, column): (old[column], new[column])
            for old, new in pairs
            for column in old.values
            if old[column] != new[column]
        }

    @property
    def corrected_content(self) -> bytes:
        """Give the CSV with the corrected cells in place of the printed ones."""
        changes = self.changes
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, lineterminator="\n")
        header, *records = csv.reader(io.StringIO(self.content.decode(), newline=""))
        writer.writerow(header)
        for row, cells in zip(self.extract.rows, records, strict=True):
            named = zip(header, cells, strict=True)
            writer.writerow([changes.get((row.line, name), (None, cell))[1] for name, cell in named])
        return stream.getvalue().encode()


def gather(extracts: Extracts) -> list[Entry]:
    """Give an entry for each extract, by name; raise ProblemsFound when one is broken."""
    return [
        Entry(
            extracts.printed(name),
            extracts[name],
            as_saved_plainly(read_bytes(extracts.root, f"data/{name}.csv")),
            contract_for(name, extracts.root),
            extracts.disputed(name),
            {issue.id: issue.title for issue in extracts.known_issues},
            extracts.partnership,
        )
        for name in extracts.names
    ]
