"""Make what no page waits for while pages are made: each picture's pixels, and the script of the live view.

A file is named after what it is made from, so one that is there needs no second look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from importlib.metadata import version
from pathlib import Path

from smp_metrics.charts.drawing import Drawing
from smp_metrics.charts.renderer import Renderer
from smp_metrics.extracts.memo import fingerprint

MAKERS = ("vega.py", "png.py")
DIGITS = 16
SCRIPT = "vega.js"


class Late:
    """Files that may still be in the making, in one folder."""

    def __init__(self, folder: Path, renderer: Renderer) -> None:
        self._folder = folder
        self._renderer = renderer
        self._files: dict[str, Path] = {}
        self._making: list[Future[None]] = []

    def want(self, name: str, made_from: str, make: Callable[..., None], *args: str) -> None:
        """Have the file ``name`` made by ``make``, which gets its path and ``args``, unless it is there already."""
        self._files[name] = file = self._folder / f"{made_from[:DIGITS]}-{name}"
        if not file.exists():
            self._making.append(self._renderer.submit(make, file, *args))

    def files(self) -> dict[str, Path]:
        """Wait for all files, and say where each lies."""
        for each in self._making:
            each.result()
        self.close()
        if self._making:
            for stray in {*self._folder.iterdir()} - {*self._files.values()}:
                stray.unlink()
        self._making.clear()
        return self._files

    def close(self) -> None:
        """Make nothing more."""
        self._renderer.close()


def begin(drawings: Iterable[Drawing], root: Path, renderer: Renderer) -> Late:
    """Begin to make ``ID.png`` for every drawing, and ``vega.js``."""
    late = Late(root / "build" / "late", renderer)
    makers = [Path(__file__).with_name(name).read_bytes() for name in MAKERS]
    made_by = fingerprint(*makers, version("vl-convert-python"))
    late.want(SCRIPT, made_by, _write_script)
    for drawing in drawings:
        late.want(f"{drawing.id}.png", fingerprint(drawing.svg, made_by), _write_pixels, drawing.svg)
    return late


def _write_script(file: Path) -> None:
    from smp_metrics.charts import vega  # noqa: PLC0415 - loaded where the work is done

    _write(file, vega.live_script().encode())


def _write_pixels(file: Path, svg: str) -> None:
    from smp_metrics.charts import vega  # noqa: PLC0415

    _write(file, vega.pixels(svg))


def _write(file: Path, content: bytes) -> None:
    """Write a file of which a reader never sees half."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_bytes(content)
    part.replace(file)
