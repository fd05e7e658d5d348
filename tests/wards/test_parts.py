"""Pictures and tables of wards say what the facts say, and name chance where it is enough."""

from __future__ import annotations

import json
import re
import shutil
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from smp_metrics.charts.pictures.theme import FELL, ROSE
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.site.proof.judging import judge_part
from smp_metrics.wards.bars import change_picture, years_picture
from smp_metrics.wards.figures import Figures, borough_figures, signed, ward_figures
from smp_metrics.wards.finder import POSTCODES, Known, finder, known_of, postcode_files, streets_file
from smp_metrics.wards.kind import Kind
from smp_metrics.wards.parts import APART, OF_ALL, OF_ONE, check_parts, check_postcodes, state, ward_files, ward_part
from smp_metrics.wards.sources import profile_of, ward_names
from smp_metrics.wards.strip import strip_picture
from smp_metrics.wards.tables import all_wards, beside, compared, direction
from smp_metrics.wards.where import Where, read_where

ROOT = Path(__file__).resolve().parents[2]
FACTS = Facts(Extracts(ROOT))
WARDS = ward_figures(FACTS)
BOROUGH = borough_figures(FACTS, WARDS)


def rows(html: str) -> list[list[str]]:
    cells = ([cell.text(strip=True) for cell in row.css("th, td")] for row in LexborHTMLParser(html).css("tbody tr"))
    return list(cells)


def ward(crimes: tuple[int, int], residents: int = 1000) -> Figures:
    return Figures("Hill", ("2022", "2023"), crimes, (Fraction(1), Fraction(2)), 3, 4, residents)


@pytest.mark.parametrize("part", [*OF_ALL, *(f"{name} heath" for name in OF_ONE)])
def test_every_part_holds_only_what_a_page_may_hold(part: str) -> None:
    assert list(judge_part(ward_part(f"{part} 0", ROOT, FACTS))) == []


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("all", "Blank: it could be chance."),
        ("beside heath", "Blank: it could be chance."),
        ("kinds high-street", "Blank: it could be chance."),
        ("beside-since high-street 2025", "Blank: it could be chance, or a wrong count of people."),
        ("of-kind drugs", "Blank: it could be chance, or a wrong count of people."),
    ],
)
def test_one_line_above_a_table_says_what_a_blank_means_and_the_rest_unfolds(part: str, said: str) -> None:
    told = LexborHTMLParser(ward_part(f"{part} 0", ROOT, FACTS))

    assert [each.text() for each in told.css("figure > details > summary")] == [said]
    assert told.css("figure > p") == []


def test_the_table_of_all_wards_says_of_each_what_its_facts_say() -> None:
    said = rows(all_wards(WARDS.values(), BOROUGH.years))

    assert len(said) == 26
    assert said[13] == ["Heath", "rose", "+10%", "933", "125", "62", "119"]
    assert ["Loose", "fell", "−29%", "80", "31", "18", "18"] in said
    assert ["Park Wood", "", "+6%", "1,274", "136", "206", "259"] in said


def test_a_ward_is_told_beside_the_wards_it_touches() -> None:
    said = rows(beside(WARDS["Bridge"], [WARDS["Heath"], WARDS["Allington"]]))

    assert said == [
        ["Bridge", "687", "102", "this ward"],
        ["Heath", "933", "125", "higher"],
        ["Allington", "271", "34", "lower"],
    ]


@pytest.mark.parametrize(("crimes", "words"), [((100, 101), ""), ((100, 200), "rose"), ((200, 100), "fell")])
def test_crimes_rise_or_fall_only_by_more_than_chance_alone_explains(crimes: tuple[int, int], words: str) -> None:
    assert direction(ward(crimes)) == words


def test_rates_are_compared_and_not_counts() -> None:
    assert compared(ward((9, 200), 2000), ward((9, 100), 1000)) == ""
    assert compared(ward((9, 200), 1000), ward((9, 200), 2000)) == "higher"
    assert compared(ward((9, 200), 2000), ward((9, 200), 1000)) == "lower"


def test_a_change_of_a_small_count_is_no_percentage() -> None:
    assert ward((49, 98)).change_shown == "+49"
    assert ward((50, 100)).change_shown == "+100%"
    assert [signed(Fraction(n, 10)) for n in (-14, -4, 0, 4, 14)] == ["−1", "0", "0", "0", "+1"]


def test_the_borough_is_all_wards_together() -> None:
    assert (BOROUGH.crimes, BOROUGH.incidents) == ((15745, 14774), 2372)
    assert [round(rate) for rate in BOROUGH.rates] == [90, 84]


def test_two_years_stand_beside_the_boroughs_on_one_scale() -> None:
    drawn = years_picture(WARDS["Heath"], BOROUGH)

    assert rows(drawn) == [
        ["Heath, 2022", "114", ""],
        ["Heath, 2023", "125", ""],
        ["The borough, 2022", "90", ""],
        ["The borough, 2023", "84", ""],
    ]
    assert re.findall(r' width="([\d.]+)"', drawn) == ["91.2", "100.0", "71.7", "67.2"]


def test_a_rise_goes_right_and_a_fall_goes_left_of_the_middle() -> None:
    drawn = change_picture(WARDS["Heath"], BOROUGH)

    assert [row[:2] for row in rows(drawn)] == [["Heath", "+10%"], ["The borough", "−6%"]]
    assert re.findall(r'x="([\d.]+)" width="([\d.]+)"', drawn) == [("50.0", "50.0"), ("19.6", "30.4")]


def test_a_ward_that_stayed_as_it_was_has_no_bar() -> None:
    same = replace(ward((100, 100)), name="Same")

    assert re.findall(r' width="([\d.]+)"', change_picture(same, same)) == ["0.0", "0.0"]


@pytest.mark.parametrize("name", WARDS)
def test_the_strip_marks_one_ward_among_all_and_keeps_its_words_inside(name: str) -> None:
    drawn = strip_picture(WARDS[name], WARDS.values(), BOROUGH)

    assert drawn.count("<circle") == 26
    assert drawn.count('r="8"') == 1
    for x, anchor, words in re.findall(r'<text x="([\d.]+)" y="\d+" text-anchor="(\w+)"[^>]*>([^<]*)', drawn):
        reach = len(words) * 7 * (1 if anchor == "start" else -1)
        assert 0 <= float(x) + reach <= 360


def test_the_strip_says_in_words_what_it_shows() -> None:
    said = str(strip_picture(WARDS["Heath"], WARDS.values(), BOROUGH))

    assert "<desc>From 26 in Bearsted to 275 in High Street; Heath 125, the borough 84.</desc>" in said


def test_a_place_leads_to_its_ward() -> None:
    found = dict(row.split(": ", 1) for row in _items(finder(WHERE, ["Coxheath and Hunton", "South"], Known())))

    assert found == {
        "Coxheath": "Coxheath and Hunton",
        "Coxheath and Hunton": "Coxheath and Hunton",
        "Hunton": "Coxheath and Hunton",
        "Mill": "Tovil (later ward), before that: South",
        "South": "South",
        "Tovil (later ward), before that": "South, Coxheath and Hunton",
    }


def test_a_ward_that_is_no_more_says_so_where_a_later_one_could_be_meant() -> None:
    (south,) = (
        item for item in _items(finder(WHERE, ["South"], Known(ended=" (ward until 2024)"))) if "South: " in item
    )

    assert south == "South: South (ward until 2024)"
    assert known_of(Extracts(ROOT)).ended == " (ward until 2024)"


def test_a_later_ward_has_a_page_of_its_own_and_a_street_lies_in_wards_of_both_times() -> None:
    streets = {("South", "Tovil"): ["Mill", "Mill Lane"]}
    known = Known({"Tovil": "since-2024/tovil"}, "ward since 2024", streets)
    html = finder(WHERE, ["South"], known)

    last = LexborHTMLParser(html).css("li:last-child a")[0]
    assert last.attributes["href"] == "smp-root/wards/since-2024/tovil/"
    assert "smp-finder--streets" in html
    assert "smp-finder--streets" not in finder(WHERE, ["South"], replace(known, streets={}))
    assert json.loads(streets_file(known, WHERE)) == [
        "ward since 2024",
        [["South", "south", "Tovil", "since-2024/tovil", "Mill Lane"]],
        {"Long Road": "A1"},
    ]


def test_the_finder_fetches_the_streets_where_there_are_any(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Pine Grove" in ward_files(ROOT, FACTS)["wards/streets.json"]
    parts = sys.modules[ward_files.__module__]
    without = SimpleNamespace(wards={}, where=WHERE, found_by=Known())
    monkeypatch.setattr(parts, "_gathered", lambda *_: without)
    assert "wards/streets.json" not in ward_files(ROOT, FACTS)


def test_every_road_that_records_name_by_its_number_is_in_them_by_that_number() -> None:
    extracts = Extracts(ROOT)
    named = {name for names in known_of(extracts).streets.values() for name in names}

    assert set(read_where(ROOT, ward_names(extracts)).roads.values()) <= named


def test_the_finder_knows_what_the_data_gives_it_to_know(monkeypatch: pytest.MonkeyPatch) -> None:
    extracts = Extracts(ROOT)
    all_of_it = known_of(extracts)

    assert all_of_it.later["Tovil"] == "since-2024/tovil"
    assert all_of_it.called == "ward since 2024"
    assert "Loose Road" in all_of_it.streets["South", "Loose and Linton"]
    assert not all_of_it.postcodes
    told = profile_of(extracts).model_copy(update={"streets": None})
    extracts.__dict__["_partnership"] = extracts.partnership.model_copy(update={"profile": told})
    assert known_of(extracts) == replace(all_of_it, streets={})
    monkeypatch.setattr(Extracts, "__contains__", lambda *_: False)
    assert known_of(extracts) == Known(council="Maidstone Borough Council")


WHERE = Where(
    since={"Tovil": ("South", "Coxheath and Hunton")},
    places={"Mill": "South"},
    places_since={"Mill": "Tovil"},
    roads={"Long Road": "A1"},
)
CODES = {"E1": "South", "E2": "Coxheath and Hunton"}


def _items(html: Markup) -> list[str]:
    return [item.text() for item in LexborHTMLParser(html).css("li")]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / Kind().folder / POSTCODES).parent.mkdir(parents=True)
    return tmp_path / Kind().folder / POSTCODES


def test_a_table_of_postcodes_becomes_a_file_for_each_district(table: Path, tmp_path: Path) -> None:
    table.write_text(
        "pcd,pcds,osward\nx,ME99 1AA,E1\nx,ME99 2BB,E2\nx,me98 1aa,E1\nx,ME97 1AA,E9\nx,,E9\n", encoding="utf-8"
    )

    assert {name: json.loads(text) for name, text in postcode_files(tmp_path, CODES, "Wards of old").items()} == {
        "wards/postcodes/me98.json": {"1AA": "south"},
        "wards/postcodes/me99.json": {"1AA": "south", "2BB": "coxheath-and-hunton"},
    }
    knowing, not_knowing = (finder(WHERE, CODES.values(), Known(postcodes=has)) for has in (True, False))
    assert "smp-finder--postcodes" in knowing
    assert "postcode" not in knowing.replace("smp-finder--postcodes", "")
    assert "those of your council stand for your ward." in not_knowing


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pcds\nME99 1AA\n", "a column of the table of postcodes is missing"),
        ("", "a column of the table of postcodes is missing"),
        ("pcds,osward\nME99 1AA,E05015593\n", "no postcode lies in a ward of the plan"),
        ("pcds,osward\nME99 1AA,E1\nME991AA,E1\n", "column pcds holds no postcode"),
        ("osward,pcds\nE1\n", "column pcds holds no postcode"),
    ],
)
def test_a_table_that_is_no_use_is_refused(text: str, message: str, table: Path, tmp_path: Path) -> None:
    table.write_text(text, encoding="utf-8")

    with pytest.raises(ProblemsFound) as raised:
        postcode_files(tmp_path, CODES, "Wards of old")
    assert [problem.message for problem in raised.value.problems] == [message]


def test_postcodes_need_the_codes_of_wards(table: Path, tmp_path: Path) -> None:
    table.write_text("pcds,osward\nME99 1AA,E1\n", encoding="utf-8")
    extracts = Extracts(ROOT)
    own = extracts.partnership.membership
    assert own
    other = own.model_copy(update={"extract": "asb_by_ward"})
    extracts.__dict__["_partnership"] = extracts.partnership.model_copy(update={"membership": other})

    (told,) = check_postcodes(tmp_path, extracts)
    assert (told.path, told.expected) == ("data/asb_by_ward.csv", "gss_code")


def test_a_check_tells_of_the_table_that_a_build_would_refuse(table: Path, tmp_path: Path) -> None:
    assert check_postcodes(tmp_path, FACTS.extracts) == []
    code = next(row["gss_code"] for row in FACTS.extracts["ward_clusters"].rows)
    table.write_text(f"pcds,osward\nME99 1AA,{code}\n", encoding="utf-8")
    assert check_postcodes(tmp_path, FACTS.extracts) == []
    table.write_text(f"pcds,osward\nME99 1AA,{code}\nME991AB,{code}\n", encoding="utf-8")
    assert [(each.line, each.found) for each in check_postcodes(tmp_path, FACTS.extracts)] == [(3, "ME991AB")]


@pytest.mark.parametrize("asked", ["all 0", "years heath 0"])
def test_a_block_asks_for_a_part_that_there_is(asked: str) -> None:
    assert told(asked) == []


@pytest.mark.parametrize("asked", ["any", "years 0", "years hill 0", "every heath 0", "", "a b c d"])
def test_a_block_that_asks_for_anything_else_is_told(asked: str) -> None:
    assert told(asked) == [(3, "no part of the pages of places")]


@pytest.mark.parametrize("asked", ["finder", "all", "years heath"])
def test_a_block_without_the_mark_of_the_data_is_told_what_it_lacks(asked: str) -> None:
    assert told(asked) == [(3, "the block lacks {state} at its end")]


def told(asked: str) -> list[tuple[int, str]]:
    page = Document("docs/wards/a.md", f"# A\n\n```wards\n{asked}\n```\n\n```text\nany\n```\n")
    return [(each.line, each.message) for each in check_parts([page], FACTS.extracts)]


def test_the_file_of_comparisons_names_each_pair_both_ways() -> None:
    differing = json.loads(ward_files(ROOT, FACTS)[f"{Kind().address}{APART}"])

    assert len(differing) == 26
    assert all(one in differing[other] for one, others in differing.items() for other in others)
    assert "high-street" in differing["heath"]
    assert "heath" not in differing["heath"]
    assert "boxley" not in differing["staplehurst"]


def test_a_project_without_ward_pages_has_no_files_for_them(tmp_path: Path) -> None:
    assert ward_files(tmp_path, FACTS) == {}


def test_another_state_of_what_is_shown_has_another_mark(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    now = state(Extracts(ROOT), WHERE)
    file = tmp_path / "data/asb_by_ward.csv"

    assert re.fullmatch("[b-df-hj-np-t]{12}", now)
    assert state(Extracts(tmp_path), WHERE) == now
    assert state(Extracts(tmp_path), Where()) != now
    # The finder names whose members stand for a ward.
    of_another = Extracts(ROOT)
    of_another.__dict__["_partnership"] = of_another.partnership.model_copy(update={"council": "Anytown Council"})
    assert state(of_another, WHERE) != now
    file.write_text(
        file.read_text(encoding="utf-8").replace("Allington,2023,69", "Allington,2023,70"), encoding="utf-8"
    )
    assert state(Extracts(tmp_path), WHERE) != now


def test_what_rose_and_what_fell_have_the_colours_that_they_have_in_every_chart() -> None:
    css = (Path(__file__).resolve().parents[2] / "docs/assets/smp/wards.css").read_text(encoding="utf-8")
    drawn = change_picture(ward((100, 150)), ward((100, 50)))

    assert re.findall(r'class="smp-ward__(\w+)"', drawn) == ["rose", "fell"]
    for way, colour in (("rose", ROSE), ("fell", FELL)):
        assert re.search(rf"\.smp-ward__{way} {{\s+fill: {colour.lower()};", css)
        assert re.search(rf"\.smp-wards__{way},\n\.md-typeset \.smp-ward \.smp-ward__{way} {{", css)
