"""Hold what a person wrote in YAML to a typed model, and say in plain words, at its line, what does not fit."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from smp_metrics.errors import Problem, told
from smp_metrics.extracts.reading import shown
from smp_metrics.extracts.written.examples import example_of
from smp_metrics.extracts.written.plain_text import strange_sign
from smp_metrics.extracts.written.plain_yaml import Place, PlainYaml


def _said(text: str) -> str:
    """Refuse a text that says nothing, or holds what nobody sees."""
    if not text.strip():
        raise ValueError("the text is empty")
    if text != text.strip():
        raise ValueError("the text has a space or a line break at its start or end; delete it")
    if strange_sign(text):
        raise ValueError(
            f"the text holds the sign {strange_sign(text)}, which is not plain; delete it or type it plainly"
        )
    return text


def _worded(text: str) -> str:
    if len(text.split()) == 1:
        raise ValueError("the text is one word; write what it is in a few")
    return text


def _once(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    twice = next((part for part in parts if parts.count(part) > 1), None)
    if twice is not None:
        raise ValueError(f"the list has {shown(str(twice))} twice; keep one")
    return parts


ONE_LINE = r"^[^\n]*$"
# One line or a wrapped paragraph, and never empty.
Text = Annotated[str, StringConstraints(max_length=5_000), AfterValidator(_said)]
Line = Annotated[str, StringConstraints(pattern=ONE_LINE, max_length=200), AfterValidator(_said)]
# Who or what, in more than a letter or two that stand for nothing.
Named = Annotated[Line, StringConstraints(min_length=4)]
Title = Annotated[Line, AfterValidator(_worded)]
Sentence = Annotated[Text, AfterValidator(_worded)]
SLUG, IDENTIFIER, ADDRESS = r"^[a-z0-9]+(-[a-z0-9]+)*$", r"^[a-z][a-z0-9_]*$", r"^fact:\S+$"
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=100)]
Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER, max_length=100)]
FactAddress = Annotated[str, StringConstraints(pattern=ADDRESS, max_length=500)]
CODE, MAILBOX = r"^[A-Z][0-9]{8}$", r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
Code = Annotated[str, StringConstraints(pattern=CODE)]
Mailbox = Annotated[str, StringConstraints(pattern=MAILBOX, max_length=200)]
PHONE = r"^(?:(?:\+44|0)(?: ?[0-9]){9,10}|[678][0-9]{4})$"
Phone = Annotated[str, StringConstraints(pattern=PHONE, max_length=20)]
# Of a table that a program made: the start of a SHA-256.
DIGEST, COLUMN_OF = r"^[0-9a-f]{16}$", r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$"
Digest = Annotated[str, StringConstraints(pattern=DIGEST)]
ColumnOf = Annotated[str, StringConstraints(pattern=COLUMN_OF, max_length=200)]
Paragraph = Annotated[int, Field(ge=1, le=999)]
Year = Annotated[int, Field(ge=1801, le=2200)]
Once = AfterValidator(_once)

PLAIN_WORDS = {
    "missing": "the key is missing",
    "extra_forbidden": "the key is not known",
    "model_type": "it has no keys",
    "string_too_long": "the text is too long",
    "string_too_short": "the text is too short to say anything",
    "too_short": "it is too short ({actual_length}; at least {min_length})",
    "literal_error": "it has to be {expected}",
    "greater_than_equal": "the number is too small or too large",
    "less_than_equal": "the number is too small or too large",
    "finite_number": "the value is no number",
    "tuple_type": "it is no list",
    "list_type": "it is no list",
    "dict_type": "it has no keys",
    "bool_type": "it is neither true nor false",
}
FORMS = {
    ONE_LINE: "the text runs over two lines; write it on one",
    SLUG: "the name is no small letters and digits, joined by hyphens",
    IDENTIFIER: "the name is no small letters and digits, joined by underscores",
    ADDRESS: "it is no address of a fact, which starts with fact:",
    CODE: "it is no code of the ONS, which is a capital letter and eight digits",
    MAILBOX: "it is no address of a mailbox",
    DIGEST: "it is no digest, which smp check tells",
    COLUMN_OF: "it is no column, written as TABLE.COLUMN",
    PHONE: "it is no phone number, such as 01234 567890, and no number for texts, such as 61016",
}
NO_TEXT = {
    bool: "YAML reads it as true or false",
    type(None): "it is empty",
    dict: "it is a mapping",
    list: "it is a list",
}


class Strict(BaseModel):
    """Refuse keys that nobody reads, and values of another type than is asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, allow_inf_nan=False)


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
        start = f"{name}: " if name else ""
        items = error.errors(include_url=False)
        lines = [_line((*at, *item["loc"]), written.lines) for item in items]
        pairs = zip(items, lines, strict=True)
        return told(pairs, lambda pair: _problem(path, start, kind, *pair))


def _line(place: Place, lines: Mapping[Place, int]) -> int:
    """Find the line of a part, or of what it is missing from."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 0)


def _problem(path: str, start: str, kind: type[BaseModel], item: Any, line: int) -> Problem:
    place = tuple(part for part in item["loc"] if isinstance(part, str) and part not in _BRANCHES)
    unknown = item["type"] == "extra_forbidden"
    keys = _keys(kind, place[:-1] if unknown else place)
    asked = ", ".join(keys) if unknown or item["type"] == "model_type" else ""
    remedy = _instead(place[-1], keys) if unknown else _such_as(kind, place)
    return Problem(path, line, 0, f"{start}{_key(item)}: {_told(item)}", _found(item), asked, remedy)


# What pydantic adds to a place where a value may be of several types.
_BRANCHES = ("int", "float")


def _instead(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, 1)
    return f"{f'write {near[0]}, if that is meant; else ' if near else ''}delete it, or write one of these keys"


def _such_as(kind: type[BaseModel], place: tuple[str, ...]) -> str:
    """Show how a key is written; of a whole entry, and of what analysts do not write, say where that is told."""
    for length in range(len(place), 0, -1):
        model = _model_at(kind, place[: length - 1])
        example = example_of(model.__name__, place[length - 1]) if model else ""
        if example:
            return f"write it as in {place[length - 1]}: {example}"
    return "change what is named; GUIDE.md, which smp new partnership writes, tells of each key"


def _keys(kind: type[BaseModel], place: Iterable[str]) -> list[str]:
    """List the keys that may stand at a place of a model; none where it is no model's."""
    model = _model_at(kind, place)
    return list(model.model_fields) if model else []


def _model_at(kind: type[BaseModel], place: Iterable[str]) -> type[BaseModel] | None:
    """Find the model at a place of another; None where there is none."""
    found: type[BaseModel] | None = kind
    for part in place:
        field = found.model_fields.get(part) if found else None
        found = next(_models(field.annotation), None) if field else None
    return found


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    """Give the models in an annotation: Ask in Ask | None."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for part in get_args(kind):
        yield from _models(part)


def _key(item: Any) -> str:
    """Say which key it is, counting entries of a list from 1: ``cells.1.expect``."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in item["loc"] if part not in _BRANCHES]
    return ".".join(parts) or "the entry"


def _told(item: Any) -> str:
    """Say in plain words what pydantic found."""
    kind, limits = item["type"], item.get("ctx", {})
    if kind == "string_type":
        return f"{NO_TEXT.get(type(item['input']), 'it is a number')}, and must be a text; quotes make it one"
    if kind == "string_pattern_mismatch":
        return FORMS[limits["pattern"]]
    if kind.startswith(("int_", "float_")):
        return "the value is no number"
    if kind.startswith("date_"):
        return "the value is no date, such as 2026-11-23"
    return PLAIN_WORDS[kind].format(**limits) if kind in PLAIN_WORDS else str(item["msg"]).removeprefix("Value error, ")


def _found(item: Any) -> str:
    return "" if item["type"] == "missing" else as_written(item["input"])


def as_written(value: Any) -> str:
    """Show what YAML says as people write it; of an entry, only its id."""
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        return shown(value["id"])
    return shown(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
