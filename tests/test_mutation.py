"""The promise: mistype any one digit, in the data or in the words, and a check finds it."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Sequence
from math import comb
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mutation.__main__ import AROUND_REACH, REACH
from mutation.around import AROUND, nears, spoil_around
from mutation.cells import APART, DIGITS, KEYS, KINDS, spoiled_cells
from mutation.contracts import keeps
from mutation.harmless import harmless
from mutation.near import Near
from mutation.pages import EXCHANGED, NAMES, TEMPLATES, UNBOUND, Mistyped, spoil_pages
from mutation.results import KINDS as CHECKS
from mutation.results import RESULTS, Group, Reason, as_json, read_reasons, unexplained
from mutation.reworded import REWORDED, reworded
from mutation.spoiling import Spoiled, Spoiling
from mutation.tables import EXCHANGED_IN_LEDGER, _alike, spoiled_tables
from mutation.words import WORDS, other_approximations, other_directions, other_numbers, other_places
from mutation.world import World
from smp_metrics.claims.plan.ledger import LEDGER
from smp_metrics.claims.text.document import Document
from smp_metrics.cli import main
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.contracts import contract_of
from smp_metrics.extracts.rules import check_rows

ROOT = Path(__file__).resolve().parents[1]
SECTION_5 = {"all_crime_by_ward", "asb_by_cluster", "asb_by_ward", "cas_by_cluster", "cluster_totals"}
SECTION_5 |= {"crime_rate_by_ward", "vbc_by_cluster"}
STRUCTURE = ["rows dropped", "rows doubled", "rows exchanged", "columns exchanged", "columns shifted down"]

# What makes 60,000 mistakes is measured by other tests; counting its lines would take longer than running them.
pytestmark = pytest.mark.usefixtures("uncounted")


@pytest.fixture(scope="module")
def world() -> World:
    return World(ROOT)


def _measured() -> set[str]:
    """Name the extracts that measure anything in numbers, but for what the checks stand on."""
    extracts = Extracts(ROOT)
    measured = (
        name
        for name in extracts.names
        if any(column.role == "measure" and column.type != "text" for column in extracts.printed(name).columns)
    )
    return set(measured) - APART.keys()


def _excused() -> set[str]:
    """Name the extracts for which a reason is given why a digit in them may survive."""
    return {name for name in _measured() if any(each.covers(DIGITS, f"data/{name}.csv") for each in read_reasons())}


def _slips(world: World, name: str) -> list[Spoiling]:
    return [slip for slip in spoiled_cells(world.extracts.printed(name)) if slip.group == DIGITS]


def _survivors(world: World, spoilings: Sequence[Spoiling], most: int) -> list[str]:
    """Name those that no check finds of ``most`` or fewer, spread over all; `make mutate` makes every mistake."""
    return [str(each) for each in spoilings[:: 1 + len(spoilings) // most] if world.caught(each) is None]


def _is_sealed(world: World, name: str) -> bool:
    """Tell whether a table has a digest, which any mistake breaks alike: so a few tell as much as thousands."""
    return "digest" in world.extracts.printed(name).sidecar


@pytest.mark.parametrize("name", sorted(_measured() - _excused()))
def test_any_digit_mistyped_in_an_extract_is_found(world: World, name: str) -> None:
    slips = _slips(world, name)

    assert len(slips) > 100
    assert _survivors(world, slips, 200 if _is_sealed(world, name) else 1500) == []


@pytest.mark.parametrize("name", Extracts(ROOT).names)
def test_no_row_or_column_is_lost_doubled_exchanged_or_shifted_unseen(world: World, name: str) -> None:
    spoilings = list(spoiled_tables(world.extracts.printed(name)))

    exchanged = EXCHANGED_IN_LEDGER if name == LEDGER else "rows exchanged"
    groups = {*STRUCTURE} - {"rows exchanged"} | {exchanged}
    # Where every column tells rows apart, there is nothing to exchange between two of them.
    every_column = len(world.extracts.printed(name).key) == len(world.extracts.printed(name).columns)
    assert {each.group for each in spoilings} == groups - ({exchanged} if every_column else set())
    assert _survivors(world, spoilings, 50 if _is_sealed(world, name) else 200) == []


@pytest.mark.parametrize("name", Extracts(ROOT).names)
def test_a_contract_is_asked_as_when_a_file_is_read(world: World, name: str) -> None:
    contract = contract_of(name)
    assert contract is not None
    every = [*spoiled_cells(world.extracts.printed(name)), *spoiled_tables(world.extracts.printed(name))]
    for spoiling in every[:: 1 + len(every) // 5]:
        spoiled = Spoiled(world.extracts, spoiling).printed(name)
        told = check_rows(spoiled.path, contract, spoiled.columns, spoiled.rows)
        assert keeps(contract, spoiled.columns, spoiled.rows) == (told == []), str(spoiling)


def test_the_extracts_of_section_5_are_all_held_to_the_promise() -> None:
    assert _measured() - _excused() >= SECTION_5


def test_words_that_say_the_same_are_no_mistake_when_they_are_exchanged() -> None:
    assert _alike("fell", "reduction")
    assert _alike("On track", "On track")
    assert not _alike("fell", "rose")
    assert not _alike("fell by 5", "fell by 6")
    assert not _alike("On track", "Exceeding expectations")


def test_an_unchanged_number_is_no_mistake(world: World) -> None:
    for name in sorted(_measured()):
        slip = _slips(world, name)[0]
        ((place, _),) = slip.cells.items()
        right = str(world.extracts.printed(name).rows[place[0]][place[1]])
        assert world.caught(Spoiling(DIGITS, name, "unchanged", {place: right}, line=slip.line)) is None


def _sample(world: World) -> list[Spoiling]:
    """Take one slip of every twelfth extract, none of the same row."""
    slips = []
    for number, name in enumerate(sorted(_measured() - _excused())[::12]):
        every = _slips(world, name)
        slips.append(every[number * 97 % len(every)])
    return slips


@pytest.mark.long
def test_a_file_with_the_same_slip_is_refused_by_the_command(world: World, tmp_path: Path) -> None:
    project = tmp_path / "project"
    for part in ("data", "docs", "schemas", "partnership", "build/extracts", "build/claims"):
        if (ROOT / part).exists():
            shutil.copytree(ROOT / part, project / part, ignore=shutil.ignore_patterns("assets"))
    shutil.copy2(ROOT / "mkdocs.yml", project)
    check = ["check", "--root", str(project)]

    assert CliRunner().invoke(main, check).exit_code == 0
    for slip in _sample(world):
        file = project / slip.where
        content = file.read_text(encoding="utf-8")
        file.write_text(_with_slip(content, slip), encoding="utf-8")
        result = CliRunner().invoke(main, check, catch_exceptions=False)
        file.write_text(content, encoding="utf-8")
        assert (result.exit_code, result.output != "") == (1, True), str(slip)


def _with_slip(content: str, slip: Spoiling) -> str:
    (((index, column), after),) = slip.cells.items()
    lines = content.split("\n")
    cells = lines[index + 1].split(",")
    place = lines[0].split(",").index(column)
    assert cells[place] != after
    cells[place] = after
    lines[index + 1] = ",".join(cells)
    return "\n".join(lines)


@pytest.fixture(scope="module")
def pages(world: World) -> list[tuple[Mistyped, bool]]:
    return list(spoil_pages(world))


def test_every_claim_of_the_pages_holds_before_it_is_mistyped(world: World) -> None:
    assert len(world.claims) > 300
    assert [claim for claim in world.distinct if not world.holds(claim)] == []


@pytest.mark.parametrize("group", [*(name for name in WORDS if "lesser" not in name), NAMES, TEMPLATES])
def test_what_is_mistyped_in_a_claim_is_found(pages: list[tuple[Mistyped, bool]], group: str) -> None:
    found = [(mistake, seen) for mistake, seen in pages if mistake.group == group]

    assert len(found) > 10
    assert [str(mistake) for mistake, seen in found if not seen] == []


@pytest.mark.parametrize(
    ("typed", "text", "wrong"),
    [
        (other_numbers, "rose by 6%", "rose by 7%"),
        (other_numbers, "fell by 1.5%", "fell by 1.9%"),
        (other_numbers, "a third", "a quarter"),
        (other_numbers, "four wards", "five wards"),
        (other_numbers, "−12", "12"),
        (other_directions, "20 fewer", "20 more"),
        (other_directions, "Rose by 6%", "fell by 6%"),
        (other_places, "3rd", "4th"),
        (other_places, "second highest", "second lowest"),
        (other_approximations, "nearly 800", "over 800"),
        (other_approximations, "at least half", "under half"),
    ],
)
def test_a_claim_is_mistyped_as_people_do(typed: Any, text: str, wrong: str) -> None:
    assert wrong in list(typed(text))
    assert text not in list(typed(text))


OF_A_WARD = "[3,272](fact:all_crime_by_ward.crimes?ward=high-street&year=2023)"
AROUND_A_CLAIM = [
    ("another place around a claim", f"In Heath there were {OF_A_WARD} crimes in 2023."),
    ("another year around a claim", f"In High Street there were {OF_A_WARD} crimes in 2022."),
    ("another unit behind a claim", f"{OF_A_WARD} thousand crimes"),
    ("a hedge outside a claim", f"more than {OF_A_WARD} crimes"),
    ("a denial outside a claim", f"never {OF_A_WARD} crimes"),
    ("another kind around a claim", f"{OF_A_WARD} burglaries"),
]
OF_A_CHANGE = "[fell by 6%](fact:all_crime_by_ward.crimes.percent_change?from=2022&to=2023)"


def _near(world: World, text: str) -> list[Near]:
    document = Document("docs/a.md", f"# A page\n\n{text}\n")
    return [Near(world, document, claim) for claim in document.claims]


@pytest.mark.parametrize(("group", "wrong"), AROUND_A_CLAIM)
def test_the_words_around_a_claim_are_changed_as_people_slip(world: World, group: str, wrong: str) -> None:
    right = (
        "In High Street there were [3,272](fact:all_crime_by_ward.crimes?ward=high-street&year=2023) crimes in 2023."
    )
    changed = [(str(change), found) for change, found in spoil_around(_near(world, right)) if change.group == group]

    assert any(wrong in text for text, _ in changed)
    assert all(found for _, found in changed)


def test_years_and_directions_around_a_change_are_turned_round(world: World) -> None:
    changed = [str(change) for change, _ in spoil_around(_near(world, f"Crime {OF_A_CHANGE} from 2022 to 2023."))]

    assert any("from 2023 to 2022." in text for text in changed)
    assert any("Crime rose [by 6%](" in text for text in changed)


def test_labels_of_a_table_are_exchanged(world: World) -> None:
    cell = "[{0}](fact:all_crime_by_ward.crimes?ward={1}&year=2023)"
    rows = f"| High Street | {cell.format('3,272', 'high-street')} |\n| Heath | {cell.format('933', 'heath')} |"
    changed = list(spoil_around(_near(world, f"| Ward | 2023 |\n| --- | ---: |\n{rows}")))
    exchanged = [(str(change), found) for change, found in changed if change.group == "labels of a table exchanged"]

    assert any("Heath | [3,272]" in text for text, _ in exchanged)
    assert all(found for _, found in exchanged)


def test_words_around_a_claim_are_said_otherwise_without_an_alarm(world: World) -> None:
    text = "In 2023 there were [14,774](fact:all_crime_by_ward.crimes.total?year=2023) crimes."
    said = list(reworded(_near(world, text)))

    assert {change.group for change, _ in said} == REWORDED.keys()
    assert [str(change) for change, alarm in said if alarm] == []
    assert any("There were" in str(change) and "crimes in 2023." in str(change) for change, _ in said)


def test_of_the_words_around_claims_few_survive(world: World) -> None:
    # `make mutate` makes them all.
    found = [caught for _, caught in spoil_around(list(nears(world))[::25])]

    assert len(found) > 300
    assert sum(found) >= 0.96 * len(found)


def test_the_results_tell_how_many_are_found_around_claims() -> None:
    around = [group for group in _results()["groups"] if group["name"] in AROUND]

    assert len(around) == len(AROUND)
    assert sum(group["caught"] for group in around) >= AROUND_REACH / 100 * sum(group["made"] for group in around)


def test_no_check_raises_an_alarm_at_a_harmless_edit(world: World) -> None:
    # `make mutate` makes every edit.
    alarms = harmless(world, every=10)

    assert {name for name, (made, found) in alarms.items() if found or not made} == set()
    assert REWORDED.keys() < alarms.keys()
    assert len(alarms) > 3


def _results() -> Any:
    return json.loads(RESULTS.read_text(encoding="utf-8"))


def test_the_results_count_every_extract_and_every_kind_of_mistake() -> None:
    results = _results()
    kinds = {
        *KINDS,
        KEYS,
        *APART.values(),
        *STRUCTURE,
        EXCHANGED_IN_LEDGER,
        *WORDS,
        *AROUND,
        NAMES,
        EXCHANGED,
        UNBOUND,
        TEMPLATES,
    }

    assert {group["name"] for group in results["groups"]} == kinds
    assert kinds >= REACH.keys()
    assert all(alarm["made"] > 0 and alarm["alarms"] == 0 for alarm in results["harmless"])


def test_the_results_count_the_columns_of_every_extract_that_there_is() -> None:
    extracts = Extracts(ROOT)
    pairs = sum(comb(len(extracts.printed(name).columns), 2) for name in extracts.names)

    assert [group["made"] for group in _results()["groups"] if group["name"] == "columns exchanged"] == [pairs]


def test_the_results_add_up() -> None:
    results = _results()
    survivors: Counter[str] = Counter()
    for each in results["survivors"]:
        survivors[each["group"]] += each["count"]

    for group in results["groups"]:
        assert list(group["by"]) == list(CHECKS)
        assert sum(group["by"].values()) == group["caught"] == group["made"] - survivors[group["name"]] > 0


def test_every_survivor_of_the_results_has_its_reason_and_every_reason_a_survivor() -> None:
    assert unexplained(_results(), read_reasons()) == []


def test_a_survivor_without_a_reason_and_a_reason_without_a_survivor_are_told() -> None:
    group = Group()
    group.add("data/a.csv", "contract", "")
    group.add("data/a.csv", None, "")
    reasons = [Reason("rows*", "data/b.csv", "Printed once.")]
    results = as_json({"rows dropped": group}, {}, reasons)

    assert results["groups"][0]["caught"] == 1
    assert unexplained(results, reasons) == [
        "rows dropped, data/a.csv: no reason is given",
        "rows*, data/b.csv: nothing survives, so the reason must go",
    ]
