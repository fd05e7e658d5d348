"""Write charts and tables as figures: the words of the page, the picture, and the data beside it."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from smp_metrics.charts.drawing import Drawing
from smp_metrics.claims.text.blocks import plain
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.site.extensions.drawn_disputes import caveat, drawn_disputes
from smp_metrics.site.extensions.inline import ROOT, with_claims
from smp_metrics.site.extensions.ward_links import ward_pages
from smp_metrics.tables import Cell, Table
from smp_metrics.wards.kind import called_otherwise, kind_of

CHART = Markup(
    '<figure class="smp-figure" id="chart-{name}" data-chart="{name}"{called}>{caption}'
    '{views}<div class="smp-figure__plot" data-search-exclude>{picture}</div>'
    '<div class="smp-figure__tools"></div>{caveat}'
    '<details class="smp-figure__words"><summary data-search-exclude>The chart in words</summary>'
    "<p>{words}</p></details>"
    '<details class="smp-figure__data" data-search-exclude><summary>Show the data as a table</summary>{table}</details>'
    '{source}<ul class="smp-figure__downloads" data-search-exclude>{downloads}</ul></figure>'
)
TABLE = Markup(
    '<figure class="smp-figure smp-figure--table" id="table-{name}">{caption}{table}{caveat}{source}'
    '<ul class="smp-figure__downloads" data-search-exclude>'
    '<li><a href="{root}data/{name}.xlsx" download>Data (Excel)</a></li>'
    '<li><a href="{root}data/{name}.csv" download>Data (CSV)</a></li></ul></figure>'
)
VIEWS = Markup('<ul class="smp-figure__views" aria-label="Shown as" data-search-exclude>{}</ul>')
VIEW = Markup('<li><a href="{}charts/{}/"{}>{}</a></li>')
CURRENT = Markup(' aria-current="true"')
USE = Markup('<li><a href="{}charts/{}/#cite">Cite or embed</a></li>')
NUMBER = Markup(' class="smp-number"')


def chart_figure(block: dict[str, str], drawing: Drawing, drawings: Mapping[str, Drawing], facts: Facts) -> str:
    """Write a chart: title, picture, data, source, downloads; and the ways in which ``drawings`` show the same."""
    name = block["id"]
    downloads = Markup("").join(
        Markup('<li><a href="{}assets/charts/{}.{}" download>{}</a></li>').format(ROOT, name, kind, label)
        for kind, label in (("csv", "Data (CSV)"), ("svg", "Picture (SVG)"), ("png", "Picture (PNG)"))
    )
    disputed = drawn_disputes(drawing, facts.extracts)
    cells = [
        [Cell(text, disputed=next(iter(disputed.get((index, at), ())), "")) for at, text in enumerate(row)]
        for index, row in enumerate(drawing.rows)
    ]
    links = _places(facts.extracts, drawing.sources)
    table = _table(drawing.columns, cells, 1, drawing.numeric, links)
    parts = {
        "name": name,
        "called": called_otherwise(kind_of(facts.extracts)),
        "caption": _caption(block, facts),
        "views": _views(drawing, drawings),
        "picture": drawing.picture(plain(block["title"]), plain(block["alt"])),
        "caveat": _caveat(block, facts) + caveat(_ids(disputed), facts.extracts),
        "words": with_claims(block["alt"], facts),
        "table": _scroll(table, plain(block["title"])),
        "source": _source(drawing.sources, facts.extracts),
        "downloads": downloads + USE.format(ROOT, name),
    }
    return _on_one_line(CHART.format(**parts))


def _views(drawing: Drawing, drawings: Mapping[str, Drawing]) -> Markup:
    """Link the charts that show the same in other ways, where there are any."""
    alike = [each for each in drawings.values() if each.view[0] and each.view[0] == drawing.view[0]]
    links = (VIEW.format(ROOT, each.id, CURRENT if each is drawing else "", each.view[1]) for each in _in_order(alike))
    return VIEWS.format(Markup("").join(links)) if len(alike) > 1 else Markup()


def _in_order(alike: Iterable[Drawing]) -> list[Drawing]:
    """Put ways of showing into one order wherever they stand: a count first."""
    return sorted(alike, key=lambda each: (each.view[1] != "Count", each.view[1] == "Change", each.id))


def table_figure(block: dict[str, str], table: Table, facts: Facts) -> str:
    """Write an extract as a table with its title, source and downloads."""
    parts = {
        "name": block["id"],
        "caption": _caption(block, facts),
        "table": _scroll(
            _table(table.columns, table.rows, table.heads, table.numeric, _places(facts.extracts, [block["id"]])),
            plain(block["title"]),
        ),
        "caveat": _caveat(block, facts)
        + _signs(facts.extracts[block["id"]].signs)
        + caveat(_ids(facts.extracts.disputed(block["id"])), facts.extracts),
        "source": _source((block["id"],), facts.extracts),
        "root": ROOT,
    }
    return _on_one_line(TABLE.format(**parts))


def _places(extracts: Extracts, read: Iterable[str]) -> dict[str, dict[str, str]]:
    """Give the pages of places by the title of their column: only where that says so is "North" a ward."""
    return {kind_of(extracts).title: ward_pages(extracts, read)}


def _ids(disputed: Mapping[Any, tuple[str, ...]]) -> list[str]:
    return [issue for issues in disputed.values() for issue in issues]


def _on_one_line(html: Markup) -> str:
    """Leave out blank lines: Markdown would take what follows them for text."""
    return str(html).replace("\n", " ")


def _caption(block: dict[str, str], facts: Facts) -> Markup:
    subtitle = block.get("subtitle")
    below = Markup('<p class="smp-figure__subtitle">{}</p>').format(with_claims(subtitle, facts)) if subtitle else ""
    title = with_claims(block["title"], facts)
    return Markup('<figcaption><p class="smp-figure__title">{}</p>{}</figcaption>').format(title, below)


def _caveat(block: dict[str, str], facts: Facts) -> Markup:
    caveat = block.get("caveat")
    return Markup('<p class="smp-figure__caveat">{}</p>').format(with_claims(caveat, facts)) if caveat else Markup()


def _signs(signs: Mapping[str, str]) -> Markup:
    """Say below a table what each sign means that stands in the place of a number."""
    told = Markup("; ").join(Markup("“{}”: {}").format(sign, meaning) for sign, meaning in signs.items())
    return Markup('<p class="smp-figure__caveat">{}.</p>').format(told) if signs else Markup()


def _source(names: Iterable[str], extracts: Extracts) -> Markup:
    links = Markup("; ").join(
        Markup('<a href="{}data/{}/">{}</a>, {}').format(ROOT, each.name, each.title, within(each.sidecar["period"]))
        for each in (extracts[name] for name in names)
    )
    return Markup('<p class="smp-figure__source" data-search-exclude>Source: {}.</p>').format(links)


def within(period: object) -> str:
    """Give a period as it reads within a sentence: only a month keeps its capital."""
    text = str(period)
    return text if text.split(maxsplit=1)[0] in month_name else text[:1].lower() + text[1:]


def _scroll(table: Markup, label: str) -> Markup:
    frame = Markup('<div class="smp-scroll" role="region" tabindex="0" aria-label="Data: {}">{}</div>')
    return frame.format(label, table)


def _table(
    columns: Iterable[str],
    rows: Iterable[Iterable[Cell]],
    heads: int,
    numeric: tuple[bool, ...],
    places: Mapping[str, Mapping[str, str]],
) -> Markup:
    titles = tuple(columns)
    head = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(NUMBER if is_number else "", title)
        for title, is_number in zip(titles, numeric, strict=True)
    )
    links = [places.get(title, {}) for title in titles]
    body = Markup("").join(Markup("<tr>{}</tr>").format(_row(row, heads, numeric, links)) for row in rows)
    return Markup('<table class="smp-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(head, body)


def _row(row: Iterable[Cell], heads: int, numeric: tuple[bool, ...], links: Sequence[Mapping[str, str]]) -> Markup:
    return Markup("").join(
        Markup('<th scope="row">{}</th>').format(_content(cell, links[index]))
        if index < heads
        else Markup("<td{}>{}</td>").format(NUMBER if numeric[index] else "", _content(cell, links[index]))
        for index, cell in enumerate(row)
    )


def _content(cell: Cell, links: Mapping[str, str]) -> str:
    if cell.text in links:
        return Markup('<a href="{}">{}</a>').format(links[cell.text], cell.text)
    if cell.disputed:
        shown = Markup('{} <span class="smp-corrected"><a href="{}corrections/#{}">disputed</a></span>')
        return shown.format(cell.text, ROOT, cell.disputed)
    if not cell.correction:
        return cell.text
    shown = Markup('{} <span class="smp-corrected"><a href="{}corrections/#{}">printed {}</a></span>')
    return shown.format(cell.text, ROOT, cell.correction, cell.printed)
