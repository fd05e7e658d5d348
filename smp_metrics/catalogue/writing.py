"""Write every file of the catalogue from its entries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from smp_metrics.catalogue.citing import HERE, citation
from smp_metrics.catalogue.csvw import csvw
from smp_metrics.catalogue.datapackage import datapackage
from smp_metrics.catalogue.dataset import as_script, dataset
from smp_metrics.catalogue.index import index_page
from smp_metrics.catalogue.page import dictionary_page
from smp_metrics.catalogue.workbook import workbook

if TYPE_CHECKING:
    from smp_metrics.catalogue.entry import Entry
    from smp_metrics.catalogue.release import Release
    from smp_metrics.extracts import Partnership


def write(
    entries: Sequence[Entry],
    partnership: Partnership,
    paragraphs: Mapping[tuple[str, int], str],
    release: Release | None,
    site_url: str,
) -> dict[str, str | bytes]:
    """Give each file by its path below docs/, text or bytes; ``paragraphs`` says where each of an edition is read."""
    files: dict[str, str | bytes] = {
        "data/index.md": index_page(entries, partnership),
        "data/datapackage.json": _json(datapackage(entries, partnership, release, site_url)),
    }
    for entry in entries:
        script = as_script(dataset(entry, release, site_url))
        address = f"{site_url.rstrip('/')}/data/{entry.name}/" if site_url else ""
        own = {number: read for (edition, number), read in paragraphs.items() if edition == entry.edition}
        page = dictionary_page(entry, own, citation(entry, release, address or HERE))
        files[f"data/{entry.name}.md"] = f"{page}\n{script}"
        files[f"data/{entry.name}.csv"] = entry.content
        files[f"data/{entry.name}.xlsx"] = workbook(entry, release, address)
        files[f"data/{entry.name}.csv-metadata.json"] = _json(csvw(entry))
        if entry.changes:
            files[f"data/{entry.name}-corrected.csv"] = entry.corrected_content
    return files


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
