"""Tell from where the engine was installed, as a line of requirements.txt that installs the same again."""

from __future__ import annotations

import json
from importlib.metadata import distributions
from typing import Any

from smp_metrics.imports import HOME

ENGINE = "smp-metrics"


def requirement() -> str:
    """Name the repository and commit, the wheel or the folder from which this engine was installed."""
    written = (each.read_text("direct_url.json") for each in distributions(name=ENGINE))
    return named(json.loads(next(written, None) or "{}"))


def named(origin: dict[str, Any]) -> str:
    """Write a requirement for an origin in the form of PEP 610; where none is known, for the folder it runs from."""
    url = origin.get("url", HOME.as_uri())
    if "vcs_info" in origin:
        return f"{ENGINE} @ {origin['vcs_info']['vcs']}+{url}@{origin['vcs_info']['commit_id']}"
    return f"{ENGINE} @ {url}"
