"""Whether the tables that a program made, and nobody types in, stand as they were made."""

from __future__ import annotations

from collections.abc import Iterator

from smp_metrics.api.data import digest_of
from smp_metrics.api.reconciliations import Mismatch, Read, reconciliation

MADE = (
    "new_ward_residents",
    "police_by_district",
    "police_by_kind",
    "police_by_month",
    "police_by_new_ward",
    "police_by_new_ward_and_kind",
    "police_by_old_ward",
    "police_downloads",
    "police_streets",
    "ward_changes",
)
# Counts of wards in one month, or a list of streets, add up to nothing that would tell of a slip.
SENTENCE = (
    "the table is not as it was made; make it again, or tell its new digest in its sidecar, and why in the commit"
)


@reconciliation
def tables_stand_as_they_were_made(read: Read) -> Iterator[Mismatch]:
    """In a table that a program made, nobody has changed a cell or a row since: its seal (a digest) still fits."""
    for extract in map(read, MADE):
        expected, found = str(extract.sidecar.get("digest")), digest_of(extract)
        if expected != found and not extract.corrections:
            at = (("extract", extract.name),)
            name, line = "tables-stand-as-they-were-made", extract.rows[0].line
            yield Mismatch(extract.path, line, name, at, expected, found, SENTENCE)
