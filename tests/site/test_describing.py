"""Each page has a description in its own words, which no data could prove wrong."""

from types import SimpleNamespace
from typing import Any

import pytest

from smp_metrics.site.finishing.describing import LONGEST, describe


def described(content: str, path: str = "plan/crime.md", title: str = "Crime", **meta: str) -> Any:
    page = SimpleNamespace(content=content, meta=dict(meta), title=title, file=SimpleNamespace(src_uri=path))
    describe(page)
    return page.meta.get("description")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<h1>Crime</h1><p>Partners <a>meet</a>.</p><p>They plan. No end</p>", "Partners meet. They plan."),
        ("<p>Crime fell by 6%. Partners meet.</p>", "Partners meet."),
        ('<p>An ASB<span class="smp-term__means">noise</span> case.</p>', "An ASB case."),
        ("<p></p>", ""),
    ],
)
def test_a_page_is_described_by_its_first_sentences_that_need_no_data(content: str, told: str) -> None:
    assert described(content) == told


def test_pages_made_alike_are_told_apart_by_name() -> None:
    assert described("<p>Partners meet.</p>", "facts/crime.md") == "Crime. Partners meet."
    assert described("<p>Partners meet.</p>", "facts/crime.md", "In 2023, 5 crimes") == "Partners meet."


def test_a_description_is_no_longer_than_is_shown_and_ends_with_a_sentence() -> None:
    told = described(f"<p>{'Some words are here. ' * 20}</p>")

    assert told.endswith("here.")
    assert LONGEST - 25 < len(told) < LONGEST


def test_what_an_author_wrote_stays_and_the_home_page_and_kept_ones_ask_for_none() -> None:
    assert described("<p>Words.</p>", description="Mine") == "Mine"
    assert described("<p>Words are here.</p>", "index.md") is None
    assert described("") is None
