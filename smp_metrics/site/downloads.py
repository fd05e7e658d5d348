"""Put beside the pages what they offer: each chart's picture, pixels, data and live form, and the script of that."""

from __future__ import annotations

from pathlib import Path

from smp_metrics.charts.late import SCRIPT
from smp_metrics.claims.blocks import plain
from smp_metrics.site.workshop import Workshop

CHARTS = "assets/charts"
SHARED = "assets/smp"
FONTS = "assets/smp/fonts"


def place_downloads(work: Workshop, site: Path) -> None:
    """Write every chart's files, and those that were made meanwhile, below ``site``."""
    charts = site / CHARTS
    for folder in (charts, site / SHARED):
        folder.mkdir(parents=True, exist_ok=True)
    (font,) = (site / FONTS).glob("*.woff2")
    words = {block.id: block.keys for block in work.report.blocks if block.kind == "chart"}
    for name, drawing in work.drawings.items():
        title, alt = (plain(words[name][key]) for key in ("title", "alt"))
        picture = drawing.alone(title, alt, font.read_bytes())
        for kind, text in (("svg", picture), ("csv", drawing.csv), ("json", drawing.spec)):
            (charts / f"{name}.{kind}").write_bytes(text.encode())
    for name, content in work.late.files().items():
        ((site / SHARED if name == SCRIPT else charts) / name).write_bytes(content)
