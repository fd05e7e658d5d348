"""Describe all the CSVs together by Data Package, version 2."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from smp_metrics.catalogue.licences import Licence, licence_called

if TYPE_CHECKING:
    from smp_metrics.catalogue.entry import Entry
    from smp_metrics.catalogue.release import Release
    from smp_metrics.extracts import Column, Partnership

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
FIELD_TYPES = {"integer": "integer", "decimal": "number", "text": "string"}
DESCRIPTION = (
    "The tables and figures of the {} community safety plan that this site checks and draws, as the plan prints "
    "them and, where a mistake is known, as corrected."
)


def datapackage(
    entries: Sequence[Entry], partnership: Partnership, release: Release | None, site_url: str
) -> dict[str, Any]:
    """Give the descriptor of all CSVs, whose paths are relative to its own; no version or date without a release."""
    sidecars = [entry.extract.sidecar for entry in entries]
    publishers = _once(sidecar["publisher"] for sidecar in sidecars)
    return {
        "$schema": PROFILE,
        "name": partnership.package,
        "title": f"{partnership.site}: the data behind the community safety plan",
        "description": DESCRIPTION.format(partnership.area.name),
        **({"homepage": site_url} if site_url else {}),
        **({"version": release.version, "created": f"{release.day}T00:00:00Z"} if release else {}),
        "licenses": [_licence(licence_called(title)) for title in _once(sidecar["licence"] for sidecar in sidecars)],
        "sources": [{"title": title} for title in _once(sidecar["source"] for sidecar in sidecars)],
        "contributors": [
            *({"title": publisher, "roles": ["publisher"]} for publisher in publishers),
            {"title": f"{partnership.site} site contributors", "roles": ["contributor"]},
        ],
        "resources": [resource for entry in entries for resource in _resources(entry)],
    }


def _once(values: Any) -> list[str]:
    return list(dict.fromkeys(values))


def _licence(licence: Licence) -> dict[str, str]:
    known = {"name": licence.code, "title": licence.title, "path": licence.url}
    return {word: value for word, value in known.items() if value}


def _resources(entry: Entry) -> list[dict[str, Any]]:
    printed = _resource(entry, entry.name, "", entry.content)
    if not entry.changes:
        return [printed]
    return [printed, _resource(entry, f"{entry.name}-corrected", ", corrected", entry.corrected_content)]


def _resource(entry: Entry, name: str, suffix: str, content: bytes) -> dict[str, Any]:
    sidecar = entry.extract.sidecar
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "title": entry.extract.title + suffix,
        "description": sidecar["description"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "licenses": [_licence(licence_called(sidecar["licence"]))],
        "sources": [{"title": sidecar["source"]}],
        "schema": {
            "fields": [_field(column, entry.contract.bounds[column.name]) for column in entry.extract.columns],
            "primaryKey": list(entry.extract.key),
            **({"missingValues": ["", *entry.extract.signs]} if entry.extract.signs else {}),
        },
    }


def _field(column: Column, bounds: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": FIELD_TYPES[column.type],
        "title": column.title,
        "description": column.description,
        **({"unit": column.unit} if column.unit else {}),
        "constraints": {"required": not column.nullable, **bounds},
    }
