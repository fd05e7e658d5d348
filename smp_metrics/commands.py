"""What all commands share: how they end, how misuse is told, and the project's folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from smp_metrics.blame import blamed
from smp_metrics.errors import ProblemsFound, UsageError
from smp_metrics.imports import use
from smp_metrics.showing import show


class Commands(click.Group):
    """Commands that tell what is wrong with the data or the words, and end with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except ProblemsFound as found:
            show(found.problems, "text")
            sys.exit(1)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get("SMP_TRACEBACK"):
                raise
            show([blamed(error)], "text")
            sys.exit(1)


@contextmanager
def misuse() -> Iterator[None]:
    """Tell of misuse as the command line does."""
    try:
        yield
    except UsageError as error:
        raise click.UsageError(str(error)) from error


def folder_of(root: Path) -> Path:
    """Give the folder of a project, whose code is used from now on; raise UsageError for any other folder."""
    folder = root.resolve()
    if not (folder / "mkdocs.yml").exists():
        raise click.UsageError(f"{folder} holds no mkdocs.yml; run smp in the project's folder, or give --root")
    use(folder)
    return folder
