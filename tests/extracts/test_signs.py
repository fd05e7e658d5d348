"""A sign in the place of a number: shown as printed, explained in the sidecar, and no number to anything."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.extracts.cells import check_cells, type_row
from smp_metrics.extracts.digest import digest_of
from smp_metrics.extracts.extract import Column, Extract
from smp_metrics.extracts.loading import from_json, to_json
from smp_metrics.extracts.misfits import FORMS
from smp_metrics.extracts.reading import TextRow
from smp_metrics.extracts.written.signs import SIGN, check_signs
from smp_metrics.reconciliations.cells import exact, sums

CRIMES = Column("crimes", "integer", "Crimes", "", "crimes", "measure", nullable=True, quantity="count")
STRAND = Column("strand", "text", "Strand", "", "", "key")
SIGNS = {"<5": "fewer than five, hidden"}


def _told(*cells: str, column: Column = CRIMES, signs: dict[str, str] | None = SIGNS) -> list[str]:
    rows = [TextRow(line, (cell,)) for line, cell in enumerate(cells, 2)]
    return [f"{each.line} {each.found} {each.remedy}" for each in check_cells("data/a.csv", rows, (column,), signs)]


def _extract() -> Extract:
    rows = (TextRow(2, ("Race", "41")), TextRow(3, ("Faith", "<5")))
    typed = tuple(type_row(row, (STRAND, CRIMES)) for row in rows)
    return Extract("a", (STRAND, CRIMES), typed, ("strand",), None, None, {"signs": SIGNS})


def test_a_sign_is_taken_where_the_sidecar_explains_it_and_the_column_may_lack_numbers() -> None:
    assert _told("41", "<5", "") == []
    (unexplained,) = _told("*")
    assert unexplained == '2 "*" type the number; if the plan prints *, say what it means under signs in data/a.yml'
    (required,) = _told("<5", column=replace(CRIMES, nullable=False))
    assert required.endswith("under signs in data/a.yml, and write nullable=True at crimes in schemas/a.py")
    assert len(_told("many", "five", "=1")) == 3
    assert len(_told("<5", column=replace(STRAND, nullable=True))) == 0


def test_while_a_sidecar_cant_be_read_no_sign_is_blamed() -> None:
    assert _told("<5", "[c]", "-", signs=None) == []
    assert len(_told("lots", signs=None)) == 1


@pytest.mark.parametrize(
    "sign", ["<5", "< 10", "≤4", "*", "**", "c", "[x]", "[low]", "-", "–", "..", "n/a", "1-4", "Nil", "#"]
)
def test_what_plans_print_for_a_number_is_a_sign(sign: str) -> None:
    assert SIGN.fullmatch(sign)


@given(st.integers(-(10**9), 10**9))
def test_no_number_is_a_sign(number: int) -> None:
    assert not SIGN.fullmatch(str(number))
    assert not SIGN.fullmatch(f"{number:,}")
    assert FORMS["integer"].fullmatch(str(number))


def test_a_sign_has_no_value_and_is_kept_as_printed() -> None:
    extract = _extract()
    hidden = extract.rows[1]

    assert (hidden["crimes"], hidden.shown("crimes"), extract.rows[0].shown("crimes")) == (None, "<5", 41)
    assert from_json(to_json(extract)).rows == extract.rows
    assert digest_of(extract) != digest_of(replace(extract, rows=(extract.rows[0], replace(hidden, signs={}))))


def test_a_sign_that_is_explained_and_stands_nowhere_is_told() -> None:
    (problem,) = check_signs("data/a.yml", {"signs": {**SIGNS, "*": "hidden"}}, _extract().rows)

    assert (problem.path, problem.found) == ("data/a.yml", "*")


def test_what_is_hidden_adds_up_to_nothing_unless_the_rest_is_asked_for() -> None:
    assert sums(_extract(), "crimes", [], known=True) == {(): 41}
    assert sums(_extract(), "crimes", ["strand"], known=True)["Faith",] == Fraction(0)
    with pytest.raises(TypeError, match=re.escape("data/a.csv:3: crimes is “<5”, which is no number")):
        sums(_extract(), "crimes", [])
    with pytest.raises(TypeError, match="leave that row out"):
        exact(None)
