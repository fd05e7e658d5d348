"""What every sidecar says of its extract."""

from typing import Any

import pytest
import yaml

from partnership.reconciliations.made_by_program import MADE
from schemas import CONTRACTS
from smp_metrics.extracts import Extracts
from tests.contracts.support import DATA

NAMES = sorted(CONTRACTS)
KEYS = [
    "title",
    "topic",
    "description",
    "publisher",
    "source",
    "counted_by",
    "stated",
    "paragraphs",
    "table",
    "period",
    "geography",
    "geography_vintage",
    "unit",
    "licence",
    "sensitive",
    "sensitive_reason",
    "notes",
    "gaps",
    "digest",
]
STATED = ("stated_figures", "survey_findings")


def sidecar(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((DATA / f"{name}.yml").read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize("name", NAMES)
def test_sidecars_have_the_same_keys_in_the_same_order(name: str) -> None:
    own = {"digest": name in MADE, "stated": name in STATED, "gaps": name == "police_downloads"}
    expected = [key for key in KEYS if own.get(key, True)]
    assert list(sidecar(name)) == expected


def test_titles_differ() -> None:
    assert len({sidecar(name)["title"] for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_paragraphs_are_the_plans_in_order(name: str) -> None:
    paragraphs = sidecar(name)["paragraphs"]
    assert paragraphs == sorted(set(paragraphs) & set(range(1, 113)))


@pytest.mark.parametrize("name", NAMES)
def test_the_licence_is_the_open_government_licence(name: str) -> None:
    assert sidecar(name)["licence"] == "Open Government Licence v3.0"


@pytest.mark.parametrize("name", NAMES)
def test_a_decision_on_sensitivity_is_recorded_with_its_reason(name: str) -> None:
    assert sidecar(name)["sensitive"] in (True, False)
    assert len(sidecar(name)["sensitive_reason"].split()) > 2


@pytest.mark.parametrize("name", [name for name in NAMES if "crimes" in CONTRACTS[name].to_schema().columns])
def test_extracts_of_crime_say_that_police_recorded_crime_is_not_accredited(name: str) -> None:
    assert any("not accredited official statistics" in note for note in sidecar(name)["notes"])


def test_rates_warn_of_the_visitors_of_high_street() -> None:
    assert any("High Street" in note and "visitors" in note for note in sidecar("crime_rate_by_ward")["notes"])


def test_residents_by_ward_say_how_well_they_are_known() -> None:
    assert any("within 10" in note for note in sidecar("ward_residents")["notes"])


def test_a_claim_in_a_sidecar_reaches_readers_as_its_words() -> None:
    extracts = Extracts(DATA.parent)

    assert (
        "Each count is at least 8, for the whole borough"
        in extracts["youth_offenders_by_age"].sidecar["sensitive_reason"]
    )
    assert not [name for name in NAMES if "fact:" in str(extracts[name].sidecar)]
