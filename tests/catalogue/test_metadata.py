"""What machines read of an extract."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from smp_metrics.catalogue import pages
from smp_metrics.catalogue.rules import contract_for
from smp_metrics.extracts import Extracts
from tests.catalogue.support import PARAGRAPHS, Files, Html, cells, metadata, page

NAME = re.compile(r"[a-z0-9._-]+")


def dataset(files: Files, name: str) -> Any:
    scripts = Html(page(files, f"data/{name}.md")).scripts
    assert len(scripts) == 1
    return json.loads(scripts[0])


class TestDataPackage:
    def test_it_says_what_the_standard_asks(self, files: Files) -> None:
        package = metadata(files, "data/datapackage.json")
        assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
        assert NAME.fullmatch(package["name"])
        assert package["title"]
        assert package["description"]
        assert (package["version"], package["created"]) == ("1.2.0", "2026-11-20T00:00:00Z")
        assert package["licenses"] == [
            {
                "name": "OGL-UK-3.0",
                "title": "Open Government Licence v3.0",
                "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            },
            {"title": "A licence of our own"},
        ]
        assert [source["title"] for source in package["sources"]] == [
            "A made-up plan, tables three to 5",
            "A made-up plan, paragraphs 15 and 16",
        ]

    def test_contributors_are_bodies_with_roles(self, files: Files) -> None:
        assert metadata(files, "data/datapackage.json")["contributors"] == [
            {"title": "Safer Maidstone Partnership", "roles": ["publisher"]},
            {"title": "Office for National Statistics", "roles": ["publisher"]},
            {"title": "Safer Maidstone site contributors", "roles": ["contributor"]},
        ]

    def test_it_describes_every_csv_by_size_and_hash(self, real_files: Files) -> None:
        resources = metadata(real_files, "data/datapackage.json")["resources"]
        assert {f"data/{resource['path']}" for resource in resources} == {p for p in real_files if p.endswith(".csv")}
        for resource in resources:
            content = real_files[f"data/{resource['path']}"]
            assert isinstance(content, bytes)
            assert resource["bytes"] == len(content)
            assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
            assert resource["encoding"] == "utf-8"
            assert NAME.fullmatch(resource["name"])
            assert resource["title"]

    def test_every_csv_keeps_its_schema(self, real_files: Files) -> None:
        for resource in metadata(real_files, "data/datapackage.json")["resources"]:
            header, *rows = cells(real_files, f"data/{resource['path']}")
            fields = resource["schema"]["fields"]
            assert [field["name"] for field in fields] == header
            assert set(resource["schema"]["primaryKey"]) <= set(header)
            for row in rows:
                assert [kept(field, cell) for field, cell in zip(fields, row, strict=True)] == [True] * len(header), row

    def test_a_field_has_type_words_unit_and_bounds(self, files: Files) -> None:
        resource = metadata(files, "data/datapackage.json")["resources"][0]
        assert resource["schema"]["primaryKey"] == ["measure", "year"]
        assert resource["schema"]["fields"][1:] == [
            {
                "name": "year",
                "type": "integer",
                "title": "Year",
                "description": "Calendar year, January to December",
                "constraints": {"required": True, "enum": [2021, 2022, 2023]},
            },
            {
                "name": "total",
                "type": "integer",
                "title": "Total",
                "description": "The total as printed, not as summed",
                "unit": "crimes or incidents",
                "constraints": {"required": True, "minimum": 0, "maximum": 50000},
            },
        ]

    def test_the_corrected_csv_comes_after_the_printed_one(self, files: Files) -> None:
        resources = metadata(files, "data/datapackage.json")["resources"]
        assert [(resource["name"], resource["title"]) for resource in resources] == [
            ("cluster_totals", "Totals | by *measure*"),
            ("cluster_totals-corrected", "Totals | by *measure*, corrected"),
            ("stated_figures", "Figures with no data behind them"),
        ]

    def test_without_a_release_it_states_no_version_and_no_date(self, project: Path) -> None:
        (project / "CHANGELOG.md").write_text("# Changelog\n\n## Not released yet\n")
        package = metadata(pages(Extracts(project), PARAGRAPHS), "data/datapackage.json")
        assert {"version", "created"}.isdisjoint(package)

    def test_it_names_the_site_where_that_is_known(self, project: Path) -> None:
        package = metadata(pages(Extracts(project), PARAGRAPHS, "https://example.org/safer/"), "data/datapackage.json")
        assert package["homepage"] == "https://example.org/safer/"


class TestCsvw:
    def test_it_describes_its_csv_column_by_column(self, real_extracts: Extracts, real_files: Files) -> None:
        for name in real_extracts.names:
            described = metadata(real_files, f"data/{name}.csv-metadata.json")
            columns = described["tableSchema"]["columns"]
            header = cells(real_files, f"data/{name}.csv")[0]
            assert described["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "en"}]
            assert described["url"] == f"{name}.csv"
            assert [column["name"] for column in columns] == header
            assert all(column["name"] in column["titles"] for column in columns)
            assert all(column["dc:description"] for column in columns)
            assert set(described["tableSchema"]["primaryKey"]) <= set(header)
            assert described["dc:title"]

    def test_a_column_has_a_datatype_with_its_bounds(self, files: Files) -> None:
        columns = metadata(files, "data/stated_figures.csv-metadata.json")["tableSchema"]["columns"]
        assert columns[2] == {
            "name": "value",
            "titles": ["value", "Value"],
            "datatype": {"base": "decimal", "minimum": -1000000, "maximum": 10000000},
            "required": True,
            "dc:description": "The figure as printed, in the unit that its row names",
        }
        assert columns[0]["datatype"] == "string"

    def test_a_licence_is_an_address_where_it_has_one(self, files: Files) -> None:
        known = metadata(files, "data/cluster_totals.csv-metadata.json")["dc:license"]
        assert known == {"@id": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"}
        assert metadata(files, "data/stated_figures.csv-metadata.json")["dc:license"] == "A licence of our own"

    def test_cells_that_may_be_blank_are_not_required(self, real_files: Files) -> None:
        columns = metadata(real_files, "data/plan_figures.csv-metadata.json")["tableSchema"]["columns"]
        assert [column["name"] for column in columns if not column["required"]] == ["fact", "missing", "part_of"]


class TestDataset:
    def test_every_page_says_what_search_engines_ask(self, real_extracts: Extracts, real_files: Files) -> None:
        for name in real_extracts.names:
            said = dataset(real_files, name)
            assert (said["@context"], said["@type"]) == ("https://schema.org/", "Dataset")
            assert 50 <= len(said["description"]) <= 5000
            assert {"name", "license", "creator", "publisher", "spatialCoverage", "distribution"} <= set(said)
            assert said["isAccessibleForFree"] is True

    def test_the_downloads_are_the_extracts_tables(self, files: Files) -> None:
        said = dataset(files, "cluster_totals")
        assert [download["contentUrl"] for download in said["distribution"]] == [
            "../cluster_totals.csv",
            "../cluster_totals-corrected.csv",
            "../cluster_totals.xlsx",
        ]

    def test_addresses_stand_on_the_sites_own_where_that_is_known(self, project: Path) -> None:
        said = dataset(pages(Extracts(project), PARAGRAPHS, "https://example.org/safer/"), "stated_figures")
        assert said["url"] == "https://example.org/safer/data/stated_figures/"
        assert said["distribution"][0]["contentUrl"] == "https://example.org/safer/data/stated_figures.csv"

    def test_measures_are_the_variables(self, files: Files) -> None:
        assert dataset(files, "cluster_totals")["variableMeasured"] == [
            {
                "@type": "PropertyValue",
                "name": "Total",
                "description": "The total as printed, not as summed",
                "unitText": "crimes or incidents",
            }
        ]

    def test_the_years_are_those_of_the_rows(self, files: Files) -> None:
        assert dataset(files, "cluster_totals")["temporalCoverage"] == "2021/2023"

    def test_without_years_no_time_is_stated(self, files: Files) -> None:
        assert "temporalCoverage" not in dataset(files, "stated_figures")

    def test_the_day_and_version_are_the_latest_releases(self, files: Files) -> None:
        said = dataset(files, "cluster_totals")
        assert (said["version"], said["dateModified"]) == ("1.2.0", "2026-11-20")

    def test_no_text_ends_the_script_early(self, files: Files) -> None:
        (script,) = Html(page(files, "data/cluster_totals.md")).scripts
        assert not set("<>&") & set(script)
        assert dataset(files, "cluster_totals")["description"].endswith("</script> and all.")


def test_a_name_without_a_contract_has_no_rules() -> None:
    with pytest.raises(LookupError, match="nothing"):
        contract_for("nothing")


def kept(field: dict[str, Any], cell: str) -> bool:
    """Tell whether a cell keeps the constraints of its field, as Table Schema means them."""
    rules = field["constraints"]
    if not cell:
        return not rules["required"]
    value = {"integer": int, "number": float, "string": str}[field["type"]](cell)
    return (
        rules.get("minimum", value) <= value <= rules.get("maximum", value)
        and value in rules.get("enum", [value])
        and re.fullmatch(rules.get("pattern", ".*"), cell) is not None
    )
