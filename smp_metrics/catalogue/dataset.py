"""Describe an extract to search engines, as a Dataset of schema.org."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from smp_metrics.catalogue.licences import licence_called

if TYPE_CHECKING:
    from smp_metrics.catalogue.entry import Entry
    from smp_metrics.catalogue.release import Release
    from smp_metrics.extracts import Column, Extract, Partnership

SCRIPT = Markup('<script type="application/ld+json">{}</script>\n')
ENCODINGS = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def dataset(entry: Entry, release: Release | None, site_url: str) -> dict[str, Any]:
    """Give the description; its addresses stand on ``site_url``, or on the extract's own page without one."""
    extract, sidecar = entry.extract, entry.extract.sidecar
    licence = licence_called(sidecar["licence"])
    publisher = {"@type": "Organization", "name": sidecar["publisher"]}
    data = f"{site_url.rstrip('/')}/data/" if site_url else "../"
    known = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": extract.title,
        "description": sidecar["description"],
        "url": f"{data}{entry.name}/",
        "license": licence.url or licence.title,
        "creator": publisher,
        "publisher": publisher,
        "isBasedOn": {"@type": "CreativeWork", "name": sidecar["source"]},
        "temporalCoverage": years_covered(extract),
        "spatialCoverage": {"@type": "Place", "name": _place(sidecar, entry.partnership)},
        "variableMeasured": [_variable(column) for column in extract.columns if column.role == "measure"],
        "distribution": [_download(data, file) for file in _files(entry)],
        "version": release.version if release else "",
        "dateModified": release.day if release else "",
        "isAccessibleForFree": True,
    }
    return {word: value for word, value in known.items() if value}


def years_covered(extract: Extract) -> str:
    """Give the first and last year of the rows, or else of the sidecar's period, as ``2021/2023``; may be empty."""
    said = [str(row[extract.period]) for row in extract.rows] if extract.period else []
    years = sorted(YEAR.findall(" ".join(said) or str(extract.sidecar["period"])))
    return "/".join(dict.fromkeys([years[0], years[-1]])) if years else ""


def as_script(description: dict[str, Any]) -> str:
    """Give the description as a block of data for a page, which no browser runs and no text in it can end."""
    text = json.dumps(description, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return SCRIPT.format(Markup(text))  # noqa: S704 - no sign of HTML is left in it


def _place(sidecar: dict[str, Any], partnership: Partnership) -> str:
    said, area = str(sidecar["geography"]), partnership.area
    return said if area.name in said or partnership.county.name in said else f"{area.name} {area.kind}"


def _variable(column: Column) -> dict[str, str]:
    known = {"@type": "PropertyValue", "name": column.title, "description": column.description, "unitText": column.unit}
    return {word: value for word, value in known.items() if value}


def _files(entry: Entry) -> list[str]:
    corrected = [f"{entry.name}-corrected.csv"] if entry.changes else []
    return [f"{entry.name}.csv", *corrected, f"{entry.name}.xlsx"]


def _download(data: str, file: str) -> dict[str, str]:
    encoding = ENCODINGS[file.rpartition(".")[2]]
    return {"@type": "DataDownload", "name": file, "encodingFormat": encoding, "contentUrl": f"{data}{file}"}
