"""Hold a picture to its data: every column that it draws must be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from smp_metrics.errors import SmpError


class MissingFieldError(SmpError):
    """A chart draws columns that its data does not have; altair itself would draw nothing and say nothing."""


def check_fields(name: str, spec: dict[str, Any]) -> None:
    """Raise MissingFieldError when any part of a Vega-Lite specification draws a column that its data lacks."""
    missing = sorted(set(_missing(spec, spec.get("datasets", {}), frozenset())))
    if missing:
        raise MissingFieldError(f"chart {name} draws columns that its data does not have: {', '.join(missing)}")


def _missing(part: dict[str, Any], datasets: dict[str, list[dict[str, Any]]], above: frozenset[str]) -> Iterator[str]:
    known = _columns(part["data"], datasets) if "data" in part else above
    known |= frozenset(_named(part.get("transform", []), "as"))
    drawn = set(_named([part.get("encoding", {}), part.get("facet", {})], "field"))
    yield from drawn - known
    inner = [spec for key in ("layer", "hconcat", "vconcat", "concat") for spec in part.get(key, [])]
    for spec in [*inner, *([part["spec"]] if "spec" in part else [])]:
        yield from _missing(spec, datasets, known)


def _columns(data: dict[str, Any], datasets: dict[str, list[dict[str, Any]]]) -> frozenset[str]:
    rows = datasets.get(data.get("name", ""), data.get("values", []))
    return frozenset(key for row in rows for key in row)


def _named(part: Any, key: str) -> Iterator[str]:
    if isinstance(part, list):
        for item in part:
            yield from _named(item, key)
    elif isinstance(part, dict):
        if isinstance(part.get(key), str):
            yield part[key]
        for item in part.values():
            yield from _named(item, key)
