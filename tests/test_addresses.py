"""Whoever kept an address of this site still gets what it led to."""

from __future__ import annotations

import pytest

from tests.addresses import ANY, LISTED, SITE, places_of


def test_every_address_that_was_given_out_still_leads_there() -> None:
    """To drop a line of the list is to break links of others: lead from the old place to the new one instead."""
    if not (SITE / "index.html").exists():
        pytest.fail("there is no built site to look at: run make site first")
    lost = []
    for address, *places in map(str.split, LISTED.read_text(encoding="utf-8").splitlines()):
        if not (SITE / address).is_file():
            lost.append(address)
        elif places:
            there = set(places_of(SITE / address, ANY))
            lost += [f"{address}#{place}" for place in places if place not in there]

    assert lost == []


def test_the_list_holds_the_paragraphs_of_the_plan_and_the_tables() -> None:
    listed = dict(line.partition(" ")[::2] for line in LISTED.read_text(encoding="utf-8").splitlines())

    assert {f"p{number}" for number in range(14, 28)} <= set(listed["plan/crime/index.html"].split())
    assert {"data/asb_by_ward.csv", "data/datapackage.json", "facts/asb_by_ward/index.html"} <= set(listed)
