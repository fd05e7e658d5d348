"""Text that everybody sees, and that no spreadsheet runs."""

from __future__ import annotations

import pytest

from smp_metrics.extracts.written.plain_text import PLAIN, runs


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1", "+1", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0", "-A1", "- a", "-", " =1", "'=1", '"=1"', "\t1", "\r1", "−a",
        "\uff1d1",
        "\uff0b1", "\uff0d1", "\uff201", "a;=1", "a; =1", "a;-b", "a\n=1", "-1-1", "-1%+2", ";=cmd|'/C calc'!A0",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_runs_is_told(cell: str) -> None:
    assert runs(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "1",
        "-1",
        "-1,234",
        "-4.5%",
        "−3",
        "-£12",
        "a = b",
        "a-b",
        "a; b",
        "1;-2",
        "5 + 3",
        "a@b",
        "3-4",
        "(-5)",
        "a;-1%;b",
    ],
)
def test_what_people_write_is_not(cell: str) -> None:
    assert not runs(cell)


@pytest.mark.parametrize("sign", "\x00\x07\t\n\r\x7f\x85\xa0\xad\u034f\u061c\u115f\u200b\u200d\u200e\u2028\u2029\u202e"
                         "\u2060\u2066\u2800\u3164\ufe0f\ufeff\uffa0\ufff9\U000e0001\ue000")  # fmt: skip
def test_a_sign_that_hides_is_no_plain_text(sign: str) -> None:
    assert not PLAIN.fullmatch(f"a{sign}b")


@pytest.mark.parametrize(
    "cell", ["", "Heath", "Fant & Oakwood", "£1.2 million", "[x]", "Siân’s “café”", "5–10", "Łódź", "½"]
)
def test_what_people_print_is_plain_text(cell: str) -> None:
    assert PLAIN.fullmatch(cell)


@pytest.mark.parametrize("cell", [" a", "a ", " ", "Хеат", "a\u0301"])
def test_a_space_at_an_end_or_another_script_is_not(cell: str) -> None:
    assert not PLAIN.fullmatch(cell)
