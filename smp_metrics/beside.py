"""Have work done beside this process, in a copy of it: nothing is loaded anew, and only what it comes to travels."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from typing import TypeVar

Result = TypeVar("Result")
Thing = TypeVar("Thing")

# Elsewhere a copy of a process whose libraries have threads may not go on.
CAN_COPY = sys.platform == "linux"


def beside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin ``work`` in a copy of this process; give what waits for its result.

    Where no process can be copied, or the copy ends without a result, the work is done here when its result is asked
    for: what it raises is raised here.
    """
    if not CAN_COPY:
        return work
    here, there = Pipe(duplex=False)
    copy = get_context("fork").Process(target=send, args=(there, work), daemon=True)
    with warnings.catch_warnings():
        # Python warns of threads, which are those of numpy and of pools: the copy uses neither.
        warnings.simplefilter("ignore", DeprecationWarning)
        copy.start()
    there.close()

    def result() -> Result:
        try:
            found: Result = here.recv()
        except EOFError:
            return work()
        finally:
            here.close()
            copy.join()
        return found

    return result


def shared(
    work: Callable[[Sequence[Thing]], list[Result]], here: Sequence[Thing], there: Sequence[Thing]
) -> list[Result]:
    """Do ``work`` on some things here and on others beside this process; give what it comes to, in that order."""
    others = beside(lambda: work(there)) if there else list
    return [*work(here), *others()]


def send(there: Connection, work: Callable[[], object]) -> None:
    """Send what work comes to; where it fails, nothing."""
    with suppress(Exception):
        there.send(work())
