"""Say how an extract is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.catalogue.licences import licence_called

if TYPE_CHECKING:
    from smp_metrics.catalogue.entry import Entry
    from smp_metrics.catalogue.release import Release

# What stands for the address where the site does not know its own: smp.js puts the reader's in its place.
HERE = "[add the address of this page]"


def citation(entry: Entry, release: Release | None, address: str) -> str:
    """Give a line to copy; without a release it names no version, and without an address none."""
    sidecar = entry.extract.sidecar
    parts = [
        f"{sidecar['publisher']}, “{entry.extract.title}”, {sidecar['period']}",
        f"From: {sidecar['source']}",
        f"Published by {entry.partnership.site}, version {release.version}, {release.day}" if release else "",
        address,
        licence_called(sidecar["licence"]).title,
    ]
    return ". ".join(part for part in parts if part) + "."
