"""How what moved is put into words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_metrics.diff.differences import between_facts, between_texts
from smp_metrics.diff.report import Cause, Claimed, Data, Declared, Limit, Move, Place, Reason, Report, Reworded
from smp_metrics.diff.telling import sections, summary
from smp_metrics.diff.writing import as_markdown, as_text
from smp_metrics.facts import Fact
from smp_metrics.facts.fact import Kind
from smp_metrics.limits import CHANGES_TOLD

MOVE = Move("Ducks", "fact:ducks.count", "1", "2", "1 more")
NOTHING = Report("a", "b")


@pytest.mark.parametrize(
    ("kind", "then", "now", "told"),
    [
        ("count", 10, 12, "2 more"),
        ("count", 12, 10, "2 fewer"),
        ("money", 500, "1250.5", "£750.50 more"),
        ("number", "8.5", 8, "0.5 less"),
        ("rate", 275, 277, "2 per 1,000 residents higher"),
        ("percent", 20, 21, "1 percentage point higher"),
        ("percent", "20.001", 20, "less than 0.01 percentage points lower"),
        ("ratio", 2, "1.5", "0.5 lower"),
        ("change", 60, 70, "the rise is 10 larger"),
        ("change", -60, -50, "the fall is 10 smaller"),
        ("change", 5, -5, "it was a rise and is now a fall"),
        ("percent_change", -5, 5, "it was a fall and is now a rise"),
        ("percent_change", 5, 6, "the rise is 1 percentage point larger"),
        ("points", -3, "-3.5", "the fall is 0.5 percentage points larger"),
        ("rate_change", 2, 3, "the rise is 1 per 1,000 residents larger"),
        ("change", 0, 4, "4 more"),
        ("rank", 3, 2, ""),
        ("name", "Heath", "Fant", ""),
    ],
)
def test_how_far_a_fact_moved_is_said_as_its_kind_asks(kind: Kind, then: str | int, now: str | int, told: str) -> None:
    facts = [Fact("fact:a.b", value if kind == "name" else Fraction(value), kind, "", ()) for value in (then, now)]  # type: ignore[arg-type]

    assert between_facts(facts[0], facts[1]) == told


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        ("−7.3%", "−7.1%", "0.2 higher"), ("1,234", "+1,235", "1 higher"), ("3 in 4", "2 in 4", "1 lower"),
        ("none", "2", ""), ("2", "2.0", ""),
    ],
)  # fmt: skip
def test_how_far_a_printed_number_moved_is_said_with_its_decimals(then: str, now: str, told: str) -> None:
    assert between_texts(then, now) == told


def _details(*causes: Cause, places: tuple[Place, ...] = ()) -> tuple[str, ...]:
    (section,) = sections(replace(NOTHING, moved=(replace(MOVE, because=causes, places=places),)))
    (entry,) = section.entries
    return entry.details


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("cell", "Because cell Elm, column n in data/x.csv changed from 1 to 2"),
        ("row added", "Because row Elm, column n in data/x.csv now counts, with 2"),
        ("row gone", "Because row Elm, column n in data/x.csv no longer counts; it held 1"),
        ("correction", "Because correction w changes cell Elm, column n in data/x.csv from 1 to 2"),
        (
            "correction taken back",
            "Because correction w was taken back: cell Elm, column n in data/x.csv went from 1 to 2",
        ),
        ("code", "Because of code, or of a slip: from the older data today's code works out w"),
        ("unknown", "Why can't be told: w"),
    ],
)
def test_each_reason_is_a_sentence(reason: Reason, told: str) -> None:
    assert _details(Cause(reason, "x", "Elm", "n", "1", "2", "w")) == (told,)


PLACES = (
    (
        Place("page", "A", "docs/a.md", 3, "7", "1", "2", "Two."),
        "docs/a.md:3 (A, paragraph 7), was “1” and is “2”: “Two.”",
    ),
    (
        Place("page", "A", "docs/a.md", 3, "", "1", "1", "One.", truly=False),
        "docs/a.md:3 (A), still “1”, which the data no longer gives: “One.”",
    ),
    (Place("chart", "c", "docs/a.md", 3, "", "1", "2"), "chart c (docs/a.md:3), was “1” and is “2”"),
    (Place("table", "t", "docs/a.md", 3, "", "1", "2"), "table t (docs/a.md:3), was “1” and is “2”"),
    (Place("data page", "T", "data/t.csv", 0, "", "1", "2"), "the data page T (data/t.csv), was “1” and is “2”"),
    (Place("ward figure", "Elm", "e.md", 0, "", "1", "2"), "a picture or table of Elm (e.md), was “1” and is “2”"),
    (
        Place("ledger", "L", "data/p.csv", 9, "5", "1", "2"),
        "the list of the plan's figures, paragraph 5 (data/p.csv:9), was “1” and is “2”",
    ),
)


@pytest.mark.parametrize(("place", "told"), PLACES)
def test_each_place_is_a_sentence(place: Place, told: str) -> None:
    assert _details(places=(place,)) == (f"It stands in {told}",)


def test_much_of_one_number_is_counted() -> None:
    causes = [Cause("cell", "x", f"row {number}", "n", "1", "2") for number in range(7)]
    places = [Place("page", "A", "docs/a.md", line, "", "1", "2", "x" * 500) for line in range(1, 14)]
    told = _details(*causes, places=tuple(places))

    assert told[5] == "Because 2 more cells changed"
    assert told[-1] == "It stands in 1 more place"
    assert told[6].endswith(f"“{'x' * 400}…”")


def test_a_sentence_of_many_pages_that_are_made_of_one_is_told_once() -> None:
    places = tuple(
        Place("page", name, "docs/wards/_ward.md", 31, "", "1", "1", "It has 1.") for name in ("Elm", "Ash", "Oak")
    )

    assert _details(places=places) == (
        "It stands in docs/wards/_ward.md:31 (Elm and 2 more pages), still “1”: “It has 1.”",
    )


def test_the_summary_counts_what_a_reviewer_asks_for() -> None:
    places = (
        Place("page", "A", "docs/a.md", 1, sentence="One."), Place("page", "A", "docs/a.md", 2, sentence="Two."),
        Place("chart", "c", "docs/a.md"), Place("ward figure", "Elm", ""), Place("ward figure", "Elm", ""),
        Place("ledger", "L", "", 1), Place("ledger", "L", "", 2),
    )  # fmt: skip
    claim = Claimed("gone", "docs/a.md", 1, "1", "fact:a.b", "One.")

    assert summary(NOTHING) == "Nothing moved: every published number reads as it did."
    assert summary(replace(NOTHING, limits=(Limit("a", "b", "c"),))).startswith(
        "Nothing moved in what could be compared"
    )
    assert summary(replace(NOTHING, moved=(replace(MOVE, places=places),))) == (
        "1 number moved, standing in 2 sentences, 1 chart, 1 place's page and 2 lines of the plan's figures."
    )
    assert summary(replace(NOTHING, moved=(MOVE,))) == "1 number moved."
    assert summary(replace(NOTHING, gone=(claim, claim))) == "No number moved. Besides: 2 claims taken away."


def test_each_other_change_is_an_entry() -> None:
    report = replace(
        NOTHING,
        declared=(Declared("changed", "question", "q", "Why?", "4", ("message",)),),
        reworded=(
            Reworded("docs/a.md", 3, "1", "1", "There was 1.", "It was 1.", "fact:a.b", "fact:a.b"),
            Reworded("docs/a.md", 4, "1", "one", "S.", "T.", "fact:a.b", "fact:a.c"),
        ),
        data=(
            Data("renamed", "extract", "x", "old", "x"), Data("added", "row", "x", "Elm"),
            Data("gone", "column", "x", "n"), Data("changed", "words", "x", "Elm, note: a", "b"),
        ),
        limits=(Limit("a", "data/x.csv", "it is broken"),),
        code=("a.py", "b.py"),
    )  # fmt: skip
    text = as_text(report)

    for line in (
        "  Why?: question q of paragraph 4 was changed: message\n",
        "  docs/a.md:3: still says “1”\n    It said: “There was 1.”\n    It says: “It was 1.”\n",
        "  docs/a.md:4: was “1” and is “one”\n",
        "    It was bound to fact:a.b and is bound to fact:a.c\n",
        "  data/x.csv: table old is called x\n",
        "  data/x.csv: row Elm was added\n",
        "  data/x.csv: column n has gone\n",
        "  data/x.csv: cell Elm, note: a is now b\n",
        "Not compared\n  data/x.csv: of a: it is broken\n",
        "  2 files of Python changed: ",
    ):
        assert line in text


def test_what_people_wrote_ends_no_line_and_is_no_markup() -> None:
    hostile = "docs/a.md\n::error::no <img src=x> [a](b) `c` *d*"
    report = replace(NOTHING, limits=(Limit("a", hostile, "x"),))

    assert "\n::error" not in as_text(report)
    assert "**docs/a.md ::error::no &lt;img src=x&gt; \\[a\\](b) \\`c\\` \\*d\\***: of a: x\n" in as_markdown(report)


def test_of_very_much_the_rest_is_counted() -> None:
    report = replace(NOTHING, moved=(MOVE,) * (CHANGES_TOLD + 3))

    assert as_text(report).endswith("\n  and 3 more; --format json lists all\n")
    assert as_markdown(report).endswith("\n- and 3 more; --format json lists all\n")
