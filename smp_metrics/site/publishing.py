"""Put a finished site in the place of the one before, with no moment in which neither is there."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from smp_metrics.errors import Problem, ProblemsFound

HERE = -100
EXCHANGE = 2
# What a system says that can't exchange two folders, or can't on this disk.
UNABLE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)


def recover(site: Path, last: Path) -> None:
    """Bring back the site that a killed build had moved away; raise ProblemsFound where a site can't be replaced."""
    if site.is_symlink():
        remedy = "put the folder itself in its place; to publish it elsewhere, copy it there"
        raise ProblemsFound([Problem(site.name, 0, 0, "a link stands in the place of the site", remedy=remedy)])
    if last.exists() and not site.exists():
        last.rename(site)


def publish(staging: Path, site: Path, last: Path) -> None:
    """Put ``staging`` in the place of ``site``, and drop the site before.

    A process that is killed on the way leaves one of the two whole. Where the system can't exchange two folders, the
    one before may then be at ``last``, from where :func:`recover` brings it back.
    """
    if not site.exists():
        staging.rename(site)
    elif not exchange(staging, site):
        shutil.rmtree(last, ignore_errors=True)
        site.rename(last)
        try:
            staging.rename(site)
        except OSError:
            last.rename(site)
            raise
    for folder in (staging, last):
        shutil.rmtree(folder, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; give False, and change nothing, where the system can't."""
    call = _call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    error = ctypes.get_errno()
    if error in UNABLE:
        return False
    raise OSError(error, os.strerror(error), str(other))


def _call() -> Callable[[bytes, bytes], int] | None:
    """Find the system's own exchange: Linux and macOS have one each."""
    system = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        swap = getattr(system, "renamex_np", None)
        return swap and (lambda one, other: swap(one, other, EXCHANGE))
    rename = getattr(system, "renameat2", None)
    return rename and (lambda one, other: rename(HERE, one, HERE, other, EXCHANGE))
