"""Spoil the data and the pages, each thing once, and tell what the checks find; write mutation/results.json."""

from __future__ import annotations

import argparse
import os
import sys
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
from smp_metrics.beside import beside

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
# Of tables with more mistyped cells than so many, some are left out, evenly.
MOST = 5_000


def main() -> int:
    """Make every mistake, print what came of it, write the results; 1 when a reach is missed or a reason lacks."""
    parser = argparse.ArgumentParser(prog="python -m mutation", description=__doc__)
    parser.add_argument("--survivors", action="store_true", help="give an example of each kind of survivor")
    options = parser.parse_args()
    world = World(ROOT)
    groups = spoil(world)
    alarms = harmless(world)
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


def spoil(world: World) -> Tally:
    """Make every mistake, and count which check finds it; of very large tables, one digit in some is mistyped."""
    # The words take as long as all tables.
    words = beside(partial(_spoil_words, world))
    groups: Tally = {}
    for made in (*(_spoil_extract(world, name) for name in world.extracts.names), words()):
        for name, group in made.items():
            groups.setdefault(name, Group()).join(group)
    return groups


def _spoil_extract(world: World, name: str) -> Tally:
    groups: Tally = {}
    extract = world.extracts.printed(name)
    cells = list(spoiled_cells(extract))
    for spoiling in (*cells[:: 1 + len(cells) // MOST], *spoiled_tables(extract)):
        group = groups.setdefault(spoiling.group, Group())
        group.add(spoiling.where, world.caught(spoiling), str(spoiling))
    return groups


def _spoil_words(world: World) -> Tally:
    groups: Tally = {}
    for mistake, found in spoil_pages(world):
        groups.setdefault(mistake.group, Group()).add(mistake.where, "claim" if found else None, str(mistake))
    for change, found in spoil_around(nears(world)):
        groups.setdefault(change.group, Group()).add(change.where, "claim" if found else None, str(change))
    return groups


def _print(groups: Tally, alarms: dict[str, tuple[int, int]]) -> None:
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


def _alarmed(alarms: dict[str, tuple[int, int]]) -> list[str]:
    return [
        f"{name}: {found} false alarms"
        for name, (made, found) in alarms.items()
        if 100 * found > (AROUND_ALARMS * made if name in REWORDED else 0)
    ]


if __name__ == "__main__":
    sys.exit(main())
