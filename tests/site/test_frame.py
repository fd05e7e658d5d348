"""Around the article of a page no number stands that nothing answers for, wherever it is seen or heard."""

from __future__ import annotations

import json

import pytest

from smp_metrics.claims.text.document import Document
from smp_metrics.site.proof.frame import Frames

PAGE = """<!doctype html><html><head><title>{title} - Safer Maidstone</title>
<meta name="viewport" content="initial-scale=1"><meta name="generator" content="mkdocs-1.6.1">
<meta http-equiv="Content-Security-Policy" content="sha256-412">
<meta name="description" content="{description}">{head}</head>
<body>{before}<label class="md-nav__title">Home</label>
<nav aria-label="Table of contents"><a href="#a">Crime fell</a><a href="#b">Words</a></nav>
<article><h2>Crime <data class="smp-claim">fell</data><a class="headerlink">#</a></h2>
<p>412 thefts</p><h2>Words</h2></article>
<footer>{after}<button>Back to top</button></footer>
<script id="__config" type="application/json">{config}</script><script>var all = "412 thefts"</script></body></html>"""
FINE = {"title": "Words", "description": "What partners do.", "head": "", "before": "", "after": "", "config": "{}"}
SHOWN = {
    "the title": ({"title": "All 413 thefts"}, ["413"]),
    "the description": ({"description": "Crime soared in 2023."}, ["soared"]),
    "a social tag": ({"head": '<meta property="og:title" content="413 thefts">'}, ["413"]),
    "a social tag of another": ({"head": '<meta name="twitter:description" content="Twelve thefts">'}, ["Twelve"]),
    "the header": ({"before": "<header>413 thefts</header>"}, ["413"]),
    "the menu": ({"before": '<nav><a href="x">Crime soared</a></nav>'}, ["soared"]),
    "the footer": ({"after": "<p>There were 413 thefts.</p>"}, ["413"]),
    "a name that is heard": ({"before": '<nav aria-label="413 thefts"></nav>'}, ["413"]),
    "a title": ({"after": '<a title="413 thefts" href="x">x</a>'}, ["413"]),
    "an alt text": ({"after": '<img alt="413 thefts" src="x">'}, ["413"]),
    "what stands in a field": ({"before": '<input placeholder="Search 413 thefts">'}, ["413"]),
    "what a table sums up": ({"after": '<table summary="413 thefts"></table>'}, ["413"]),
    "what the theme's script says": ({"config": json.dumps({"translations": {"a": "413 thefts"}})}, ["413"]),
    "signs of another shape": ({"after": "<p>\U0001d42d\U0001d41e\U0001d427 thefts</p>"}, ["ten"]),
    "an unseen sign": ({"after": "<p>Crime so\u00adared in 2023.</p>"}, ["soared"]),
}
SILENT = {
    "a copy of the article": {"after": "<p>412 thefts</p>"},
    "the number of a page of harm": {"title": "Plan, number 19"},
    "the title of another page": {"after": "<a>Thefts rose</a>"},
    "what the theme counts": {"config": json.dumps({"base": "../413", "translations": {"a": "1 more on this page"}})},
    "an address": {"head": '<meta property="og:url" content="https://a.example/413-safer/">'},
    "the number of a page of harm where it is shared": {"head": '<meta property="og:title" content="Plan, number 19">'},
    "a year": {"title": "What happened in 2023"},
}


def seen(**parts: str) -> list[str]:
    titled, bare = "# Thefts [rose](fact:a.b)  {#b}\n\nWords.\n", "Words.\n"
    documents = Document("docs/b.md", titled), Document("docs/c.md", bare)
    return list(Frames(documents).unanswered(PAGE.format(**FINE | parts)))


@pytest.mark.parametrize("name", SHOWN)
def test_a_number_or_statement_that_nothing_answers_for_is_told(name: str) -> None:
    parts, told = SHOWN[name]

    assert seen(**parts) == told


@pytest.mark.parametrize("name", SILENT)
def test_what_is_answered_for_elsewhere_is_passed_over(name: str) -> None:
    assert seen(**SILENT[name]) == []


def test_what_many_pages_say_is_told_of_each_that_says_it() -> None:
    frames = Frames()
    wrong, right = PAGE.format(**FINE | {"after": "<p>413 thefts</p>"}), PAGE.format(**FINE)

    assert [list(frames.unanswered(page)) for page in (right, wrong, right, wrong)] == [[], ["413"], [], ["413"]]
