"""The fenced blocks that put a chart or a table into a page: their kinds, keys and rules."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator

from smp_metrics.errors import SmpError
from smp_metrics.extracts.written.plain_yaml import PlainYaml, PlainYamlError, load
from smp_metrics.extracts.written.typed import Identifier, Strict, Text, fit

BLOCK_KINDS = ("chart", "table")
PROSE_KEYS = ("title", "subtitle", "alt", "caveat")
ALT_LIMIT = 220
TITLE_LIMIT = 15
LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
EXAMPLE = "```chart\nid: recorded_crime\ntitle: …\nsubtitle: …\nalt: …\n```"


def plain(text: str) -> str:
    """Give a block's words as read, without the addresses of its claims."""
    return LINK.sub(r"\1", text)


def _short(title: str) -> str:
    words = len(plain(title).split())
    if words > TITLE_LIMIT:
        raise ValueError(f"title has {words} words; {TITLE_LIMIT} are the most")
    return title


def _readable(alt: str) -> str:
    if len(plain(alt)) > ALT_LIMIT:
        raise ValueError(f"alt has {len(plain(alt))} characters; {ALT_LIMIT} are the most")
    return alt


class Table(Strict):
    """The keys of a table's block."""

    id: Identifier
    title: Annotated[Text, AfterValidator(_short)]
    subtitle: Text = ""
    caveat: Text = ""


class Chart(Table):
    """The keys of a chart's block."""

    subtitle: Text
    alt: Annotated[Text, AfterValidator(_readable)]

    @model_validator(mode="after")
    def _alt_says_more(self) -> Self:
        if plain(self.alt) == plain(self.title):
            raise ValueError("alt says the same as title; say what the picture shows")
        return self


MODELS: dict[str, type[Strict]] = {"chart": Chart, "table": Table}


class BlockError(SmpError):
    """A block that can't be shown; ``reasons`` lists every rule it breaks, each with its line in the block."""

    def __init__(self, reasons: list[tuple[int, str]]) -> None:
        self.reasons = reasons
        super().__init__("; ".join(reason for _, reason in reasons))


def parse_block(kind: str, source: str) -> dict[str, str]:
    """Read a block's keys; raise BlockError with every rule that it breaks."""
    try:
        written = load(source)
    except PlainYamlError as error:
        said = "can't be read; quote a text that holds a colon or starts with a bracket"
        raise BlockError([(error.line, f"line {error.line} of the block {said} ({error})")]) from error
    if not isinstance(written.value, dict):
        raise BlockError([(0, f"the block holds no keys; it should look like {EXAMPLE}")])
    block = {key: " ".join(value.split()) if isinstance(value, str) else value for key, value in written.value.items()}
    fitted = fit("", MODELS[kind], PlainYaml(block, written.lines))
    if isinstance(fitted, list):
        keys = ", ".join(MODELS[kind].model_fields)
        raise BlockError([(each.line, f"{each.message} (the keys are {keys})") for each in fitted])
    return {key: str(value) for key, value in block.items()}
