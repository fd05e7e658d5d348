"""Find a Chromium on this machine, and start it so that it keeps nothing and asks nobody."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from smp_metrics.errors import UsageError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The first has no window to draw, and opens a page in half the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Letters are as wide as the font says, not as whole pixels would have it.
    "--font-render-hinting=none",
)


def find_browser() -> str:
    """Give the path of the browser that SMP_CHROMIUM names, or of any; raise UsageError where there is none."""
    wanted = [os.environ["SMP_CHROMIUM"]] if "SMP_CHROMIUM" in os.environ else NAMES
    found = next(filter(None, map(shutil.which, wanted)), None)
    if found is None:
        raise UsageError("there is no Chromium on this machine: run make browser first, or set SMP_CHROMIUM")
    return found


def version_of(browser: str) -> str:
    """Give what a browser calls itself."""
    return subprocess.run([browser, "--version"], capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603


@contextmanager
def opened(browser: str) -> Iterator[Browser]:
    """Start a browser, and end it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - where nothing is printed anew, none starts

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(  # pragma: no cover - the driver's switching hides these two lines
            executable_path=browser, args=list(FLAGS)
        )
        try:  # pragma: no cover - as above
            yield started
        finally:
            started.close()
