"""Have work done beside this process, in a copy of it: nothing is loaded anew, and only what it comes to travels."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from typing import TypeVar

Result = TypeVar("Result")
Thing = TypeVar("Thing")

# Elsewhere a copy of a process whose libraries have threads may not go on.
CAN_COPY = sys.platform == "linux"
TURNS = 1000
"""So many wait in a pipe, whatever the system lets it hold."""
TURN = 2
"""So many bytes is the number of one long."""


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


def shared(work: Callable[[Thing], Result], things: Sequence[Thing]) -> list[Result]:
    """Do ``work`` on some things here and on the others beside this process; give what each comes to, in their order.

    Whoever is free takes what is next, so that both are done at about the same time: what takes long belongs first.
    """
    turns = min(len(things), TURNS)
    left, all_turns = os.pipe()
    os.write(all_turns, b"".join(turn.to_bytes(TURN, "big") for turn in range(turns)))
    os.close(all_turns)

    def some() -> dict[int, list[Result]]:
        taken = (int.from_bytes(turn, "big") for turn in iter(partial(os.read, left, TURN), b""))
        return {turn: [work(thing) for thing in things[turn::turns]] for turn in taken}

    others = beside(some)
    done = some() | others()
    os.close(left)
    # What a copy took that ended without a result is done here.
    every = [done[turn] if turn in done else [work(thing) for thing in things[turn::turns]] for turn in range(turns)]
    return [every[at % turns][at // turns] for at in range(len(things))]


def send(there: Connection, work: Callable[[], object]) -> None:
    """Send what work comes to; where it fails, nothing."""
    with suppress(Exception):
        there.send(work())
