"""Write the script that turns a drawing live when a reader asks: Vega, its tooltips and its interpreter in one file."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from smp_metrics.extracts.memo import Memo, fingerprint

SCRIPT = Path("docs/assets/smp/vega.js")
# The site's policy allows neither eval nor styles written into the page: Vega works from a syntax tree, and the
# look of its tooltips stands in charts.css.
SNIPPET = """
const calm = {
  mode: "vega", renderer: "svg", ast: true, actions: false, defaultStyle: false, hover: false,
  tooltip: {disableDefaultStyle: true, theme: "smp"},
  loader: {load: () => Promise.reject(new Error("charts load nothing"))},
};
window.smpVega = {embed: (element, spec, options) => vegaEmbed(element, spec, {...calm, ...options})};
"""


def write_bundle(root: Path) -> Path:
    """Write ``docs/assets/smp/vega.js`` unless it is there already, and give its path.

    The script sets ``window.smpVega.embed(element, spec, options)``, which shows compiled Vega and gives a promise.
    """
    script = root / SCRIPT
    content = bundle(root)
    if not script.exists() or script.read_text(encoding="utf-8") != content:
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text(content, encoding="utf-8")
    return script


def bundle(root: Path) -> str:
    """Give the script's text, remembered in ``root/build/bundle`` for as long as its makers are the same."""
    memo = Memo(root / "build" / "bundle")
    key = fingerprint(SNIPPET, version("vl-convert-python"))
    remembered = memo.get("vega", key)
    if remembered is not None:
        return str(remembered)
    import vl_convert  # noqa: PLC0415 - needed once for each version

    content: str = vl_convert.javascript_bundle(SNIPPET)
    memo.put("vega", key, content)
    return content
