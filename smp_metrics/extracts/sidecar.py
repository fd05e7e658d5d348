"""The sidecar: what a person says of an extract, in the YAML file beside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pydantic import PositiveInt

from smp_metrics.errors import Problem
from smp_metrics.extracts.typed import Line, Strict, Text, fit
from smp_metrics.extracts.yaml_files import read_yaml
from smp_metrics.files import is_there

CLAIM = re.compile(r"\[([^\[\]]*)\]\(fact:[^()\s]*\)")


class Sidecar(Strict):
    """Where an extract is from, what it covers, who may use it, and whether it could point to a person."""

    title: Line
    description: Text
    publisher: Line
    source: Line
    paragraphs: tuple[PositiveInt, ...] = ()
    table: Line | None = None
    period: Line
    geography: Line | None = None
    geography_vintage: Line | None = None
    unit: Line | None = None
    licence: Line
    sensitive: bool
    sensitive_reason: Text | None = None
    notes: tuple[Text, ...] = ()


def read_sidecar(root: Path, name: str) -> tuple[dict[str, Any], list[Problem]]:
    """Give what is said of an extract, claims as their words, and all that is wrong with it."""
    path = f"data/{name}.yml"
    if not is_there(root, path):
        remedy = "copy that of another extract, and say where this one is from"
        return {}, [Problem(path, 0, 0, "the extract has no sidecar", "no such file", "a YAML file", remedy)]
    written, problems = read_yaml(root, path)
    if problems:
        return {}, problems
    if not isinstance(written.value, dict):
        expected, remedy = "a line such as publisher: Kent Police", "write what others say; compare with them"
        return {}, [Problem(path, 1, 0, "the sidecar says nothing", "no key", expected, remedy)]
    fitted = fit(path, Sidecar, written)
    return ({}, fitted) if isinstance(fitted, list) else (_without_addresses(written.value), [])


def _without_addresses(said: Any) -> Any:
    """Give the words of a sidecar as people read them: a claim in it keeps its text and loses its fact's address."""
    if isinstance(said, dict):
        return {key: _without_addresses(value) for key, value in said.items()}
    if isinstance(said, list):
        return [_without_addresses(value) for value in said]
    return CLAIM.sub(r"\1", said) if isinstance(said, str) else said
