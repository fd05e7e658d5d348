"""The rules of a chart's or a table's block."""

from __future__ import annotations

import re

import pytest

from smp_metrics.claims.text.blocks import BlockError, parse_block

GOOD = "id: a\ntitle: Heath leads\nsubtitle: Crimes, 2023\nalt: Bars of wards\n"


def test_a_block_is_read_to_its_keys() -> None:
    assert parse_block("chart", GOOD + "caveat: Mind\n  this\n") == {
        "id": "a", "title": "Heath leads", "subtitle": "Crimes, 2023", "alt": "Bars of wards", "caveat": "Mind this",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            GOOD.replace("alt: Bars of wards\n", ""),
            "alt: the key is missing (the keys are id, title, ",
        ),
        (GOOD.replace("Bars of wards", "Heath leads"), "alt says the same as title"),
        (GOOD.replace("Bars of wards", '"[Heath leads](fact:a.b)"'), "alt says the same as title"),
        (GOOD.replace("Bars of wards", "x" * 221), "alt has 221 characters; 220 are the most"),
        (GOOD.replace("Heath leads", "so " * 16), "title has 16 words; 15 are the most"),
        (GOOD + "colour: red\n", "colour: the key is not known (the keys are id, title, subtitle, caveat, alt)"),
        ("", "the block holds no keys"),
        (
            "title: a: b\n",
            "line 1 of the block can't be read; quote a text that holds a colon or starts with a bracket",
        ),
    ],
)
def test_a_broken_block_says_what_is_wrong(source: str, said: str) -> None:
    with pytest.raises(BlockError, match=re.escape(said)):
        parse_block("chart", source)


def test_every_broken_rule_is_said_at_once() -> None:
    with pytest.raises(BlockError, match="title: the key is missing") as caught:
        parse_block("chart", "id: a\nname: b\n")

    assert len(caught.value.reasons) == 4
