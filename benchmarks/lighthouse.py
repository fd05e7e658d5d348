"""Have Lighthouse judge a page of each type as a telephone far away gets it, and print the table.

A mobile telephone with a processor 4 times slower, 1.6 Mbit/s and 150 ms away: Lighthouse's own settings for one. Ends
with 1 where a page falls short of the goals.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.serving import served
from smp_metrics.site.printed.browser import FLAGS, find_browser

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "build/lighthouse/node_modules/.bin/lighthouse"
PAGES = (
    *("", "help/", "wards/", "wards/high-street/", "plan/", "plan/town-centre/", "plan/crime/"),
    *("plan/domestic-abuse/", "corrections/", "data/", "data/all_crime_by_ward/", "facts/all_crime_by_ward/"),
    *("facts/plan-figures/", "how-checked/", "checks/domestic_abuse/", "about/"),
)
LISTS = ("corrections/", "facts/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
LATEST_PAINT, KILOBYTES, KILOBYTES_OF_LISTS = 1_800, 100, 150
# Of so many, the middle one counts: a busy machine slows one or the other.
TIMES = 3


@dataclass(frozen=True)
class Judgement:
    """One page: scores to 100, milliseconds until its largest part is painted, layout shift, and kilobytes.

    ``readable`` are those that a reader waits for: the page, its style sheets and its font.
    """

    page: str
    scores: dict[str, int]
    paint: float
    shift: float
    kilobytes: float
    readable: float

    @property
    def short(self) -> list[str]:
        """List what falls short."""
        most = KILOBYTES_OF_LISTS if self.page.startswith(LISTS) else KILOBYTES
        wrong = [name for name, goal in GOALS.items() if self.scores[name] < goal]
        wrong += ["paint"] if self.paint >= LATEST_PAINT else []
        wrong += ["shift"] if self.shift > 0 else []
        return wrong + (["weight"] if self.readable > most else [])


def judge(address: str, page: str) -> Judgement:
    """Open a page as a new reader, several times, and give the medians."""
    reports = [_report(f"{address}{page}") for _ in range(TIMES)]
    scores = {
        name: int(median(round(each["categories"][name]["score"] * 100) for each in reports)) for name in CATEGORIES
    }
    audits = [each["audits"] for each in reports]
    requests = audits[0]["network-requests"]["details"]["items"]
    waited = [each for each in requests if each.get("resourceType") in {"Document", "Stylesheet", "Font"}]
    return Judgement(
        page or "(home)",
        scores,
        median(each["largest-contentful-paint"]["numericValue"] for each in audits),
        max(each["cumulative-layout-shift"]["numericValue"] for each in audits),
        sum(each["transferSize"] for each in requests) / 1000,
        sum(each["transferSize"] for each in waited) / 1000,
    )


def _report(address: str) -> Any:
    command = [
        *(str(PROGRAM), address, "--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}"),
        f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
    ]
    environment = {**os.environ, "CHROME_PATH": find_browser()}
    return json.loads(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)


def main() -> None:
    """Judge every page, and print the table."""
    print(
        "| page | performance | accessibility | practices | SEO | paint ms | shift | readable kB | all kB | short of |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    short = 0
    with served(ROOT / "site") as site:
        for page in sys.argv[1:] or PAGES:
            found = judge(f"http://127.0.0.1:{site.server_port}/", page)
            short += bool(found.short)
            cells = [found.page, *found.scores.values(), round(found.paint), round(found.shift, 3)]
            cells += [round(found.readable, 1), round(found.kilobytes, 1), ", ".join(found.short)]
            print(f"| {' | '.join(map(str, cells))} |", flush=True)
    sys.exit(1 if short else 0)


if __name__ == "__main__":
    main()
