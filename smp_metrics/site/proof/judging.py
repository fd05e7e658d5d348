"""Judge a built page by what a browser makes of it: whatever stands on no list is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from smp_metrics.extracts.written.whom import Discreet
from smp_metrics.site.proof.discreet import giveaways
from smp_metrics.site.proof.elements import ARTICLE, FILE, STYLE, THEME, Rules
from smp_metrics.site.proof.policy import Policy

LONGEST = 100


@dataclass(frozen=True)
class Stranger:
    """What a page holds and no list names: the message, its start tag, and words by which its source may be known."""

    message: str
    found: str
    sought: str


def judge(html: str, file: str, policy: Policy, discreet: Discreet) -> Iterator[Stranger]:
    """List whatever a page holds that is on no list; ``file`` is its name below the site's root."""
    tree = LexborHTMLParser(html)
    inside: set[int] = set()
    for article in tree.css("article"):
        for node in article.traverse():
            inside.add(node.mem_id)
            yield from _judged(node, ARTICLE if node.mem_id != article.mem_id else THEME)
    for node in tree.css("*"):
        if node.mem_id not in inside:
            yield from _judged(node, THEME)
    for node in tree.css("script"):
        yield from _script(node, policy.scripts(file))
    for node in tree.css("link"):
        yield from _link(node)
    yield from (Stranger(message, found, "") for message, found in giveaways(tree, discreet))
    policies = [node.attributes.get("content") for node in tree.css("meta[http-equiv]")]
    if policies != [policy.content(file)]:
        yield Stranger("the page does not carry the one content policy of its place", " ".join(map(str, policies)), "")


def judge_part(html: str) -> Iterator[Stranger]:
    """List what a part of an article holds that is on no list."""
    body = _body(html)
    for node in body.traverse():
        yield from _judged(node, ARTICLE if node.mem_id != body.mem_id else {"body": {}})
    for node in body.css("script"):
        yield from _script(node, ())


def contained(html: str) -> bool:
    """Tell whether a page's content ends where its article does, and closes nothing that it has not opened."""
    body = _body(f"<main><div><article>{html}</article><hr></div></main>")
    main, *after = body.iter(include_text=True)
    box, *beside = main.iter(include_text=True)
    return [*after, *beside] == [] and [node.tag for node in box.iter(include_text=True)] == ["article", "hr"]


def whole(html: str) -> str:
    """Give a part of an article with every element closed that it opens, and no other."""
    return str(_body(html).inner_html)


def _body(html: str) -> LexborNode:
    return LexborHTMLParser(f"<body>{html}").css("body")[0]


def _judged(node: LexborNode, lists: Mapping[str, Rules]) -> Iterator[Stranger]:
    tag = str(node.tag)
    rules = lists.get(tag)
    if rules is None:
        yield Stranger(f"no page may hold <{tag}> there", _start(node), f"<{tag}")
        return
    for name, value in node.attributes.items():
        rule = rules.get(name)
        if rule is None:
            yield Stranger(f"<{tag}> may have no {name} there", _start(node), name)
        elif not rule.fullmatch(value or ""):
            yield Stranger(f"the {name} of <{tag}> may not be this", value or "", value or name)


def _script(node: LexborNode, known: tuple[str, ...]) -> Iterator[Stranger]:
    """Refuse a script that stands in the page itself, but for data and those on the policy's list."""
    data = str(node.attributes.get("type")).startswith("application/")
    if not data and "src" not in node.attributes and node.text() not in known:
        yield Stranger("the page holds a script that is not on the list", node.text(strip=True), "<script")


def _link(node: LexborNode) -> Iterator[Stranger]:
    """Refuse to fetch anything from elsewhere, and a style sheet from where pages may bring files of their own."""
    of, address = node.attributes.get("rel"), node.attributes.get("href") or ""
    rule = STYLE if of == "stylesheet" else FILE
    if of != "canonical" and not rule.fullmatch(address):
        yield Stranger("the page fetches something from where it may not", address, address)


def _start(node: LexborNode) -> str:
    return f"{str(node.html).partition('>')[0][:LONGEST]}>"
