"""The workbooks, read by a reader that has nothing to do with their writer."""

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from smp_metrics.catalogue import pages
from smp_metrics.extracts import Extracts
from tests.catalogue.support import PARAGRAPHS, Files, cells

Sheet = list[list[Any]]

# Other tests reach the same lines of the package.
pytestmark = pytest.mark.usefixtures("uncounted")


def opened(files: Files, name: str) -> dict[str, Sheet]:
    content = files[f"data/{name}.xlsx"]
    assert isinstance(content, bytes)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {sheet: book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names}


def parts(files: Files, name: str) -> dict[str, str]:
    content = files[f"data/{name}.xlsx"]
    assert isinstance(content, bytes)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {part: archive.read(part).decode() for part in archive.namelist()}


def said(value: Any) -> str:
    return f"{Decimal(repr(value)):f}".removesuffix(".0") if isinstance(value, float) else str(value)


def as_in_csv(rows: list[list[str]], texts: set[str]) -> list[list[str]]:
    header, *records = rows
    assert len(set(header)) == len(header)
    plain = [
        [cell if name in texts or not cell else said(float(cell)) for name, cell in zip(header, record, strict=True)]
        for record in records
    ]
    return [header, *plain]


def test_every_workbook_says_what_its_csv_says(real_extracts: Extracts, real_files: Files) -> None:
    assert len(real_extracts.names) > 30
    for name in real_extracts.names:
        extract, book = real_extracts[name], opened(real_files, name)
        texts = {column.name for column in extract.columns if column.type == "text"}
        corrected = f"data/{name}-corrected.csv" in real_files
        expected = {"Corrected": f"{name}-corrected", "As printed": name} if corrected else {"Data": name}
        for sheet, csv in expected.items():
            rows = [[said(cell) for cell in row] for row in book[sheet]]
            assert rows == as_in_csv(cells(real_files, f"data/{csv}.csv"), texts), (name, sheet)
        assert list(book)[: len(expected)] == list(expected)
        assert list(book)[-1] == "Notes"


def test_numbers_are_numbers_and_texts_are_texts(real_extracts: Extracts, real_files: Files) -> None:
    for name in real_extracts.names:
        header, *rows = next(iter(opened(real_files, name).values()))
        for column in real_extracts[name].columns:
            kinds = {type(row[header.index(column.name)]) for row in rows} - {str if column.nullable else None}
            assert kinds <= {str if column.type == "text" else float}, (name, column.name)


def test_years_stand_side_by_side(files: Files) -> None:
    assert opened(files, "cluster_totals")["Years side by side"] == [
        ["Measure", "Total 2021", "Total 2022", "Total 2023"],
        ["vbc", 13311, 13398, 12538],
        ["cas", 2455, 2347, 2236],
        ["asb", 3597, 2425, 2372],
    ]


def test_a_table_without_years_is_not_turned(files: Files) -> None:
    assert list(opened(files, "stated_figures")) == ["Data", "Notes"]


def test_the_notes_say_where_the_numbers_come_from_and_what_is_wrong_with_them(files: Files) -> None:
    assert opened(files, "cluster_totals")["Notes"] == [
        ["About", "Details"],
        ["Title", "Totals | by *measure*"],
        ["Description", "The total row that a made-up plan prints under each of its tables, </script> and all."],
        ["Publisher", "Safer Maidstone Partnership"],
        ["Source", "A made-up plan, tables three to 5"],
        ["Period", "Calendar years 2021 to 2023"],
        ["Places", "Maidstone borough"],
        ["Boundaries", "Before the boundary changes of May 2024"],
        ["Unit", "crimes or incidents"],
        [
            "Licence",
            (
                "Open Government Licence v3.0: "
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
            ),
        ],
        ["Version", "1.2.0, 2026-11-20"],
        [
            "To cite",
            (
                "Safer Maidstone Partnership, “Totals | by *measure*”, Calendar years 2021 to 2023. "
                "From: A made-up plan, tables three to 5. "
                "Published by Safer Maidstone, version 1.2.0, 2026-11-20. Open Government Licence v3.0."
            ),
        ],
        ["Note", "A printed total is not always the sum of its rows."],
        [
            "Correction",
            "Measure cas, Year 2023, Total: printed 2,219, corrected 2,236. The totals carry the wrong counts.",
        ],
        [
            "Correction",
            "Measure cas, Year 2022, Total: printed 2,352, corrected 2,347. The totals carry the wrong counts.",
        ],
        [
            "Column measure",
            "Measure. vbc for victim-based crimes, cas for crimes against society, asb for anti-social behaviour.",
        ],
        ["Column year", "Year. Calendar year, January to December."],
        ["Column total", "Total. The total as printed, not as summed. Unit: crimes or incidents."],
    ]


def test_the_notes_name_what_is_disputed(real_extracts: Extracts, real_files: Files) -> None:
    disputed = [name for name in real_extracts.names if real_extracts.disputed(name)]
    assert disputed
    for name in disputed:
        notes = [row for row in opened(real_files, name)["Notes"] if row[0] == "Disputed"]
        assert len(notes) == len(real_extracts.disputed(name)), name


def test_the_notes_name_the_address_where_that_is_known(project: Path) -> None:
    files = pages(Extracts(project), PARAGRAPHS, "https://example.org/safer/")
    notes = opened(files, "cluster_totals")["Notes"]
    assert ["Described at", "https://example.org/safer/data/cluster_totals/"] in notes


def test_each_sheet_has_a_frozen_header_and_wide_enough_columns_and_no_merged_cells(real_files: Files) -> None:
    for name in ("all_crime_by_ward", "asb_by_cluster", "plan_figures"):
        sheets = [text for part, text in parts(real_files, name).items() if part.startswith("xl/worksheets/sheet")]
        assert sheets
        for text in sheets:
            assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in text
            assert all(float(width) >= 10 for width in re.findall(r'<col [^>]*width="([\d.]+)"', text))
            assert "mergeCell" not in text


def test_a_text_runs_as_no_formula_and_leads_nowhere(project: Path) -> None:
    from smp_metrics.catalogue.entry import gather  # noqa: PLC0415 - loads the contracts
    from smp_metrics.catalogue.workbook import workbook  # noqa: PLC0415

    entry = gather(Extracts(project))[1]
    hostile = ["=1+1", "{=1+1}", "+1", "@SUM(A1)", "https://example.org", "mailto:a@example.org", "007", "<b>"]
    for row, text in zip(entry.extract.rows * 4, hostile, strict=True):
        row.values["says"] = text
        files: Files = {"data/hostile.xlsx": workbook(entry, None, "")}
        assert text in [cell for cells in opened(files, "hostile")["Corrected"] for cell in cells]
        sheet = parts(files, "hostile")["xl/worksheets/sheet1.xml"]
        assert not re.search("<f[ >]|hyperlink", sheet)


@pytest.mark.parametrize("changelog", ["# Changelog\n", "# Changelog\n\n## 1.2.0 - 2026-11-20\n"])
def test_a_workbook_is_dated_by_the_release_and_never_by_the_clock(project: Path, changelog: str) -> None:
    (project / "CHANGELOG.md").write_text(changelog)
    files = pages(Extracts(project), PARAGRAPHS)
    day = "2026-11-20" if "1.2.0" in changelog else "1980-01-01"
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", parts(files, "cluster_totals")["docProps/core.xml"])) == {
        f"{day}T00:00:00Z"
    }
    content = files["data/cluster_totals.xlsx"]
    assert isinstance(content, bytes)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
