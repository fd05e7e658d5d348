"""A page may hold what is on a list, and nothing else: each form of script, frame, request and redirect is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config

from smp_metrics.extracts.written.whom import Discreet
from smp_metrics.site.finishing.finish import finish
from smp_metrics.site.proof.elements import ARTICLE
from smp_metrics.site.proof.judging import contained, judge, judge_part, whole
from smp_metrics.site.proof.policy import Policy

ROOT = Path(__file__).resolve().parents[2]
FILE = "plan/crime/index.html"
NONE = Discreet()
ALLOWED = (
    '<p class="smp-facts" id="p15">Words, <em>some</em> <strong>strong</strong> <code>code</code><br></p>',
    '<a href="../crime/#p15" title="There">there</a> <a href="?q=a:b">asked</a> <a href="./a:b">within</a>',
    '<a href="https://www.kent.police.uk/ro/report/">https</a> <a href="mailto:a.b@maidstone.gov.uk">mail</a>',
    '<img alt="A map" src="../../assets/map.png" width="300">',
    '<svg viewBox="0 0 1 1"><path d="M0,0h1" fill="url(#a)"/><text fill="#0A0A0A">1</text></svg>',
    '<div class="admonition note"><p class="admonition-title">Note</p></div>',
    '<div class="highlight"><pre><span class="kn">import</span></pre></div>',
    '<script type="application/ld+json">{"@type": "Dataset"}</script>',
    '<ol start="3"><li>three</li></ol>',
)
REFUSED = (
    "<script>alert(1)</script>",
    "<script src=x.js></script>",
    "<script type=module>alert(1)</script>",
    "<script type=text/javascript>alert(1)</script>",
    '<script type="application/ld+json" src="x"></script>',
    "<svg><script>alert(1)</script></svg>",
    "<p onclick=alert(1)>",
    "<p oNcLiCk=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<details ontoggle=alert(1) open>",
    "<body onload=alert(1)>",
    "</body><p onfocus=alert(1)>",
    "<a href=javascript:alert(1)>",
    "<a href='JaVaScRiPt:alert(1)'>",
    "<a href=' javascript:alert(1)'>",
    "<a href='java\nscript:alert(1)'>",
    "<a href='java\tscript:alert(1)'>",
    "<a href='\x01javascript:alert(1)'>",
    "<a href='&#106;avascript:alert(1)'>",
    "<a href='javascript&colon;alert(1)'>",
    "<a href='vbscript:x'>",
    "<a href='data:text/html,<script>alert(1)</script>'>",
    "<a href='blob:x'>",
    "<a href='file:///etc/passwd'>",
    "<a href='//elsewhere.example/'>",
    "<a href='/\\elsewhere.example/'>",
    "<a href='\\\\elsewhere.example/'>",
    "<a href='/\t/elsewhere.example/'>",
    "<a href='http://elsewhere.example/'>",
    "<a href='https:elsewhere.example'>",
    "<a href='https:/elsewhere.example'>",
    "<a href='https://user:word@elsewhere.example/'>",
    "<a ping='https://elsewhere.example/' href=x>",
    "<a target=_blank href=x>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,x#a'/></svg>",
    "<svg><image href='https://elsewhere.example/x.png'/></svg>",
    "<svg><set attributeName=href to=javascript:alert(1) /></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    "<svg><foreignObject><iframe></iframe></foreignObject></svg>",
    "<svg><style>@import 'https://elsewhere.example/x.css'</style></svg>",
    "<svg><path fill='url(https://elsewhere.example/#a)'/></svg>",
    "<svg><path fill='URL(//elsewhere.example/#a)'/></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<style>p { background: url(https://elsewhere.example/) }</style>",
    "<p style='background: url(https://elsewhere.example/)'>",
    "<link rel=stylesheet href=x.css>",
    "<base href='https://elsewhere.example/'>",
    "<meta http-equiv='refresh' content = '0; url=https://elsewhere.example/'>",
    "<meta http-equiv=Content-Security-Policy content='script-src *'>",
    "<iframe src='https://elsewhere.example/'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='https://elsewhere.example/x.swf'></object>",
    "<embed src='https://elsewhere.example/x.swf'>",
    "<applet code=x></applet>",
    "<portal src=x></portal>",
    "<form action='https://elsewhere.example/'><input></form>",
    "<button formaction='https://elsewhere.example/'>",
    "<input type=image src=x>",
    "<textarea autofocus>",
    "<img src='https://elsewhere.example/x.png'>",
    "<img src = '//elsewhere.example/x.png'>",
    "<img\nsrc='//elsewhere.example/x.png'>",
    "<img src='data:image/svg+xml,<svg/>'>",
    "<img srcset='https://elsewhere.example/x.png 2x'>",
    "<img src=x usemap=#m>",
    "<picture><source srcset='https://elsewhere.example/x.png'></picture>",
    "<video poster='https://elsewhere.example/x.png'></video>",
    "<audio src='https://elsewhere.example/x.mp3'></audio>",
    "<table background='https://elsewhere.example/x.png'><tr><td>x</table>",
    "<template><p>x</template>",
    "<noscript><p>x</noscript>",
    "<marquee>x</marquee>",
    "<plaintext>",
    "<x-custom>x</x-custom>",
    "<p id=__config>",
    "<pre class=mermaid>x</pre>",
    "<p class='smp-facts md-overlay'>",
    "<p data-md-component=search>",
    "<p contenteditable>",
    "<p is=x-custom>",
    "<p slot=x>",
    "<label for=__drawer>x</label>",
)


# What the theme has itself, and an article may not.
OF_THE_THEME = ("__", "class=", "data-md-component")


@pytest.fixture(scope="module")
def policy() -> Policy:
    """Give the policy of the real site."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return Policy(config.theme.get_env(), config)


def page(policy: Policy, content: str = "", head: str = "", beside: str = "") -> str:
    """Give a page as the theme makes it, with a content and what somebody has slipped in."""
    html = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body dir="ltr">{beside}'
        f'<article class="md-content__inner md-typeset">{content}</article></body></html>'
    )
    return finish(html, "plan/crime/", policy.content(FILE))


def test_what_is_on_the_lists_is_let_through(policy: Policy) -> None:
    assert list(judge(page(policy, "".join(ALLOWED)), FILE, policy, NONE)) == []
    assert list(judge_part("".join(ALLOWED))) == []


@pytest.mark.parametrize("html", REFUSED)
def test_whatever_runs_asks_frames_or_leads_away_is_refused_in_an_article(html: str, policy: Policy) -> None:
    assert list(judge(page(policy, html), FILE, policy, NONE))
    if "<body" not in html:
        assert list(judge_part(html))


@pytest.mark.parametrize("html", [each for each in REFUSED if not any(own in each for own in OF_THE_THEME)])
def test_and_anywhere_else(html: str, policy: Policy) -> None:
    assert list(judge(page(policy, head=html), FILE, policy, NONE))
    assert list(judge(page(policy, beside=html), FILE, policy, NONE))


def test_a_script_of_the_list_is_known_by_every_letter(policy: Policy) -> None:
    first = policy.scripts(FILE)[0]

    assert list(judge(page(policy, head=f"<script>{first}</script>"), FILE, policy, NONE)) == []
    (stranger,) = judge(page(policy, head=f"<script>{first} </script>"), FILE, policy, NONE)
    assert stranger.message == "the page holds a script that is not on the list"


def test_scripts_and_style_sheets_come_from_the_folders_of_the_theme_and_of_the_project(policy: Policy) -> None:
    for good in (
        '<script src="../../assets/smp/smp.js" type="module"></script>',
        '<script src="/safer/assets/javascripts/bundle.a5f.min.js"></script>',
        '<link rel="stylesheet" href="../../assets/smp/smp.css">',
        '<link rel="canonical" href="https://safer.example/plan/crime/"><link rel="next" href="../">',
    ):
        assert list(judge(page(policy, head=good), FILE, policy, NONE)) == []
    for bad in (
        '<script src="../../plan/smp.js"></script>',
        '<script src="//elsewhere.example/assets/smp/smp.js"></script>',
        '<link rel="stylesheet" href="../../plan/smp.css">',
        '<link rel="next" href="https://elsewhere.example/">',
        '<link rel="preconnect" href="https://elsewhere.example/">',
    ):
        assert list(judge(page(policy, head=bad), FILE, policy, NONE))


def test_a_page_carries_one_policy_and_that_of_its_place(policy: Policy) -> None:
    message = "the page does not carry the one content policy of its place"
    good = page(policy)
    twice = good.replace("</head>", "<meta http-equiv='Content-Security-Policy' content=''></head>")
    for html, file in ((good, "about/index.html"), (twice, FILE), (good.replace("'none'", "*"), FILE)):
        assert message in [stranger.message for stranger in judge(html, file, policy, NONE)]


def test_what_is_told_names_the_start_of_the_element_and_what_its_source_may_call_it() -> None:
    (stranger,) = judge_part('<p onclick="go()">words</p>')

    assert (stranger.found, stranger.sought) == ('<p onclick="go()">', "onclick")
    assert [each.sought for each in judge_part("<iframe></iframe><a href='x:y'>z</a>")] == ["<iframe", "x:y"]


@pytest.mark.parametrize("html", ["", "<p>words", "words", "<p><b>x</p>", "<table><tr><td>x</table>", "</p>"])
def test_content_that_stays_within_its_article_is_contained(html: str) -> None:
    assert contained(html)


@pytest.mark.parametrize(
    "html",
    [
        "</article>x",
        "</div>x",
        "</main>x",
        "<!-- x",
        "<textarea>",
        "<title>",
        "<select>",
        "<script>",
        "</article>x<article>",
    ],
)
def test_content_that_ends_its_article_or_swallows_what_follows_is_not(html: str) -> None:
    assert not contained(html)


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<table>", "<td>", "</table>", "<!--", "x", "<a href=x>"])
    )
)
def test_what_is_made_whole_is_contained(parts: list[str]) -> None:
    assert contained(whole("".join(parts)))


def test_no_list_names_what_runs_or_fetches() -> None:
    names = {name for rules in ARTICLE.values() for name in rules}

    assert not [name for name in names if name.startswith(("on", "form", "xlink")) or name in ("style", "srcset")]
