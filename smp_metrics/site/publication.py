"""What is said of the site wherever a part of it leaves it: its name, its address, the day of its state."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from smp_metrics.facts.printing import day_of
from smp_metrics.files import read_text

SETTINGS = "mkdocs.yml"
_SAID = re.compile(r"^(site_name|site_description):[ ]*(.+?)[ ]*$", re.MULTILINE)


@dataclass(frozen=True)
class Publication:
    """A state of the site; ``address`` ends with a slash, or is empty where the site knows none."""

    name: str
    description: str
    address: str
    day: str


# That of a site which is not published.
NOWHERE = Publication("", "", "", "")


def publication_of(root: Path) -> Publication:
    """Read the site's name from its settings, and the day from the commit: one commit says the same for ever."""
    said = dict(_SAID.findall(read_text(root, SETTINGS)))
    address = os.environ.get("SITE_URL", "")
    whole = f"{address.rstrip('/')}/" if address else ""
    return Publication(said.get("site_name", ""), said.get("site_description", ""), whole, _day(commit_time(root)))


def commit_time(root: Path) -> str:
    """Give the moment of the latest commit in seconds since 1970, or what ``SOURCE_DATE_EPOCH`` says; 0 for neither."""
    if set_before := os.environ.get("SOURCE_DATE_EPOCH"):
        return set_before
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    git = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return git.stdout.strip() or "0"


def _day(seconds: str) -> str:
    return day_of(datetime.fromtimestamp(int(seconds), UTC)) if int(seconds) else ""
