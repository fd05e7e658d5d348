"""Two sources, or places of two times, never meet in one number; what carries one to the other is declared."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from smp_metrics.extracts import Extract, Extracts
from smp_metrics.extracts.together import ApartError, beyond, check_together, memberless, profileless, unplaced
from smp_metrics.extracts.written.whom import Membership
from smp_metrics.facts import FactError, Facts
from smp_metrics.facts.fact import Kind
from smp_metrics.facts.measuring.selection import select
from smp_metrics.facts.named import NAMED, make
from tests.facts.small import Small, table

ROOT = Path(__file__).resolve().parents[2]
SINCE = "Wards since the boundary changes of May 2024"


def _told(extract: Extract, **said: object) -> Extract:
    return replace(extract, sidecar={**extract.sidecar, **said})


NEW = _told(
    table("recorded", "ward|month|crimes:crimes", ["Elm,2025-01,12"], key="ward month", period="month",
          geography="ward"),
    geography_vintage=SINCE, counted_by="police-records",
)  # fmt: skip
OLD = _told(
    table("recorded_before", "ward|month|crimes:crimes", ["Elm,2025-01,12"], key="ward month", period="month",
          geography="ward"),
    counted_by="police-records",
)  # fmt: skip
PEOPLE = _told(
    table("new_ward_residents", "ward|residents:residents", ["Elm,3000", "Oak,500"], key="ward", geography="ward"),
    geography_vintage=SINCE, counted_by="census",
)  # fmt: skip
LOOKUP = _told(table("ward_changes", "part|share:%", ["one,50"], key="part"), counted_by="places")


class TwoTimes(Small):
    """The made-up project with wards of two times, two sources, and what leads from one time to the other."""

    def __init__(self) -> None:
        """Tell of each table of the others that it is the plan's, or the census's."""
        super().__init__()
        for name, extract in self._tables.items():
            self._tables[name] = _told(extract, counted_by="census" if "residents" in name else "plan")
        self._tables |= {each.name: each for each in (NEW, OLD, PEOPLE, LOOKUP)}


def test_places_whose_residents_nobody_counted_have_no_rate() -> None:
    project = TwoTimes()
    project._tables["recorded"] = _told(NEW, geography_vintage="Wards of old")

    with pytest.raises(FactError, match="nobody says how many live in the places of recorded; ask for value or share"):
        Facts(project)["fact:recorded.crimes.rate?ward=elm&month=2025-01"]


def test_a_rate_stands_on_residents_of_its_own_boundaries() -> None:
    """The new Elm has 3,000 residents and the old one 2,000: neither is divided by the other's."""
    facts = Facts(TwoTimes())
    old, new = (facts[f"fact:{name}.crimes.rate?ward=elm&month=2025-01"] for name in ("recorded_before", "recorded"))

    assert (old.value, new.value) == (Fraction(12_000, 2_000), Fraction(12_000, 3_000))


def test_a_ward_has_the_cluster_of_its_own_boundaries_only() -> None:
    """The old Elm is in cluster 1; of the new one nobody says so."""
    facts = Facts(TwoTimes())
    old, new = (facts[f"fact:{name}.crimes?ward=elm&month=2025-01"] for name in ("recorded_before", "recorded"))

    assert [facts.about(each).likes for each in (old, new)] == [frozenset({"urban"}), frozenset()]
    assert "cluster 1" in facts.about(old).places
    assert facts.about(new).places == {"elm"}
    with pytest.raises(FactError, match="has no column cluster"):
        facts["fact:recorded.crimes?cluster=1&month=2025-01"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("recorded", "ward_residents"), "are about places of two times"),
        (("recorded_before", "new_ward_residents"), "are about places of two times"),
        (("crimes_by_cluster", "new_ward_residents"), "are about places of two times"),
        (("recorded_before", "crimes_by_ward"), "are two sources that count otherwise"),
        (("recorded", "crimes_by_ward", "ward_changes"), "are two sources that count otherwise"),
        (("recorded", "ward_residents", "ward_changes"), ""),
        (("recorded", "new_ward_residents", "district_residents"), ""),
        (("recorded_before", "ward_residents"), ""),
        (("crimes_by_ward", "rates", "ward_residents", "crimes_by_district"), ""),
    ],
)
def test_what_may_not_meet_is_refused_with_the_reason(names: tuple[str, ...], said: str) -> None:
    """A lookup carries wards of one time to those of another, and no source to another."""
    if not said:
        check_together(TwoTimes(), names)
        return
    with pytest.raises(ApartError, match=said):
        check_together(TwoTimes(), names)


@pytest.mark.parametrize("kind", ["count", "change", "percent_change", "percent", "ratio", "rate", "points", "rank"])
@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (("recorded", "crimes"), ("ward_residents", "residents"), r"fact:mixed: recorded \(Wards since .* two times"),
        (("crimes_by_ward", "crimes"), ("recorded_before", "crimes"), r"\(the plan's tables\) and .* two sources"),
    ],
)
def test_a_named_fact_is_held_to_it_too(
    monkeypatch: pytest.MonkeyPatch, kind: Kind, first: tuple[str, str], second: tuple[str, str], said: str
) -> None:
    """What a person computes in Python is judged by the tables that it read, whatever it makes of them."""

    def mixed(extracts: Extracts) -> object:
        return make("mixed", {}, Fraction(1), kind, "1", [select(extracts, *each) for each in (first, second)])

    monkeypatch.setitem(NAMED, "mixed", mixed)
    with pytest.raises(FactError, match=said):
        Facts(TwoTimes())["fact:mixed"]


def test_no_high_street_is_divided_by_the_other(project: Extracts) -> None:
    """The new High Street has 9,997 residents and the old one 11,913: 230 crimes of one are no rate of the other."""
    facts = Facts(project)
    new, old = (
        facts["fact:new_ward_residents.residents?ward=high-street"],
        facts["fact:ward_residents.residents?ward=high-street"],
    )

    assert [each.value for each in (new, old)] == [Fraction(9_997), Fraction(11_913)]
    with pytest.raises(ApartError, match=r"\(Wards before .* \(Wards since"):
        check_together(project, ["crime_rate_by_ward", "new_ward_residents"])
    assert list(unplaced(project.partnership, map(project.__getitem__, project.names))) == []


def test_a_sidecar_names_a_source_and_boundaries_that_are_declared() -> None:
    """What names none would be taken for what it is not."""
    project = TwoTimes()
    wrong = [_told(NEW, counted_by="hearsay"), _told(NEW, geography_vintage="Wards of old")]

    assert [(each.message, each.found) for each in unplaced(project.partnership, wrong)] == [
        ("counted_by: no source of data/partnership.yml is called so", "hearsay"),
        ("geography_vintage: no boundaries of data/partnership.yml are called so", "Wards of old"),
    ]


def test_a_sidecar_names_paragraphs_that_its_plan_has() -> None:
    project = TwoTimes()
    last = project.partnership.editions[-1].paragraphs
    tables = [_told(NEW, paragraphs=[1, last]), _told(NEW, paragraphs=[last, last + 1, last + 9])]

    assert [
        (each.path, each.found, each.expected) for each in beyond(project.editions, project.partnership, tables)
    ] == [("data/recorded.yml", f"{last + 1}, {last + 9}", f"numbers from 1 to {last}")]


def test_a_row_names_a_paragraph_that_its_plan_has() -> None:
    project = TwoTimes()
    last = project.partnership.editions[-1].paragraphs
    rows = ["one,1", f"two,{last}", f"three,{last + 1}", "four,0"]
    ledger = _told(table("ledger", "id|paragraph:paragraphs", rows, key="id"), paragraphs=[1])

    told = beyond(project.editions, project.partnership, [ledger])
    assert [(each.path, each.line, each.found) for each in told] == [
        ("data/ledger.csv", 4, str(last + 1)), ("data/ledger.csv", 5, "0"),
    ]  # fmt: skip


def test_a_membership_names_an_extract_and_columns_that_are_there(project: Extracts) -> None:
    """What names none would leave groups out without a word."""
    known = [project[name] for name in ("ward_residents", "ward_clusters")]
    of = {"lost": ("wards", ("cluster",)), "wrong": ("ward_clusters", ("cluster", "parish"))}
    memberships = {
        name: Membership(extract=extract, of="ward", groups=groups) for name, (extract, groups) in of.items()
    }
    lost, wrong, none = (
        project.partnership.model_copy(update={"membership": memberships.get(name)})
        for name in ("lost", "wrong", "none")
    )

    assert list(memberless(project.partnership, known)) == list(memberless(none, known)) == []
    assert [(each.message, each.found) for told in (lost, wrong) for each in memberless(told, known)] == [
        ("membership: data/wards.csv is not there", "wards"),
        ("membership: data/ward_clusters.csv lacks a column", "parish"),
    ]
    for told in (lost, wrong):
        other = Extracts(ROOT)
        other.__dict__["_partnership"] = told
        assert select(other, "ward_residents", "residents").joined == {}
        assert "cluster 5" not in Facts(other).about(Facts(other)["fact:ward_residents.residents?ward=fant"]).places


@pytest.fixture(scope="module")
def project() -> Extracts:
    """Give the project's own extracts."""
    return Extracts(ROOT)


def test_a_profile_names_extracts_and_columns_that_are_there(project: Extracts) -> None:
    known = [Extracts(ROOT)[name] for name in project.names]
    profile = project.partnership.profile
    assert profile
    lost, wrong, flat = (
        project.partnership.model_copy(update={"profile": profile.model_copy(update=update)})
        for update in ({"streets": "lanes"}, {"crimes": "all_crime_by_ward.offences"}, {"hexes": "ward_clusters"})
    )

    none = project.partnership.model_copy(update={"profile": None})
    assert list(profileless(project.partnership, known)) == list(profileless(none, known)) == []
    assert [(each.message, each.found) for told in (lost, wrong, flat) for each in profileless(told, known)] == [
        ("profile: data/lanes.csv is not there", "lanes"),
        ("profile: data/all_crime_by_ward.csv lacks a column", "offences"),
        ("profile: data/ward_clusters.csv lacks a column", "q, r"),
    ]
