"""Show problems on a terminal, on a diff or to a program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

import click

from smp_metrics.errors import Problem, bounded, number_of
from smp_metrics.limits import GIVEN_IN_ALL, GIVEN_OF_A_FILE

# What would end a GitHub annotation, or one property of it.
BODY = "%\r\n"
PROPERTY = BODY + ":,"


def show(problems: Sequence[Problem], style: str) -> None:
    """Tell problems as text, as GitHub's annotations or as JSON, and in text how many there are."""
    shown = bounded(problems, GIVEN_OF_A_FILE, GIVEN_IN_ALL) if style == "json" else bounded(problems)
    if style == "json":
        click.echo(json.dumps([asdict(problem) for problem in shown], ensure_ascii=False, indent=2))
    elif style == "github":
        for problem in shown:
            click.echo(_annotation(problem))
    else:
        for problem in shown:
            click.echo(str(problem), err=True)
        if problems:
            click.echo(f"\n{number_of(problems):,} problem(s)", err=True)


def warn(stale: Sequence[Problem], style: str) -> None:
    """Tell what may be out of date; in JSON stand only problems."""
    for each in bounded(stale) if style != "json" else ():
        click.echo(
            _annotation(each, "warning") if style == "github" else f"may be out of date: {each}", err=style == "text"
        )


def _annotation(problem: Problem, level: str = "error") -> str:
    """Write a problem as GitHub shows it on a diff; what a contributor typed can't end the annotation early."""
    place = f"file={_escaped(problem.path, PROPERTY)}" + (f",line={problem.line}" if problem.line else "")
    place += f",col={problem.column}" if problem.column else ""
    return f"::{level} {place},title=Numbers and words::{_escaped(str(problem), BODY)}"


def _escaped(text: str, signs: str) -> str:
    return "".join(f"%{ord(sign):02X}" if sign in signs else sign for sign in text)
