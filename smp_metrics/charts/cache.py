"""Draw what is not drawn yet, and remember each drawing with what it was made from."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, wait
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from smp_metrics.charts.drawing import Drawing
from smp_metrics.charts.ids import known_ids
from smp_metrics.charts.registry import UnknownChartError, drawer_of
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.memo import Memo, code_fingerprint

if TYPE_CHECKING:
    from smp_metrics.charts.plot import Plot

CODE = Path(__file__).resolve().parents[1]
# With fewer to draw than this, another process takes longer to start than to draw.
FEWEST = 8
PACKAGES = ("altair", "vl-convert-python", "pandas")


def draw(ids: Iterable[str], extracts: Extracts, root: Path) -> dict[str, Drawing]:
    """Give the drawings asked for, from ``root/build/charts`` where nothing that they stand on has changed.

    Raises UnknownChartError with every id that no function draws, before anything is drawn.
    """
    memo = Memo(root / "build" / "charts")
    wanted = sorted(set(ids))
    unknown = set(wanted) - set(known_ids())
    if unknown:
        raise UnknownChartError(sorted(unknown))
    kept = {name: drawing for name in wanted if (drawing := _recall(memo, name, extracts))}
    missing = [name for name in wanted if name not in kept]
    if missing:
        _draw_on_all_cores(missing, root)
        kept |= {name: _recall(memo, name, extracts) or _draw_anew(memo, name, extracts) for name in missing}
        _drop_strays(memo)
    return {name: kept[name] for name in wanted}


def _recall(memo: Memo, name: str, extracts: Extracts) -> Drawing | None:
    entry = memo.get(name, code_key())
    if entry is None or any(_print_of(extracts, source) != was for source, was in entry["made_from"].items()):
        return None
    return Drawing.from_json(entry["drawing"])


def _print_of(extracts: Extracts, source: str) -> str:
    return extracts.fingerprint(source) if source in extracts.names else "gone"


def _draw_anew(memo: Memo, name: str, extracts: Extracts) -> Drawing:
    from smp_metrics.charts.render import render  # noqa: PLC0415 - a full hit never loads altair

    plot, sources = _plot_and_sources(name, extracts)
    drawing = render(name, plot, sources)
    made_from = {source: extracts.fingerprint(source) for source in sources}
    memo.put(name, code_key(), {"made_from": made_from, "drawing": drawing.to_json()})
    return drawing


def _draw_on_all_cores(names: list[str], root: Path) -> None:
    """Draw into the memo what many cores draw sooner; what fails there is drawn again by the caller, who tells why."""
    shares = min(os.cpu_count() or 1, len(names) // FEWEST)
    if shares > 1:
        # A fork would hang in the renderer.
        with ProcessPoolExecutor(shares, get_context("spawn")) as pool:
            wait([pool.submit(_draw_share, names[share::shares], root) for share in range(shares)])


def _draw_share(names: list[str], root: Path) -> None:
    extracts, memo = Extracts(root), Memo(root / "build" / "charts")
    for name in names:
        _draw_anew(memo, name, extracts)


def _plot_and_sources(name: str, extracts: Extracts) -> tuple[Plot, tuple[str, ...]]:
    # What this chart reads is told apart from what anyone read before it.
    before = set(extracts.read)
    extracts.read.clear()
    try:
        return drawer_of(name)(extracts), tuple(sorted(extracts.read))
    finally:
        extracts.read |= before


def _drop_strays(memo: Memo) -> None:
    known = {f"{name}.json" for name in known_ids()}
    for file in memo.folder.iterdir():
        if file.name not in known:
            file.unlink()


@cache
def code_key() -> str:
    """Hash the code and the packages that every drawing depends on."""
    folders = [CODE / "charts", CODE / "facts", CODE / "extracts"]
    return code_fingerprint(folders, PACKAGES)
