"""Put beside the pages what they offer: each chart's picture, pixels and data, and what a shared address shows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from smp_metrics.charts import Drawing
from smp_metrics.charts.sheet import Told, card, sheet
from smp_metrics.site.checking import Report
from smp_metrics.site.finishing.cards import firsts
from smp_metrics.site.finishing.told import told_of
from smp_metrics.site.publication import Publication
from smp_metrics.site.workshop import Workshop

CHARTS = "assets/charts"
FONTS = "assets/smp/fonts"


# Pixels for each unit of a picture: enough for sharp print. A card is measured in pixels.
PRINT, SCREEN = 2, 1
# What is shared of a page without a chart.
SITE = "site"


def pictures(report: Report, drawings: Mapping[str, Drawing], site: Publication) -> dict[str, tuple[str, int]]:
    """Give what is painted in pixels, by name: each chart on its sheet, a card of each page's first, and the site's.

    Where the site knows no address, no page can name a card.
    """
    told = _told(report, drawings, site)
    sheets = {name: (sheet(drawings[name], words), PRINT) for name, words in told.items()}
    if not site.address:
        return sheets
    shared = sorted({*firsts(report).values()})
    cards = {f"{name}-card": (card(site.name, told[name], drawings[name]), SCREEN) for name in shared}
    own = card(site.name, Told(site.description, "", site.description, ()))
    return {**sheets, **cards, f"{SITE}-card": (own, SCREEN)}


def place_downloads(work: Workshop, site: Path) -> None:
    """Write every chart's files, and those that were made meanwhile, below ``site``."""
    charts = site / CHARTS
    charts.mkdir(parents=True, exist_ok=True)
    (font,) = (site / FONTS).glob("*.woff2")
    for name, words in _told(work.report, work.drawings, work.publication).items():
        drawing = work.drawings[name]
        (charts / f"{name}.svg").write_bytes(sheet(drawing, words, font.read_bytes()).encode())
        (charts / f"{name}.csv").write_bytes(drawing.csv.encode())
    for name, content in work.late.files().items():
        (charts / name).write_bytes(content)


def _told(report: Report, drawings: Mapping[str, Drawing], site: Publication) -> dict[str, Told]:
    words = {block.id: block.keys for block in report.blocks if block.kind == "chart"}
    return {name: told_of(words[name], drawing, report.extracts, site) for name, drawing in drawings.items()}
