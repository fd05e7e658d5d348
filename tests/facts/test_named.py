"""Named facts over section 5, each worked out by hand from the plan's tables."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts
from smp_metrics.facts import NAMED, Fact, FactError, Facts
from smp_metrics.facts.measuring.selection import select
from smp_metrics.facts.named import make
from tests.facts.small import Small

ROOT = Path(__file__).resolve().parents[2]
# Residents of 2011 and 2021 of each community safety partnership, Dartford and Gravesham as one.
RESIDENTS = [
    (117_956, 132_752), (151_145, 157_417), (97_365 + 101_720, 116_748 + 106_905), (111_674, 116_400),
    (107_969, 109_757), (155_143, 175_781), (263_925, 279_772), (114_893, 120_519), (135_835, 151_679),
    (134_186, 140_589), (120_805, 132_205), (115_049, 115_318),
]  # fmt: skip
PARTNERSHIPS = sum((Fraction(now - was, was) for was, now in RESIDENTS), Fraction(0)) * 100 / 12

EXPECTED = [
    ("all_crime_by_cluster_tables?year=2023", "count", Fraction(14_757), "12,538 + 2,219 = 14,757"),
    ("all_crime_by_cluster_tables?year=2022", "count", Fraction(15_750), "13,398 + 2,352 = 15,750"),
    ("all_crime_by_cluster_tables?year=2023&cluster=5", "count", Fraction(5_440), "4,497 + 943 = 5,440"),
    ("victim_based_share?year=2023", "percent", Fraction(12_538, 14_757) * 100,
     "12,538 ÷ (12,538 + 2,219) = 84.96%"),
    ("wards_new_in_top_five?before=2022&after=2023", "count", Fraction(1), "1: Shepway South"),
    ("most_wards_in_a_cluster", "count", Fraction(4), "4, in cluster 3, 4, 5"),
    ("change_beyond_kent?ward=high-street", "points", Fraction(3272 - 3530, 3530) * 100 + 5, None),
    ("growth_beyond_county?district=maidstone&before=2011&after=2021", "points",
     Fraction(175_781 - 155_143, 155_143) * 100 - Fraction(1_855_842 - 1_727_665, 1_727_665) * 100,
     "13.3 − 7.4 = 5.9 points"),
    ("average_growth?before=2011&after=2021&together=dartford,gravesham", "percent_change", PARTNERSHIPS,
     "mean of 12 changes = 7.10%"),
    ("stated_change?before=crime-rate-2022&after=crime-rate-2023", "rate_change", Fraction(-4), "86.6 − 90.6 = −4"),
    ("stated_change?before=high-street-shoplifting-share-2022&after=high-street-shoplifting-share-2023", "points",
     Fraction(-3), "28 − 31 = −3"),
    ("stated_percent_change?before=high-street-shoplifting-2022&after=high-street-shoplifting-2023", "percent_change",
     Fraction(43, 296) * 100, "(339 − 296) ÷ 296 = 14.53%"),
    ("stated_sum?figures=theft-change-2023,burglary-change-2023", "change", Fraction(336), "282 + 54 = 336"),
    ("stated_sum?figures=high-street-shoplifting-2022,high-street-shoplifting-2023", "count", Fraction(635),
     "296 + 339 = 635"),
    ("stated_share?part=high-street-shoplifting-2022&whole=high-street-shoplifting-2023", "percent",
     Fraction(296, 339) * 100, "296 ÷ 339 = 87.32%"),
    ("stated_whole?part=high-street-shoplifting-2023&percent=high-street-shoplifting-share-2023", "count",
     Fraction(33_900, 28), "339 ÷ 28% = 1,211"),
    ("implied_crimes?rate=crime-rate-2023", "count", Fraction("86.6") * 175_781 / 1000,
     "86.6 × 175,781 ÷ 1,000 = 15,223"),
    ("safest_rank?figure=crime-rate-rank-2023", "rank", Fraction(6), "13 − 8 + 1 = 6"),
    ("stated_share_of_change?figure=heath-violence-change-2023&cluster=1", "percent", Fraction(71, 131) * 100,
     "71 ÷ (1,126 − 995) = 54.20%"),
]  # fmt: skip


def test_a_fact_of_several_places_is_about_them_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def crimes_together(extracts: Extracts, *, ward: str, year: str) -> Fact:
        parts = [select(extracts, "crimes_by_ward", "crimes").where(ward=each, year=year) for each in ward.split(",")]
        return make("crimes_together", {"ward": ward, "year": year}, Fraction(70), "count", "30 + 40 = 70", parts)

    monkeypatch.setitem(NAMED, "crimes_together", crimes_together)
    facts = Facts(Small())
    about = facts.about(facts["fact:crimes_together?ward=oak-hill,elm&year=2023"])

    assert {"oak hill", "elm"} <= about.places
    assert not {"ash & bay", "maidstone"} & about.places


def test_a_function_that_gives_no_fact_is_told_by_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_: Extracts) -> int:
        return 3

    monkeypatch.setitem(NAMED, "wrong", wrong)
    with pytest.raises(FactError, match=rf"^wrong gives no Fact; end the function at line \d+ of {__name__} with make"):
        _ = Facts(Extracts(ROOT))["fact:wrong"]


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(Extracts(ROOT))


@pytest.mark.parametrize(("address", "kind", "value", "formula"), EXPECTED)
def test_a_named_fact_is_what_a_calculator_gives(
    facts: Facts, address: str, kind: str, value: Fraction, formula: str | None
) -> None:
    fact = facts[f"fact:{address}"]

    assert (fact.kind, fact.value) == (kind, value)
    assert formula is None or fact.formula == formula
    assert fact.address == f"fact:{address}"
    assert fact.sources


def test_a_change_beyond_kents_gives_both_in_its_formula(facts: Facts) -> None:
    formula = facts["fact:change_beyond_kent?ward=high-street"].formula

    assert "-7.3" in formula.replace("−", "-")
    assert "-5" in formula.replace("−", "-")


def test_a_fact_keeps_the_address_it_was_asked_by(facts: Facts) -> None:
    turned = "fact:stated_change?after=crime-rate-2023&before=crime-rate-2022"

    assert facts[turned].address == turned


def test_a_fact_over_corrected_cells_names_the_corrections(facts: Facts) -> None:
    assert facts["fact:all_crime_by_cluster_tables?year=2023&cluster=7"].corrections == (
        "vbc-clusters-6-and-7-exchanged",
    )
    assert facts["fact:all_crime_by_cluster_tables?year=2023&cluster=1"].corrections == ()
    assert facts["fact:asb_by_cluster.incidents?cluster=5&year=2023"].corrections == ("asb-clusters-4-and-5-counts",)


def test_a_cell_stands_once_among_the_sources(facts: Facts) -> None:
    for address, *_ in EXPECTED:
        sources = facts[f"fact:{address}"].sources
        assert len(set(sources)) == len(sources)


def test_figures_in_different_units_are_not_set_against_each_other(facts: Facts) -> None:
    with pytest.raises(FactError, match="rows of stated_figures are %, crimes, which can't be compared"):
        facts["fact:stated_change?before=theft-percent-change-2023&after=theft-change-2023"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("no_such_fact", "no named fact is called no_such_fact; there are "),
        ("stated_sums?figures=x", "no named fact is called stated_sums; there are stated_sum"),
        ("stated_sum", "the parameters of stated_sum do not fit: .*figures"),
        ("stated_sum?figures=x&more=y", "the parameters of stated_sum do not fit: .*more"),
        ("stated_sum?extracts=x&figures=y", "the parameters of stated_sum do not fit"),
        ("stated_sum?figures=theft-change-2022", "no row of stated_figures has figure=theft-change-2022; there are "),
        ("all_crime_by_cluster_tables?year=2023&cluster=9", "has cluster=9; there are 1, 2, 3"),
        ("all_crime_by_cluster_tables?year=2023&self=9", "do not fit|has no column self"),
        (
            "average_growth?before=2011&after=2021&together=dartford,kent",
            "no district is called kent; there are ashford",
        ),
        ("safest_rank?figure=deprivation-rank-england", "is 188, which is no place among 13 districts"),
    ],
)
def test_a_wrong_name_or_parameter_is_told_with_what_would_do(facts: Facts, address: str, said: str) -> None:
    with pytest.raises(FactError, match=said):
        facts[f"fact:{address}"]


def test_every_named_fact_has_a_test_in_this_folder() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))

    assert [name for name in NAMED if f'"{name}' not in text and f"fact:{name}" not in text] == []


def test_the_boroughs_rate_uses_its_exact_residents_and_a_wards_its_own(facts: Facts) -> None:
    borough = facts["fact:all_crime_by_ward.crimes.rate?year=2023"]
    cluster = facts["fact:asb_by_cluster.incidents.rate?cluster=7&year=2023"]

    assert borough.value == Fraction(14_774 * 1000, 175_781)
    assert borough.sources[-1].label == "Maidstone, 2021"
    assert cluster.value == Fraction(243 * 1000, 10_399 + 10_258)
    assert facts["fact:all_crime_by_ward.crimes.rate?ward=high-street&year=2023"].value == Fraction(3272 * 1000, 11_913)


def test_all_clusters_have_the_rate_of_the_borough(facts: Facts) -> None:
    wards, clusters = (
        facts[f"fact:{name}.incidents.rate?year=2023"].value for name in ("asb_by_ward", "asb_by_cluster")
    )

    assert wards == clusters == Fraction(2_372 * 1000, 175_781)
