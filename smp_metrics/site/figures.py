"""Write charts and tables as figures: the words of the page, the picture, and the data beside it."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable
from html import escape

from smp_metrics.charts.drawing import Drawing
from smp_metrics.claims.blocks import plain
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.site.inline import ROOT, with_claims
from smp_metrics.tables import Cell, Table


def chart_figure(block: dict[str, str], drawing: Drawing, facts: Facts) -> str:
    """Write a chart: title, picture, live view on demand, data, source, downloads."""
    name = block["id"]
    extracts = facts.extracts
    downloads = "".join(
        f'<li><a href="{ROOT}assets/charts/{name}.{kind}" download>{label}</a></li>'
        for kind, label in (("csv", "Data (CSV)"), ("svg", "Picture (SVG)"), ("png", "Picture (PNG)"))
    )
    picture = drawing.picture(plain(block["title"]), plain(block["alt"]))
    table = _table(drawing.columns, ([Cell(text) for text in row] for row in drawing.rows), 1, drawing.numeric)
    # One line without blank ones, or Markdown would take what follows for text.
    return (
        f'<figure class="smp-figure" id="chart-{name}" data-chart="{name}">'
        f"{_caption(block, facts)}"
        f'<div class="smp-figure__plot" data-search-exclude>{picture}</div>'
        f"{_caveat(block, facts)}{_described(block, facts)}"
        f'<details class="smp-figure__data" data-search-exclude><summary>Show the data as a table</summary>'
        f"{_scroll(table, plain(block['title']))}</details>"
        f'<button class="smp-figure__explore" type="button" hidden>Explore this chart</button>'
        f"{_source(drawing.sources, extracts)}"
        f'<ul class="smp-figure__downloads">{downloads}</ul></figure>'
    ).replace("\n", " ")


def table_figure(block: dict[str, str], table: Table, facts: Facts) -> str:
    """Write an extract as a table with its title, source and downloads."""
    name = block["id"]
    inner = _scroll(_table(table.columns, table.rows, table.heads, table.numeric), plain(block["title"]))
    return (
        f'<figure class="smp-figure smp-figure--table" id="table-{name}">{_caption(block, facts)}{inner}'
        f"{_caveat(block, facts)}{_source((name,), facts.extracts)}"
        f'<ul class="smp-figure__downloads"><li><a href="{ROOT}data/{name}.csv" download>Data (CSV)</a></li></ul>'
        "</figure>"
    ).replace("\n", " ")


def _caption(block: dict[str, str], facts: Facts) -> str:
    subtitle = block.get("subtitle")
    below = f'<p class="smp-figure__subtitle">{with_claims(subtitle, facts)}</p>' if subtitle else ""
    return f'<figcaption><p class="smp-figure__title">{with_claims(block["title"], facts)}</p>{below}</figcaption>'


def _described(block: dict[str, str], facts: Facts) -> str:
    words = with_claims(block["alt"], facts)
    return f'<details class="smp-figure__words"><summary>The chart in words</summary><p>{words}</p></details>'


def _caveat(block: dict[str, str], facts: Facts) -> str:
    caveat = block.get("caveat")
    return f'<p class="smp-figure__caveat">{with_claims(caveat, facts)}</p>' if caveat else ""


def _source(names: Iterable[str], extracts: Extracts) -> str:
    links = [
        f'<a href="{ROOT}data/{each.name}/">{escape(each.title)}</a>, {escape(_within(each.sidecar["period"]))}'
        for each in (extracts[name] for name in names)
    ]
    return f'<p class="smp-figure__source">Source: {"; ".join(links)}.</p>'


def _within(period: object) -> str:
    """Give a period as it reads within a sentence: only a month keeps its capital."""
    text = str(period)
    return text if text.split()[0] in month_name else text[:1].lower() + text[1:]


def _scroll(table: str, label: str) -> str:
    return f'<div class="smp-scroll" role="region" tabindex="0" aria-label="Data: {escape(label)}">{table}</div>'


def _table(columns: Iterable[str], rows: Iterable[Iterable[Cell]], heads: int, numeric: tuple[bool, ...]) -> str:
    head = "".join(
        f'<th scope="col"{_align(is_number)}>{escape(title)}</th>'
        for title, is_number in zip(columns, numeric, strict=True)
    )
    body = "".join(f"<tr>{_row(row, heads, numeric)}</tr>" for row in rows)
    return f'<table class="smp-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _row(row: Iterable[Cell], heads: int, numeric: tuple[bool, ...]) -> str:
    return "".join(
        f'<th scope="row">{_content(cell)}</th>'
        if index < heads
        else f"<td{_align(numeric[index])}>{_content(cell)}</td>"
        for index, cell in enumerate(row)
    )


def _align(is_number: bool) -> str:  # noqa: FBT001
    return ' class="smp-number"' if is_number else ""


def _content(cell: Cell) -> str:
    if not cell.correction:
        return escape(cell.text)
    link = f'<a href="{ROOT}corrections/#{cell.correction}">printed {escape(cell.printed)}</a>'
    return f'{escape(cell.text)} <span class="smp-corrected">{link}</span>'
