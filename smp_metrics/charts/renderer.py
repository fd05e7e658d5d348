"""A process that renders: it gets ready while the data is checked, and works on while pages are made."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

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
            self._pool = ProcessPoolExecutor(max(1, (os.cpu_count() or 1) - 1), get_context("spawn"))
        return self._pool.submit(work, *args, **kwargs)

    def close(self) -> None:
        """Drop what is not begun, and end once the rest is done."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
