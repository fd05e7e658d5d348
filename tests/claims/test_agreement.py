"""Whether a claim agrees with its fact."""

from __future__ import annotations

import contextlib
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from smp_metrics.claims.agreement import agrees, check
from smp_metrics.claims.language.kinds import KINDS
from smp_metrics.claims.language.lexicon import DIRECTIONS, OPPOSITES, SIZES
from smp_metrics.claims.language.tolerances import REACHES, is_next, within
from smp_metrics.claims.language.words import ClaimWordsError, parse
from smp_metrics.facts import About, Fact
from smp_metrics.facts.fact import Kind
from smp_metrics.facts.measuring.rounding import half_up

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("agreement.yml").read_text(encoding="utf-8"))
NUMBER_KINDS = sorted(set(KINDS) - {"name"})
FORMS = {
    "percent": "{}%",
    "percent_change": "{}%",
    "points": "{} percentage points",
    "money": "£{}",
    "ratio": "{} times",
}

thousandths = st.integers(0, 10**9).map(lambda number: Fraction(number, 1000))


def toy(kind: str, value: str | Fraction, address: str = "fact:a.b", **fields: Any) -> Fact:
    number = value if kind == "name" else Fraction(value)
    return Fact(address, number, cast("Kind", kind), "", (), **fields)


def printed(value: Fraction, places: int) -> str:
    rounded = half_up(value, places)
    return f"{Decimal(rounded.numerator) / rounded.denominator:,.{places}f}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{CASES.index(case)} {case['says']}")
def test_a_claim_and_its_fact_compare_as_written_in_the_golden_file(case: dict[str, Any]) -> None:
    fields = {name: case[name] for name in ("unit", "of", "level") if name in case}
    before = Fraction(case["before"]) if "before" in case else None
    about = About(places=frozenset(case.get("places", ())), words=frozenset(case.get("own", ())))
    fact = toy(*case["fact"], before=before, **fields)
    if "refused" in case:
        with pytest.raises(ClaimWordsError, match=re.escape(case["refused"])):
            check(case["says"], fact, about)
        return

    verdict = check(case["says"], fact, about)

    assert verdict.why == "" if "why" not in case else case["why"] in verdict.why
    assert verdict.ok == ("why" not in case)
    assert (verdict.expected, verdict.suggestion) == (case["expected"], case.get("suggestion"))


def test_a_name_is_compared_whether_or_not_it_was_read_first() -> None:
    fact = toy("name", "Violence without injury")

    assert check("violence without injury", fact).ok
    assert not agrees(parse("High Street"), fact).ok


@given(st.sampled_from(sorted(set(NUMBER_KINDS) - {"rank"})), thousandths, st.integers(0, 3))
def test_a_claim_printed_from_its_fact_agrees(kind: str, value: Fraction, places: int) -> None:
    assume(value == 0 or half_up(value, places) != 0)  # nought is nothing else
    assume(kind != "ratio" or places)  # a whole number of times is read to one decimal
    typed = FORMS.get(kind, "{}").format(printed(value, places))
    typed = typed.removesuffix("s") if typed == "1 percentage points" else typed

    verdict = check(typed, toy(kind, value))

    assert (verdict.ok, verdict.expected) == (True, typed)


@given(thousandths, st.integers(1, 3), st.data())
def test_any_other_digit_disagrees_and_the_suggestion_puts_it_right(
    value: Fraction, places: int, data: st.DataObject
) -> None:
    right = f"fell by {printed(value, places)}%"
    at = data.draw(st.sampled_from([index for index, sign in enumerate(right) if sign.isdigit()]))
    digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != right[at]]))
    wrong = right[:at] + digit + right[at + 1 :]
    assume(not wrong.startswith("fell by 0") or wrong.startswith("fell by 0."))
    assume(half_up(value, places) > 0)
    assume(any(sign in "123456789" for sign in wrong))

    verdict = check(wrong, toy("percent_change", -value))

    assert not verdict.ok
    assert (verdict.suggestion or "").replace(",", "") == right.replace(",", "")


WORDS = sorted(word for word in DIRECTIONS if word not in SIZES and OPPOSITES[word] not in SIZES)


@given(st.sampled_from(WORDS), thousandths.filter(bool))
def test_the_opposite_word_disagrees_and_is_never_mended_by_itself(word: str, value: Fraction) -> None:
    fact = toy("percent_change", value * DIRECTIONS[word])
    number = printed(value, 3)

    assert check(f"{word} by {number}%", fact).ok
    for text in (f"{OPPOSITES[word]} by {number}%", OPPOSITES[word], f"{OPPOSITES[word]} by 7%"):
        assert (check(text, fact).ok, check(text, fact).suggestion) == (False, None)


@given(st.sampled_from(WORDS), thousandths.filter(bool), st.sampled_from(sorted(REACHES)))
def test_what_is_expected_of_a_wrong_claim_is_right(word: str, value: Fraction, approximation: str) -> None:
    fact = toy("percent_change", -value * DIRECTIONS[word])
    for text in (word, f"{word} by 7%", f"{word} by {approximation} 7%"):
        assert check(check(text, fact).expected, fact).ok


@given(
    st.sampled_from(["5", "5.0", "five", "5%", "£5", "fifth", "5th", "5 times", "+5", "-5", "fell by 5%", "5 more",
                     "5 percentage points", "second highest", "none", "5 per 1,000", "5 million"]),
    st.sampled_from(NUMBER_KINDS),
    st.integers(-10**7, 10**7),
)  # fmt: skip
def test_a_suggestion_always_agrees(text: str, kind: str, value: int) -> None:
    fact = toy(kind, Fraction(value, 1000) if kind != "rank" else Fraction(abs(value) + 1))

    try:
        suggestion = check(text, fact).suggestion
    except ClaimWordsError:
        return

    assert suggestion is None or check(suggestion, fact).ok


@given(st.text(), st.sampled_from(NUMBER_KINDS), st.fractions())
def test_whatever_can_be_read_can_be_compared(text: str, kind: str, value: Fraction) -> None:
    fact = toy(kind, value if kind != "rank" else abs(value.__floor__()) + Fraction(1))
    with contextlib.suppress(ClaimWordsError):
        assert agrees(parse(text), fact).expected


@given(st.sampled_from(sorted(REACHES)), thousandths.filter(bool))
def test_a_tolerance_holds_to_its_edge_and_no_further(approximation: str, number: Fraction) -> None:
    reach = REACHES[approximation]
    for part, way in ((reach.below, -1), (reach.above, 1)):
        if part:
            assert within(approximation, number, number * (1 + way * part), counted=False)
            assert not within(approximation, number, number * (1 + way * part * Fraction(101, 100)), counted=False)
    assert within(approximation, number, number, counted=True) == reach.itself


@given(st.integers(1, 10**6), st.integers(1, 3))
def test_about_takes_a_number_rounded_the_usual_way(value: int, figures: int) -> None:
    step = 10 ** max(0, len(str(value)) - figures)

    assert is_next("about", half_up(Fraction(value, step), 0) * step, Fraction(value))


@given(st.integers(2, 10**6).filter(lambda number: number % 5 != 0), st.sampled_from([-1, 1]))
def test_a_number_that_is_not_round_at_all_has_to_be_the_fact(number: int, off: int) -> None:
    for approximation in ("about", "at least", "at most", "over", "nearly"):
        assert not is_next(approximation, Fraction(number), Fraction(number + off))
