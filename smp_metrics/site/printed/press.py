"""Have a browser print a document with nothing but files of the site."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from smp_metrics.site.printed.sheets import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Route

FOOTER = Markup(
    '<div style="font: 7pt sans-serif; width: 100%; margin: 0 14mm; display: flex; justify-content: space-between">'
    '<span>{}</span><span class="pageNumber"></span></div>'
)
EMPTY = Markup("<span></span>")
# Where the browser writes the time by the clock, a day goes that is as long.
CLOCK = re.compile(rb"\(D:\d{14}\+00'00'\)")
NO_DAY = "1980-01-01"
# How the browser has numbered the cells of tables, which depends on what else it has done.
NODE = re.compile(rb"\(node(\d{8})\)")
# A screen does without a font that comes late; paper waits for it.
LATE_FONT, FONT = b"font-display: optional", b"font-display: block"


def printed(browser: Browser, site: Path, html: str, footer: str, day: str) -> bytes:
    """Give a tagged PDF with an outline, dated ``day``; it is the same each time that one browser prints it."""
    with closing(browser.new_context(java_script_enabled=False)) as context:
        page = context.new_page()
        page.route("**/*", _answering(site, html))
        page.goto(ORIGIN)
        # The tags are made from what a screen reader would be told: a browser that has not worked that out yet leaves
        # most of them away, one time in three.
        session = context.new_cdp_session(page)
        session.send("Accessibility.enable")
        session.send("Accessibility.getFullAXTree")
        content = page.pdf(
            prefer_css_page_size=True,
            tagged=True,
            outline=True,
            display_header_footer=True,
            header_template=EMPTY,
            footer_template=FOOTER.format(footer),
        )
    return _settled(content, day or NO_DAY)


def _settled(content: bytes, day: str) -> bytes:
    """Put the same in the place of what differs from one time to the next; no byte of the rest may move."""
    order = {node: f"(node{index:08})".encode() for index, node in enumerate(sorted(set(NODE.findall(content))))}
    dated = CLOCK.sub(f"(D:{day.replace('-', '')}000000+00'00')".encode(), content)
    return NODE.sub(lambda node: order[node[1]], dated)


def _answering(site: Path, html: str) -> Callable[[Route], None]:
    """Answer for the site's files and for nobody else."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN)
        file = site / path
        if not path:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif file.suffix == ".css":
            route.fulfill(body=file.read_bytes().replace(LATE_FONT, FONT), content_type="text/css; charset=utf-8")
        else:
            route.fulfill(path=file)

    return answer
