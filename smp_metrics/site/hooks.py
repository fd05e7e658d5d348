"""What MkDocs calls: prepare before a build, finish each page after it, watch the data while serving."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from smp_metrics.errors import ProblemsFound
from smp_metrics.site.finish import finish
from smp_metrics.site.preparing import prepare

WATCHED = ("data", "schemas", "smp_metrics")
_serving: list[bool] = [False]


def on_startup(command: str, **_: Any) -> None:
    """Remember whether pages are previewed or published."""
    _serving[:] = [command == "serve"]


def on_pre_build(config: Any) -> None:
    """Check and draw before every build; when something is wrong the last good pages stay."""
    if not config.extra.get("smp_prepared"):
        try:
            prepare(Path(config.config_file_path).parent)
        except ProblemsFound as found:
            raise PluginError(f"nothing was rebuilt:\n{found}") from found


def on_post_page(output: str, page: Any, **_: Any) -> str:
    """Finish a page; a preview carries no policy, which would refuse its own live reload."""
    return finish(output, page.url, policy=not _serving[0])


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Finish the pages that no Markdown stands behind: the one for addresses that lead nowhere."""
    return finish(output_content, "", policy=not _serving[0]) if template_name.endswith(".html") else output_content


def on_serve(server: Any, config: Any, **_: Any) -> Any:
    """Rebuild when an extract, a contract or the package changes."""
    for folder in WATCHED:
        server.watch(str(Path(config.config_file_path).parent / folder))
    return server
