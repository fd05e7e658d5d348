"""A pattern of many phrases finds what one finds that tries each of them, from the longest to the shortest."""

from __future__ import annotations

import re
from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.facts.phrases import any_name, any_of

# Few letters, so that phrases begin alike; beside them their capitals, and signs that small letters are found in.
TEXTS = st.text("abki ABKI-3.\u0130\u0131\u212a\u017fs", max_size=40)
PHRASES = st.frozensets(st.text("abkis AKS-3.", min_size=1, max_size=4), max_size=12)


def one_by_one(phrases: Collection[str], *, named: bool) -> str:
    plain = [re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True)]
    small = [phrase.islower() for phrase in sorted(phrases, key=len, reverse=True)]
    return "|".join(f"(?i:{form})" if named and low else form for form, low in zip(plain, small, strict=True))


def found(pattern: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern or "(?!)", text)]


@given(PHRASES, TEXTS)
def test_phrases_are_found_as_one_by_one(phrases: frozenset[str], text: str) -> None:
    assert found(any_of(phrases), text) == found(one_by_one(phrases, named=False), text)


@given(PHRASES, TEXTS)
def test_names_are_found_as_one_by_one_small_ones_in_any_letters(names: frozenset[str], text: str) -> None:
    assert found(any_name(names), text) == found(one_by_one(names, named=True), text)


@pytest.mark.parametrize("name", ["sutton", "kent", "islands"])
def test_no_sign_that_counts_as_the_first_letter_hides_a_name(name: str) -> None:
    alike = [sign for sign in map(chr, range(0x3000)) if re.fullmatch(f"(?i:{name[0]})", sign)]

    assert len(alike) > 2
    assert all(found(any_name([name]), sign + name[1:]) for sign in alike)


def test_where_there_is_no_name_none_is_found() -> None:
    assert found(any_name([]), "Kent") == []
