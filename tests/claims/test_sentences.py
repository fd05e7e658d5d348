"""Sentences whose truth is known: the false ones are refused, the true ones pass."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from smp_metrics.claims.checking import check_document
from smp_metrics.claims.text.document import Document
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts

FACTS = Facts(Extracts(Path(__file__).parents[2]))
KNOWN = yaml.safe_load(Path(__file__).with_name("sentences.yml").read_text(encoding="utf-8"))
BORNE_OUT = yaml.safe_load(Path(__file__).with_name("borne_out.yml").read_text(encoding="utf-8"))
TAKEN_UP = yaml.safe_load(Path(__file__).with_name("taken_up.yml").read_text(encoding="utf-8"))
# Sets of readers, by when they were written.
SETS = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(Path(__file__).parent.glob("readers*.yml"))]
READERS: dict[str, list[Any]] = {
    part: [*{str(each): each for written in SETS for each in written[part] or ()}.values()] for part in SETS[0]
}
# Sets written when the rules were finished count apart: each exception is listed, and they may be many.
LATER = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(Path(__file__).parent.glob("later*.yml"))]
PASSES = [
    *KNOWN["passes"],
    *BORNE_OUT["passes"],
    *TAKEN_UP["passes"],
    *READERS["passes"],
    *(each for later in LATER for each in later["passes"]),
]
REFUSED = [
    *KNOWN["refused"],
    *BORNE_OUT["refused"],
    *TAKEN_UP["refused"],
    *READERS["refused"],
    *(each for later in LATER for each in later["refused"]),
]
LOT = 50
EXCEPTIONS = [*READERS["exceptions"], *(each for later in LATER for each in later["exceptions"])]


def problems(sentence: str) -> list[str]:
    text = re.sub(r"@(\w+)", lambda name: f"fact:{KNOWN['facts'][name[1]]}", sentence)
    document = Document("docs/about/page.md", f"# A page\n\nSome words.\n\n{text}\n\nOther words.\n")
    return [str(problem) for problem in check_document(document, FACTS)]


def lots(sentences: list[str]) -> list[list[str]]:
    """Part sentences into lots: each is checked in a few milliseconds, and a test of its own costs as much again."""
    return [sentences[at : at + LOT] for at in range(0, len(sentences), LOT)]


@pytest.mark.parametrize("lot", lots(PASSES), ids=itertools.count())
def test_true_sentences_pass(lot: list[str]) -> None:
    assert {sentence: told for sentence in lot if (told := problems(sentence))} == {}


@pytest.mark.parametrize("lot", lots(REFUSED), ids=itertools.count())
def test_false_sentences_are_refused_and_told_what_would_do(lot: list[str]) -> None:
    found = {sentence: problems(sentence) for sentence in lot}

    assert [sentence for sentence, told in found.items() if not told] == []
    assert [problem for told in found.values() for problem in told if "to do:" not in problem] == []


@pytest.mark.parametrize("exception", EXCEPTIONS)
def test_an_exception_is_still_one_and_says_why(exception: dict[str, Any]) -> None:
    refused = {"true and refused": True, "false and passed": False}[exception["truth"]]
    assert bool(problems(exception["sentence"])) == refused
    assert exception["why"]


def test_exceptions_are_few() -> None:
    false = [each for each in READERS["exceptions"] if each["truth"] == "false and passed"]
    true = [each for each in READERS["exceptions"] if each["truth"] == "true and refused"]
    assert len(false) * 100 <= len([*READERS["refused"], *false])
    # What is true and refused can be said otherwise; what is false and passes is believed.
    assert len(true) * 100 <= 3 * len([*READERS["passes"], *true])
