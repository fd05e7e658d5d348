"""Start a preview again when the code that it runs has been edited: what runs never changes within a process."""

from __future__ import annotations

import os
import subprocess
import sys

import click

from smp_metrics.imports import edited, project

# Loads all that an edit may have broken.
TRIAL = """
import sys, pathlib, smp_metrics.cli, smp_metrics.site.hooks
smp_metrics.imports.use(pathlib.Path(sys.argv[1]))
smp_metrics.own.contracts(), smp_metrics.charts.registry.load_drawings()
len(smp_metrics.facts.NAMED), len(smp_metrics.reconciliations.RECONCILIATIONS)
"""


def start_again_by_new_code() -> None:
    """Let a new process take over when this one's code is old; while the new code can't run, say so and go on."""
    if not edited():
        return
    command = [sys.executable, "-c", TRIAL, str(project())]
    trial = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if trial.returncode:
        said = trial.stderr.strip().rpartition("\n")[2]
        click.echo(f"the code was edited and can't run, so the preview goes on with the code before: {said}", err=True)
        return
    click.echo("the code was edited; the preview starts again", err=True)
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
