"""Draw what is not drawn yet, and remember each drawing with what it was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from smp_metrics.blame import blaming
from smp_metrics.charts.drawing import Drawing
from smp_metrics.charts.ids import file_of, known_ids
from smp_metrics.charts.registry import UnknownChartError, drawer_of
from smp_metrics.charts.renderer import Renderer
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts, UnknownExtractError
from smp_metrics.extracts.meant import meant_by
from smp_metrics.extracts.memo import Memo
from smp_metrics.extracts.together import check_together

Made = TypeVar("Made")

if TYPE_CHECKING:
    from concurrent.futures import Future

    from smp_metrics.charts.pictures.plot import Plot

    Plotted = tuple[Plot, tuple[str, ...]]


def draw(ids: Iterable[str], extracts: Extracts, root: Path, renderer: Renderer | None = None) -> dict[str, Drawing]:
    """Give the drawings asked for, from ``root/build/charts`` where nothing that they stand on has changed.

    Raises UnknownChartError with every id that no function draws, before anything is drawn.
    """
    memo = _memo(root)
    wanted = sorted(set(ids))
    unknown = {name for name in wanted if extracts.editions.split(name)[0] not in known_ids()}
    if unknown:
        raise UnknownChartError(sorted(unknown))
    kept = {name: drawing for name in wanted if (drawing := _recall(memo, name, extracts))}
    missing = [name for name in wanted if name not in kept]
    if missing:
        with closing(Renderer()) as own:
            kept |= _drawn(missing, memo, extracts, renderer or own)
        memo.drop_others({*known_ids(), *wanted})
    return {name: kept[name] for name in wanted}


def out_of_date(extracts: Extracts, root: Path) -> bool:
    """Tell, before the pages are read, whether any chart of the last build has to be drawn again."""
    memo = _memo(root)
    names = [file.stem for file in memo.folder.glob("*.json")]
    return not names or any(_recall(memo, name, extracts) is None for name in names)


def _memo(root: Path) -> Memo:
    return Memo(root / "build" / "charts")


def _recall(memo: Memo, name: str, extracts: Extracts) -> Drawing | None:
    entry = memo.get(name, "")
    if entry is None or any(_print_of(extracts, source) != was for source, was in entry["made_from"].items()):
        return None
    return Drawing.from_json(entry["drawing"])


def _print_of(extracts: Extracts, source: str) -> str:
    return extracts.fingerprint(source) if source in extracts.names else "gone"


def _drawn(names: list[str], memo: Memo, extracts: Extracts, renderer: Renderer) -> dict[str, Drawing]:
    from smp_metrics.charts.render import drawing_of  # noqa: PLC0415 - a full hit never loads altair

    begun = _all(names, lambda name: _begun(name, extracts, renderer))
    drawings = _all(names, lambda name: drawing_of(name, *begun[name][0], begun[name][1].result()))
    for name, drawing in drawings.items():
        made_from = {source: extracts.fingerprint(source) for source in drawing.sources}
        memo.put(name, "", {"made_from": made_from, "drawing": drawing.to_json()})
    return drawings


def _all(names: list[str], make: Callable[[str], Made]) -> dict[str, Made]:
    """Make something of each chart; raise ProblemsFound with every one that its code keeps from being made."""
    made: dict[str, Made] = {}
    problems: list[Problem] = []
    for name in names:
        try:
            with blaming(file_of(name), ProblemsFound):
                made[name] = make(name)
        except ProblemsFound as found:
            problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    return made


def _begun(name: str, extracts: Extracts, renderer: Renderer) -> tuple[Plotted, Future[str]]:
    from smp_metrics.charts import vega  # noqa: PLC0415
    from smp_metrics.charts.render import rows_of, spec_of  # noqa: PLC0415

    plot, sources = plot_of(name, extracts)
    return (plot, sources), renderer.submit(vega.picture, name, spec_of(name, plot), rows_of(plot))


def plot_of(name: str, extracts: Extracts) -> Plotted:
    """Give a chart's plot, not drawn yet, with the names of the extracts that it read."""
    # What this chart reads is told apart from what anyone read before it.
    before = set(extracts.read)
    extracts.read.clear()
    try:
        base, edition = extracts.editions.split(name)
        plot = drawer_of(base)(meant_by(extracts, edition))
        check_together(extracts, sorted(extracts.read))
        return plot, tuple(sorted(extracts.read))
    except UnknownExtractError as error:
        remedy = "leave the chart out of the pages of this edition, or add what it reads"
        raise ProblemsFound([Problem(file_of(base), 0, 0, f"{name} can't be drawn: {error}", remedy=remedy)]) from error
    finally:
        extracts.read |= before
