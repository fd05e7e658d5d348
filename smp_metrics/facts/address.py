"""The address of a fact: ``fact:EXTRACT.COLUMN[.MEASURE]?name=value&name=value`` or ``fact:NAME?name=value``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from smp_metrics.facts.fact import FactError

SCHEME = "fact:"
FORM = re.compile(r"fact:([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*){0,2})(?:\?([^\s?#]+))?")
TWO_MEASURES = re.compile(r"fact:[a-z0-9_]+(?:\.[a-z0-9_]+){3,}(?:\?|\Z)")
EXAMPLE = "fact:recorded_crime.crimes.share?area=old-town&year=2024"


@dataclass(frozen=True)
class Address:
    """An address in its parts; ``extract`` is empty for a named fact."""

    text: str
    extract: str
    column: str
    measure: str
    name: str
    parameters: tuple[tuple[str, str], ...]

    @property
    def slug(self) -> str:
        """Give an anchor for the fact that is the same for ever."""
        return slug(self.text.removeprefix(SCHEME))


@cache
def slug(text: str) -> str:
    """Write a name as it stands in an address: ``Old Town`` is ``old-town``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("&", " and ")
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")


@cache
def parse_address(text: str) -> Address:
    """Take an address apart; raise FactError when it doesn't have the form of one."""
    match = FORM.fullmatch(text)
    if TWO_MEASURES.match(text):
        hint = "name one measure, and what it goes by as an option: crimes.highest?by=rate"
        raise FactError(f"{text} has two measures; {hint}")
    if not match:
        begin = "" if text.startswith(SCHEME) else f"; begin with {SCHEME}"
        raise FactError(f"{text} is not the address of a fact{begin}; an example is {EXAMPLE}")
    parts = match[1].split(".")
    pairs = [pair.partition("=") for pair in match[2].split("&")] if match[2] else []
    for name, equals, value in pairs:
        if not (name and equals and value):
            raise FactError(f"{name}{equals}{value} in {text} does not read name=value; an example is {EXAMPLE}")
    names = [name for name, _, _ in pairs]
    if len(set(names)) != len(names):
        raise FactError(f"{text} gives one parameter twice")
    parameters = tuple((name, value) for name, _, value in pairs)
    if len(parts) == 1:
        return Address(text, "", "", "", parts[0], parameters)
    extract, column, measure = [*parts, "value"][:3]
    return Address(text, extract, column, measure, "", parameters)
