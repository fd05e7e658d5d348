"""The command ``smp diff`` as a contributor and a pull request meet it."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from smp_metrics.cli import main
from tests.diff.made_up import History

PAGE = "docs/plan/children.md"


def _run(history: History, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", "--root", str(history.root), *arguments], catch_exceptions=False)


def test_what_moved_is_no_mistake_unless_it_is_asked_for(history: History) -> None:
    assert [_run(history, "HEAD", *more).exit_code for more in ((), ("--exit-code",))] == [0, 0]
    history.edit(PAGE, "[13](fact", "[thirteen](fact")

    assert [_run(history, "HEAD", *more).exit_code for more in ((), ("--exit-code",))] == [0, 1]
    assert "1 claim reworded" in _run(history, "HEAD").output


def test_what_could_not_be_compared_is_no_proof_that_nothing_moved(history: History) -> None:
    (history.root / "docs/new.md").write_bytes(b"\xff")
    told = _run(history, "HEAD", "--exit-code")

    assert told.exit_code == 1
    assert "Nothing moved in what could be compared: every published number reads as it did." in told.output


def test_each_format_tells_the_same(history: History) -> None:
    history.edit(PAGE, "[13](fact", "[thirteen](fact")
    history.commit()
    text, markdown, values = (
        _run(history, "HEAD~1", "HEAD", "--format", style).output for style in ("text", "markdown", "json")
    )

    assert text.startswith("From ")
    assert markdown.startswith("## From ")
    assert [claim["now"] for claim in json.loads(values)["reworded"]] == ["thirteen"]


def test_a_revision_that_is_not_there_is_a_misuse(history: History) -> None:
    told = _run(history, "nowhere")

    assert told.exit_code == 2
    assert "no revision is called nowhere" in told.output
