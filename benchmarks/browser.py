"""What a reader waits for: a page's bytes and requests, gzipped, cache empty, and the time until its first chart."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.serving import Site, served
from smp_metrics.site.printed.browser import find_browser, opened

CHART, HEADING = "figure svg", "article h1"
# The time of the frame after the one in which the first such element has a size.
WATCH = """
const look = () => {
  const sought = document.querySelector("%s");
  if (sought && sought.getBoundingClientRect().height > 0)
    requestAnimationFrame(() => { window.shownAfter = performance.now(); });
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


@dataclass(frozen=True)
class Reading:
    """One page: kilobytes on the wire (bodies and headers), requests, and milliseconds until what is sought shows."""

    kilobytes: float
    requests: int
    shown_after: float
    elsewhere: int


def read(folder: Path, page: str, sought: str, repeats: int = 7) -> Reading:
    """Open ``page`` of a built site as a new reader, several times, and give the medians."""
    with served(folder) as site, opened(find_browser()) as browser:
        # The first reading starts the browser's processes and packs the files.
        kept = [_read_once(browser, site, page, sought) for _ in range(repeats + 1)][1:]
    return Reading(
        median(each.kilobytes for each in kept),
        int(median(each.requests for each in kept)),
        median(each.shown_after for each in kept),
        max(each.elsewhere for each in kept),
    )


def _read_once(browser: Any, site: Site, page: str, sought: str) -> Reading:
    home = f"http://127.0.0.1:{site.server_port}/"
    context = browser.new_context()
    view = context.new_page()
    elsewhere: list[str] = []
    view.on(
        "request",
        lambda request: None if request.url.startswith((home, "data:", "blob:")) else elsewhere.append(request.url),
    )
    view.add_init_script(WATCH % sought)
    site.sent.clear()
    view.goto(home + page, wait_until="networkidle")
    view.wait_for_timeout(300)
    shown = float(view.evaluate("window.shownAfter"))
    context.close()
    return Reading(sum(site.sent) / 1000, len(site.sent), shown, len(elsewhere))
