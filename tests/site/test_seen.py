"""The last look finds each number that a reader sees and that neither a claim nor the check answers for."""

from __future__ import annotations

import pytest

from smp_metrics.claims.text.document import Document
from smp_metrics.site.proof.seen import numbers_without_a_source

FINE = {
    "a claim": '<p>There were <data class="smp-claim" value="3"><a title="1 + 2" href="x">3</a></data> crimes.</p>',
    "a chart": '<figure class="smp-figure"><svg><text>99</text></svg></figure>',
    "what a check shows": '<div class="smp-output"><pre>99</pre></div>',
    "the number of a paragraph": '<h3><a class="smp-paragraph__number" title="Link to paragraph 15">15</a>Words</h3>',
    "a year": "<p>This is about 2023.</p>",
    "a footnote": '<p>Words<sup><a class="footnote-ref">1</a></sup></p>',
    "no number": "<p>Words</p>",
}
SHOWN = {
    "code": ("<p>There were <code>99,999</code> crimes.</p>", ["99,999"]),
    "a block of code": ("<pre>99,999 crimes</pre>", ["99,999"]),
    "beside a claim": ('<p><code>9</code><data class="smp-claim">4</data></p>', ["9", "9 at a claim"]),
    "a sign at a claim": (
        '<p>\u2212<data class="smp-claim">4</data><b>%</b></p>',
        ["\u2212 at a claim", "% at a claim"],
    ),
    "two claims as one number": (
        '<p><data class="smp-claim">4</data><data class="smp-claim">5</data></p>',
        ["a claim at a claim"],
    ),
    "letters of another shape": ("<p>\U0001d42d\U0001d41e\U0001d427 crimes</p>", ["ten"]),
    "the start of a list": ('<ol start="99"><li>Words</li></ol>', ["99"]),
    "a word of change put together": ("<p>Crime fe<b>ll</b> in 2023.</p>", ["fell"]),
    "a word of change in unseen signs": ("<p>Crime so\u00adar\u200bed in 2023.</p>", ["soared"]),
    "a statement put together": ("<p>There was mo<b>re</b> crime in 2023.</p>", ["more"]),
    "a superlative put together": ("<p>It has the hi<b>gh</b>est crime.</p>", ["highest"]),
    "a word in two parts": ("<p>There were thirt<strong>een</strong> crimes.</p>", ["thirteen"]),
    "a word with an unseen sign": ("<p>There were thir\u200cteen crimes.</p>", ["thirteen"]),
    "an alt text": ('<p><img alt="99,999 crimes" src="x.png"></p>', ["99,999"]),
    "a title": ('<p><a title="99,999 crimes" href="x">Words</a></p>', ["99,999"]),
    "two blocks": ("<ul><li>99,999</li><li>88,888</li></ul>", ["99,999", "88,888"]),
}


def seen(content: str, source: str = "# A page\n", path: str = "docs/a.md") -> list[str]:
    page = f"<html><body><p>77,777</p><article>{content}</article></body></html>"
    return list(numbers_without_a_source(page, Document(path, source)))


@pytest.mark.parametrize("name", FINE)
def test_what_the_site_has_made_and_what_needs_no_fact_is_passed_over(name: str) -> None:
    assert seen(FINE[name]) == []


@pytest.mark.parametrize("name", SHOWN)
def test_whatever_else_a_reader_sees_or_hears_is_told(name: str) -> None:
    content, numbers = SHOWN[name]

    assert seen(content) == numbers


def test_a_number_that_the_source_answers_for_in_its_prose_is_passed_over() -> None:
    assert seen("<p>Call 55 555.</p>", "Call 55 555.\n") == []
    assert seen("<p>Call 55 555.</p>", "Call <!-- 55 555 -->.\n") != []
    # Once answered for is once shown.
    assert seen("<p>Call 55 555, or 55 555.</p>", "Call 55 555.\n") != []


def test_pages_on_how_to_read_a_number_have_samples_in_their_code() -> None:
    assert seen("<p><code>99</code></p>", path="docs/about/index.md") == []
    assert seen("<p>99</p>", path="docs/about/index.md") == ["99"]


def test_a_word_that_the_source_holds_was_checked_there() -> None:
    assert seen("<p>Zebras fell.</p>", "Crime fell.\n") == []
    assert seen("<p>Zebras fell.</p>", "Crime went on.\n") == ["fell"]
