"""What is said of a chart where it leaves its page: its source, the day, its address, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from smp_metrics.charts.drawing import Drawing
from smp_metrics.charts.sheet import Told
from smp_metrics.claims.text.blocks import plain
from smp_metrics.extracts import Extracts
from smp_metrics.site.extensions.figures import within
from smp_metrics.site.publication import Publication


def told_of(keys: Mapping[str, str], drawing: Drawing, extracts: Extracts, site: Publication) -> Told:
    """Put together what stands around a chart's picture."""
    title, subtitle, alt = (plain(keys[key]) for key in ("title", "subtitle", "alt"))
    return Told(title, subtitle, alt, (f"Source: {_source(drawing, extracts)}.", _published(drawing, extracts, site)))


def citation(told: Told) -> str:
    """Give a line to copy that says what a chart is, where and of when, and whose its numbers are."""
    source, published = told.source
    # A title can leave to what stands below it which years it speaks of.
    chart = ": ".join(filter(None, ("chart", told.subtitle)))
    return f"\N{LEFT DOUBLE QUOTATION MARK}{told.title}\N{RIGHT DOUBLE QUOTATION MARK} ({chart}). {published} {source}"


def address_of(name: str, site: Publication) -> str:
    """Give the address of a chart's own page, from the site's root where the site knows no other."""
    return f"{site.address}charts/{name}/"


def _source(drawing: Drawing, extracts: Extracts) -> str:
    sources = [extracts[name] for name in drawing.sources]
    titles = "; ".join(f"{each.title}, {within(each.sidecar['period'])}" for each in sources)
    return f"{_listed(each.sidecar['publisher'] for each in sources)}: {titles}"


def _published(drawing: Drawing, extracts: Extracts, site: Publication) -> str:
    licences = _listed(extracts[name].sidecar["licence"] for name in drawing.sources)
    return f"{', '.join(filter(None, (site.name, site.day, address_of(drawing.id, site))))}. {licences}."


def _listed(values: Iterable[object]) -> str:
    return ", ".join(dict.fromkeys(str(value) for value in values))
