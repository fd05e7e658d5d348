"""Make what no page waits for while pages are made: the pixels of pictures."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path

from smp_metrics.charts.renderer import Renderer
from smp_metrics.extracts.memo import Memo, fingerprint


class Late:
    """Files that may still be in the making, and are remembered in one folder."""

    def __init__(self, folder: Path, renderer: Renderer) -> None:
        self._memo = Memo(folder)
        self._renderer = renderer
        self._files: dict[str, bytes] = {}
        self._making: dict[str, tuple[str, Future[bytes]]] = {}

    def want(self, name: str, make: Callable[..., bytes], *args: str) -> None:
        """Have the file ``name`` made by ``make`` from ``args``, unless it is remembered."""
        made_from = fingerprint(*args)
        kept = self._memo.get(name, made_from)
        if kept is None:
            self._making[name] = made_from, self._renderer.submit(make, *args)
        else:
            self._files[name] = b64decode(kept)

    def files(self) -> dict[str, bytes]:
        """Wait for all files, and give what each holds."""
        for name, (made_from, content) in self._making.items():
            self._files[name] = content.result()
            self._memo.put(name, made_from, b64encode(self._files[name]).decode())
        self.close()
        if self._making:
            self._memo.drop_others(self._files)
        self._making.clear()
        return self._files

    def close(self) -> None:
        """Make nothing more."""
        self._renderer.close()


def begin(pictures: Mapping[str, tuple[str, int]], root: Path, renderer: Renderer) -> Late:
    """Begin to make the file ``NAME.png`` of each picture: its SVG, and how many pixels each of its units takes."""
    late = Late(root / "build" / "late", renderer)
    for name, (svg, scale) in pictures.items():
        late.want(f"{name}.png", _pixels, svg, str(scale))
    return late


def _pixels(svg: str, scale: str) -> bytes:
    from smp_metrics.charts import vega  # noqa: PLC0415 - loaded where the work is done

    return vega.pixels(svg, int(scale))
