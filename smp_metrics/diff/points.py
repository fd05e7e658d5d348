"""The numbers that charts, ward pages and the ledger show, each with what tells it from the others beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from smp_metrics.blame import blaming
from smp_metrics.charts import plot_of
from smp_metrics.charts.ids import known_ids
from smp_metrics.charts.pictures.plot import Label, Plot
from smp_metrics.charts.pictures.words import is_number
from smp_metrics.charts.pictures.words import shown as written
from smp_metrics.claims.plan.ledger import Figure, figures
from smp_metrics.diff.cells import Cell
from smp_metrics.diff.report import Limit, Place
from smp_metrics.diff.state import State
from smp_metrics.errors import SmpError
from smp_metrics.facts.address import slug
from smp_metrics.facts.printing import show
from smp_metrics.wards import kind_of
from smp_metrics.wards.figures import Figures, borough_figures, ward_figures, whole_name

WORD = re.compile(r"[a-z0-9]+")
NUMBER = re.compile(r"[−+-]?[0-9][0-9,]*(?:\.[0-9]+)?")
Points = dict[str, str]


@dataclass(frozen=True)
class Shown:
    """A number that one part of the site shows otherwise than before: its name, its text then and now, and its place.

    ``tags`` are the slugs of what it is about, ``extracts`` what it was worked out from. Its place has no texts yet.
    """

    name: str
    then: str
    now: str
    place: Place
    tags: frozenset[str]
    extracts: frozenset[str]


def number_in(text: str) -> tuple[Fraction, int] | None:
    """Give the number that a text shows, and its decimals."""
    found = NUMBER.search(text)
    if not found:
        return None
    plain = found[0].replace(",", "").replace("−", "-")
    return Fraction(plain), len(plain.partition(".")[2])


def tags_of(name: str) -> frozenset[str]:
    """Give what a number's name may be found by: each part as a slug, and each word."""
    parts = (part for piece in name.split(": ") for part in piece.split(", "))
    return frozenset({*map(slug, parts), *WORD.findall(name.lower())})


def shown_in_tables(now: State, cells: Iterable[Cell]) -> list[Shown]:
    """List each cell that changed and that a page shows in a table."""
    moved = list(cells)
    return [
        Shown(
            f"{cell.row}: {cell.title}", cell.then, cell.now, Place("table", block.id, block.path, block.line),
            frozenset(value for _, value in cell.parts), frozenset({cell.extract}),
        )
        for block in now.blocks if block.kind == "table"
        for cell in moved if cell.extract == block.id
    ]  # fmt: skip


def shown_in_charts(then: State, now: State, changed: Iterable[str]) -> tuple[list[Shown], list[Limit]]:
    """List each value of a chart of both states that is another, where the chart reads an extract that changed."""
    moved = set(changed)
    found: list[Shown] = []
    limits: list[Limit] = []
    both = {block.id for block in then.blocks}.intersection(known_ids())
    for block in (each for each in now.blocks if each.kind == "chart" and each.id in both):
        (old, _), (new, read) = (_plotted(block.id, state, limits) for state in (then, now))
        if moved & read:
            place = Place("chart", block.id, block.path, block.line)
            found += _differing(old, new, place, frozenset(read))
    return found, limits


def _plotted(name: str, state: State, limits: list[Limit]) -> tuple[Points, set[str]]:
    try:
        with blaming("smp_metrics/charts"):
            plot, read = plot_of(name, state.extracts)
            return dict(_points(plot)), set(read)
    except SmpError as error:
        limits.append(Limit(state.label, f"chart {name}", str(error).split("\n")[0]))
        return {}, set()


def _points(plot: Plot) -> Iterator[tuple[str, str]]:
    columns = {name: list(plot.frame[name]) for name in plot.labels}
    measured = [name for name, label in plot.labels.items() if _is_measure(label, columns[name])]
    for index in range(len(plot.frame)):
        texts = {name: written(columns[name][index], label) for name, label in plot.labels.items()}
        about = ", ".join(texts[name] for name in texts if name not in measured)
        for name in measured:
            title = plot.labels[name].title
            yield f"{about}: {title}" if about else title, texts[name]


def _is_measure(label: Label, values: list[object]) -> bool:
    return not label.plain and any(map(is_number, values))


def _differing(old: Mapping[str, str], new: Mapping[str, str], place: Place, read: frozenset[str]) -> Iterator[Shown]:
    for name, now in new.items():
        then = old.get(name, now)
        if then != now:
            yield Shown(name, then, now, place, tags_of(name), read)


def shown_of_wards(then: State, now: State) -> list[Shown]:
    """List each number that the pictures and tables of the wards' pages show otherwise."""
    # Where they can't be worked out, the pages of the wards can't either: that is told there.
    old, new = _of_wards(then), _of_wards(now)
    found: list[Shown] = []
    for ward, points in new.items():
        extracts = now.facts.extracts
        path = f"{kind_of(extracts).folder}/{slug(ward) if ward != whole_name(extracts) else 'index'}.md"
        place = Place("ward figure", ward, path)
        found += _differing(old.get(ward, {}), points, place, frozenset())
    return found


def _of_wards(state: State) -> dict[str, Points]:
    try:
        with blaming("smp_metrics/wards"):
            wards = ward_figures(state.facts)
            everyone = [*wards.values(), borough_figures(state.facts, wards)]
    except SmpError:
        return {}
    return {each.name: dict(_of_one(each)) for each in everyone}


def _of_one(of: Figures) -> Iterator[tuple[str, str]]:
    first, last = of.years
    for year, crimes, rate in zip(of.years, of.crimes, of.rates, strict=True):
        yield f"{of.name}, {year}: crimes", show(crimes)
        yield f"{of.name}, {year}: crimes per 1,000 residents", show(rate)
    yield f"{of.name}, {first} to {last}: change in crimes", of.change_shown
    yield f"{of.name}, {last}: incidents of anti-social behaviour", show(of.incidents)
    yield f"{of.name}, {last}: domestic abuse crimes", show(of.abuse)
    yield f"{of.name}: residents", show(of.residents)


def shown_in_ledger(then: State, now: State) -> list[tuple[str, Shown]]:
    """List each figure of the plan that is worked out, or judged, otherwise; with the address of its fact."""
    old, new = ({each.id: each for each in _ledger(state)} for state in (then, now))
    found = []
    for id_, figure in new.items():
        was = old.get(id_)
        if was and (was.recomputed, was.outcome) != (figure.recomputed, figure.outcome):
            texts = [f"{each.recomputed} ({each.outcome})" for each in (was, figure)]
            paragraph = str(figure.row["paragraph"])
            place = Place("ledger", "Every figure of the plan", "data/plan_figures.csv", figure.row.line, paragraph)
            name = f"Figure {id_} of the plan"
            shown = Shown(name, texts[0], texts[1], place, frozenset(), frozenset({"plan_figures"}))
            found.append((figure.fact.address if figure.fact else "", shown))
    return found


def _ledger(state: State) -> list[Figure]:
    try:
        with blaming("data/plan_figures.csv"):
            return figures(state.extracts, state.facts)[0]
    except SmpError:
        return []
