"""Say in a workbook what its numbers are: where they come from, who may use them, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from smp_metrics.catalogue.citing import citation
from smp_metrics.catalogue.licences import licence_called

if TYPE_CHECKING:
    from smp_metrics.catalogue.entry import Entry
    from smp_metrics.catalogue.release import Release
    from smp_metrics.extracts import Column


def notes(entry: Entry, release: Release | None, address: str) -> Iterator[tuple[str, str]]:
    """Give each note as what it is about, and what it says."""
    version = f"{release.version}, {release.day}" if release else ""
    known = {**_origin(entry), "Version": version, "Described at": address}
    yield from ((about, said) for about, said in known.items() if said)
    yield "To cite", citation(entry, release, address)
    yield from (("Note", str(note)) for note in entry.extract.sidecar["notes"])
    yield from ((f"Sign {sign}", meaning) for sign, meaning in entry.extract.signs.items())
    yield from (("Correction", said) for said in _corrections(entry))
    yield from (("Disputed", said) for said in _disputed(entry))
    yield from ((f"Column {column.name}", _meaning(column)) for column in entry.extract.columns)


def _origin(entry: Entry) -> dict[str, str]:
    sidecar = entry.extract.sidecar
    licence = licence_called(sidecar["licence"])
    return {
        "Title": entry.extract.title,
        "Description": sidecar["description"],
        "Publisher": sidecar["publisher"],
        "Source": sidecar["source"],
        "Period": sidecar["period"],
        "Places": sidecar["geography"],
        "Boundaries": sidecar["geography_vintage"],
        "Unit": sidecar["unit"],
        "Licence": f"{licence.title}: {licence.url}" if licence.url else licence.title,
    }


def _corrections(entry: Entry) -> Iterator[str]:
    titles = {column.name: column.title for column in entry.extract.columns}
    for correction in entry.extract.corrections:
        for cell in correction.cells:
            where = ", ".join(f"{titles[name]} {value}" for name, value in cell.at.items())
            change = f"printed {cell.expect:,}, corrected {cell.value:,}"
            yield f"{where}, {titles[cell.column]}: {change}. {correction.title}."


def _disputed(entry: Entry) -> Iterator[str]:
    titles = {column.name: column.title for column in entry.extract.columns}
    lines = {row.line: row for row in entry.extract.rows}
    for (line, column), issues in entry.disputed.items():
        where = ", ".join(f"{titles[key]} {lines[line][key]}" for key in entry.extract.key)
        reasons = "; ".join(entry.issues[issue] for issue in issues)
        yield f"{where}, {titles[column]}: as printed, {lines[line][column]:,}. {reasons}."


def _meaning(column: Column) -> str:
    unit = f" Unit: {column.unit}." if column.unit else ""
    return f"{column.title}. {column.description}.{unit}"
