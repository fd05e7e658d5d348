"""What every page goes through last: links to the site's root, notebook clutter, and a strict content policy."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

ROOT = "smp-root/"

_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)
_CONTENT = re.compile(r"(?<=<article)[\s>].*(?=</article>)", re.DOTALL)
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_DATA_BLOCK = re.compile(r"""\stype=["']?application/(?!javascript)""", re.IGNORECASE)

_TABLE = re.compile(r'(<div class="smp-scroll"[^>]*>)?(<table(?:\s+class="dataframe")?\s*>.*?</table>)', re.DOTALL)
_FRAME = '<div class="smp-scroll" role="group" aria-label="Table" tabindex="0">'

_NOTEBOOK = 'class="jupyter-wrapper"'
_NOTEBOOK_CLUTTER = re.compile(
    r"<style\b.*?</style>|<script\b.*?</script>|<!--.*?-->"
    r'|<div class="zeroclipboard-container">.*?</clipboard-copy>\s*</div>'
    r'|<div class="clipboard-copy-txt"[^>]*>.*?</div>|<div class="jp-Collapser[^>]*>\s*</div>'
    r"""|(?<=\s)(?:style|border)=(?:"[^"]*"|'[^']*')""",
    re.DOTALL | re.IGNORECASE,
)
_NOTEBOOK_ALIGNED = re.compile(r'(?<=<t[hd] )style="text-align:\s*(right|center);?"')
_NOTEBOOK_STOP = re.compile(r'(<div class="jp-[^>]*?) tabindex="0"')
_NOTEBOOK_ANCHOR = re.compile(r'<a class="anchor-link" href="([^"]*)">¶</a>')
_NOTEBOOK_CODE = re.compile(r'(?<!</summary>)(<div class="highlight-ipynb[^>]*>.*?</div>)', re.DOTALL)
_FOLDED = r'<details class="smp-code"><summary>Show the code</summary>\1</details>'
_PERMALINK = r'<a class="headerlink" href="\1" title="Link to this part">#</a>'


def finish(html: str, url: str, *, policy: bool = True) -> str:
    """Give the page as it is published.

    ``url`` is the page's address below the site's root (``plan/crime/``; empty for the home page). Links that start
    with ``smp-root/`` become relative to the page, a notebook loses its inline styles and scripts and folds its code, a
    table without a class of its own gets a frame to scroll in, and unless ``policy`` is false the page carries a policy
    that allows nothing inline but the theme's own scripts.
    """
    html = html.replace(f'="{ROOT}', f'="{"../" * url.count("/") or "./"}')
    if _NOTEBOOK in html:
        html = _CONTENT.sub(lambda content: _clean_notebook(content[0]), html, count=1)
    html = _TABLE.sub(_framed, html)
    return _with_policy(html) if policy else html


def _framed(table: re.Match[str]) -> str:
    """Frame a table, and give it a class: the theme wraps those without one again."""
    frame, body = table[1], table[2].replace("<table>", '<table class="smp-table">', 1)
    return f"{frame}{body}" if frame else f"{_FRAME}{body}</div>"


def _clean_notebook(content: str) -> str:
    """Take out what a strict policy refuses, what has no use here, and stops for the Tab key; fold the code away."""
    content = _NOTEBOOK_CLUTTER.sub("", _NOTEBOOK_ALIGNED.sub(r'align="\1"', content))
    content = _NOTEBOOK_STOP.sub(r"\1", content)
    content = _NOTEBOOK_CODE.sub(_FOLDED, content)
    # A header without words is read out as an empty one.
    content = content.replace("<th></th>", "<td></td>")
    return _NOTEBOOK_ANCHOR.sub(_PERMALINK, content)


def _with_policy(html: str) -> str:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{_policy(html)}">'
    charset = _CHARSET.search(html)
    if charset is None:
        raise ValueError('a page without <meta charset="utf-8"> has nowhere to carry its policy')
    return f"{html[: charset.end()]}{meta}{html[charset.end() :]}"


def _policy(html: str) -> str:
    scripts = " ".join(["'self'", *_hashes(html)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )


def _hashes(html: str) -> list[str]:
    """Hash the theme's inline scripts. A script within the article is nobody's we trust: it gets no hash."""
    theme = _CONTENT.sub("", html, count=1)
    bodies = (script[2] for script in _INLINE_SCRIPT.finditer(theme) if not _DATA_BLOCK.search(script[1]))
    digests = (b64encode(sha256(body.encode()).digest()).decode() for body in bodies)
    return list(dict.fromkeys(f"'sha256-{digest}'" for digest in digests))
