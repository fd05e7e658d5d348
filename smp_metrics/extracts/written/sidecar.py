"""The sidecar: what a person says of an extract, in the YAML file beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from smp_metrics.errors import Problem
from smp_metrics.extracts.contradictions import contradictions
from smp_metrics.extracts.extract import Column
from smp_metrics.extracts.written.signs import Signs
from smp_metrics.extracts.written.typed import (
    Digest,
    Identifier,
    Line,
    Named,
    Once,
    Paragraph,
    Sentence,
    Slug,
    Strict,
    Title,
    Year,
    fit,
)
from smp_metrics.extracts.written.yaml_files import read_yaml
from smp_metrics.files import is_there

CLAIM = re.compile(r"\[([^\[\]]*)\]\(fact:[^()\s]*\)")


def _in_order(numbers: tuple[int, ...]) -> tuple[int, ...]:
    if list(numbers) != sorted(numbers):
        raise ValueError("the numbers are in no order; write the smaller first")
    return numbers


class Sidecar(Strict):
    """Where an extract is from, what it covers, who may use it, and whether it could point to a person.

    ``stated`` are figures that the plan gives with no data behind them. ``years`` are those that rows of another
    edition are about, ``lists`` what may stand in columns of theirs, where the contract is that of the default one.
    ``gaps`` says why months are missing, ``signs`` what is meant by each that stands in the place of a number.
    """

    title: Title
    topic: Named
    description: Annotated[Sentence, Field(min_length=50)]
    publisher: Named
    source: Title
    counted_by: Slug | None = None
    stated: bool = False
    paragraphs: Annotated[tuple[Paragraph, ...], Once, AfterValidator(_in_order)]
    table: Named | None
    period: Named
    geography: Named
    geography_vintage: Named
    unit: Line
    licence: Title
    sensitive: bool
    sensitive_reason: Sentence
    notes: Annotated[tuple[Sentence, ...], Field(min_length=1), Once]
    gaps: Sentence | None = None
    signs: Signs = Field(default_factory=dict)
    digest: Digest | None = None
    years: Annotated[tuple[Year, ...], Once, AfterValidator(_in_order)] = ()
    lists: dict[Identifier, Annotated[tuple[Line | int, ...], Once]] = Field(default_factory=dict)


def read_sidecar(
    root: Path, name: str, columns: tuple[Column, ...], settings: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Problem]]:
    """Give what is said of an extract, claims as their words, and all that is wrong with it.

    ``columns`` and ``settings`` are its contract's, which the sidecar may not contradict.
    """
    path = f"data/{name}.yml"
    if not is_there(root, path):
        remedy = "copy that of another extract, and say where this one is from"
        return {}, [Problem(path, 0, 0, "the extract has no sidecar", "no such file", "a YAML file", remedy)]
    written, problems = read_yaml(root, path)
    if problems:
        return {}, problems
    if not isinstance(written.value, dict):
        expected, remedy = "a line such as publisher: the police", "write what others say; compare with them"
        return {}, [Problem(path, 1, 0, "the sidecar says nothing", "no key", expected, remedy)]
    fitted = fit(path, Sidecar, written)
    if isinstance(fitted, list):
        return {}, fitted
    wrong = list(contradictions(vars(fitted), columns, settings))
    remedy = f"compare schemas/{name}.py with it, and mend the one that is wrong"
    problems = [
        Problem(path, written.lines[(key,)], 0, f"{key}: the contract says otherwise", said, expected, remedy)
        for key, said, expected in wrong
    ]
    return ({}, problems) if problems else (_without_addresses(written.value), [])


def _without_addresses(said: Any) -> Any:
    """Give the words of a sidecar as people read them: a claim in it keeps its text and loses its fact's address."""
    if isinstance(said, dict):
        return {key: _without_addresses(value) for key, value in said.items()}
    if isinstance(said, list):
        return [_without_addresses(value) for value in said]
    return CLAIM.sub(r"\1", said) if isinstance(said, str) else said
