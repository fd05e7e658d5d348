"""A process that renders: it gets ready while the data is checked, and works on while pages are made."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import ParamSpec, TypeVar

from smp_metrics.extracts.memo import require_code
from smp_metrics.imports import code_key, project, use

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class Renderer:
    """Gives work to other processes than this one, of which none starts before it is needed."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def warm_up(self) -> None:
        """Begin: the first picture takes a renderer far longer than the next."""
        from smp_metrics.charts import vega  # noqa: PLC0415 - a full hit never loads it

        self.submit(vega.warm_up)

    def submit(
        self, work: Callable[Parameters, Result], *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Future[Result]:
        """Have work done elsewhere, in the order in which it comes."""
        if self._pool is None:
            # A fork would hang in the renderer. One core is left to whoever gives the work.
            workers = max(1, (os.cpu_count() or 1) - 1)
            self._pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_end_with_parent)
        return self._pool.submit(partial(_by_code, (project(), code_key()), work), *args, **kwargs)

    def close(self) -> None:
        """Drop what is not begun, and end once the rest is done."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _by_code(
    code: tuple[Path | None, str],
    work: Callable[Parameters, Result],
    *args: Parameters.args,
    **kwargs: Parameters.kwargs,
) -> Result:
    root, key = code
    if root:
        use(root)
    require_code(key)
    return work(*args, **kwargs)


def _end_with_parent() -> None:
    """Have this process end when its parent does, even where that is killed."""
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = parent_process()
    if parent is not None:  # pragma: no branch - a renderer has one
        parent.join()
    os._exit(1)  # pragma: no cover - nothing of this process is left to measure
