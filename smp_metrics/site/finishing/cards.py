"""Name for each page the chart that is shown where its address is shared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from smp_metrics.claims.text.blocks import plain
from smp_metrics.site.checking import Report


def firsts(report: Report) -> dict[str, str]:
    """Give the first chart of each page that has one, by the page's path."""
    blocks = sorted((block for block in report.blocks if block.kind == "chart"), key=lambda block: -block.line)
    return {block.path: block.id for block in blocks}


def give_cards(files: Iterable[Any], report: Report) -> None:
    """Give MkDocs' pages their first chart and its words, for the theme; a page of harm shows the site's card alone."""
    cards = firsts(report)
    words = {block.id: plain(block.keys["alt"]) for block in report.blocks if block.kind == "chart"}
    for file in files:
        card = cards.get(f"docs/{file.src_uri}")
        if card and not file.page.quiet_title:
            file.page.card, file.page.card_words = card, words[card]
