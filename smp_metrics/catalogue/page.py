"""Write the dictionary page of one extract: what it is, what its columns mean, what it must keep, and its rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from smp_metrics.catalogue.figures import figures
from smp_metrics.catalogue.licences import licence_called
from smp_metrics.catalogue.plan import linked
from smp_metrics.escaping import bullets, code, heading, link, plain, table
from smp_metrics.facts.printing import signed

if TYPE_CHECKING:
    from smp_metrics.catalogue.entry import Entry

TYPES = {"integer": "whole number", "decimal": "number", "text": "text"}
KILOBYTE = 1000


def dictionary_page(entry: Entry, paragraphs: Mapping[int, str], cited: str) -> str:
    """Give the page as Markdown, with the figures first.

    ``paragraphs`` says where each paragraph of the plan is read, ``cited`` how the extract is cited.
    """
    extract = entry.extract
    parts = [
        f"---\ndescription: {json.dumps(extract.sidecar['description'], ensure_ascii=False)}\n---\n",
        f"# {plain(extract.title)}\n\n{plain(extract.sidecar['description'])}\n",
        _freshness(entry),
        heading("Download") + _downloads(entry),
        heading("Figures") + figures(entry),
        heading("Corrections") + _corrections(entry) if entry.changes else "",
        heading("Disputed") + _disputed(entry) if entry.disputed else "",
        heading("Notes") + bullets([*map(plain, extract.sidecar["notes"]), *_signs(extract.signs)]),
        heading("Cite this") + f"> {plain(cited)}\n",
        heading("About this data") + table(["About", "Details"], _facts(entry, paragraphs)),
        heading("Columns") + _columns(entry),
        heading("Rules") + _rules(entry),
    ]
    return "\n".join(part.strip("\n") + "\n" for part in parts if part)


def _signs(signs: Mapping[str, str]) -> list[str]:
    return [f"“{plain(sign)}” in the place of a number: {plain(meaning)}." for sign, meaning in signs.items()]


def _freshness(entry: Entry) -> str:
    """Have the page say when records that come each month were last taken."""
    source = entry.partnership.source_of(entry.extract)
    return f"```fresh\n{source.downloads}\n```\n" if source and source.downloads else ""


def _downloads(entry: Entry) -> str:
    items = [f"**{link('Excel', f'{entry.name}.xlsx')}**: the tables, with notes on them"]
    if entry.changes:
        corrected = link("CSV, corrected", f"{entry.name}-corrected.csv")
        items.append(f"{corrected}: as this site uses it, {_size(entry.corrected_content)}")
    items += [
        f"{link('CSV', f'{entry.name}.csv')}: {'as printed, ' if entry.changes else ''}{_size(entry.content)}",
        f"{link('CSVW', f'{entry.name}.csv-metadata.json')}: the columns described for machines",
    ]
    return bullets(items) + f"\nAll the data is listed on the {link('data page', 'index.md')}.\n"


def _size(content: bytes) -> str:
    size = len(content)
    return f"{size} bytes" if size < KILOBYTE else f"{size / KILOBYTE:.1f} kB"


def _facts(entry: Entry, paragraphs: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    sidecar = entry.extract.sidecar
    licence = licence_called(sidecar["licence"])
    known = {
        "Publisher": plain(sidecar["publisher"]),
        "Source": plain(sidecar["source"]),
        "Paragraphs of the plan": linked(sidecar["paragraphs"], paragraphs),
        "Table of the plan": plain(sidecar["table"] or ""),
        "Period": plain(sidecar["period"]),
        "Places": plain(sidecar["geography"]),
        "Boundaries": plain(sidecar["geography_vintage"]),
        "Unit": plain(sidecar["unit"]),
        "Licence": link(licence.title, licence.url) if licence.url else plain(licence.title),
        "Sensitive": _sensitive(entry),
        "Rows": f"{len(entry.extract.rows):,}",
    }
    return ((word, said) for word, said in known.items() if said)


def _sensitive(entry: Entry) -> str:
    sidecar = entry.extract.sidecar
    return f"{'Yes' if sidecar['sensitive'] else 'No'}. {plain(sidecar['sensitive_reason'])}"


def _columns(entry: Entry) -> str:
    rows = [
        (
            code(column.name),
            plain(", ".join(filter(None, (TYPES[column.type], column.unit)))),
            f"**{plain(column.title)}.** {plain(column.description)}",
        )
        for column in entry.extract.columns
    ]
    key = " and ".join(code(name) for name in entry.extract.key)
    said = f"\nEach row has its own {key}.\n" if key else ""
    return table(["Name", "Type", "What it holds"], rows) + said


def _rules(entry: Entry) -> str:
    titles = {column.name: column.title for column in entry.extract.columns}
    said = [
        f"**{plain(titles[rule.column])}:** {plain(rule.sentence)}" if rule.column else plain(rule.sentence)
        for rule in entry.contract.rules
    ]
    return (
        f"The data is checked before each publication, and published only if it keeps these rules.\n\n{bullets(said)}"
    )


def _corrections(entry: Entry) -> str:
    titles = {column.name: column.title for column in entry.extract.columns}
    rows = [
        (
            plain(", ".join(f"{titles[name]} {value}" for name, value in cell.at.items())),
            plain(titles[cell.column]),
            signed(f"{cell.expect:,}"),
            signed(f"{cell.value:,}"),
            link(correction.title, f"../corrections.md#{correction.id}"),
        )
        for correction in entry.extract.corrections
        for cell in correction.cells
    ]
    return (
        "The plan prints these cells wrongly. The site uses the corrected ones, and so do the corrected files.\n\n"
        + table(["Row", "Column", "Printed", "Corrected", "Why"], rows, right=(2, 3))
    )


def _disputed(entry: Entry) -> str:
    titles = {column.name: column.title for column in entry.extract.columns}
    lines = {row.line: row for row in entry.extract.rows}
    rows = [
        (
            plain(", ".join(f"{titles[key]} {lines[line][key]}" for key in entry.extract.key)),
            plain(titles[column]),
            signed(f"{lines[line][column]:,}"),
            "; ".join(link(entry.issues[issue], f"../corrections.md#{issue}") for issue in issues),
        )
        for (line, column), issues in entry.disputed.items()
    ]
    return (
        "These cells do not fit others, and nothing published shows which are wrong. So they stay as printed.\n\n"
        + table(["Row", "Column", "Printed", "Why"], rows, right=(2,))
    )
