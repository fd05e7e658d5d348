"""Describe a CSV by CSVW, the W3C's CSV on the Web."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smp_metrics.catalogue.licences import licence_called

if TYPE_CHECKING:
    from smp_metrics.catalogue.entry import Entry
    from smp_metrics.extracts import Column

CONTEXT = "http://www.w3.org/ns/csvw"
DATATYPES = {"integer": "integer", "decimal": "decimal", "text": "string"}


def csvw(entry: Entry) -> dict[str, Any]:
    """Give the metadata of the CSV as printed, whose address is relative to the metadata's own."""
    sidecar = entry.extract.sidecar
    licence = licence_called(sidecar["licence"])
    return {
        "@context": [CONTEXT, {"@language": "en"}],
        "url": f"{entry.name}.csv",
        "dc:title": entry.extract.title,
        "dc:description": sidecar["description"],
        "dc:publisher": sidecar["publisher"],
        "dc:source": sidecar["source"],
        "dc:license": {"@id": licence.url} if licence.url else licence.title,
        "tableSchema": {
            **({"null": ["", *entry.extract.signs]} if entry.extract.signs else {}),
            "columns": [_column(column, entry.contract.bounds[column.name]) for column in entry.extract.columns],
            "primaryKey": list(entry.extract.key),
        },
    }


def _column(column: Column, bounds: dict[str, Any]) -> dict[str, Any]:
    limits = {word: bounds[word] for word in ("minimum", "maximum") if word in bounds}
    datatype = DATATYPES[column.type]
    return {
        "name": column.name,
        # The header holds the name; a validator looks for the header among the titles.
        "titles": list(dict.fromkeys([column.name, column.title])),
        "datatype": {"base": datatype, **limits} if limits else datatype,
        "required": not column.nullable,
        "dc:description": column.description,
    }
