"""Have pages made of Markdown, a menu and a theme: by MkDocs, which is begun here and nowhere else.

It calls our own steps back: see ``hooks.py``. ``contributing/renderer.md`` says what another renderer would have to do.
"""

from __future__ import annotations

import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smp_metrics.blame import blamed
from smp_metrics.errors import Problem, ProblemsFound, SmpError
from smp_metrics.site.checked_files import changed, states
from smp_metrics.site.engine import HOOKS, THEME
from smp_metrics.site.keeping import Shelf
from smp_metrics.site.publication import SETTINGS, commit_time
from smp_metrics.site.workshop import Workshop


@dataclass(frozen=True)
class Settings:
    """What the settings say beside the theme: ``extra``, and the menu as it is written."""

    extra: dict[str, Any]
    menu: Any


def settings_of(root: Path) -> Settings:
    """Read a project's settings."""
    from mkdocs.config import load_config  # noqa: PLC0415 - heavy, and only needed where pages are made

    config = load_config(str(root / SETTINGS))
    return Settings(dict(config.extra), config.nav)


def preview(root: Path, address: str) -> None:
    """Serve the pages at an address until stopped, made anew whenever a file of them changes."""
    from mkdocs.commands.serve import serve  # noqa: PLC0415

    serve(config_file=str(root / SETTINGS), dev_addr=address, hooks=[HOOKS], livereload=True, strict=False)


def render(work: Workshop, staging: Path, shelf: Shelf) -> None:
    """Make the pages into ``staging``; raise ProblemsFound with all that MkDocs warns of, or an edit meanwhile."""
    from mkdocs.commands.build import build  # noqa: PLC0415 - a check that fails never loads MkDocs
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    # The date that MkDocs writes into the sitemap is the commit's, so that one commit builds the same bytes.
    os.environ.setdefault("SOURCE_DATE_EPOCH", commit_time(work.root))
    listener = _Listener()
    logging.getLogger("mkdocs").addHandler(listener)
    settings = work.root / SETTINGS
    places = [settings]
    before = states(places)
    try:
        config = load_config(str(settings), site_dir=str(staging), hooks=[HOOKS])
        places += [Path(config.docs_dir), Path(config.theme.custom_dir or THEME)]
        before = states(places) | before
        config.extra["smp_shelf"] = shelf
        build(config)
    except MkDocsException as error:
        listener.messages.append(str(error))
    except Exception as error:
        if isinstance(error, SmpError) or _is_of_writing(error, staging.parent):
            raise
        # MkDocs has told which page it was at, where it was at one.
        if not listener.messages:
            raise ProblemsFound([blamed(error, SETTINGS)]) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(listener)
    if listener.messages:
        raise ProblemsFound(_told(message) for message in listener.messages)
    problems = changed(work.root, before, states(places), work)
    if problems:
        raise ProblemsFound(problems)


def _is_of_writing(error: Exception, folder: Path) -> bool:
    return isinstance(error, OSError) and Path(str(error.filename or "")).is_relative_to(folder)


def _told(message: str) -> Problem:
    page = re.search(r"'([\w/.-]+\.(?:md|ipynb))'", message)
    path = f"docs/{page[1]}" if page else SETTINGS
    return Problem(path, 0, 0, message.strip(), remedy="mend the page or mkdocs.yml")


class _Listener(logging.Handler):
    """Collect what MkDocs warns of, so that it is told like every other problem."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
