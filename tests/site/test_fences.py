"""A block that can't be shown stops the build: of most errors its source would be published, and nothing said."""

from __future__ import annotations

import pytest
from markdown import Markdown

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.site.extensions import fences


@pytest.mark.parametrize("error", [KeyError("q"), ProblemsFound([Problem("data/a.csv", 3, 0, "a cell is odd")])])
def test_a_block_that_cannot_be_shown_is_told(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> str:
        raise error

    monkeypatch.setattr(fences, "words_part", fail)
    custom = [{"name": "words", "class": "words", "format": fences.words_fence}]
    page = Markdown(
        extensions=["pymdownx.superfences"], extension_configs={"pymdownx.superfences": {"custom_fences": custom}}
    )
    with pytest.raises(ProblemsFound) as raised:
        page.convert("```words\ninside\n```")

    (told,) = raised.value.problems
    assert (told.message, told.found) in {("a cell is odd", ""), ("the code has a mistake", "KeyError: 'q'")}
