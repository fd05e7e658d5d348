"""Which pages are printed, and together with which."""

from datetime import date

import pytest

from smp_metrics.errors import ProblemsFound
from smp_metrics.site.printed.prints import Print, page_file, prints_of

NAV = [
    {"Home": "index.md"},
    {"Topics": [{"In short": "plan/index.md"}, {"Priorities": [{"Town": "plan/town.md"}, "plan/abuse.md"]}]},
    "help.md",
]
NAMED = {"section": "Topics", "file": "plan", "title": "The plan", "called": "All of it"}
ASKED = {"whole": NAMED, "each": ["Priorities"]}
ODD: dict[object, object] = {"whole": NAMED, "each": ["Priorities"], "some": 1, date(2026, 1, 1): date(2026, 1, 1)}


def test_a_section_is_one_document_and_each_page_of_others_is_one() -> None:
    assert prints_of({"pdf": ASKED}, NAV) == [
        Print("plan", "The plan", ("plan/index.md", "plan/town.md", "plan/abuse.md"), "All of it"),
        Print("town", "", ("plan/town.md",)),
        Print("abuse", "", ("plan/abuse.md",)),
    ]


def test_a_document_is_called_by_its_title_where_no_other_name_is_given() -> None:
    whole = {"section": "Topics", "file": "plan", "title": "The plan"}

    assert [each.called for each in prints_of({"pdf": {"whole": whole, "each": ["Priorities"]}}, NAV)] == [
        "The plan",
        "This page",
        "This page",
    ]


def test_who_asks_for_nothing_gets_nothing() -> None:
    assert prints_of({}, NAV) == []


def test_a_section_that_the_menu_lacks_is_told() -> None:
    with pytest.raises(ProblemsFound, match="the menu has no section to print"):
        prints_of({"pdf": {**ASKED, "each": ["Priorities", "Themes"]}}, NAV)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["Topics"], "extra.pdf: the entry: it has no keys"),
        ({**ASKED, "each": "Priorities"}, "extra.pdf: each: it is no list"),
        ({"whole": ASKED["whole"]}, "extra.pdf: each: the key is missing"),
        ({**ASKED, "whole": "Topics"}, "extra.pdf: whole: it has no keys"),
        ({**ASKED, "whole": {**NAMED, "file": "../plan"}}, "extra.pdf: whole.file: the name is no small letters"),
        (ODD, "extra.pdf: some: the key is not known"),
    ],
)
def test_another_form_is_told_at_its_key(asked: object, told: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        prints_of({"pdf": asked}, NAV)

    (problem,) = found.value.problems
    assert (problem.path, problem.message[: len(told)]) == ("mkdocs.yml", told)
    assert "{section: Plan, file: plan, title: The plan}, each: [Topics]}" in problem.remedy


@pytest.mark.parametrize(
    ("source", "file"),
    [
        ("index.md", "index.html"),
        ("help.md", "help/index.html"),
        ("plan/index.md", "plan/index.html"),
        ("plan/town.md", "plan/town/index.html"),
    ],
)
def test_a_page_has_a_file_of_its_own(source: str, file: str) -> None:
    assert page_file(source) == file
