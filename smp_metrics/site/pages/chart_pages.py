"""A page of its own for each chart: light enough to stand in a frame elsewhere, with what to cite and to copy.

It is light in both schemes: the page around its frame may be either, and the frame can't know. A policy in a page can't
say who may frame it, and this one need not: whoever likes may.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from smp_metrics.catalogue.citing import HERE
from smp_metrics.charts.sheet import Told
from smp_metrics.claims.text.document import Document
from smp_metrics.site.checking import Block
from smp_metrics.site.extensions.figures import chart_figure
from smp_metrics.site.extensions.inline import ROOT
from smp_metrics.site.finishing.told import address_of, citation, told_of
from smp_metrics.site.proof.discreet import EXIT, is_chart_of_harm, quiet_titles
from smp_metrics.site.publication import Publication
from smp_metrics.site.workshop import Workshop
from smp_metrics.site.written.places import address_of_page

STYLES = ("smp.css", "charts.css", "embed.css")
PAGE = Markup(
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light">'
    '{head}<title>{title} - {site}</title><link rel="icon" href="{root}assets/smp/favicon.svg">{font}{styles}</head>'
    '<body class="smp-embed" data-md-color-scheme="default">{exit}<main>'
    '<article class="md-content__inner md-typeset">'
    '<h1 class="smp-unseen">A chart of {site}</h1>{figure}{use}'
    '<p class="smp-embed__from">From <a target="_top" href="{root}{page}#chart-{name}">{site}</a>{day}. '
    '<a target="_top" href="{root}help/">Get help</a></p>'
    "</article></main>"
    '<script type="module" src="{root}assets/smp/smp.js"></script>'
    '<script type="module" src="{root}assets/smp/charts.js"></script>{leave}</body></html>\n'
)
QUIET = Markup('<meta name="referrer" content="no-referrer">')
# As the other pages have it: see partials/exit.html. From a frame it leaves the page around it.
WAY_OUT = Markup(
    '<aside class="smp-exit" aria-label="Leave this site fast"><a href="{}" target="_top" class="smp-exit__button" '
    'rel="noreferrer"><span class="smp-unseen">Emergency: </span>Exit this page'
    '<span class="smp-exit__why">Shows the weather, if you must hide this</span></a></aside>'
)
LEAVE = Markup('<script type="module" src="{}assets/smp/exit.js"></script>')
TELLING = Markup('<meta name="description" content="{}">')
FONT = Markup('<link rel="preload" href="{}assets/smp/fonts/{}" as="font" type="font/woff2" crossorigin>')
STYLE = Markup('<link rel="stylesheet" href="{}assets/smp/{}">')
USE = Markup(
    '<details class="smp-embed__use"><summary>Cite or embed this chart</summary>'
    '<p id="cite">To cite it, copy this:</p><p class="smp-embed__copy">{}</p>'
    '<p>To show it on a page of yours, copy this:</p><p class="smp-embed__copy"><code>{}</code></p></details>'
)
FRAME = Markup('<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>')
FRAME_HEIGHT = 800


@dataclass(frozen=True)
class ChartPage:
    """A page of a chart: its file below the site's root, and its HTML, whose links start at ``smp-root/``."""

    name: str
    html: str

    @property
    def url(self) -> str:
        """Give its address below the site's root."""
        return f"charts/{self.name}/"

    @property
    def file(self) -> str:
        """Give its file below the site's root."""
        return f"{self.url}index.html"


def chart_pages(work: Workshop, font: str) -> Iterator[ChartPage]:
    """Write the page of every chart that stands on a page of the site; ``font`` is the file of the site's font."""
    blocks = {block.id: block for block in work.report.blocks if block.kind == "chart"}
    documents = {document.path: document for document in work.report.documents}
    said = {f"chart/{name}": " ".join([*block.keys.values(), block.path]) for name, block in blocks.items()}
    quiet = quiet_titles(said.items(), work.extracts.partnership.discreet)
    for name, block in sorted(blocks.items()):
        yield ChartPage(name, _page(block, documents[block.path], work, quiet.get(f"chart/{name}"), font))


def _page(block: Block, document: Document, work: Workshop, quiet: str | None, font: str) -> str:
    site, drawing = work.publication, work.drawings[block.id]
    told = told_of(block.keys, drawing, work.extracts, site)
    figure = chart_figure(block.keys, drawing, work.drawings, work.facts)
    can_be_left = is_chart_of_harm(figure, work.extracts.partnership.discreet)
    page = PAGE.format(
        exit=WAY_OUT.format(EXIT) if can_be_left else "",
        leave=LEAVE.format(ROOT) if can_be_left else "",
        head=QUIET if quiet else TELLING.format(told.alt),
        title=quiet or told.title,
        site=site.name,
        font=FONT.format(ROOT, font),
        styles=Markup("").join(
            STYLE.format(ROOT, style) for style in (*STYLES, *(["exit.css"] if can_be_left else []))
        ),
        # In a frame a link would open the page that it leads to within that frame.
        figure=Markup(figure.replace("<a ", '<a target="_top" ')),  # noqa: S704 - written as HTML there
        use=_use(told, block.id, site),
        root=ROOT,
        page=address_of_page(document),
        name=block.id,
        day=f", {site.day}" if site.day else "",
    )
    return str(page)


def _use(told: Told, name: str, site: Publication) -> Markup:
    """Give what to copy; a site that knows no address of its own leaves room for it."""
    address = address_of(name, site)
    here = address if site.address else HERE
    frame = str(FRAME.format(here, told.title, FRAME_HEIGHT))
    return USE.format(citation(told).replace(address, here), frame)
