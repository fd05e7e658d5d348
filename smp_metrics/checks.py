"""What the literate checks share: the project they stand in, and tables and pictures of what they find."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from IPython.display import HTML, display
from markupsafe import Markup

from smp_metrics.charts import vega
from smp_metrics.charts.drawing import titled
from smp_metrics.charts.pictures.plot import Label, Plot
from smp_metrics.charts.render import spec_of
from smp_metrics.extracts import Extracts
from smp_metrics.facts import slug
from smp_metrics.facts.printing import signed

if TYPE_CHECKING:
    from smp_metrics.charts.pictures.plot import AnyChart

TABLE = Markup(
    '<div class="smp-scroll" role="group" aria-label="Table" tabindex="0"><table class="smp-table" aria-label="{}">\n'
    "<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table></div>"
)
ROW = Markup("<tr>{}</tr>")
HEAD, CELL, RIGHT = Markup('<th scope="col"{}>{}</th>'), Markup("<td{}>{}</td>"), Markup(' align="right"')


def project(start: Path | None = None) -> Extracts:
    """Give the extracts of the project that a folder is in: the current one, unless ``start`` names another.

    A check runs in the project's folder when the site is built, and in its own when a person opens it.
    """
    folder = (start or Path.cwd()).resolve()
    return Extracts(next(each for each in (folder, *folder.parents) if (each / "mkdocs.yml").exists()))


def show(frame: pd.DataFrame) -> None:
    """Show a table, with its row names as columns when they have a title; numbers stand to the right."""
    numbers = {str(name) for name in frame.select_dtypes("number")}
    table = frame.reset_index() if any(name is not None for name in frame.index.names) else frame
    names = [str(name) for name in table.columns]
    head = Markup("").join(HEAD.format(RIGHT if name in numbers else "", name) for name in names)
    rows = Markup("\n").join(
        ROW.format(Markup("").join(_cell(value, name, numbers) for name, value in zip(names, row, strict=True)))
        for row in table.itertuples(index=False)
    )
    display(HTML(TABLE.format(f"Table: {', '.join(names)}", head, rows)))


def _cell(value: object, column: str, numbers: Collection[str]) -> Markup:
    if column not in numbers:
        return CELL.format("", value)
    return CELL.format(RIGHT, signed(f"{value:,}"))


def _drawn_now(name: str, spec: dict[str, Any], title: str, words: str) -> Markup:
    return titled(vega.picture(name, spec), name, title, words)


# A build draws the pictures itself, and puts another function here.
picture_of: Callable[[str, dict[str, Any], str, str], Markup] = _drawn_now


def show_picture(frame: pd.DataFrame, labels: dict[str, Label], chart: AnyChart, title: str, words: str) -> None:
    """Draw a chart of a frame under its ``title``; ``words`` tell it to those who can't see it."""
    name = slug(title)
    picture = picture_of(name, spec_of(name, Plot(frame, labels, chart)), title, words)
    # As the charts of pages are written, so that it looks like them in light and dark.
    figure = Markup(
        '<figure class="smp-figure"><figcaption><p class="smp-figure__title">{}</p></figcaption>'
        '<div class="smp-figure__plot">{}</div></figure>'
    )
    display(HTML(figure.format(title, picture)))
