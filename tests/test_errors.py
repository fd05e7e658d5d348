"""However much is wrong, what is told of it can be read."""

from __future__ import annotations

from smp_metrics.errors import Problem, ProblemsFound, bounded, number_of, told
from smp_metrics.limits import GIVEN_IN_ALL, GIVEN_OF_A_FILE, PROBLEM_TEXT, SHOWN_IN_ALL, SHOWN_OF_A_FILE


def _problems(path: str, count: int) -> list[Problem]:
    return [Problem(path, line, 0, "wrong") for line in range(1, count + 1)]


def test_few_problems_are_told_as_they_are() -> None:
    few = [*_problems("a", SHOWN_OF_A_FILE), *_problems("b", 3)]

    assert bounded(few) == few


def test_of_many_problems_of_a_file_the_first_are_told_and_the_rest_counted() -> None:
    *first, last = bounded([*reversed(_problems("a", 1264)), Problem("b", 1, 0, "wrong")])

    assert first[:SHOWN_OF_A_FILE] == _problems("a", SHOWN_OF_A_FILE)
    assert [str(problem) for problem in first[SHOWN_OF_A_FILE:]] == [
        "a: and 1,214 more\n    to do:    mend the ones above first"
    ]
    assert last == Problem("b", 1, 0, "wrong")


def test_of_many_files_the_first_problems_are_told_and_the_rest_counted() -> None:
    shown = bounded(problem for number in range(100) for problem in _problems(f"{number:03}", 20))

    assert len(shown) == SHOWN_IN_ALL + 1
    assert (shown[-1].path, shown[-1].message, shown[-1].found) == ("025", "and 1,500 more", "in this file and others")
    assert number_of(shown) == 2000


def test_a_program_is_given_more_than_a_person_is_shown() -> None:
    given = bounded(_problems("a", 2500), GIVEN_OF_A_FILE, GIVEN_IN_ALL)

    assert len(given) == GIVEN_OF_A_FILE + 1
    assert given[-1].message == "and 500 more"


def test_work_stops_at_what_is_shown_and_the_rest_is_only_counted() -> None:
    made: list[int] = []

    def tell(line: int) -> Problem:
        made.append(line)
        return Problem("a", line, 0, "wrong")

    problems = told(iter(range(1, 1_000_001)), tell)

    assert len(made) == SHOWN_OF_A_FILE
    assert number_of(problems) == 1_000_000
    assert bounded([*problems, *_problems("a", 10_000)])[-1].message == "and 1,009,900 more"


def test_nothing_wrong_is_nothing_told() -> None:
    assert (told(iter(()), lambda hit: hit), bounded([])) == ([], [])


def test_a_long_text_is_cut() -> None:
    (problem,) = bounded([Problem("a", 1, 0, "x" * 5_000_000, "y" * PROBLEM_TEXT, "é" * 2000)])

    assert problem.message == "x" * PROBLEM_TEXT + "… (5,000,000 characters)"
    assert problem.found == "y" * PROBLEM_TEXT
    assert len(problem.expected) < PROBLEM_TEXT + 30


def test_a_name_in_another_encoding_is_told_in_signs_that_can_be_printed() -> None:
    assert bounded([Problem("docs/\udce9.md", 1, 0, "wrong")])[0].path == "docs/\\udce9.md"


def test_an_exception_tells_no_more_than_a_command_shows() -> None:
    assert len(str(ProblemsFound(_problems("a", 100_000)))) < 2000
