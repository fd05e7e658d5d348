"""The promise: mistype any one digit, in the data or in the words, and a check finds it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from smp_metrics.claims.checking import Judged, judge
from smp_metrics.claims.document import Claim
from smp_metrics.claims.lexicon import OPPOSITES
from smp_metrics.claims.number_words import SMALL
from smp_metrics.claims.words import DIRECTION_WORDS, parse
from smp_metrics.cli import main
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from tests.digits import Slip, World, typed_wrong

ROOT = Path(__file__).resolve().parents[1]
NUMBERS = ("integer", "decimal")
# What the checks stand on: nothing that the plan prints says it a second time.
GIVEN = {"district_residents", "ward_residents"}
# The plan prints some cells of these once only, and no page tells them.
PRINTED_ONCE = {
    "domestic_abuse_rate_by_ward",
    "domestic_abuse_subsets",
    "missing_children_by_area",
    "needle_locations",
    "serious_violence_ranks",
    "service_requests",
    "town_centre",
}


@pytest.fixture(scope="module")
def world() -> World:
    return World(ROOT)


def _measured() -> list[str]:
    """Name the extracts that measure anything in numbers."""
    extracts = Extracts(ROOT)
    return [
        name
        for name in extracts.names
        if any(column.role == "measure" and column.type in NUMBERS for column in extracts.printed(name).columns)
    ]


def _survivors(world: World, slips: Iterable[Slip]) -> list[str]:
    return [str(slip) for slip in slips if world.caught(slip) is None]


@pytest.mark.parametrize("name", sorted(set(_measured()) - GIVEN - PRINTED_ONCE))
def test_any_digit_mistyped_in_an_extract_is_found(world: World, name: str) -> None:
    slips = list(world.slips(name))

    assert len(slips) > 100
    assert _survivors(world, slips) == []


@pytest.mark.parametrize("name", sorted(PRINTED_ONCE))
def test_no_extract_is_excused_whose_every_digit_is_checked(world: World, name: str) -> None:
    assert any(world.caught(slip) is None for slip in world.slips(name))


def test_the_extracts_of_section_5_are_all_held_to_the_promise() -> None:
    section_5 = {"all_crime_by_ward", "asb_by_cluster", "asb_by_ward", "cas_by_cluster", "cluster_totals"}

    assert section_5 | {"crime_rate_by_ward", "vbc_by_cluster"} <= set(_measured()) - PRINTED_ONCE


def test_an_unchanged_number_is_no_slip(world: World) -> None:
    for name in sorted(set(_measured()) - GIVEN):
        slip = next(world.slips(name))
        assert world.caught(replace(slip, after=slip.before)) is None


def _sample(world: World) -> list[Slip]:
    """Take one slip of every third extract, none of the same row."""
    slips = []
    for number, name in enumerate(sorted(set(_measured()) - GIVEN - PRINTED_ONCE)[::3]):
        every = list(world.slips(name))
        slips.append(every[number * 97 % len(every)])
    return slips


def test_a_file_with_the_same_slip_is_refused_by_the_command(world: World, tmp_path: Path) -> None:
    project = tmp_path / "project"
    for part in ("data", "docs", "build/extracts", "build/claims"):
        if (ROOT / part).exists():
            shutil.copytree(ROOT / part, project / part, ignore=shutil.ignore_patterns("assets"))
    shutil.copy2(ROOT / "mkdocs.yml", project)
    check = ["check", "--root", str(project)]

    assert CliRunner().invoke(main, check).exit_code == 0
    for slip in _sample(world):
        file = project / f"data/{slip.extract}.csv"
        content = file.read_text(encoding="utf-8")
        file.write_text(_with_slip(content, slip), encoding="utf-8")
        result = CliRunner().invoke(main, check, catch_exceptions=False)
        file.write_text(content, encoding="utf-8")
        assert (result.exit_code, result.output != "") == (1, True), str(slip)


def _with_slip(content: str, slip: Slip) -> str:
    lines = content.split("\n")
    place = lines[0].split(",").index(slip.column)
    cells = lines[slip.line - 1].split(",")
    assert cells[place] == slip.before
    cells[place] = slip.after
    lines[slip.line - 1] = ",".join(cells)
    return "\n".join(lines)


@pytest.fixture(scope="module")
def facts(world: World) -> Facts:
    return Facts(world.extracts)


def _still_holds(claim: Claim, text: str, facts: Facts) -> bool:
    judged = judge(replace(claim, text=text), facts)
    return isinstance(judged, Judged) and judged.verdict.ok


def _exact(claim: Claim, facts: Facts) -> bool:
    fact = facts[claim.address]
    return isinstance(fact.value, str) or parse(claim.text).approximation is None


def test_every_claim_of_the_pages_holds_before_it_is_mistyped(world: World, facts: Facts) -> None:
    assert len(world.claims) > 300
    assert [claim for claim in world.claims if not _still_holds(claim, claim.text, facts)] == []


def test_any_digit_mistyped_in_an_exact_claim_is_found(world: World, facts: Facts) -> None:
    survivors = [
        f"{claim.path}:{claim.line}: {claim.text} typed as {text}"
        for claim in _distinct(world)
        if _exact(claim, facts)
        for text in typed_wrong(claim.text)
        if _still_holds(claim, text, facts)
    ]
    assert survivors == []


def _distinct(world: World) -> list[Claim]:
    return list({(claim.address, claim.text): claim for claim in world.claims}.values())


def test_the_first_digit_mistyped_in_an_approximate_claim_is_found(world: World, facts: Facts) -> None:
    rough = [claim for claim in _distinct(world) if not _exact(claim, facts) and _reaches_both_ways(claim)]
    survivors = [
        f"{claim.path}:{claim.line}: {claim.text} typed as {text}"
        for claim in rough
        for text in list(typed_wrong(claim.text))[:9]
        if _still_holds(claim, text, facts)
    ]
    assert rough
    assert survivors == []


def _reaches_both_ways(claim: Claim) -> bool:
    """Tell whether a claim gives a number in figures, neither as a least nor as a most."""
    return any(map(str.isdigit, claim.text)) and parse(claim.text).approximation not in ("at least", "at most")


def test_a_direction_turned_round_in_a_claim_is_found(world: World, facts: Facts) -> None:
    turned = [
        (claim, DIRECTION_WORDS.sub(lambda word: OPPOSITES[word[0].lower()], claim.text))
        for claim in _distinct(world)
        if DIRECTION_WORDS.search(claim.text) and not isinstance(facts[claim.address].value, str)
    ]
    survivors = [f"{claim.path}:{claim.line}: {text}" for claim, text in turned if _still_holds(claim, text, facts)]

    assert len(turned) > 50
    assert survivors == []


def test_a_minus_sign_lost_or_put_before_a_claim_is_found(world: World, facts: Facts) -> None:
    signed = [claim for claim in _distinct(world) if claim.text[:1] in "-−"]
    lost = [claim for claim in signed if _still_holds(claim, claim.text[1:], facts)]
    put = [
        claim
        for claim in _distinct(world)
        if claim.text[:1].isdigit() and not claim.text.startswith("0") and _still_holds(claim, f"−{claim.text}", facts)
    ]

    assert (lost, put) == ([], [])


def test_another_name_in_a_claim_is_found(world: World, facts: Facts) -> None:
    named = [claim for claim in _distinct(world) if isinstance(facts[claim.address].value, str)]
    survivors = [
        f"{claim.path}:{claim.line}: {claim.text} typed as {name}"
        for claim in named
        for name in sorted({str(facts[each.address].value) for each in named} - {str(facts[claim.address].value)})
        if _still_holds(claim, name, facts)
    ]

    assert named
    assert survivors == []


def test_another_number_word_in_an_exact_claim_is_found(world: World, facts: Facts) -> None:
    survivors = []
    for claim in _distinct(world):
        words = claim.text.lower().split()
        for place, word in enumerate(words):
            if word in SMALL[2:] and _exact(claim, facts):
                others = (" ".join([*words[:place], each, *words[place + 1 :]]) for each in SMALL[2:] if each != word)
                survivors += [
                    f"{claim.path}:{claim.line}: {text}" for text in others if _still_holds(claim, text, facts)
                ]

    assert survivors == []
