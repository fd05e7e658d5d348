"""What every page goes through last: links to the site's root, and a strict content policy."""

from __future__ import annotations

import re

from smp_metrics.site.extensions.inline import ROOT
from smp_metrics.site.proof.policy import META

_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)


def finish(html: str, url: str, policy: str = "") -> str:
    """Give the page as it is published.

    ``url`` is the page's address below the site's root (``plan/crime/``; empty for the home page). Links that start
    with ``smp-root/`` become relative to the page, and the page carries its ``policy``, if it has one.
    """
    html = html.replace(f'="{ROOT}', f'="{"../" * url.count("/") or "./"}')
    if not policy:
        return html
    charset = _CHARSET.search(html)
    if charset is None:
        raise ValueError("a page that does not name its charset has nowhere to carry its policy")
    return f"{html[: charset.end()]}{META.format(policy)}{html[charset.end() :]}"
