"""The reference of addresses tells every measure and option that there is, with an example that leads to a fact."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts
from smp_metrics.facts import MEASURES, Facts
from smp_metrics.facts.measuring.options import OPTIONS

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "contributing/claims.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(Extracts(ROOT))


def rows(heading: str) -> list[list[str]]:
    """Give the cells of the table under a heading."""
    table = REFERENCE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line[:1] == "|"][2:]


def test_each_measure_stands_there_with_its_options_and_an_example_that_leads_to_a_fact(facts: Facts) -> None:
    told = {row[0].strip("`"): row for row in rows("Measures")}

    assert list(told) == list(MEASURES)
    for name, (_, _, options, example) in told.items():
        assert sorted(re.findall(r"`(\w+)`", options)) == sorted(MEASURES[name].options)
        assert example.strip("`").partition("?")[0].split(".")[2:] == ([] if name == "value" else [name])
        assert facts[f"fact:{example.strip('`')}"].sources


def test_each_option_stands_there() -> None:
    assert sorted(re.findall(r"`(\w+)", "".join(row[0] for row in rows("Options")))) == sorted(OPTIONS)


@pytest.mark.parametrize("form", [row[0].strip("`") for row in rows("Filters")])
def test_each_form_of_a_time_leads_to_a_fact_where_the_table_has_such_times(facts: Facts, form: str) -> None:
    table = {"year": "all_crime_by_ward.crimes", "month": "police_by_month.crimes"}.get(form.partition("=")[0])

    if table:
        assert facts[f"fact:{table}.total?{form}"].sources
