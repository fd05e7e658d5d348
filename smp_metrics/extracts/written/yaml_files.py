"""Read a YAML file that a person wrote, and say where it can't be read."""

from __future__ import annotations

from pathlib import Path

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.written.plain_yaml import PlainYaml, PlainYamlError, load
from smp_metrics.files import read_text


def read_yaml(root: Path, path: str) -> tuple[PlainYaml, list[Problem]]:
    """Give what a file says, dates as text, or nothing and the problem that stops the reading."""
    try:
        return load(read_text(root, path)), []
    except ProblemsFound as found:
        return PlainYaml(), found.problems
    except PlainYamlError as error:
        problem = Problem(path, error.line, error.column, error.message, error.found, remedy=error.remedy)
        return PlainYaml(), [problem]
