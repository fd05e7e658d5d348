"""Spoil the data and the pages, each thing once, and tell what the checks find; write mutation/results.json."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mutation.around import AROUND, nears, spoil_around
from mutation.cells import spoiled_cells
from mutation.harmless import harmless
from mutation.pages import spoil_pages
from mutation.results import KINDS, Group, Tally, as_json, read_reasons, save, unexplained
from mutation.reworded import REWORDED
from mutation.tables import spoiled_tables
from mutation.world import World
from smp_metrics.beside import shared

Alarms = dict[str, tuple[int, int]]
"""How many harmless edits of each kind were made, and how many raised an alarm."""

ROOT = Path(__file__).resolve().parents[1]
ROW = "{:<48}{:>7}{:>9}" + "{:>15}" * len(KINDS)
# The shares, in per cent, below which the command fails. What only a second source could find is out of reach.
REACH = {
    "single digits in extracts": 98,
    "rows dropped": 100,
    "rows doubled": 100,
    "rows exchanged": 100,
    "printed figures exchanged in the ledger": 100,
    "columns exchanged": 100,
    "columns shifted down": 100,
    "numbers in pages": 100,
    "directions in pages": 100,
    "places and superlatives in pages": 100,
    "approximations in pages": 100,
    "names in pages": 100,
}
# Of all mistakes in the words around claims, and of all harmless edits to them, in per cent.
AROUND_REACH, AROUND_ALARMS = 98, 1
# The words are split into so many parts, of which each core takes what is next.
PARTS = 16
# Of tables with more mistyped cells than so many, some are left out, evenly.
MOST = 5_000


def main() -> int:
    """Make every mistake, print what came of it, write the results; 1 when a reach is missed or a reason lacks."""
    parser = argparse.ArgumentParser(prog="python -m mutation", description=__doc__)
    parser.add_argument("--survivors", action="store_true", help="give an example of each kind of survivor")
    options = parser.parse_args()
    world = World(ROOT)
    groups, alarms = spoil(world)
    reasons = read_reasons()
    results = as_json(groups, alarms, reasons)
    save(results)
    _print(groups, alarms)
    if options.survivors:
        print(*(f"{name}: {each}" for name, group in groups.items() for each in group.examples.values()), sep="\n")
    problems = [*unexplained(results, reasons), *_missed(groups), *_alarmed(alarms)]
    print(*problems, sep="\n")
    print(f"{sum(group.made for group in groups.values()):,} mistakes, {sum(os.times()[:4]):.0f} processor seconds")
    return 1 if problems else 0


def spoil(world: World) -> tuple[Tally, Alarms]:
    """Make every mistake and every harmless edit; count which check finds it, and how many of these raised an alarm."""
    # What takes long comes first, so that both cores end together.
    tasks: list[Callable[[], tuple[Tally, Alarms]]] = [
        *(partial(_spoil_around, world, part) for part in range(PARTS)),
        *(partial(_edit, world, part) for part in range(PARTS)),
        partial(_spoil_pages, world),
        *(partial(_spoil_extract, world, name) for name in world.extracts.names),
    ]
    groups: Tally = {}
    alarms: Alarms = {}
    for made, found in shared(_do, tasks):
        for name, group in made.items():
            groups.setdefault(name, Group()).join(group)
        for name, (edits, raised) in found.items():
            before = alarms.get(name, (0, 0))
            alarms[name] = before[0] + edits, before[1] + raised
    return groups, alarms


def _do(task: Callable[[], tuple[Tally, Alarms]]) -> tuple[Tally, Alarms]:
    return task()


def _spoil_extract(world: World, name: str) -> tuple[Tally, Alarms]:
    groups: Tally = {}
    extract = world.extracts.printed(name)
    cells = list(spoiled_cells(extract))
    for spoiling in (*cells[:: 1 + len(cells) // MOST], *spoiled_tables(extract)):
        group = groups.setdefault(spoiling.group, Group())
        group.add(spoiling.where, world.caught(spoiling), str(spoiling))
    return groups, {}


def _spoil_pages(world: World) -> tuple[Tally, Alarms]:
    groups: Tally = {}
    for mistake, found in spoil_pages(world):
        groups.setdefault(mistake.group, Group()).add(mistake.where, "claim" if found else None, str(mistake))
    return groups, {}


def _spoil_around(world: World, part: int) -> tuple[Tally, Alarms]:
    groups: Tally = {}
    every = list(nears(world))
    # Claims that stand together are read together.
    for change, found in spoil_around(every[len(every) * part // PARTS : len(every) * (part + 1) // PARTS]):
        groups.setdefault(change.group, Group()).add(change.where, "claim" if found else None, str(change))
    return groups, {}


def _edit(world: World, part: int) -> tuple[Tally, Alarms]:
    return {}, harmless(world, part=slice(part, None, PARTS))


def _print(groups: Tally, alarms: Alarms) -> None:
    print(ROW.format("", "made", "caught", *KINDS))
    for name, group in groups.items():
        print(ROW.format(name, group.made, f"{group.share:.2f}%", *(group.by[kind] for kind in KINDS)))
    for name, (made, found) in alarms.items():
        print(f"harmless: {name}: {made} made, {found} false alarms")


def _missed(groups: Tally) -> list[str]:
    return [
        f"{name}: {groups[name].share:.2f}% are found, and {reach}% should be"
        for name, reach in REACH.items()
        if groups[name].share < reach
    ] + _missed_around(groups)


def _missed_around(groups: Tally) -> list[str]:
    made, caught = (sum(getattr(groups[name], count) for name in AROUND) for count in ("made", "caught"))
    enough = 100 * caught >= AROUND_REACH * made
    return [] if enough else [f"around claims: {100 * caught / made:.2f}% are found, and {AROUND_REACH}% should be"]


def _alarmed(alarms: Alarms) -> list[str]:
    return [
        f"{name}: {found} false alarms"
        for name, (made, found) in alarms.items()
        if 100 * found > (AROUND_ALARMS * made if name in REWORDED else 0)
    ]


if __name__ == "__main__":
    sys.exit(main())
