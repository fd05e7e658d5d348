"""Let one build of a project run at a time."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Hold the project's lock; while another build has it, say so and wait.

    The system frees the lock of a process that ends, however it ends.
    """
    file = root / "build" / "lock"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            click.echo("another build of this project is running; this one begins when that has ended", err=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
