"""Tell on a terminal what is being done, while it takes its time."""

from __future__ import annotations

import sys

import click

ERASE = "\r\x1b[K"


def tell(step: str = "") -> None:
    """Show ``step`` in the place of the step before, or nothing; a log or a file, which keeps all, gets none of it."""
    if sys.stderr.isatty():
        click.echo(ERASE + step, nl=False, err=True)
