"""Claims compared with facts, and what ``smp fix`` makes of the ones that moved."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import cast

import pytest

from smp_metrics.claims.checking import check_document
from smp_metrics.claims.fixing import fix_document
from smp_metrics.claims.mentioned.uncompared import uncompared
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.unbound_words.unbound import unbound
from smp_metrics.errors import ProblemsFound
from smp_metrics.facts import About, Fact, FactError, Facts


class _Facts(dict[str, Fact]):
    """Facts by address, with no data behind them."""

    places: frozenset[str] = frozenset()

    def __missing__(self, address: str) -> Fact:
        if address == "fact:broken.data":
            raise ProblemsFound([])
        raise FactError(f"no extract is called {address.removeprefix('fact:')}")

    def about(self, fact: Fact) -> About:
        return About(words=frozenset({fact.unit}) - {""})


FACTS = cast(
    "Facts",
    _Facts(
        {
            "fact:a.b": Fact("fact:a.b", Fraction(933), "count", "933, as recorded", ()),
            "fact:a.b.crimes": Fact("fact:a.b.crimes", Fraction(933), "count", "933, as recorded", (), unit="crimes"),
            "fact:a.b.fall": Fact("fact:a.b.fall", Fraction(-971), "change", "14,774 − 15,745 = −971", ()),
            "fact:a.b.share": Fact("fact:a.b.share", Fraction(2215, 100), "percent", "3,272 ÷ 14,774", ()),
        }
    ),
)


def _check(text: str) -> list[str]:
    return [str(problem) for problem in check_document(Document("docs/a.md", text), FACTS)]


def test_a_claim_that_holds_is_no_problem() -> None:
    assert (
        _check("Heath had [933](fact:a.b), [over a fifth](fact:a.b.share); it [fell by 971](fact:a.b.fall) in 2023.\n")
        == []
    )


def test_a_wrong_number_says_what_is_expected_and_how_it_was_computed() -> None:
    (problem,) = _check("Heath had [934](fact:a.b).\n")

    assert problem == (
        "docs/a.md:1:11: the fact is 933, the words say “934”\n"
        '    found:    "934"\n'
        "    expected: 933, computed as 933, as recorded\n"
        '    to do:    run "smp fix", or type 933; "smp fact \'fact:a.b\'" shows the rows'
    )


def test_a_wrong_direction_asks_for_another_sentence() -> None:
    (problem,) = _check("It [rose by 971](fact:a.b.fall) in 2023.\n")

    assert "the fact fell" in problem
    assert "reword the sentence" in problem
    assert "smp fix" not in problem


def test_an_address_that_leads_nowhere_says_why() -> None:
    (problem,) = _check("It was [9](fact:nothing.b).\n")

    assert "the address leads to no fact" in problem
    assert "no extract is called nothing.b" in problem


def test_a_claim_on_broken_data_is_told_with_the_data() -> None:
    assert _check("It was [9](fact:broken.data).\n") == []


def test_a_number_in_a_heading_is_refused_and_a_direction_is_not() -> None:
    assert _check("## Crime of 2023 [fell](fact:a.b.fall) {#p15}\n") == []
    (problem,) = _check("## Crime of 2023 [fell by 971](fact:a.b.fall)\n")
    assert "a heading holds a number that can change" in problem


def test_an_address_in_no_claim_is_shown_the_right_form() -> None:
    (problem,) = _check("See fact:a.b for more.\n")

    assert "[rose by 51%](fact:recorded_crime.crimes.percent_change?from=2023&to=2024)" in problem


def test_fix_puts_the_number_right_and_nothing_else() -> None:
    text = "Heath had [934](fact:a.b) and [933](fact:a.b);\nit [fell by\n970](fact:a.b.fall).\n"

    fix = fix_document(Document("docs/a.md", text), FACTS)

    assert fix.after == "Heath had [933](fact:a.b) and [933](fact:a.b);\nit [fell by 971](fact:a.b.fall).\n"
    assert "-Heath had [934](fact:a.b)" in fix.diff
    assert fix.left == ()


def test_fix_never_touches_a_sentence_whose_direction_or_approximation_is_wrong() -> None:
    text = "It [rose by 970](fact:a.b.fall), [nearly a fifth](fact:a.b.share).\n"

    fix = fix_document(Document("docs/a.md", text), FACTS)

    assert fix.after == text
    assert [judged.claim.text for judged in fix.left] == ["rose by 970", "nearly a fifth"]


@pytest.mark.parametrize(
    "text",
    [
        "[933](fact:a.b)%",
        "[933](fact:a.b) million",
        "[933](fact:a.b) per cent",
        "[933](fact:a.b)k",
        "[933](fact:a.b).5",
        "£[933](fact:a.b)",
        "-[933](fact:a.b)",
        "1[933](fact:a.b)",
        "**[933](fact:a.b)**%",
        "[933](fact:a.b)[933](fact:a.b)",
        "[933](fact:a.b)&percnt;",
        "[933`4`](fact:a.b)",
        "[933<!-- -->](fact:a.b)",
    ],
)
def test_a_number_that_goes_on_outside_its_claim_is_refused(text: str) -> None:
    assert any("outside the brackets, and would change it" in problem for problem in _check(f"It was {text}\n"))


@pytest.mark.parametrize(
    "text", ["**[933](fact:a.b)**.", "([933](fact:a.b))", "[933](fact:a.b)–[933](fact:a.b), ", "x"]
)
def test_marks_beside_a_claim_are_none_of_its_number(text: str) -> None:
    assert _check(f"It was {text}\n") == []


@pytest.mark.parametrize(
    "word",
    ["about", "Nearly", "at least", "just over", "**roughly**", "around\n", "came over", "is below", "not", "minus"],
)
def test_no_number_is_near_to_itself(word: str) -> None:
    problem = _check(f"It was {word} [933](fact:a.b).\n")[0]

    assert re.search("outside the brackets, and would change it|the words say|is no round number", problem)


def test_a_word_of_approximation_before_a_claim_is_compared_with_it() -> None:
    assert _check("It was over [930](fact:a.b).\n") == []
    assert "which reaches up to 10% below" in _check("It was nearly [930](fact:a.b).\n")[0]


@pytest.mark.parametrize("word", ["adds up to", "has", "roundabout:", "what it is about:", "people aged 25 and over"])
def test_other_words_before_a_claim_are_none_of_its_number(word: str) -> None:
    assert _check(f"It {word} [933](fact:a.b).\n") == []


def test_a_number_called_by_another_noun_is_refused() -> None:
    (problem,) = _check("There were [933](fact:a.b.crimes) incidents.\n")

    assert "docs/a.md:1:12: “incidents” stands at the number, and the fact counts crimes" in problem


def test_the_noun_of_another_key_or_row_is_none_of_the_number() -> None:
    assert _check("```chart\ntitle: It was [933](fact:a.b.crimes)\nsubtitle: Incidents of a year\n```\n") == []
    assert _check("| a | b |\n|---|---|\n| [933](fact:a.b.crimes) | incidents |\n") == []
    assert _check("There were [933](fact:a.b.crimes). Incidents are others.\n") == []


def test_a_number_in_an_underlined_heading_is_refused_too() -> None:
    (problem,) = _check("Crime of 2023 [fell by 971](fact:a.b.fall)\n======\n")

    assert "a heading holds a number that can change" in problem


def test_a_letter_for_a_scale_is_no_word_of_a_claim() -> None:
    (problem,) = _check("It was [933 k](fact:a.b).\n")

    assert "“k” has no meaning here that can be compared" in problem


def remedy(found: str, sentence: str) -> str:
    return uncompared(found, (sentence, sentence), (), ())[1]


def test_a_year_that_runs_over_two_says_how_the_address_calls_it() -> None:
    assert remedy("2023", "In 2023/24 there were [933](fact:a.b).") == (
        "write the period so in the address too, as year=2023/24; or say “in the year to March 2024”"
    )
    for found, sentence in (("2023", "In 2023 there were"), ("outside", "outside 2023/24"), ("2022", "In 2023/24")):
        assert remedy(found, sentence).startswith("leave it out")


def test_a_word_of_how_near_a_number_is_is_told_where_it_would_be_compared() -> None:
    for hedge in ("hardly", "Nearly", "slightly ", "just"):
        assert remedy(hedge, f"{hedge} a third").startswith("say how near or how much it is in the brackets")


def test_a_place_without_a_number_of_its_own_is_named_whole() -> None:
    text = "Of the 9, High Street had more than Old Town."

    assert uncompared("High", (text, text), {"High Street", "Old Town"}, {"old town"}) == (
        "“High Street” is named, and no number of the sentence is about it",
        "give it a number of its own in the sentence, or leave it out",
    )


def test_advice_on_what_runs_on_from_a_heading_names_its_words_alone() -> None:
    text = "# Calmer {#p6}\n\nJuly had [181](fact:a.b), which is [5 more](fact:a.b) than\n"

    assert [problem.found for problem in unbound(Document("docs/a.md", text))] == ['"Calmer"']


def test_what_motivated_a_crime_is_no_statement() -> None:
    assert unbound(Document("docs/a.md", "Hate crime motivated by religion is a crime.\n")) == []


def test_what_stands_beside_a_claim_on_broken_data_is_judged_once_that_is_mended() -> None:
    words = "The most crimes, {}, were recorded here.\n"

    assert check_document(Document("docs/page.md", words.format("[5](fact:broken.data)")), FACTS) == []
    assert check_document(Document("docs/page.md", words.format("many")), FACTS)
