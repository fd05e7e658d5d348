"""The wards of today stand beside each other and the borough, and what is not known well is shown as a range."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from smp_metrics.claims.text.document import Document
from smp_metrics.extracts import Extracts
from smp_metrics.facts import FactError, Facts, slug
from smp_metrics.facts.printing import show
from smp_metrics.site.proof.judging import judge_part
from smp_metrics.wards.later_parts import check_later
from smp_metrics.wards.later_tables import TABLE_ID, compared
from smp_metrics.wards.parts import check_parts, ward_part
from smp_metrics.wards.ranged import Ranged, places_by_rate, ranged_figures, together
from smp_metrics.wards.since import later_names
from tests.facts.small import Small

ROOT = Path(__file__).resolve().parents[2]
EXTRACTS = Extracts(ROOT)
FACTS = Facts(EXTRACTS)
WARDS = ranged_figures(EXTRACTS, "2025")
PAIR = "2024-01..2024-04 2025-01..2025-04"
ASKED = (
    *("side-since 2025 x", "all-since 2025 x", "rate-since senacre 2025 x", "rate-since staplehurst 2025 x"),
    *("beside-since senacre 2025 x", f"map-since {PAIR} x"),
)


def rows(html: str) -> list[list[str]]:
    """Read the cells of a part's table."""
    return [[cell.text() for cell in row.css("th, td")] for row in LexborHTMLParser(html).css("tbody tr")]


def part(asked: str) -> str:
    """Give a part of the project's own pages."""
    return str(ward_part(asked, ROOT, FACTS))


@pytest.mark.parametrize("asked", ASKED)
def test_a_part_holds_only_what_a_page_may_hold(asked: str) -> None:
    assert list(judge_part(ward_part(asked, ROOT, FACTS))) == []
    assert told(asked) == []


def told(asked: str) -> list[str]:
    """Say what is wrong with a block."""
    page = Document("docs/wards/_since.md", f"```wards\n{asked}\n```\n")
    return [each.message for each in check_parts([page], EXTRACTS)]


def test_the_figures_of_a_ward_are_those_of_its_facts_by_each_count_of_its_residents() -> None:
    for name, ward in WARDS.items():
        where = f"ward={slug(name)}"
        assert ward.crimes == FACTS[f"fact:police_by_new_ward.crimes.total?{where}&month=2025"].value
        assert ward.incidents == FACTS[f"fact:police_by_new_ward.incidents.total?{where}&month=2025"].value
        counts = ("residents", "residents_by_land", "residents_by_street")
        assert [*ward.residents] == [FACTS[f"fact:new_ward_residents.{each}?{where}"].value for each in counts]
        assert ward.rates[1] == Fraction(1000 * ward.crimes, min(ward.residents))
        with pytest.raises(FactError, match=r"in 3 ways .residents, residents_by_land, .*so it has no one rate"):
            _ = FACTS[f"fact:police_by_new_ward.crimes.rate?{where}&month=2025"]
    whole = together("The borough", WARDS.values())
    assert whole.rates_shown == show(Fraction(FACTS["fact:police_by_new_ward.crimes.rate?month=2025"].value))


def test_a_rate_is_higher_only_where_neither_chance_nor_any_count_of_residents_explains_it() -> None:
    sure, other = Ranged("A", 200, 1, (1000, 1000)), Ranged("B", 100, 1, (1000, 1000))
    assert (compared(sure, other), compared(other, sure)) == ("higher", "lower")
    # By its other count of residents the first has a rate as low as the second.
    unsure = Ranged("A", 200, 1, (1000, 2000))
    assert compared(unsure, other) == compared(other, unsure) == ""
    # The ranges lie apart, and so few crimes say nothing.
    assert compared(Ranged("A", 2, 1, (1000, 1000)), Ranged("B", 1, 1, (1000, 1000))) == ""
    assert sure.differs(other)
    assert other.differs(sure)
    assert not unsure.differs(other)


def test_a_place_by_rate_runs_from_the_best_to_the_worst_that_can_be() -> None:
    top, low = Ranged("A", 90, 1, (100, 100)), Ranged("B", 10, 1, (100, 100))
    between = Ranged("C", 50, 1, (50, 1000))
    assert places_by_rate(between, [top, low, between]) == (1, 3)
    assert places_by_rate(top, [top, low, between]) == (1, 2)


def test_a_ward_stands_beside_its_neighbours_and_the_borough_with_its_range() -> None:
    assert rows(part("beside-since senacre 2025 x")) == [
        ["Senacre", "157", "40 to 118", "this ward"],
        ["Leeds and Langley", "324", "42 to 59", ""],
        ["Park Wood and Mangravet", "896", "97 to 111", ""],
        ["Shepway", "1,041", "84 to 94", ""],
    ]
    assert {row[3] for row in rows(part("beside-since high-street 2025 x"))[1:]} == {"lower"}
    drawn = part("rate-since senacre 2025 x")
    assert [row[:2] for row in rows(drawn)] == [
        ["Senacre, at the least", "40"], ["Senacre, at the most", "118"], ["The borough", "77"],
    ]  # fmt: skip
    why = "Estimates go from 1,331 to 3,898, and the rate with them. Place by rate: 2nd to 21st of 22 wards."
    assert f"This site has no count of the people within these borders. {why}" in drawn
    assert "has no count of the people" not in part("rate-since staplehurst 2025 x")
    assert [row[0] for row in rows(part("rate-since staplehurst 2025 x"))] == ["Staplehurst", "The borough"]
    assert "Place by rate: 1st of 22 wards." in part("rate-since high-street 2025 x")


def test_the_page_says_which_pairs_of_wards_chance_does_not_explain() -> None:
    told = part("all-since 2025 x")
    assert [row[0] for row in rows(told)] == later_names(EXTRACTS)
    assert f'id="{TABLE_ID}"' in told
    (script,) = LexborHTMLParser(part("side-since 2025 x")).css("script")
    table, apart = json.loads(script.text())
    assert table == TABLE_ID
    for at, one in enumerate(WARDS.values()):
        assert apart[at] == "".join("1" if compared(one, other) != "" else "0" for other in WARDS.values())


def test_the_map_marks_the_wards_that_the_table_of_rises_names() -> None:
    went = {row[0]: row[1] for row in rows(part(f"rises {PAIR} x"))}
    drawn = LexborHTMLParser(part(f"map-since {PAIR} x"))
    labels = [str(link.attributes["aria-label"]) for link in drawn.css("svg a")]
    assert sorted(labels) == sorted(
        f"{name}: crime {way}" if way in ("rose", "fell") else name for name, way in went.items()
    )
    assert "January to April 2025 beside January to April 2024" in drawn.css(".smp-wards__key")[0].text()


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("all-since senacre 2025 x", "no part of the pages of places"),
        ("rate-since fant 2025 x", "no part of the pages of places"),
        ("all-since 2023 x", "police_by_new_ward has no rows of 2023"),
        ("all-since 2024 x", "police_by_new_ward has no rows of May to December 2024"),
        ("map-since 2025-01 2024-01 x", "from=2025-01 is not before to=2024-01"),
    ],
)
def test_a_block_that_asks_for_what_is_not_had_is_told(asked: str, message: str) -> None:
    (said,) = told(asked)
    assert said.startswith(message)


def test_a_project_with_wards_of_one_time_has_no_such_part() -> None:
    assert not check_later(Small(), "all-since", ["2025"])
    with pytest.raises(FactError):
        ranged_figures(EXTRACTS, "never")
