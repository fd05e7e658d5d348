"""A term has its meaning where a page first uses it, from the glossary's own text, and opens without a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from smp_metrics.charts import Late, Renderer
from smp_metrics.claims.text.document import Document
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.site.checking import Report
from smp_metrics.site.extensions.glossary import PAGE, terms
from smp_metrics.site.workshop import Workshop, open_workshop

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = """\
# Glossary

What words mean.

## Anti-social behaviour (ASB) {#asb}

Noise
and nuisance.

## County lines {#county-lines}

Drug dealing.

## Line {#line}

A row.
"""


def render(source: str, root: Path, glossary: str = GLOSSARY) -> LexborHTMLParser:
    pages = [Document(f"docs/{PAGE}", glossary)] if glossary else []
    extracts = Extracts(ROOT)
    open_workshop(Workshop(root, Report(extracts, Facts(extracts), pages, [], [], []), {}, Late(root, Renderer())))
    extensions = ["attr_list", "smp_metrics.site.extensions.glossary"]
    return LexborHTMLParser(Markdown(extensions=extensions).convert(source))


def named(tree: LexborHTMLParser) -> list[str]:
    return [button.text() for button in tree.css("button.smp-term__name")]


def test_each_name_of_an_entry_is_a_term() -> None:
    assert {name: term.id for name, term in terms(GLOSSARY).items()} == {
        "anti-social behaviour": "asb",
        "asb": "asb",
        "county lines": "county-lines",
        "line": "line",
    }
    assert terms(GLOSSARY)["asb"].means == "Noise and nuisance."


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("ASB fell. ASB rose, and anti-social behaviour too.", ["ASB"]),
        ("Anti-social behaviour, **ASB**.", ["Anti-social behaviour"]),
        ("Of **county lines** and *lines*.", ["county lines", "lines"]),
        ("- one\n- ASB, *then* a line", ["ASB", "line"]),
        ("## ASB\n\n[ASB](x.md) `ASB` asbestos, on-line", []),
        ("# Glossary {#glossary}\n\nASB", []),
        ("Nothing.", []),
    ],
)
def test_a_term_is_explained_where_prose_first_uses_it(source: str, found: list[str], tmp_path: Path) -> None:
    assert named(render(source, tmp_path)) == found


def test_a_button_opens_the_meaning_which_leads_to_the_glossary(tmp_path: Path) -> None:
    tree = render("Less ASB than before.", tmp_path)
    (button,), (means,) = tree.css("button"), tree.css("[popover]")

    assert button.attributes["popovertarget"] == means.attributes["id"]
    assert means.text() == "Noise and nuisance. Glossary"
    assert [link.attributes["href"] for link in means.css("a")] == ["smp-root/glossary/#asb"]
    means.decompose()
    assert tree.css("p")[0].text() == "Less ASB than before."


def test_a_project_without_a_glossary_explains_nothing(tmp_path: Path) -> None:
    assert named(render("ASB", tmp_path, "")) == []
    assert named(render("ASB", tmp_path, "# Glossary")) == []


def test_every_entry_of_the_glossary_is_read() -> None:
    text = (ROOT / "docs" / PAGE).read_text(encoding="utf-8")

    assert len({term.id for term in terms(text).values()}) == text.count("\n## ") > 20
