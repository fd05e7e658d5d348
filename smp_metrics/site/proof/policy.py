"""The content policy of a page, with the scripts that it lets run: a list, made from their own templates.

No hash is ever taken from a finished page, so a script that found its way into one has none.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from jinja2 import Environment

# Every template whose script stands in the page itself: three of the theme's, and one of ours.
TEMPLATES = (
    "partials/javascripts/base.html",
    "partials/javascripts/palette.html",
    "partials/javascripts/content.html",
    "partials/search-when-asked.html",
)
NOT_FOUND = "404.html"
META = '<meta http-equiv="Content-Security-Policy" content="{}">'
POLICY = (
    "default-src 'none'; script-src {}; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


class Policy:
    """What the pages of one build may run."""

    def __init__(self, env: Environment, config: Any) -> None:
        self._env = env
        self._config = config
        self._scripts: dict[str, tuple[str, ...]] = {}

    def scripts(self, file: str) -> tuple[str, ...]:
        """Give the text of each script that may stand in a file of the site: one names the way to the site's root."""
        base = self._way_to_root(file)
        if base not in self._scripts:
            templates = [self._env.get_template(name) for name in TEMPLATES]
            pages = [template.render(config=self._config, base_url=base) for template in templates]
            self._scripts[base] = tuple(
                script.text() for page in pages for script in LexborHTMLParser(page).css("script")
            )
        return self._scripts[base]

    def content(self, file: str) -> str:
        """Give the policy of a file of the site."""
        digests = (b64encode(sha256(script.encode()).digest()).decode() for script in self.scripts(file))
        return POLICY.format(" ".join(["'self'", *(f"'sha256-{digest}'" for digest in digests)]))

    def _way_to_root(self, file: str) -> str:
        """Give what the theme has for it: a page that stands for any address can't count its folders."""
        if file == NOT_FOUND:
            return urlsplit(self._config["site_url"] or "/").path
        return "/".join([".."] * file.count("/")) or "."


# MkDocs renders pages with no word of the project: like the work in hand, their policy is found here.
_in_force: list[Policy] = []


def put_in_force(policy: Policy) -> None:
    """Make this the policy of the pages that are being built."""
    _in_force[:] = [policy]


def policy_in_force() -> Policy:
    """Give the policy of the pages that are being built, or were built last."""
    return _in_force[0]
