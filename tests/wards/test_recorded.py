"""The parts of the ward pages that show the police's records: each month that was had, no line across a gap."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from smp_metrics.claims.text.document import Document
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.whom import Profile
from smp_metrics.facts import Facts, slug
from smp_metrics.facts.printing import show
from smp_metrics.periods import Period
from smp_metrics.site.proof.judging import judge_part
from smp_metrics.wards.later_tables import kinds_table
from smp_metrics.wards.monthly import Kinds, Months, kinds_of_ward, kinds_told, months_of
from smp_metrics.wards.months_picture import months_picture
from smp_metrics.wards.parts import check_parts, ward_part
from smp_metrics.wards.ranged import Ranged
from smp_metrics.wards.rises import rises
from smp_metrics.wards.sources import profile_of
from tests.facts.small import Small

ROOT = Path(__file__).resolve().parents[2]
EXTRACTS = Extracts(ROOT)
FACTS = Facts(EXTRACTS)
BEFORE, SINCE, KINDS = "police_by_old_ward", "police_by_new_ward", "police_by_new_ward_and_kind"
PAIR = ("2024-01..2024-04", "2025-01..2025-04")
ASKED = (
    *("months fant 2024-01..2024-04 2025-01..2025-04 x", "months-since tovil 2024-01 2025-01 x"),
    *("rises 2024-01..2024-04 2025-01..2025-04 x", "kinds tovil x"),
    *("of-kind burglary x", "kind-months burglary 2024-01..2024-04 2025-01..2025-04 x"),
)


def months(*counts: tuple[int, int], crimes: tuple[int, int] = (100, 104)) -> Months:
    """Give a ward with crimes in months of 2024, counted from January."""
    january = Period.of_month(2024, 1)
    had = {january.shifted(at): (number, 1) for at, number in counts}
    return Months("Hill", had, (january, january.shifted(12)), crimes)


def texts(html: str) -> list[str]:
    """List the words of a picture."""
    return [each.text() for each in LexborHTMLParser(html).css("svg text")]


def rows(html: str) -> list[list[str]]:
    """Read the cells of a part's table."""
    return [[cell.text() for cell in row.css("th, td")] for row in LexborHTMLParser(html).css("tbody tr")]


@pytest.mark.parametrize("name", [BEFORE, SINCE])
def test_two_periods_of_a_ward_have_the_crimes_that_their_facts_have(name: str) -> None:
    wards = sorted({slug(str(row["ward"])) for row in EXTRACTS[name].rows})
    for ward in wards:
        told = months_of(EXTRACTS[name], ward, PAIR)
        facts = [FACTS[f"fact:{name}.crimes.total?ward={ward}&month={period}"].value for period in PAIR]
        assert slug(told.ward) == ward
        assert [*told.crimes] == facts
        assert len(told.counts) == len({row["month"] for row in EXTRACTS[name].rows})


def test_a_line_is_broken_where_a_month_was_not_had_and_the_gap_is_named() -> None:
    drawn = str(months_picture(months((0, 4), (1, 8), (12, 2), (13, 6), (15, 5))))

    assert re.findall(r'<path d="M([^"]*)"', drawn) == [
        "16.0,74.0 36.1,26.0", "257.6,98.0 277.7,50.0", "318.0,62.0",
    ]  # fmt: skip
    assert texts(drawn) == ["2025", "2024", "no data", "0", "8", "5", "Apr 2025"]
    assert "<desc>From 4 in January 2024 to 8 in February 2024; 2 in January 2025 to 6 in February 2025; " in drawn
    assert "5 in April 2025. The most are 8 in February 2024.</desc>" in drawn
    assert ["January 2025", "2", "1"] in rows(drawn)
    assert len(rows(drawn)) == drawn.count("<circle") == 5


def test_words_stand_once_beside_each_other_and_within_the_picture() -> None:
    assert texts(str(months_picture(months((11, 1), (12, 2))))) == ["2025", "2024", "0", "2", "Jan 2025"]
    crowded = texts(str(months_picture(months(*((at, at) for at in range(11, 60))))))
    assert crowded[:4] == ["2028", "2027", "2026", "2025"]
    assert texts(str(months_picture(months((3, 7))))) == ["2024", "0", "7", "Apr 2024"]
    assert texts(str(months_picture(months((0, 1), (1, 2))))) == ["2024", "0", "2", "Feb 2024"]
    assert texts(str(months_picture(months((0, 0), (1, 0))))) == ["2024", "0", "0", "0", "Feb 2024"]
    low = str(months_picture(months((0, 9), (1, 0))))
    assert max(float(y) for y in re.findall(r'<text x="326" y="([\d.]+)"', low)) < 150


@pytest.mark.parametrize(
    ("crimes", "said"),
    [
        ((100, 104), "a change of +4%. That could be chance"),
        ((100, 200), "a change of +100%. That is more than chance alone explains"),
        ((49, 20), "a change of −29. That is more than chance alone explains"),
    ],
)
def test_a_change_is_said_with_a_word_on_chance(crimes: tuple[int, int], said: str) -> None:
    assert f"January 2025: {crimes[1]}, {said}: if nothing really changed, " in str(
        months_picture(months((0, 1), (1, 2), crimes=crimes))
    )


def test_kinds_are_those_of_the_last_whole_year_the_most_first() -> None:
    told = kinds_of_ward(EXTRACTS[KINDS], "high-street")
    year = f"fact:{KINDS}.crimes.total?ward=high-street&year={told.year}"

    assert sum(told.crimes.values()) == FACTS[year].value
    assert list(told.crimes.values()) == sorted(told.crimes.values(), reverse=True)
    everywhere = FACTS[f"fact:{KINDS}.crimes.total?year={told.year}"].value
    for kind, count in told.crimes.items():
        of_kind = FACTS[f"fact:{KINDS}.crimes.total?kind={slug(kind)}&year={told.year}"].value
        assert told.shares(kind) == (
            Fraction(count, sum(told.crimes.values())),
            Fraction(of_kind) / Fraction(everywhere),
        )


def test_a_kind_stands_beside_its_share_of_all_wards_with_a_word_on_chance() -> None:
    everywhere = {"drugs": 140, "burglary": 800, "theft": 60}
    told = kinds_table(EXTRACTS, Kinds("Hill", "2025", {"drugs": 80, "burglary": 20, "theft": 0}, everywhere))

    assert rows(told) == [
        ["Drugs", "80", "80%", "14%", "larger"],
        ["Burglary", "20", "20%", "80%", "smaller"],
        ["Theft", "0", "0%", "6%", "smaller"],
    ]
    assert "Hill: kinds of crime in 2025, beside the borough" in told
    assert 'href="smp-root/wards/kinds/burglary/"' in told
    few = kinds_table(EXTRACTS, Kinds("Hill", "2025", {"drugs": 1, "theft": 299}, {"drugs": 3, "theft": 900}))
    assert rows(few)[0] == ["Drugs", "1", "under 1%", "under 1%", ""]


@pytest.mark.parametrize("here", [{"drugs": 0}, {"drugs": 3}])
def test_where_no_crime_is_here_or_elsewhere_nothing_is_compared(here: dict[str, int]) -> None:
    assert rows(kinds_table(EXTRACTS, Kinds("Hill", "2025", here, here)))[0][-1] == ""


def test_a_kind_leads_to_no_page_where_it_has_none(tmp_path: Path) -> None:
    nowhere = Extracts(ROOT)
    nowhere.__dict__["_partnership"] = EXTRACTS.partnership
    nowhere.root = tmp_path

    assert "href" not in kinds_table(nowhere, Kinds("Hill", "2025", {"drugs": 1}, {"drugs": 1}))


@pytest.mark.parametrize("profile", [None, profile_of(EXTRACTS).model_copy(update={"kinds": None})])
def test_without_a_table_of_kinds_no_kind_has_a_page(profile: Profile | None) -> None:
    small = Extracts(ROOT)
    small.__dict__["_partnership"] = EXTRACTS.partnership.model_copy(update={"profile": profile})

    assert kinds_told(small) == []


def test_the_wards_of_a_kind_stand_by_its_crimes_and_make_its_total() -> None:
    told = rows(ward_part("of-kind burglary x", ROOT, FACTS))
    whole, *counts = [int(row[1]) for row in told]
    rate = FACTS[f"fact:{KINDS}.crimes.rate?kind=burglary&year=2025"].value

    assert len(counts) == 22
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == whole == FACTS[f"fact:{KINDS}.crimes.total?kind=burglary&year=2025"].value
    assert told[0] == ["The borough", "380", show(Fraction(rate), 1), "all wards"]
    words = {row[0]: row[2:] for row in told}
    assert words["High Street"] == ["5.6 to 5.8", "higher"]


def test_the_rate_of_a_kind_is_compared_with_all_other_wards_and_not_with_what_it_is_part_of() -> None:
    part, whole = Ranged("A", 30, 5, (100, 110)), Ranged("All", 100, 20, (1000, 1000))

    assert whole.without(part) == Ranged("All", 70, 15, (900, 890))
    assert part.rates_to(1) == "272.7 to 300.0"


def test_the_months_of_a_kind_are_those_of_the_whole_borough_and_count_no_incidents() -> None:
    drawn = ward_part("kind-months burglary 2024-01..2024-04 2025-01..2025-04 x", ROOT, FACTS)
    heads = [each.text() for each in LexborHTMLParser(drawn).css("thead th")]

    assert heads == ["Month", "Crimes"]
    assert "Burglary: crimes recorded each month" in drawn
    assert len(rows(drawn)) == 16


def test_wards_stand_by_how_much_crime_rose_and_each_row_says_what_the_facts_say() -> None:
    drawn = rises(EXTRACTS[SINCE], "wards/since-2024", PAIR)
    said = rows(drawn)
    changes = [float(row[2].replace("−", "-").strip("%+")) for row in said]

    assert len(said) == 22
    assert changes == sorted(changes, reverse=True)
    assert said[0] == ["Coxheath and Farleigh", "rose", "+36%", "91", "124"]
    assert said[1] == ["Tovil", "", "+22%", "136", "166"]
    assert said[-1] == ["Grove Green and Vinters Park", "fell", "−37%", "261", "165"]
    for name, _, _, *counts in said:
        facts = [FACTS[f"fact:{SINCE}.crimes.total?ward={slug(name)}&month={period}"].value for period in PAIR]
        assert counts == [show(Fraction(fact)) for fact in facts]
    assert '<a href="smp-root/wards/since-2024/coxheath-and-farleigh/">' in drawn


@pytest.mark.parametrize("asked", ASKED)
def test_a_block_asks_for_a_part_that_a_page_may_hold(asked: str) -> None:
    assert list(judge_part(ward_part(asked, ROOT, FACTS))) == []
    assert told(asked) == []


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("months tovil 2024-01 2025-01 x", "no part of the pages of places"),
        ("months fant x", "no part of the pages of places"),
        ("kinds tovil 2024-01 2025-01 x", "no part of the pages of places"),
        ("rises tovil 2024-01 2025-01 x", "no part of the pages of places"),
        ("rises 2025-01 2024-01 x", "from=2025-01 is not before to=2024-01"),
        (
            "months fant 2024-04..2024-05 2025-04..2025-05 x",
            f"{BEFORE} has no rows of May 2024, so none of April to May",
        ),
        ("months fant 2025-01 2024-01 x", "from=2025-01 is not before to=2024-01"),
        ("months fant 2024-01..2024-02 2025-01 x", "January to February 2024"),
        ("months fant 2023-01 2025-01 x", f"{BEFORE} has no rows of 2023-01"),
        ("months fant then now x", f"{BEFORE} has no rows of then"),
    ],
)
def test_a_block_that_asks_for_months_not_had_or_unlike_is_told(asked: str, message: str) -> None:
    (said,) = told(asked)
    assert said.startswith(message)


def told(asked: str) -> list[str]:
    """Say what is wrong with a block."""
    page = Document("docs/wards/_ward.md", f"```wards\n{asked}\n```\n")
    return [each.message for each in check_parts([page], EXTRACTS)]


def test_a_project_without_such_records_has_no_such_part() -> None:
    page = Document("docs/wards/_ward.md", "```wards\nkinds tovil x\n```\n")
    assert [each.message for each in check_parts([page], Small())] == ["no part of the pages of places"]
