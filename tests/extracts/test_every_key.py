"""Each key of each file that people write, spoiled in every usual way, is refused at its line."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from pydantic import TypeAdapter

from smp_metrics.claims.plan.same import Same
from smp_metrics.claims.plan.wholes import Whole
from smp_metrics.claims.text.blocks import BlockError, parse_block
from smp_metrics.claims.text.exempt import read_exemptions
from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts.contracts import columns_of, contract_of, settings_of
from smp_metrics.extracts.written.declarations import Correction, KnownIssue, Question, Revision, Withdrawal
from smp_metrics.extracts.written.entries import Entry
from smp_metrics.extracts.written.examples import EXAMPLES, example_of
from smp_metrics.extracts.written.plain_yaml import PlainYaml, load
from smp_metrics.extracts.written.sidecar import Sidecar, read_sidecar
from smp_metrics.extracts.written.typed import Strict, as_written, fit
from smp_metrics.extracts.written.wanted import Wanted
from smp_metrics.site.written.required import DECLARED as FILES
from smp_metrics.site.written.required import Counts

ROOT = Path(__file__).resolve().parents[2]
DATED = {"status": "proposed", "date": "2026-11-23"}
FIGURE = {"id": "p27-more", "expect": "12%", "found": "34%", "words": "a third"}
FAILED = {"name": "wards-make-the-total", "at": {"ward": "Heath"}, "expected": "12 crimes", "found": "34 crimes"}
SAID = {
    "id": "one-thing", "title": "One thing is wrong", "paragraph": 27, "where": "Paragraph 27", "figures": [FIGURE],
    "says": "The plan says “2%”.", "fairest": "Another year is meant.", "message": "It is another number.",
}  # fmt: skip
ASK = {"of": "Kent Police", "question": "Which year is it?"}
CELL = {"at": {"ward": "Heath", "year": 2023}, "column": "crimes", "expect": 12, "value": 34}
ROW = {"plan": "It rose a lot.", "data": "It fell a lot."}
DECLARED: dict[type[Strict], dict[str, Any]] = {
    Correction: {
        **SAID, "kind": "proven", "extract": "all_crime_by_ward", "cells": [CELL], "fails": "It is [3%](fact:x.y).",
        "effect": "contradicts", "row": ROW, **DATED, "status": "confirmed",
        "confirmed": {"by": "Kent Police", "date": "2026-11-24"},
    },
    KnownIssue: {
        **SAID, "kind": "contradicts itself", "reconciliations": [FAILED], "fails": "Both can't be.",
        "cells": [{"extract": "a_table", "at": {"ward": "Heath"}, "column": "crimes", "expect": 12}],
        "repairs": ["Make it 13.", "Make it 14."],
        "needed": "The right year.", "ask": ASK, **DATED,
    },
    Question: {
        **SAID, "kind": "question", "otherwise": "It is not so.", "needed": "The right year.", "ask": ASK,
        "reconciliations": [FAILED], **DATED,
    },
    Revision: {
        **{key: SAID[key] for key in ("id", "title", "paragraph", "where", "says", "message")},
        "extract": "district_residents", **DATED,
    },
    Withdrawal: {
        "id": "one-thing", "title": "One thing was wrong", "paragraph": 27, "why": "It can be true.",
        "date": "2026-11-23",
    },
    Wanted: {
        "id": "one-thing", "title": "Crime by type", "paragraph": 20, "known": "Only a picture is.",
        "holder": "Kent Police", "extract": "crime_by_type", "columns": {"crimes": "Crimes of the type"},
    },
    Whole: {
        "id": "one-thing", "what": "All of one thing", "parts": ["fact:a.b", "fact:a.c"], "whole": "fact:a.d",
        "some": True,
    },
    Same: {"id": "one-thing", "what": "One thing twice", "facts": ["fact:a.b", "fact:a.c"], "differs": "four-ps"},
    Sidecar: {
    "title": "Needles by year", "topic": "Drugs",
    "description": "Needles that were found in the borough, as the plan prints them.",
    "publisher": "Kent Police", "source": "The plan, paragraph 104", "paragraphs": [104, 105], "table": "Table 9",
    "period": "Calendar years 2019 to 2023", "geography": "Maidstone borough",
    "geography_vintage": "Before the changes of May 2024", "unit": "needles",
    "licence": "Open Government Licence v3.0", "sensitive": False, "sensitive_reason": "They name nobody.",
    "notes": ["Each cell is as printed.", "Years are calendar years."],
    },
}  # fmt: skip
HIDDEN = ["hid\u200bden words", "turned \u202eround"]
NO_TEXT: list[Any] = [False, None, [], {}, "", " ", 5, " led by a space", "a space after ", "x" * 5_001, *HIDDEN]
NO_NUMBER: list[Any] = [False, None, [], {}, "", "five", float("nan"), float("inf")]
OUT_OF_RANGE = [-1, 0, 1.5, 1_000]


def _parts(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Give each part of what is declared, with its place."""
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield (*at, key), value[key]
        yield from _parts(value[key], (*at, key))


def _put(whole: Any, at: tuple[Any, ...], new: Any) -> Any:
    if not at:
        return new
    changed = copy.copy(whole)
    changed[at[0]] = _put(whole[at[0]], at[1:], new)
    return changed


def _wrong(at: tuple[Any, ...], value: Any) -> list[Any]:
    """List what may not stand where a value stands."""
    free = at[-2:-1] == ("at",)
    if isinstance(value, bool):
        return [None, "no", 0, [], {}]
    if isinstance(value, int):
        return [each for each in NO_NUMBER if not free or each != "five"] + OUT_OF_RANGE * ("paragraph" in at[0])
    if isinstance(value, str):
        return [each for each in NO_TEXT if not (free and each == 5) and not (at == ("table",) and each is None)]
    if isinstance(value, list):
        return [None, False, {}, "x", 5, [*value, value[0]]]
    misspelt = [{f"{key}s" if key == name else key: each for key, each in value.items()} for name in value]
    named = [] if at[-1] in ("at", "columns") else [{**value, "extra": "x"}, *misspelt]
    return [None, False, [], "x", 5, *named]


def _spoiled(sound: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give what is declared with one thing wrong with it, each named."""
    for at, value in _parts(sound):
        for wrong in _wrong(at, value):
            yield f"{at}: {wrong!r}"[:100], _put(sound, at, wrong)
    yield "a key that nobody reads", {**sound, "extra": "x"}
    for name in sound:
        yield f"{name} misspelt", {f"{name}s" if key == name else key: value for key, value in sound.items()}


def _fitted(kind: type[Strict], said: dict[str, Any]) -> Any:
    lines = {at: number for number, (at, _) in enumerate([((), None), *_parts(said)], 1)}
    return fit("data/made_up.yml", kind, PlainYaml(said, lines))


@pytest.mark.parametrize("kind", DECLARED, ids=lambda kind: kind.__name__)
def test_what_is_declared_in_form_is_taken(kind: type[Strict]) -> None:
    assert isinstance(_fitted(kind, DECLARED[kind]), kind)


@pytest.mark.parametrize("kind", DECLARED, ids=lambda kind: kind.__name__)
def test_each_key_spoiled_in_any_usual_way_is_refused_at_its_line(kind: type[Strict]) -> None:
    taken = [name for name, said in _spoiled(DECLARED[kind]) if not isinstance(_fitted(kind, said), list)]

    assert taken == []
    for name, said in _spoiled(DECLARED[kind]):
        for problem in _fitted(kind, said):
            assert problem.line, name
            assert problem.remedy, name
            assert "pattern" not in problem.message, name
            assert not re.search(r"\b(?:Input|String|Value)\b", problem.message), (name, problem.message)


@pytest.mark.parametrize(
    ("key", "wrong", "said"),
    [
        ("title", "Needles", "title: the text is one word; write what it is in a few"),
        ("publisher", "TBC", "publisher: it is too short (3; at least 4)"),
        ("paragraphs", [105, 104], "paragraphs: the numbers are in no order; write the smaller first"),
        ("paragraphs", [104, 104], 'paragraphs: the list has "104" twice; keep one'),
        ("notes", [], "notes: it is too short (0; at least 1)"),
        (
            "unit",
            "hid\u200bden",
            "unit: the text holds the sign U+200B, which is not plain; delete it or type it plainly",
        ),
        ("period", "2023 ", "period: the text has a space or a line break at its start or end; delete it"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(key: str, wrong: Any, said: str) -> None:
    (problem,) = _fitted(Sidecar, {**DECLARED[Sidecar], key: wrong})

    assert problem.message == said


def _models() -> set[type[Strict]]:
    return {each for each in _below(Strict) if each.__module__.startswith("smp_metrics.")}


def test_each_example_of_a_key_may_be_typed_as_it_stands() -> None:
    # A model that no test has met so far counts too.
    for file in (ROOT / "smp_metrics").rglob("*.py"):
        if "(Strict)" in file.read_text(encoding="utf-8"):
            import_module(".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    shown = set()
    for model in _models():
        for key, field in model.model_fields.items():
            if example := example_of(model.__name__, key):
                said = json.dumps(load(f"{key}: {example}\n").value[key])
                form: Any = Annotated[field.annotation, None, *field.metadata]
                TypeAdapter(form).validate_json(said, strict=True)
                shown |= {key, f"{model.__name__}.{key}"}

    assert set(EXAMPLES) <= shown


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"extra": 1}, ("extra: the key is not known", "id, paragraph, ", "delete it, or write one of these keys")),
        ({"mesage": "x"}, ("mesage: the key is not known", "id, paragraph, ", "write message, if that is meant")),
        ({"ask": "x"}, ("ask: it has no keys", "of, question", "write it as in ask: {of: Anyshire Police, ")),
        ({"ask": {"of": "x"}}, ("ask.of: it is too short", "", "write it as in of: Anyshire Police")),
        ({"status": "x"}, ("status: it has to be 'proposed' or 'confirmed'", "", "write it as in status: proposed")),
        ({"figures": [{"id": 5}]}, ("figures.1.id: it is a number", "", "write it as in id: westbrook-crimes")),
        ({"needed": ""}, ("needed: the text is empty", "", "write it as in needed: The crimes of each")),
    ],
)
def test_what_to_write_instead_is_shown(said: dict[str, Any], told: tuple[str, str, str]) -> None:
    problem = _fitted(KnownIssue, {**DECLARED[KnownIssue], **said})[0]

    found = (problem.message, problem.expected, problem.remedy)
    assert all(part.startswith(start) for part, start in zip(found, told, strict=True)), found


def test_every_kind_of_declaration_is_spoiled_here() -> None:
    kinds = {each for kind in Entry.__subclasses__() for each in (kind, *_below(kind)) if hasattr(each, "path")}

    assert {kind for kind in kinds if not kind.__subclasses__()} <= set(DECLARED)


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


CONTRADICTED = {
    "another first year": ("all_crime_by_ward", "period", "Calendar years 2021 and 2023", "from 2022 to 2023"),
    "another last year": ("needle_totals", "period", "Calendar years 2019 to 2024", "from 2019 to 2023"),
    "no year": ("needle_totals", "period", "Five calendar years", "from 2019 to 2023"),
    "calendar years for running ones": ("youth_offences", "period", "April 2017 to March 2023", "from 2016 to 2023"),
    "another unit": ("asb_by_ward", "unit", "crimes", "incidents"),
    "one unit of two": ("missing_children_by_area", "unit", "reports", "reports and children"),
    "a unit where each row has its own": ("survey_findings", "unit", "responses", "as each row says"),
    "clusters for wards": ("asb_by_ward", "geography", "Ward clusters of Maidstone borough", "wards"),
    "wards for districts": ("district_residents", "geography", "Wards of Kent", "districts"),
    "a small count of people": (
        "domestic_abuse_by_ward",
        "sensitive",
        "false",
        "true, for a small count of this (abuse) can point to a person",
    ),
    "wards where there are none": ("needle_totals", "geography", "Wards of Maidstone borough", "no wards"),
}


@pytest.mark.parametrize("name", CONTRADICTED)
def test_a_sidecar_that_its_contract_contradicts_is_refused_at_the_key(tmp_path: Path, name: str) -> None:
    extract, key, said, expected = CONTRADICTED[name]
    file = tmp_path / f"data/{extract}.yml"
    file.parent.mkdir()
    text = (ROOT / f"data/{extract}.yml").read_text(encoding="utf-8")
    file.write_text(re.sub(rf"(?m)^{key}: .*$", f"{key}: {said}", text), encoding="utf-8")
    contract = contract_of(extract)
    assert contract

    _, (problem,) = read_sidecar(tmp_path, extract, columns_of(contract), settings_of(contract))

    line = file.read_text(encoding="utf-8").split("\n").index(f"{key}: {said}") + 1
    assert (problem.line, problem.found, problem.expected) == (line, said, expected)
    assert problem.message == f"{key}: the contract says otherwise"


def test_the_numbers_of_entries_are_whole_and_of_known_files() -> None:
    sound = dict.fromkeys(FILES, 3)

    assert isinstance(_fitted(Counts, sound), Counts)
    for name, said in _spoiled(sound):
        if not name.endswith(": 0"):
            assert isinstance(_fitted(Counts, said), list), name
    assert [each.message for each in _fitted(Counts, {**sound, "data/wholes.yml": -1})] == [
        "data/wholes.yml: the number is too small or too large"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- pattern: a\n", "entry 1: reason: the key is missing"),
        ("- {pattern: a, reason: No}\n", "entry 1: reason: YAML reads it as true or false"),
        ("- {pattern: '(', reason: a bracket}\n", "entry 1: pattern: it is no regular expression"),
        ("- {pattern: a, reason: a letter, date: true}\n", "entry 1: date: the key is not known"),
        ("- a word\n", "entry 1: the entry: it has no keys"),
    ],
)
def test_an_exemption_out_of_form_is_refused(text: str, said: str) -> None:
    with pytest.raises(ProblemsFound, match=re.escape(said)) as found:
        read_exemptions(text)

    assert found.value.problems[0].line == 1


@pytest.mark.parametrize("kind", ["chart", "table"])
def test_each_key_of_a_block_is_held_to_its_form(kind: str) -> None:
    keys = {"id": "a", "title": "Heath leads", "subtitle": "Crimes, 2023", "caveat": "Few crimes"}
    sound = {**keys, "alt": "Bars of wards"} if kind == "chart" else keys

    assert parse_block(kind, yaml.safe_dump(sound)) == sound
    for name, said in _spoiled(sound):
        if "space" not in name:  # a block's words are set in one line, without them
            with pytest.raises(BlockError) as error:
                parse_block(kind, yaml.safe_dump(said, sort_keys=False))
            assert all(line for line, _ in error.value.reasons), name
    for double in sound:
        with pytest.raises(BlockError, match="the key stands twice"):
            parse_block(kind, f"{yaml.safe_dump(sound)}{double}: again\n")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"id": "survey-of-101", "kind": "slip"}, '"survey-of-101"'),
        ({"kind": None, "cells": [True, 1.5]}, '"{"kind": null, "cells": [true, 1.5]}"'),
        ("a text", '"a text"'),
        (None, '"null"'),
    ],
)
def test_what_was_found_is_shown_as_yaml_has_it_and_an_entry_by_its_id(value: object, shown: str) -> None:
    assert as_written(value) == shown
