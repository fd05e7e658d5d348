"""What the literate checks share: the project they stand in, and tables and pictures of what they find."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from IPython.display import HTML, display
from markupsafe import Markup

from smp_metrics.catalogue.rules import contract_for
from smp_metrics.charts import vega
from smp_metrics.charts.drawing import titled
from smp_metrics.charts.pictures.plot import Label, Plot
from smp_metrics.charts.render import spec_of
from smp_metrics.extracts import Extract, Extracts
from smp_metrics.facts import slug
from smp_metrics.facts.printing import signed
from smp_metrics.reconciliations import RECONCILIATIONS
from smp_metrics.reconciliations.relation import Mismatch

if TYPE_CHECKING:
    from smp_metrics.charts.pictures.plot import AnyChart

WHOLE_TABLE = "The whole table"
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


def show_rules(extract: Extract) -> None:
    """Show what an extract's contract asks: of one column, or of the whole table."""
    titles = {column.name: column.title for column in extract.columns}
    rules = contract_for(extract.name).rules
    rows = [(titles.get(rule.column, WHOLE_TABLE), rule.sentence) for rule in rules]
    show(pd.DataFrame(rows, columns=["Where", "What must hold"]))


def family(module: str) -> list[str]:
    """Name the reconciliations of one module; raise LookupError when it has none, for a check must check something."""
    suffix = f".{module}"
    names = [name for name, check in RECONCILIATIONS.items() if check.__module__.endswith(suffix)]
    if not names:
        raise LookupError(f"no reconciliation stands in a module called {module}")
    return names


def show_promises(names: Collection[str]) -> None:
    """Show what each reconciliation asks, in its own sentence."""
    rows = [(name, (RECONCILIATIONS[name].__doc__ or "").splitlines()[0]) for name in names]
    show(pd.DataFrame(rows, columns=["Check", "What must hold"]))


def show_mismatches(mismatches: Iterable[Mismatch]) -> None:
    """Show where reconciliations fail, what should stand there, what does, and what that means."""
    rows = [(each.place, each.expected, each.found, each.sentence) for each in mismatches]
    show(pd.DataFrame(rows, columns=["Where", "Should be", "Is", "What disagrees"]))


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
