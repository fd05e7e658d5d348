"""What people read of an extract."""

import re
from pathlib import Path, PurePosixPath

import pytest
from markdown.extensions.toc import slugify

from smp_metrics.catalogue import pages
from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extracts
from tests.catalogue.support import PARAGRAPHS, Files, Html, page


def test_every_extract_has_a_page_its_csv_and_its_metadata(real_extracts: Extracts, real_files: Files) -> None:
    assert real_extracts.names
    for name in real_extracts.names:
        assert {f"data/{name}.md", f"data/{name}.csv", f"data/{name}.csv-metadata.json"} <= set(real_files)


def test_the_index_leads_to_every_page_and_table(real_extracts: Extracts, real_files: Files) -> None:
    links = Html(page(real_files, "data/index.md")).links
    assert {f"{name}.md" for name in real_extracts.names} <= set(links)
    assert {PurePosixPath(path).name for path in real_files if path.endswith((".csv", ".xlsx"))} <= set(links)
    assert "datapackage.json" in links


def test_the_index_says_of_tables_by_ward_which_wards_are_meant(real_files: Files) -> None:
    items = {item: "boundary changes of May 2024" in item for item in Html(page(real_files, "data/index.md")).items}

    for title, are_told in (("Anti-social behaviour by ward", True), ("Police records by month", False)):
        assert [told for item, told in items.items() if item.startswith(title)] == [are_told], title


def test_every_link_to_the_catalogue_has_its_file(real_files: Files) -> None:
    for path in [path for path in real_files if path.endswith(".md")]:
        near = [link for link in Html(page(real_files, path)).links if "/" not in link and not link.startswith("#")]
        assert near
        assert {f"data/{link}" for link in near} <= set(real_files), path


def test_no_link_starts_at_the_root_of_the_host(real_files: Files) -> None:
    for path in [path for path in real_files if path.endswith(".md")]:
        assert not [link for link in Html(page(real_files, path)).links if link.startswith("/")]


def test_every_page_has_one_first_heading(real_files: Files) -> None:
    for path in [path for path in real_files if path.endswith(".md")]:
        assert len(re.findall(r"^# ", page(real_files, path), re.MULTILINE)) == 1


def test_every_table_has_a_header_and_rows_as_wide(real_files: Files) -> None:
    for path in [path for path in real_files if path.endswith(".md")]:
        html = Html(page(real_files, path))
        assert html.header_cells == sum(len(table[0]) for table in html.tables)
        for header, *rows in html.tables:
            assert rows, path
            assert {len(row) for row in rows} == {len(header)}


def test_text_shows_letter_for_letter(files: Files) -> None:
    html = Html(page(files, "data/index.md"))
    assert html.headings[:2] == ["Crime & more", "The plan itself"]
    assert html.items[0] == (
        "Totals | by *measure*The total row that a made-up plan prints under each of its tables, </script> and all."
        "Calendar years 2021 to 2023; 9 rowsExcel, CSV, corrected, CSV, as printed"
    )
    assert Html(page(files, "data/stated_figures.md")).tables[0][1][-1] == "A grant, with | and *stars*"


def test_the_facts_table_says_what_the_sidecar_says(files: Files) -> None:
    assert dict(Html(page(files, "data/cluster_totals.md")).tables[2][1:]) == {
        "Publisher": "Safer Maidstone Partnership",
        "Source": "A made-up plan, tables three to 5",
        "Paragraphs of the plan": "14 to 16, 87",
        "Table of the plan": "Tables three to 5",
        "Period": "Calendar years 2021 to 2023",
        "Places": "Maidstone borough",
        "Boundaries": "Before the boundary changes of May 2024",
        "Unit": "crimes or incidents",
        "Licence": "Open Government Licence v3.0",
        "Sensitive": "No. Totals for the whole borough.",
        "Rows": "9",
    }


def test_what_a_sidecar_leaves_out_is_left_out(files: Files) -> None:
    facts = dict(Html(page(files, "data/stated_figures.md")).tables[1][1:])
    assert facts["Sensitive"] == "Yes. Figures for the whole borough."
    assert "Table of the plan" not in facts


def test_paragraphs_lead_to_the_pages_that_have_them(files: Files) -> None:
    links = Html(page(files, "data/cluster_totals.md")).links
    assert [link for link in links if "plan/" in link] == ["../plan/crime.md#p14", "../plan/crime.md#p16"]


def test_the_columns_are_the_contracts(files: Files) -> None:
    assert Html(page(files, "data/cluster_totals.md")).tables[3][1:] == [
        [
            "measure",
            "text",
            "Measure. vbc for victim-based crimes, cas for crimes against society, asb for anti-social behaviour",
        ],
        ["year", "whole number", "Year. Calendar year, January to December"],
        ["total", "whole number, crimes or incidents", "Total. The total as printed, not as summed"],
    ]


def test_the_rules_are_the_contracts_sentences(files: Files) -> None:
    text = page(files, "data/cluster_totals.md")
    assert "- Every measure has a total for every year\n" in text
    assert "- **Measure:** The measure is vbc, cas or asb\n" in text


def test_every_contract_has_rules_in_plain_words(real_files: Files, real_extracts: Extracts) -> None:
    for name in real_extracts.names:
        rules = re.findall(r"^- (.+)$", page(real_files, f"data/{name}.md").split("\n## Rules")[1], re.MULTILINE)
        assert len(rules) > 1
        assert not [rule for rule in rules if "None" in rule or "(" in rule]


def test_corrections_show_the_printed_cell_and_the_reason(files: Files) -> None:
    html = Html(page(files, "data/cluster_totals.md"))
    assert html.tables[1][1:] == [
        ["Measure cas, Year 2023", "Total", "2,219", "2,236", "The totals carry the wrong counts"],
        ["Measure cas, Year 2022", "Total", "2,352", "2,347", "The totals carry the wrong counts"],
    ]
    assert html.links.count("../corrections.md#cas-totals") == 2


def test_an_extract_without_corrections_speaks_of_none(files: Files) -> None:
    assert "orrected" not in page(files, "data/stated_figures.md")


def test_what_is_corrected_stands_first_and_what_is_printed_beside_it(files: Files) -> None:
    text = page(files, "data/cluster_totals.md")
    header, *rows = Html(text).tables[0]
    assert header == [
        "Measure", "Total 2021", "Total 2022", "Total 2023", "Total 2022, as printed", "Total 2023, as printed"
    ]  # fmt: skip
    assert rows == [
        ["vbc", "13,311", "13,398", "12,538", "13,398", "12,538"],
        ["cas", "2,455", "2,347", "2,236", "2,352", "2,219"],
        ["asb", "3,597", "2,425", "2,372", "2,425", "2,372"],
    ]
    assert "| **2,347** | **2,236** | **2,352** | **2,219** |" in text


def test_figures_have_commas_and_names_have_none(files: Files) -> None:
    rows = Html(page(files, "data/stated_figures.md")).tables[0][1:]
    assert [(row[1], row[2]) for row in rows] == [("15", "565,877"), ("16", "−4.5")]


def test_the_figures_of_wards_have_one_row_a_ward(real_extracts: Extracts, real_files: Files) -> None:
    # By month or by kind a ward has a row for each, and a page shows the first of them.
    yearly = [name for name in real_extracts.names if set(real_extracts[name].key) <= {"ward", "year"}]
    by_ward = [name for name in yearly if real_extracts[name].geography == "ward"]
    assert len(by_ward) > 5
    for name in by_ward:
        wards = len({row["ward"] for row in real_extracts[name].rows})
        assert wards == (22 if "since" in real_extracts[name].sidecar["geography_vintage"] else 26)
        header, *rows = Html(page(real_files, f"data/{name}.md")).tables[0]
        assert header[0] == "Ward"
        assert len(rows) == len({row[0] for row in rows}) == wards, name


def test_a_citation_names_who_what_when_and_the_version(files: Files) -> None:
    assert (
        "> Safer Maidstone Partnership, “Totals | by \\*measure\\*”, Calendar years 2021 to 2023. "
        "From: A made-up plan, tables three to 5. Published by Safer Maidstone, version 1.2.0, 2026-11-20. "
        "\\[add the address of this page\\]. Open Government Licence v3.0.\n"
    ).replace("“Totals |", "“Totals \\|") in page(files, "data/cluster_totals.md")


@pytest.mark.parametrize(("count", "shown"), [(120, 120), (121, 20)])
def test_a_long_table_shows_its_first_rows(project: Path, count: int, shown: int) -> None:
    rows = [f"figure-{number},15,{number},crimes,2023,A figure\n" for number in range(count)]
    (project / "data/stated_figures.csv").write_text("figure,paragraph,value,unit,period,says\n" + "".join(rows))
    text = page(pages(Extracts(project), PARAGRAPHS), "data/stated_figures.md")
    assert len(Html(text).tables[0]) == shown + 1
    assert (f"The first {shown} of {count} rows." in text) == (shown < count)


@pytest.mark.parametrize("length", [49, 5001])
def test_a_description_too_short_or_long_to_be_found_is_refused(project: Path, length: int) -> None:
    sidecar = project / "data/stated_figures.yml"
    mended = re.sub(r"description: >-\n.*\n", f"description: {('word ' * 2_000)[: length - 1]}x\n", sidecar.read_text())
    sidecar.write_text(mended)
    with pytest.raises(
        ProblemsFound, match=r"data/stated_figures\.yml:3: description: (it is too short|the text is too long)"
    ):
        pages(Extracts(project), PARAGRAPHS)


def test_the_index_leads_to_each_of_its_topics(real_files: Files) -> None:
    text = page(real_files, "data/index.md")
    topics = [link.removeprefix("#") for link in Html(text).links if link.startswith("#")]
    headings = [slugify(heading, "-") for heading in re.findall(r"^## (.+)$", text, re.MULTILINE)]

    assert topics == headings[: len(topics)]
    assert len(topics) > 5
