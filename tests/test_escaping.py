"""Whatever signs a text holds, a page shows them letter for letter, and takes none for markup."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from smp_metrics.escaping import plain
from smp_metrics.site.extensions.inline import said

ROOT = Path(__file__).parents[1]
EXTENSIONS = ["abbr", "admonition", "attr_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.superfences"]
SIGNS = "<>&\"'`*_{}[]()#+-.!|~:=^$\\/ \t1a\N{NO-BREAK SPACE}"
# Of our own words: what has markup of HTML in it, and is no Markup.
# These read pages, or write what stands in none: a message, what a parser is tried with, and the policy's own element.
OURS = ("authored.py", "judging.py", "policy.py", "proving.py")
ELEMENT = re.compile(
    r"</?(?:a|b|br|code|data|div|details|figure|li|meta|nav|p|pre|script|span|svg|table|td|th|tr|ul)[ >]"
)


def shown(markdown: str) -> str:
    """Give what a reader sees of a page."""
    text = LexborHTMLParser(Markdown(extensions=EXTENSIONS).convert(markdown)).root
    assert text is not None
    return " ".join(text.text().split(" ")).strip()


@given(st.text(alphabet=SIGNS, max_size=30))
@example("# x")
@example("- x")
@example("1. x")
@example("!!! note")
@example("~~~")
@example("[^1]: x")
@example("*[HTML]: x")
@example("<script>alert(1)</script>")
@example("&lt;b&gt; &amp;")
@example("![x](y)")
@example("[x](javascript:y){onclick=z}")
@example("{: .x }")
@example("    code")
@example("=")
@example("a | b")
def test_a_text_is_shown_letter_for_letter_as_a_paragraph_a_heading_and_a_cell(text: str) -> None:
    line = re.sub(r"[ \t]+", " ", text).strip()
    written = plain(text.strip("\N{NO-BREAK SPACE} \t"))

    assert shown(f"Before.\n\n{written}\n\nAfter.") == "\n".join(["Before.", *([line] if line else []), "After."])
    assert shown(f"- **X:** {written}") == f"X: {line}".strip()
    assert line in shown(f"| A | B |\n| --- | --- |\n| x | {written} |\n")


@given(st.text(alphabet=SIGNS, max_size=20), st.text(alphabet="<>&\"'`*_{}#\\ 1a", max_size=8))
def test_a_claim_stays_one_among_any_signs(around: str, text: str) -> None:
    written = said(f"{around} [{text}](fact:a.b?c=d) {around}")

    assert f"[{plain(text)}](fact:a.b?c=d)" in written
    assert "<" not in written


def test_a_link_to_an_entry_stays_one_and_a_link_to_elsewhere_does_not() -> None:
    assert said("see [this](#cas-1) and [that](https://e.example)") == (
        r"see [this](#cas-1) and \[that\](https://e.example)"
    )


def unmarked(file: Path) -> list[str]:
    """List the texts of a file that hold HTML and are no Markup."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    known = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Markup", "re.compile"):
            known |= {id(part) for part in ast.walk(node)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in known)
    return [str(node.value) for node in texts if isinstance(node.value, str) and ELEMENT.search(node.value)]


def test_html_is_written_by_markup_which_escapes_what_is_put_into_it() -> None:
    files = [path for path in (ROOT / "smp_metrics").rglob("*.py") if path.name not in OURS]

    assert {path.name: found for path in files if (found := unmarked(path))} == {}


def test_the_rule_finds_what_it_is_for(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        'def f(x):\n    """<p>"""\n    return f"<p>{x}</p>", Markup("<p>{}</p>").format(x)\n'
    )

    assert unmarked(tmp_path / "a.py") == ["<p>", "</p>"]
