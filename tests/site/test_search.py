"""Pages are found in full, tables and checks in short, and what people type leads to the page that answers."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from smp_metrics.claims.text.document import Document
from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.site.finishing.search import left_to_finder, mark_cells, search_index, unmark_cells, with_places
from smp_metrics.site.finishing.search_words import PATH, Words, check_search, read_words
from smp_metrics.wards.finder import known_of

ROOT = Path(__file__).resolve().parents[2]


def entry(location: str, title: str = "Title", text: str = "<p>words</p>") -> dict[str, str]:
    return {"location": location, "title": title, "text": text}


def docs(*entries: dict[str, str], words: Words | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(search_index(entries, words or Words()))["docs"]
    return found


def write(folder: Path, text: str) -> Path:
    (folder / "docs").mkdir()
    (folder / PATH).write_text(text, encoding="utf-8")
    return folder


def test_each_part_of_a_page_is_found_as_text() -> None:
    (page,) = docs(entry("plan/crime/", "Crime"), entry("plan/crime/#p15", "A &amp; B", "<p>Crime<br>fell &lt; 5%</p>"))

    assert page["at"] == "plan/crime/"
    assert page["parts"] == [["", "Crime", "words"], ["p15", "A & B", "Crime fell < 5%"]]


def test_the_items_of_a_list_stand_apart() -> None:
    (page,) = docs(entry("help/", text="<ul><li>one</li> <li>two</li></ul>"))

    assert page["parts"] == [["", "Title", "one · two"]]


def test_cells_stand_apart_and_the_page_is_left_as_it_was() -> None:
    html = "<table><tr><th>Ward</th><th></th><td>82</td></tr></table><p>one</p><p>two</p>"
    marked = mark_cells(html)
    # The search plugin keeps paragraphs and lists, and runs everything else together.
    (page,) = docs(entry("help/", text=re.sub(r"</?t\w+>", "", marked)))

    assert page["parts"] == [["", "Title", "Ward · 82 · one two"]]
    assert unmark_cells(marked) == html


def test_a_ward_of_today_counts_more_than_an_earlier_one() -> None:
    addresses = ["wards/heath/", "wards/", "wards/since-2024/heath/"]
    finder = {"at": "wards/", "places": "", "streets": ""}
    old, *others = json.loads(search_index([*map(entry, addresses)], Words(), finder={**finder, "later": True}))["docs"]
    (only,) = json.loads(search_index([entry(addresses[0])], Words(), finder=finder))["docs"]

    assert old["weight"] < only["weight"]
    assert {page["weight"] for page in others} == {only["weight"]}


def test_the_finder_leads_to_a_list_of_wards_unless_it_knows_postcodes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    extracts = Extracts(ROOT)
    assert left_to_finder(ROOT, extracts, Words())["list"] == ["smp-all-since", "All wards of today"]
    known = replace(known_of(extracts), later={}, streets={})
    monkeypatch.setattr("smp_metrics.site.finishing.search.known_of", lambda _: known)
    assert left_to_finder(ROOT, extracts, Words())["list"] == ["smp-all-wards", "All wards"]
    monkeypatch.setattr("smp_metrics.site.finishing.search.known_of", lambda _: replace(known, postcodes=True))
    assert {"list", "later"}.isdisjoint(left_to_finder(ROOT, extracts, Words()))


def test_a_table_is_found_as_a_whole_and_a_list_of_facts_not_at_all() -> None:
    found = docs(
        entry("data/a/"), entry("data/a/#columns"), entry("facts/a/"), entry("facts/"), entry("facts/plan-figures/")
    )

    assert [(page["at"], len(page["parts"])) for page in found] == [
        ("data/a/", 1),
        ("facts/", 1),
        ("facts/plan-figures/", 1),
    ]


def test_help_counts_more_than_pages_and_pages_more_than_what_stands_behind_them() -> None:
    addresses = ("help/", "plan/crime/", "wards/fant/", "data/a/", "corrections/", "checks/a/", "facts/")
    weights = [page["weight"] for page in docs(*map(entry, addresses))]

    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)


def test_a_long_text_ends_with_a_whole_word() -> None:
    (page,) = docs(entry("data/a/", text="word " * 100))

    assert page["parts"] == [["", "Title", ("word " * 60).strip()]]


@pytest.mark.parametrize(
    ("file", "address"),
    [("index.md", ""), ("wards/index.md", "wards/"), ("help.md", "help/"), ("plan/crime.md", "plan/crime/")],
)
def test_what_people_type_goes_with_the_page_that_answers(file: str, address: str) -> None:
    (page,) = docs(entry(address), words=Words(first={file: ("crime", "999")}))

    assert page["first"] == ["crime", "999"]


def problems(root: Path) -> list[tuple[int, str]]:
    documents = [Document(f"docs/{name}", "") for name in ("help.md", "checks/town.py", "wards/heath.md")]
    return [(each.line, each.message) for each in check_search(root, documents, Extracts(ROOT))]


def test_the_words_of_the_site_lead_to_its_pages_alone(tmp_path: Path) -> None:
    lines = ["help.md: [help]", "gone.md: [lost]", "checks/town.ipynb: [town]", "data/all_crime_by_ward.md: [crime]"]
    lines += ["facts/all_crime_by_ward.md: [facts]", "corrections.md: [wrong]"]
    write(tmp_path, "\n  ".join(["first:", *lines]) + "\nsame:\n  - [knife, blade]\n")

    assert read_words(tmp_path).same == (("knife", "blade"),)
    assert problems(tmp_path) == [(3, "no page is called so"), (6, "no page is called so")]


def test_what_the_site_is_not_about_leads_to_the_part_of_a_page_that_says_whom_to_ask(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere:\n  help.md#others: [bins]\n  gone.md#others: [tax]\n")
    index = json.loads(search_index([], read_words(tmp_path)))

    assert problems(tmp_path) == [(3, "no page is called so")]
    assert index["config"]["elsewhere"] == {"help/#others": ["bins"], "gone/#others": ["tax"]}


def test_a_kind_of_question_leads_to_a_page_that_is_there(tmp_path: Path) -> None:
    kinds = ["  - page: help.md#who", "    say: Nobody knows", "    any: [[[who], [lives, owns]]]", "    unless: [me]"]
    kinds += ["  - page: gone.md", "    any: [[[lost]]]"]
    write(tmp_path, "\n".join(["counted: [rate]", "kinds:", *kinds]) + "\n")
    config = json.loads(search_index([], read_words(tmp_path)))["config"]

    assert problems(tmp_path) == [(7, "no page is called so")]
    assert config["kinds"] == [
        {"at": "help/#who", "any": [[["who"], ["lives", "owns"]]], "unless": ["me"], "say": "Nobody knows"},
        {"at": "gone/", "any": [[["lost"]]]},
    ]
    assert config["counted"] == ["rate"]


def test_what_leads_to_two_pages_at_first_is_refused_at_the_second(tmp_path: Path) -> None:
    lines = ["help.md: [My partners, partner, partners]", "wards/heath.md: [heath,", "    Partner]"]
    write(tmp_path, "\n  ".join(["first:", *lines]) + "\n")
    (found,) = check_search(
        tmp_path, [Document("docs/help.md", ""), Document("docs/wards/heath.md", "")], Extracts(ROOT)
    )

    assert (found.line, found.found) == (4, "Partner")
    assert found.message == "two pages can't both come first"
    assert found.remedy == "keep it under wards/heath.md or under help.md, whichever answers it"


def test_no_page_is_called_lost_that_could_not_be_written(tmp_path: Path) -> None:
    write(tmp_path, "first:\n  wards/index.md: [map]\n  wardens.md: [warden]\n")
    found = check_search(tmp_path, [], Extracts(ROOT), ("wards/",))

    assert [each.found for each in found] == ["wardens.md"]


def test_words_out_of_form_are_refused_at_their_line(tmp_path: Path) -> None:
    root = write(tmp_path, "first:\n  help.md: [999]\n")
    with pytest.raises(ProblemsFound, match=r"docs/_search\.yml:2: first\.help\.md\.1"):
        read_words(root)
    assert [line for line, _ in problems(root)] == [2]


def test_a_project_without_words_has_a_search_all_the_same(tmp_path: Path) -> None:
    assert read_words(tmp_path) == Words()
    assert problems(tmp_path) == []


def test_a_later_ward_has_its_own_page_and_without_one_it_leads_to_the_ward_that_is_most_of_it(tmp_path: Path) -> None:
    words = Words(first={"help.md": ("help",)}, wards=("is {ward} safe",))
    first = with_places(words, ROOT, Extracts(ROOT)).first

    assert first["help.md"] == ("help",)
    assert {"Ringlestone", "is Ringlestone safe"} <= set(first["wards/since-2024/ringlestone.md"])
    # Of two wards of one name the later one is asked for first.
    assert "High Street" in first["wards/since-2024/high-street.md"]
    assert "High Street" not in first.get("wards/high-street.md", ())
    # So is a place that only a part of the later one's name tells.
    assert "Lenham" in first["wards/since-2024/harrietsham-lenham-and-north-downs.md"]
    assert "Lenham" not in first.get("wards/harrietsham-and-lenham.md", ())
    assert "Langley" in first["wards/since-2024/leeds-and-langley.md"]
    shutil.copytree(ROOT / "docs/wards", tmp_path / "docs/wards", ignore=lambda *_: ["_since.md"])
    first = with_places(words, tmp_path, Extracts(ROOT)).first
    assert {"Penenden Heath", "Ringlestone"} <= set(first["wards/north.md"])
    assert "Penenden Heath" not in first.get("wards/east.md", ())


def test_each_ward_answers_what_is_asked_of_a_ward_but_for_a_place_that_another_page_answers_for() -> None:
    words = Words(first={"help.md": ("week street",)}, wards=("is {ward} safe",))
    first = with_places(words, ROOT, Extracts(ROOT)).first

    assert "is Heath safe" in first["wards/heath.md"]
    assert "Week Street" not in first["wards/since-2024/high-street.md"]
    assert "Bank Street" in first["wards/since-2024/high-street.md"]


def test_a_table_answers_to_the_kinds_of_its_files() -> None:
    assert [page["asked"] for page in docs(entry("data/a/"), entry("help/"))] == ["excel csv data download", ""]


def test_a_project_without_wards_names_no_places(tmp_path: Path) -> None:
    assert with_places(Words(), tmp_path, Extracts(tmp_path)) == Words()


def test_streets_and_places_that_no_page_is_to_answer_are_left_to_the_finder(tmp_path: Path) -> None:
    words = Words(first={"plan/town.md": ("week street",), "wards/barming.md": ("Teston",)})
    finder = left_to_finder(ROOT, Extracts(ROOT), words)

    assert finder["at"] == "wards/"
    assert "Pine Grove" in finder["streets"].split("|")
    assert "Teston" in finder["places"].split("|")
    assert "Week Street" not in finder["places"].split("|")
    assert json.loads(search_index([], words, finder=finder))["config"]["finder"] == finder
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data/partnership.yml", tmp_path / "data")
    assert left_to_finder(tmp_path, Extracts(tmp_path), words) == {}
