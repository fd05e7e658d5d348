"""A project so small that it is built in a part of a second: two extracts, a chart, a few pages, a theme of its own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from schemas import CONTRACTS
from smp_metrics.charts import vega
from smp_metrics.charts.renderer import Renderer
from smp_metrics.extracts.memo import fingerprint
from smp_metrics.extracts.written.partnership import PARTNERSHIP
from smp_metrics.reconciliations import RECONCILIATIONS
from smp_metrics.site.finishing.downloads import FONTS
from smp_metrics.site.proof.policy import TEMPLATES
from smp_metrics.site.written.required import DECLARED

ROOT = Path(__file__).resolve().parents[2]
EXTRACTS = ("youth_offences", "youth_offenders_by_age")
CHART = "youth_offences"

PAGES = {
    "index.md": """\
# Young people

In the year to March 2023 there were [202](fact:youth_offences.offences?year=2023) offences.

```chart
id: youth_offences
title: There were [202](fact:youth_offences.offences?year=2023) offences in 2023
subtitle: Offences by young people, years to March
alt: Columns, one for each year.
```
""",
    "ages.md": """\
# Ages

There were [13](fact:youth_offenders_by_age.offenders?age=13&year=2023) offenders aged 13 in the year to March 2023. See
[the offences](index.md).
""",
    "plain.md": "# Plain\n\nWords only, and a way to [the ages](ages.md).\n",
    "about/index.md": "# About\n\n## You spotted a mistake\n\nTell us.\n",
    "about/contribute.md": "# Help\n\n## You spotted a mistake\n\nTell us.\n",
    "about/accessibility.md": "# Access\n\nTell us.\n",
    "assets/smp/site.css": "body { color: black }\n",
}
THEME = {
    "main.html": """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}, {{ config.site_name }}</title>
</head><body><nav>
{% macro menu(items) %}{% for item in items %}<a>{{ item.title }}</a>{{ menu(item.children or []) }}{% endfor %}
{% endmacro %}{{ menu(nav) }}</nav><main><article>{{ page.content }}</article></main></body></html>
""",
    "kept.html": "",
    **dict.fromkeys(TEMPLATES, ""),
    "partials/language.html": "{% macro t(key) %}{{ 'en' if key == 'search.config.lang' else '' }}{% endmacro %}\n",
}
NAV = """\
nav:
  - Home: index.md
  - Ages: ages.md
not_in_nav: |
  *
"""
REQUIRED = "".join(f"{path}: 0\n" for path in DECLARED)


def shrink(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no other extracts, charts and checks than those of the small project, and draw without a renderer."""
    for name in set(CONTRACTS) - set(EXTRACTS):
        monkeypatch.delitem(CONTRACTS, name)
    for name in list(RECONCILIATIONS):
        monkeypatch.delitem(RECONCILIATIONS, name)
    for place in ("charts.cache", "charts.registry", "site.preparing"):
        monkeypatch.setattr(f"smp_metrics.{place}.known_ids", lambda: (CHART,))
    monkeypatch.setattr(Renderer, "submit", _submit)
    monkeypatch.setattr(vega, "warm_up", lambda: None)
    monkeypatch.setattr(vega, "picture", _picture)
    monkeypatch.setattr(vega, "pixels", lambda svg, scale: fingerprint(svg, str(scale)).encode())


def _submit(_renderer: Renderer, work: Callable[..., Any], *args: Any) -> Future[Any]:
    done: Future[Any] = Future()
    done.set_result(work(*args))
    return done


def _picture(name: str, spec: dict[str, Any], _rows: Sequence[str] = ()) -> str:
    return f'<svg id="{name}" viewBox="0 0 300 200"><title></title><g>{fingerprint(repr(spec))}</g></svg>'


def write_small(root: Path) -> Path:
    """Write the project."""
    for name in EXTRACTS:
        for kind in ("csv", "yml"):
            _copy(root, f"data/{name}.{kind}")
    _write(root / PARTNERSHIP, _without_places((ROOT / PARTNERSHIP).read_text(encoding="utf-8")))
    for font in (ROOT / "docs" / FONTS).glob("*.woff2"):
        _copy(root, f"docs/{FONTS}/{font.name}")
    for name, text in PAGES.items():
        _write(root / "docs" / name, text)
    for name, text in THEME.items():
        _write(root / "theme" / name, text)
    _write(root / "schemas/required.yml", REQUIRED)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"^nav:\n.*?(?=^exclude_docs)", lambda _: NAV, settings, flags=re.MULTILINE | re.DOTALL)
    theme = "theme:\n  name: null\n  custom_dir: theme\n  language: en\n"
    settings = re.sub(r"^theme:\n.*?(?=^extra:)", lambda _: theme, settings, flags=re.MULTILINE | re.DOTALL)
    # The small menu has no section to print.
    settings = re.sub(r"(?m)^  pdf:\n(?:    .*\n)+", "", settings)
    settings = re.sub(r"(?ms)^extra_css:\n.*?(?=^nav)", "extra_css: [assets/smp/site.css]\n", settings)
    _write(root / "mkdocs.yml", settings.replace("  - search\n", "  - material/search\n"))
    return root


def _without_places(partnership: str) -> str:
    """Leave out what is declared of extracts that the small project has not."""
    named = re.sub(r"(?ms)^(?:membership|profile):\n(?:  .*?\n)+?(?=\S)", "", partnership)
    return re.sub(r"(?m)^    downloads: .*\n", "", named)


def _copy(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / name, root / name)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
