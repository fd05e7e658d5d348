"""Read YAML as people need it: mappings, lists and values, each key once; nothing that runs, refers or repeats.

Tags, anchors and aliases are refused, and depth and length are limited, before anything is built of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import yaml

from smp_metrics.errors import SmpError
from smp_metrics.limits import YAML_DEPTH, YAML_TEXT

# The one written in C is ten times as fast, where the platform has it.
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
REMEDY = "mend the line: look at the indentation, at quotes and brackets, and at colons within a text"
UNREAD = "delete it and write the value out; quote a text that starts with &, * or !"
# What is kept as it is typed: a date is a text, and "<<" and "=" mean nothing here.
AS_TYPED = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "timestamp", "merge", "value"))
PLAIN = ("", None)

Place = tuple[str | int, ...]


class PlainYamlError(SmpError):
    """YAML that can't be read: why, what was found, what to do, and the line and column (from 1; 0 if not known)."""

    def __init__(self, message: str, found: str, mark: Any, remedy: str = REMEDY) -> None:
        self.message, self.found, self.remedy = message, found, remedy
        self.line: int = mark.line + 1 if mark else 0
        self.column: int = mark.column + 1 if mark else 0
        super().__init__(f"{message}: {found}" if found else message)


@dataclass
class PlainYaml:
    """What a text says, and the line on which each part of it starts, by its place: ``(0, "cells", 1, "at")``."""

    value: Any = None
    lines: dict[Place, int] = field(default_factory=dict)


def load(text: str) -> PlainYaml:
    """Read one YAML document; raise PlainYamlError where it can't be read."""
    with _told_plainly(text):
        return _Reading(text).document()


def refuse_depth(text: str) -> None:
    """Raise PlainYamlError where YAML of any kind can't be parsed, goes too deep, or repeats itself by aliases."""
    depth = 0
    with _told_plainly(text):
        for event in yaml.parse(text, LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent):
                raise PlainYamlError("an alias is not read", f"*{event.anchor}", event.start_mark, UNREAD)
            if depth > YAML_DEPTH:
                raise _too_deep(event.start_mark)


def _too_deep(mark: Any) -> PlainYamlError:
    found, remedy = f"over {YAML_DEPTH} lists or mappings within each other", "take some of the brackets away"
    return PlainYamlError("the YAML goes too deep", found, mark, remedy)


@contextmanager
def _told_plainly(text: str) -> Iterator[None]:
    """Turn what the parser has against a text into our own error."""
    try:
        yield
    except yaml.MarkedYAMLError as error:
        raise PlainYamlError("the YAML can't be read", str(error.problem), error.problem_mark) from error
    except yaml.reader.ReaderError as error:
        # Its own position counts bytes with one parser and characters with the other.
        sign = yaml.reader.Reader.NON_PRINTABLE.search(text)
        at = sign.start() if sign else 0
        mark = yaml.Mark("", at, text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1, None, 0)
        found = f"the sign {text[at : at + 1]!a}"
        raise PlainYamlError("the YAML can't be read", found, mark, "delete the sign") from error


class _Reading:
    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._loader: Any = LOADER(text)
        self._read = PlainYaml()

    def document(self) -> PlainYaml:
        next_event = self._loader.get_event
        next_event()  # the stream starts
        event = next_event()
        if not isinstance(event, yaml.StreamEndEvent):
            self._read.value = self._value(next_event(), ())
            next_event()  # the document ends
            event = next_event()
        if not isinstance(event, yaml.StreamEndEvent):
            raise PlainYamlError("the YAML has a second part", "---", event.start_mark, "keep one part")
        return self._read

    def _value(self, event: Any, place: Place) -> Any:
        self._refuse(event, place)
        self._read.lines[place] = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        return self._list(place)

    def _list(self, place: Place) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := self._loader.get_event(), yaml.SequenceEndEvent):
            values.append(self._value(event, (*place, len(values))))
        return values

    def _mapping(self, place: Place) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := self._loader.get_event(), yaml.MappingEndEvent):
            key = self._key(event, place)
            if key in values:
                raise PlainYamlError("the key stands twice", key, event.start_mark, "keep one of them")
            values[key] = self._value(self._loader.get_event(), (*place, key))
            # The key's line, for a value may start on the next.
            self._read.lines[*place, key] = event.start_mark.line + 1
        return values

    def _key(self, event: Any, place: Place) -> str:
        self._refuse(event, place)
        key = self._scalar(event) if isinstance(event, yaml.ScalarEvent) else None
        if not isinstance(key, str) or not key:
            found = event.value if isinstance(event, yaml.ScalarEvent) else "a list or mapping"
            raise PlainYamlError("a key is no text", found, event.start_mark, f'write the key in quotes: "{found}":')
        return key

    def _scalar(self, event: Any) -> Any:
        text = event.value
        if len(text) > YAML_TEXT:
            found, remedy = f"{len(text):,} characters", f"write at most {YAML_TEXT:,}"
            raise PlainYamlError("a text is too long", found, event.start_mark, remedy)
        if event.style not in PLAIN:
            return text
        tag = self._loader.resolve(yaml.ScalarNode, text, (True, False))
        if tag in AS_TYPED:
            self._refuse_cut(event)
            return text
        try:
            return self._loader.construct_object(yaml.ScalarNode(tag, text))
        except ValueError as error:
            raise PlainYamlError("the YAML can't be read", f"{text[:40]}: {error}", event.start_mark) from error

    def _refuse(self, event: Any, place: Place) -> None:
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            raise PlainYamlError("an alias is not read", f"*{event.anchor}", mark, UNREAD)
        if event.anchor:
            raise PlainYamlError("an anchor is not read", f"&{event.anchor}", mark, UNREAD)
        if event.tag:
            raise PlainYamlError("a tag is not read", event.tag[:40], mark, UNREAD)
        if len(place) > YAML_DEPTH:
            raise _too_deep(mark)

    def _refuse_cut(self, event: Any) -> None:
        """Refuse a text that goes on behind a "#", where YAML takes it for a comment."""
        mark = event.end_mark
        rest = self._lines[mark.line][mark.column :] if mark.line < len(self._lines) else ""
        if rest.lstrip(" \t").startswith("#"):
            remedy = "quote the whole text, or put the comment on a line of its own"
            raise PlainYamlError("the text ends at a #", f"{event.value[-40:]}{rest[:40]}", mark, remedy)
