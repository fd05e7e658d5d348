"""What holds for every contract: it accepts its extract, and refuses that extract broken in any usual way."""

import pandas as pd
import pytest

from schemas import CONTRACTS
from schemas.geography import WARDS
from schemas.shapes import ByNewWard, ByWard
from smp_metrics.shapes.times import ByYear
from tests.contracts.support import DATA, broken_rules, changed, doubled, extract, failures, is_broken

NAMES = sorted(CONTRACTS)
# What may have fewer rows or more; of the police's records the months, which must be the same in all their extracts.
OPEN_ENDED = {
    "plan_figures",
    "police_by_month",
    "police_downloads",
    "police_streets",
    "stated_figures",
    "survey_findings",
}
COMPLETE = [name for name in NAMES if name not in OPEN_ENDED]
BY_WARD = [name for name in NAMES if issubclass(CONTRACTS[name], ByWard)]
BY_NEW_WARD = [name for name in NAMES if issubclass(CONTRACTS[name], ByNewWard)]
BY_CLUSTER = ["asb_by_cluster", "cas_by_cluster", "vbc_by_cluster"]
BY_YEAR = [name for name in NAMES if issubclass(CONTRACTS[name], ByYear)]
TEXTS = [
    (name, label)
    for name in NAMES
    for label, column in CONTRACTS[name].to_schema().columns.items()
    if str(column.dtype).startswith("str") and not column.nullable
]
NUMBERS = [
    (name, label)
    for name in NAMES
    for label, column in CONTRACTS[name].to_schema().columns.items()
    if str(column.dtype) in {"int64", "Int64", "float64"}
]
COUNTS = [(name, label) for name, label in NUMBERS if name != "stated_figures" and label not in {"year", "cluster"}]

# Whoever loads an extract runs every line of its contract.
pytestmark = pytest.mark.usefixtures("uncounted")

ONCE = "No two rows have the same key"
KNOWN_WARD = "The ward is one of the borough's wards before May 2024"
KNOWN_NEW_WARD = "The ward is one of the borough's wards since May 2024"
OWN_CODE = "Every ward has its own GSS code"
KNOWN_YEAR = "The year is one of those that the extract is about"


def test_every_extract_has_a_contract_and_every_contract_an_extract() -> None:
    assert sorted(file.stem for file in DATA.glob("*.csv")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_contract_holds_on_its_extract(name: str) -> None:
    assert failures(name, extract(name)) == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_the_rows_does_not_matter(name: str) -> None:
    assert failures(name, extract(name).iloc[::-1]) == set()


@pytest.mark.parametrize("name", NAMES)
def test_text_may_come_as_python_objects(name: str) -> None:
    assert failures(name, extract(name).astype({label: object for owner, label in TEXTS if owner == name})) == set()


@pytest.mark.parametrize("name", NAMES)
def test_no_rows_break_the_contract(name: str) -> None:
    assert broken_rules(name, extract(name).iloc[:0])


@pytest.mark.parametrize("name", COMPLETE)
def test_any_lost_row_breaks_the_contract(name: str) -> None:
    frame = extract(name)
    assert [row for row in frame.index if not is_broken(name, frame.drop(index=row))] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_doubled_row_is_reported_where_it_stands_the_second_time(name: str) -> None:
    frame = extract(name)
    assert (ONCE, len(frame)) in failures(name, doubled(frame, 0))


@pytest.mark.parametrize("name", COMPLETE)
def test_a_row_typed_over_another_is_missed(name: str) -> None:
    frame = extract(name)
    assert len(broken_rules(name, doubled(frame.drop(index=3), 0))) > 1


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_column_breaks_the_contract(name: str) -> None:
    frame = extract(name)
    assert [
        label for label in frame if "column_in_dataframe" not in broken_rules(name, frame.drop(columns=label))
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_extra_column_breaks_the_contract(name: str) -> None:
    assert broken_rules(name, extract(name).assign(remark="none")) == {"column_in_schema"}


@pytest.mark.parametrize("name", NAMES)
def test_a_renamed_column_breaks_the_contract(name: str) -> None:
    frame = extract(name)
    assert {"column_in_schema", "column_in_dataframe"} <= broken_rules(
        name, frame.rename(columns={frame.columns[-1]: "n"})
    )


@pytest.mark.parametrize("name", NAMES)
def test_columns_in_another_order_break_the_contract(name: str) -> None:
    frame = extract(name)
    assert broken_rules(name, frame[[*frame.columns[1:], frame.columns[0]]]) == {"column_ordered"}


@pytest.mark.parametrize(("name", "label"), TEXTS)
@pytest.mark.parametrize("blank", ["", None])
def test_a_blank_text_breaks_the_contract_in_its_row(name: str, label: str, blank: str | None) -> None:
    assert 1 in {row for _, row in failures(name, changed(extract(name), 1, **{label: blank}))}


@pytest.mark.parametrize(("name", "label"), NUMBERS)
def test_numbers_are_not_made_from_text(name: str, label: str) -> None:
    kind = str(CONTRACTS[name].to_schema().columns[label].dtype)
    assert f"dtype('{kind}')" in broken_rules(name, extract(name).astype({label: str}))


@pytest.mark.parametrize(("name", "label"), COUNTS)
@pytest.mark.parametrize("number", [-1, 1_000_000])
def test_a_number_out_of_bounds_breaks_one_rule_in_its_row(name: str, label: str, number: int) -> None:
    (rule,) = CONTRACTS[name].to_schema().columns[label].checks
    assert (str(rule.error), 2) in failures(name, changed(extract(name), 2, **{label: number}))


@pytest.mark.parametrize("name", BY_WARD)
@pytest.mark.parametrize("ward", ["Tovil", "high street", "Fant and Oakwood", "Barming and Teston"])
def test_an_unknown_ward_breaks_one_rule_in_one_row(name: str, ward: str) -> None:
    assert failures(name, changed(extract(name), 4, ward=ward)) == {(KNOWN_WARD, 4)}


@pytest.mark.parametrize("name", BY_NEW_WARD)
def test_a_ward_of_before_is_none_of_the_new_ones_and_its_code_is_not_its_namesakes(name: str) -> None:
    for ward in ("Heath", "tovil", "Fant", "Grove Green & Vinters Park"):
        assert failures(name, changed(extract(name), 4, ward=ward)) == {(KNOWN_NEW_WARD, 4)}
    assert failures(name, changed(extract(name), 4, gss_code=WARDS["High Street"])) == {(OWN_CODE, 4)}


@pytest.mark.parametrize("name", BY_CLUSTER)
@pytest.mark.parametrize("cluster", [0, 9])
def test_an_unknown_cluster_breaks_one_rule_in_one_row(name: str, cluster: int) -> None:
    rule = "The cluster is one of the borough's ward clusters before May 2024"
    assert failures(name, changed(extract(name), 4, cluster=cluster)) == {(rule, 4)}


@pytest.mark.parametrize("name", BY_YEAR)
@pytest.mark.parametrize("year", [2010, 2024, 23])
def test_an_unknown_year_breaks_one_rule_in_one_row(name: str, year: int) -> None:
    assert failures(name, changed(extract(name), 4, year=year)) == {(KNOWN_YEAR, 4)}


@pytest.mark.parametrize("name", NAMES)
def test_a_contract_carries_the_name_of_its_extract(name: str) -> None:
    contract = CONTRACTS[name]
    assert contract.to_schema().name == name
    assert contract.__name__ == "".join(word.title() for word in name.split("_"))


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_described(name: str) -> None:
    columns = CONTRACTS[name].to_schema().columns
    described = {label for label, column in columns.items() if column.title and len(column.description or "") > 10}
    assert described == set(columns)


@pytest.mark.parametrize("name", NAMES)
def test_the_key_is_the_columns_whose_role_is_key(name: str) -> None:
    columns = CONTRACTS[name].to_schema().columns
    keys = [label for label, column in columns.items() if (column.metadata or {})["role"] == "key"]
    assert (CONTRACTS[name].Config.metadata or {})["key"] == keys


@pytest.mark.parametrize("name", NAMES)
def test_measures_have_a_unit_and_nothing_else_has(name: str) -> None:
    described = [column.metadata or {} for column in CONTRACTS[name].to_schema().columns.values()]
    assert [column for column in described if bool(column["unit"]) != (column["role"] == "measure")] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_is_a_sentence_for_the_public(name: str) -> None:
    schema = CONTRACTS[name].to_schema()
    rules = [*schema.checks, *(rule for column in schema.columns.values() for rule in column.checks)]
    said = [str(rule.error) for rule in rules]
    assert said
    assert [sentence for sentence in said if " " not in sentence or not sentence[0].isupper() or "(" in sentence] == []


def test_extracts_are_read_without_pandas_guessing() -> None:
    assert pd.api.types.is_string_dtype(extract("plan_figures")["printed"])
    assert "N/A" in set(extract("plan_figures")["printed"])
