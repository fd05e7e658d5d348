"""Hold what a person wrote in YAML to a typed model, and say in plain words, at its line, what does not fit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from smp_metrics.errors import Problem, told
from smp_metrics.extracts.plain_yaml import Place, PlainYaml
from smp_metrics.extracts.reading import shown

# One line or a wrapped paragraph, and never empty.
Text = Annotated[str, StringConstraints(pattern=r"\S")]
Line = Annotated[str, StringConstraints(pattern=r"^\S[^\n]*$", max_length=200)]

PLAIN_WORDS = {
    "missing": "the key is missing",
    "extra_forbidden": "the key is not known",
    "model_type": "it has no keys",
    "string_too_long": "the text is too long",
    "tuple_type": "it is no list",
    "list_type": "it is no list",
    "dict_type": "it has no keys",
    "bool_type": "it is neither true nor false",
}
NO_TEXT = {
    bool: "YAML reads it as true or false",
    type(None): "it is empty",
    dict: "it is a mapping",
    list: "it is a list",
}


class Strict(BaseModel):
    """Refuse keys that nobody reads, and values of another type than is asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


Model = TypeVar("Model", bound=BaseModel)


def fit(path: str, kind: type[Model], written: PlainYaml, at: Place = (), name: str = "") -> Model | list[Problem]:
    """Give what was written at a place of a file as a model, or all that does not fit.

    ``name`` tells which entry of the file it is, and is empty where the whole file is one.
    """
    said = written.value
    for part in at:
        said = said[part]
    try:
        # Read as JSON a list may become a tuple and a text a date, and nothing else another type.
        return kind.model_validate_json(json.dumps(said), strict=True)
    except ValidationError as error:
        remedy = f"compare {'the entry with the ones' if name else 'it with those'} beside it"
        start = f"{name}: " if name else ""
        items = error.errors(include_url=False, include_context=False)
        return told(items, lambda item: _problem(path, start, item, _line((*at, *item["loc"]), written.lines), remedy))


def _line(place: Place, lines: Mapping[Place, int]) -> int:
    """Find the line of a part, or of what it is missing from."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 0)


def _problem(path: str, start: str, item: Any, line: int, remedy: str) -> Problem:
    return Problem(path, line, 0, f"{start}{_key(item)}: {_said(item)}", _found(item), remedy=remedy)


def _key(item: Any) -> str:
    """Say which key it is, counting entries of a list from 1: ``cells.1.expect``."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in item["loc"] if part not in ("int", "float")]
    return ".".join(parts) or "the entry"


def _said(item: Any) -> str:
    """Say in plain words what pydantic found."""
    kind = item["type"]
    if kind == "string_type":
        return f"{NO_TEXT.get(type(item['input']), 'it is a number')}, and must be a text; quotes make it one"
    if kind == "string_pattern_mismatch" and not item["input"].strip():
        return "the text is empty"
    if kind.startswith(("int_", "float_")):
        return "the value is no number"
    return PLAIN_WORDS.get(kind, str(item["msg"]).removeprefix("Value error, "))


def _found(item: Any) -> str:
    return "" if item["type"] == "missing" else shown(str(item["input"]))
