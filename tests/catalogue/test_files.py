"""The CSVs that people download."""

from pathlib import Path

from smp_metrics.extracts import Extracts
from smp_metrics.extracts.reading import read_table
from tests.catalogue.support import Files, cells


def csvs(files: Files) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if isinstance(content, bytes) and path.endswith(".csv")}


def test_a_csv_is_the_extracts_own_bytes(real_extracts: Extracts, real_files: Files) -> None:
    for name in real_extracts.names:
        assert real_files[f"data/{name}.csv"] == (real_extracts.root / "data" / f"{name}.csv").read_bytes()


def test_only_tables_are_bytes(files: Files) -> None:
    assert csvs(files)
    tables = {path for path in files if path.endswith((".csv", ".xlsx"))}
    assert tables == {path for path, content in files.items() if isinstance(content, bytes)}


def test_a_corrected_csv_differs_in_the_corrected_cells_only(files: Files) -> None:
    printed = cells(files, "data/cluster_totals.csv")
    corrected = cells(files, "data/cluster_totals-corrected.csv")
    pairs = [(old, new) for old, new in zip(printed, corrected, strict=True) if old != new]
    assert pairs == [
        (["cas", "2022", "2352"], ["cas", "2022", "2347"]),
        (["cas", "2023", "2219"], ["cas", "2023", "2236"]),
    ]


def test_every_real_correction_is_in_its_corrected_csv(real_extracts: Extracts, real_files: Files) -> None:
    mended = {entry.extract: 0 for entry in real_extracts.corrections if entry.cells}
    for entry in real_extracts.corrections:
        for cell in entry.cells:
            mended[entry.extract] += cell.expect != cell.value
    assert mended
    for name, count in mended.items():
        pairs = zip(cells(real_files, f"data/{name}.csv"), cells(real_files, f"data/{name}-corrected.csv"), strict=True)
        assert sum(a != b for old, new in pairs for a, b in zip(old, new, strict=True)) == count


def test_an_extract_without_corrections_has_no_corrected_csv(files: Files) -> None:
    assert "data/stated_figures-corrected.csv" not in files


def test_every_csv_is_safe_to_open_in_a_spreadsheet(real_files: Files) -> None:
    for path, content in csvs(real_files).items():
        assert read_table(path, content)[1] == []


def test_writing_a_csv_anew_keeps_the_quotes_around_its_cells(project: Path) -> None:
    from smp_metrics.catalogue.entry import gather  # noqa: PLC0415 - loads the contracts

    entry = gather(Extracts(project))[1]
    assert (entry.name, entry.changes) == ("stated_figures", {})
    assert entry.corrected_content == entry.content
