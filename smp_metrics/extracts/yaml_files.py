"""Read a YAML file that a person wrote, and say where it can't be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from smp_metrics.errors import Problem

# The one written in C is ten times as fast, where the platform has it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
REMEDY = "mend the line: look at the indentation, at quotes and brackets, and at colons within a text"


def read_yaml(root: Path, path: str) -> tuple[Any, list[Problem]]:
    """Give what a file holds, dates as text, or None and the problem that stops the reading."""
    content = (root / path).read_bytes()
    try:
        loaded = yaml.load(content.decode("utf-8"), LOADER)  # noqa: S506 - both loaders are safe
        # What comes from memory is JSON, so what comes from the file is made the same.
        return json.loads(json.dumps(loaded, default=str)), []
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        found = f"the byte {content[error.start]:#04x}"
        return None, [Problem(path, line, 0, "the file is not UTF-8", found, "UTF-8", "save the file again as UTF-8")]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        return None, [Problem(path, line, column, "the YAML can't be read", str(error.problem), "", REMEDY)]
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        return None, [Problem(path, 0, 0, "the YAML can't be read", " ".join(str(error).split()), "", REMEDY)]
