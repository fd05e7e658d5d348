"""Write one entry of the corrections page, in the order in which a reader asks: so what, what, how do you know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from html import escape

from smp_metrics.claims.ledger import Figure
from smp_metrics.extracts import Declaration, Extracts, KnownIssue, Revision
from smp_metrics.extracts.declarations import Correction, MendedCell
from smp_metrics.facts.printing import MINUS, recorded
from smp_metrics.site.checking import Report
from smp_metrics.site.places import page_title, paragraph_pages

EFFECTS = {
    "contradicts": "Changes the plan's message",
    "clarifies": "Makes the message clearer",
    "none": "Leaves the message as it is",
}
MEASURES = {"vbc": "victim-based crime", "cas": "crimes against society", "asb": "anti-social behaviour"}


@dataclass(frozen=True)
class Entry:
    """A declaration with what the page needs to show it: its place on the site and the rows of its table."""

    declared: Declaration
    page: str
    part: str
    rows: tuple[tuple[str, str, str], ...]

    @property
    def id(self) -> str:
        """Give the anchor."""
        return self.declared.id

    @property
    def effect(self) -> str:
        """Give the effect on the plan's message."""
        return self.declared.effect

    @property
    def slug(self) -> str:
        """Name the part of the plan in an address: ``crime``."""
        return self.page.partition("#")[0].rpartition("/")[2].removesuffix(".md")

    @property
    def kind(self) -> str:
        """Say in words what kind of declaration it is."""
        if isinstance(self.declared, Revision):
            return "Newer data"
        return "Not settled" if isinstance(self.declared, KnownIssue) else "Can be put right"

    def events(self) -> Iterator[tuple[date, str]]:
        """Give what happened to the entry, and when."""
        kind = {"Newer data": "revisions", "Not settled": "not settled"}.get(self.kind, "can be put right")
        yield self.declared.date, f"Added, {kind}"
        if agreed := self.declared.confirmed:
            yield agreed.date, f"Confirmed by {agreed.by}"

    def markdown(self) -> str:
        """Write the entry; what it is chosen by stands in its attributes."""
        entry = self.declared
        place = f"[Go to paragraph {entry.paragraph}]({self.page})"
        lines = [
            f'<div class="smp-entry" data-effect="{self.effect}" data-part="{self.slug}" markdown="1">\n',
            f"#### {entry.title} {{#{entry.id}}}\n",
            f"{entry.message}\n",
            *_table(self.rows),
            f"- **What is wrong:** {entry.why}",
            f"- **How we know:** {entry.evidence}",
            *([f"- **What would settle it:** {entry.needed}"] if isinstance(entry, KnownIssue) else []),
            "",
            f"**Effect:** {EFFECTS[self.effect].lower()}, {self.kind.lower()}.",
            f"**Status:** {_status(entry)}",
            f"**Where:** {entry.where}. {place}.",
            "{: .smp-entry__facts }\n",
            "</div>\n",
        ]
        return "\n".join(lines)


def entries_of(report: Report, declared: Iterable[Declaration]) -> list[Entry]:
    """Give the entries in the order of the plan's paragraphs."""
    figures = {figure.id: figure for figure in report.figures}
    pages = paragraph_pages(report.documents)
    titles = {document.path.removeprefix("docs/"): page_title(document) for document in report.documents}
    return [
        Entry(entry, page, titles[page.partition("#")[0]], tuple(_rows(entry, figures, report.extracts)))
        for entry in sorted(declared, key=lambda entry: entry.paragraph)
        for page in [pages[entry.paragraph]]
    ]


def _status(entry: Declaration) -> str:
    if entry.confirmed:
        return f"confirmed by {entry.confirmed.by} on {day_of(entry.confirmed.date)}."
    return f"proposed on {day_of(entry.date)}, not confirmed yet."


def day_of(day: date) -> str:
    """Write a date as people do: ``5 November 2026``."""
    return f"{day.day} {day:%B %Y}"


def _rows(entry: Declaration, figures: dict[str, Figure], extracts: Extracts) -> Iterator[tuple[str, str, str]]:
    """Give what each cell and figure is about, what the plan prints and what we find."""
    told = set()
    if isinstance(entry, Correction) and entry.extract:
        titles = {column.name: column.title for column in extracts[entry.extract].columns}
        for cell in entry.cells:
            about = ", ".join([*_place(cell), titles[cell.column].lower()])
            told.add((str(cell.expect), str(cell.value)))
            yield about[:1].upper() + about[1:], _number(cell.expect), _number(cell.value)
    for explained in entry.figures:
        figure = figures[explained.id]
        # A total may be a cell of an extract and a figure of the ledger.
        if (figure.row["printed"], explained.found) not in told:
            yield str(figure.row["says"]), _signed(figure.words), _signed(explained.found)


def _place(cell: MendedCell) -> Iterator[str]:
    for name, value in cell.at.items():
        number = isinstance(value, int) and name != "year"
        yield f"{name} {value}" if number else MEASURES.get(str(value), str(value))


def _number(value: float) -> str:
    return recorded(Fraction(str(value)))


def _signed(text: str) -> str:
    return MINUS + text[1:] if text.startswith("-") else text


def _table(rows: tuple[tuple[str, str, str], ...]) -> list[str]:
    """Write the table as HTML: Markdown has no heads of rows."""
    if not rows:
        return []
    body = "".join(
        f'<tr><th scope="row">{escape(about)}</th><td>{escape(printed)}</td><td>{escape(found)}</td></tr>'
        for about, printed, found in rows
    )
    head = '<th scope="col">Figure or claim</th><th scope="col">The plan prints</th><th scope="col">We find</th>'
    return [f'<table class="smp-entry__table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>\n']
